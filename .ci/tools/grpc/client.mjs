// Clients in JavaScript: calls every method, and compares what each reads with what is expected.
// client.mjs ADDRESS EXPECTED SCHEMA CLIENT..
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";

const [address, expected, schema, ...names] = process.argv.slice(2);
const installed = createRequire(`${process.cwd()}/`);
const load = async (name) => import(installed.resolve(name));
const { createFileRegistry, fromBinary } = await load("@bufbuild/protobuf");
const { FileDescriptorSetSchema, anyUnpack } = await load("@bufbuild/protobuf/wkt");
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(schema)));
const service = registry.getService("situations.v1.Situations");
const baseUrl = `http://${address}`;
const upperSnake = (name) => name.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();

// What a client reads of the details, which are messages.
function told(code, message, details) {
    const all = { code, message, violations: [], keys: [] };
    for (const detail of details) {
        switch (detail.$typeName) {
            case "google.rpc.ErrorInfo":
                Object.assign(all, { reason: detail.reason, domain: detail.domain, keys: Object.keys(detail.metadata).sort() });
                break;
            case "google.rpc.RetryInfo":
                all.delay = Number(detail.retryDelay.seconds) + detail.retryDelay.nanos / 1e9;
                break;
            case "google.rpc.BadRequest":
                all.violations = detail.fieldViolations.map((it) => [it.field, it.description, it.reason]);
        }
    }
    return all;
}

// @connectrpc/connect, in one of its protocols.
async function connect(transport) {
    const { Code, createClient } = await load("@connectrpc/connect");
    const client = createClient(service, transport(await load("@connectrpc/connect-node")));
    return async (method) => {
        try {
            await client[service.methods.find((it) => it.name === method).localName]({});
        } catch (error) {
            const details = error.findDetails({ kind: "registry", getMessage: (name) => registry.getMessage(name) });
            return told(upperSnake(Code[error.code]), error.rawMessage, details);
        }
    };
}

const clients = {
    "connect (gRPC)": () => connect((node) => node.createGrpcTransport({ baseUrl })),
    "connect (gRPC-Web)": () => connect((node) => node.createGrpcWebTransport({ baseUrl, httpVersion: "2" })),
    "connect (Connect)": () => connect((node) => node.createConnectTransport({ baseUrl, httpVersion: "1.1" })),
    "grpc-js": async () => {
        const { default: grpc } = await load("@grpc/grpc-js");
        const client = new grpc.Client(address, grpc.credentials.createInsecure());
        const empty = () => Buffer.alloc(0);
        return (method) =>
            new Promise((resolve) => {
                client.makeUnaryRequest(`/${service.typeName}/${method}`, empty, empty, {}, (error) => {
                    const [bytes = new Uint8Array()] = error?.metadata.get("grpc-status-details-bin") ?? [];
                    const status = fromBinary(registry.getMessage("google.rpc.Status"), bytes);
                    if (status.code !== error.code || status.message !== error.details) {
                        return resolve({ differs: [status.code, error.code, status.message, error.details] });
                    }
                    resolve(told(grpc.status[error.code], error.details, status.details.map((it) => anyUnpack(it, registry))));
                });
            });
    },
    "buf curl": async () => (method) => {
        const url = `${baseUrl}/${service.typeName}/${method}`;
        const options = ["curl", "--schema", schema, "--protocol", "grpc", "--http2-prior-knowledge", "--data", "{}", url];
        try {
            execFileSync("node_modules/.bin/buf", options, { stdio: ["ignore", "pipe", "pipe"] });
        } catch (error) {
            const { code, message, details = [] } = JSON.parse(error.stderr.toString());
            const decoded = details.map(({ type, value }) => fromBinary(registry.getMessage(type), Buffer.from(value, "base64")));
            return told(code.toUpperCase(), message, decoded);
        }
    },
};

let wrong = 0;
for (const name of names) {
    const call = await clients[name]();
    for (const { method, http, ...rest } of JSON.parse(readFileSync(expected))) {
        const right = { domain: "situations.example.com", violations: [], keys: [], ...rest };
        const read = await call(method);
        if (!isDeepStrictEqual(read, right)) {
            wrong += 1;
            console.error(`${name}: ${method}: ${JSON.stringify(read)} and not ${JSON.stringify(right)}`);
        }
        console.log([name, method, read?.code, read?.reason, read?.delay ?? ""].join("\t"));
    }
}
process.exit(wrong ? 1 : 0);
