"""grpcio with grpcio-status: calls every method, and compares what it reads with what is expected.

`client.py schema FILE EXPECTED` writes the schema of the service and of the details for the other clients instead.
"""

import json
import sys

import grpc
from google.protobuf import any_pb2, descriptor_pb2, duration_pb2, empty_pb2
from google.rpc import error_details_pb2, status_pb2
from grpc_status import rpc_status

SERVICE = "situations.v1.Situations"


def schema(file, methods):
    package, _, name = SERVICE.rpartition(".")
    known = [any_pb2, duration_pb2, empty_pb2, error_details_pb2, status_pb2]
    files = descriptor_pb2.FileDescriptorSet(file=[descriptor_pb2.FileDescriptorProto() for _ in known])
    for module, proto in zip(known, files.file):
        module.DESCRIPTOR.CopyToProto(proto)
    own = files.file.add(name="situations.proto", package=package, syntax="proto3", dependency=[empty_pb2.DESCRIPTOR.name])
    service = own.service.add(name=name)
    for method in methods:
        empty = ".google.protobuf.Empty"
        service.method.add(name=method, input_type=empty, output_type=empty)
    with open(file, "wb") as out:
        out.write(files.SerializeToString())


def read(error):
    """What a client reads; `from_call` refuses a status whose code or message differs from the trailers'."""
    status = rpc_status.from_call(error)
    told = {"code": error.code().name, "message": error.details(), "violations": [], "keys": []}
    for detail in status.details:
        for message in (error_details_pb2.ErrorInfo(), error_details_pb2.RetryInfo(), error_details_pb2.BadRequest()):
            if detail.Unpack(message):
                break
        else:
            continue
        if isinstance(message, error_details_pb2.ErrorInfo):
            told.update(reason=message.reason, domain=message.domain, keys=sorted(message.metadata))
        elif isinstance(message, error_details_pb2.RetryInfo):
            told["delay"] = message.retry_delay.seconds + message.retry_delay.nanos / 10**9
        else:
            told["violations"] = [[it.field, it.description, it.reason] for it in message.field_violations]
    return told


def main(address, methods):
    wrong = 0
    with grpc.insecure_channel(address) as channel:
        for expected in methods:
            call = channel.unary_unary(
                f"/{SERVICE}/{expected['method']}",
                request_serializer=empty_pb2.Empty.SerializeToString,
                response_deserializer=empty_pb2.Empty.FromString,
            )
            try:
                call(empty_pb2.Empty(), timeout=10)
                told = {}
            except grpc.RpcError as error:
                told = read(error)
            right = {"domain": "situations.example.com", "violations": [], "keys": [], **expected}
            del right["method"], right["http"]
            if told != right:
                wrong += 1
                print(f"{expected['method']}: {told} and not {right}", file=sys.stderr)
            print("grpcio", expected["method"], told.get("code"), told.get("reason"), f"{told['delay']:g}" if "delay" in told else "", sep="\t")
    return wrong


if __name__ == "__main__":
    if sys.argv[1] == "schema":
        with open(sys.argv[3]) as file:
            schema(sys.argv[2], [expected["method"] for expected in json.load(file)])
        sys.exit()
    with open(sys.argv[2]) as file:
        sys.exit(1 if main(sys.argv[1], json.load(file)) else 0)
