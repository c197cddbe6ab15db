"""What each client has read of each method, as a table in Markdown: `as sent` where code, reason and delay are those that
are expected."""

import json
import sys

with open(sys.argv[1]) as file:
    methods = json.load(file)
read = {}
for line in sys.stdin:
    client, method, *told = line.rstrip("\n").split("\t")
    read.setdefault(client, {})[method] = told
print("| situation | HTTP | gRPC | reason | delay |", *(f"{client} |" for client in read))
print("|---|---|---|---|---|" + "---|" * len(read))
for expected in methods:
    right = [expected["code"], expected["reason"], str(expected.get("delay", ""))]
    told = ["as sent" if client[expected["method"]] == right else " ".join(client[expected["method"]]) for client in read.values()]
    print("|", expected["method"], "|", expected["http"], "|", " | ".join(right), "|", " | ".join(told), "|")
