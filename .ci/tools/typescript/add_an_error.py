"""Adds one error to every operation of the OpenAPI document on the standard input."""

import json
import sys

document = json.load(sys.stdin)
components = document["components"]
components["schemas"]["Teapot"] = {
    "title": "Teapot",
    "allOf": [
        {"$ref": "#/components/schemas/Problem"},
        {
            "type": "object",
            "required": ["type", "title", "status", "code"],
            "properties": {
                "type": {"type": "string", "const": "/problems/teapot"},
                "title": {"type": "string"},
                "status": {"type": "integer", "const": 418},
                "code": {"type": "string", "const": "teapot"},
            },
        },
    ],
}
components["responses"]["Teapot"] = {
    "description": "It is a teapot.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Teapot"}}},
}
for path in document["paths"].values():
    for operation in path.values():
        if "responses" in operation:
            operation["responses"]["418"] = {"$ref": "#/components/responses/Teapot"}
json.dump(document, sys.stdout)
