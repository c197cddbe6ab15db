// A client of the shop: one function for each operation, which handles every error that the operation can answer.
import type {
    CancelOrder,
    ChangeOrder,
    FindMoved,
    ListOrders,
    PayOrder,
    PlaceOrder,
    ReadOrder,
    ReadShipment,
    ShipOrder,
    SwitchFault,
} from "./errors.js";

/** An argument that is left over is an error that nothing handles: then this does not compile. */
function unhandled(error: never): never {
    throw new Error(`an error that is not in the document: ${JSON.stringify(error)}`);
}

type AnyCode =
    | "no_token"
    | "unknown_token"
    | "token_expired"
    | "too_fast"
    | "only_json"
    | "wrong_content_coding"
    | "storage"
    | "bug";
type Any = Extract<ReadOrder, { code: AnyCode }>;

function any(error: Any): string {
    switch (error.code) {
        case "no_token":
        case "unknown_token":
        case "token_expired":
            return "sign in";
        case "too_fast":
        case "storage":
            return "wait";
        case "only_json":
        case "wrong_content_coding":
        case "bug":
            return "tell the authors of this client";
        default:
            return unhandled(error);
    }
}

type Content = Extract<PlaceOrder, { code: "malformed" | "invalid_order" | "wrong_media_type" | "too_large" }>;

function content(error: Content): string {
    switch (error.code) {
        case "invalid_order":
            return error.errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join(", ");
        case "malformed":
        case "wrong_media_type":
        case "too_large":
            return "tell the authors of this client";
        default:
            return unhandled(error);
    }
}

type Found = Extract<ReadOrder, { code: "invalid_parameter" | "no_such_order" | "order_cancelled" }>;

function found(error: Found): string {
    switch (error.code) {
        case "invalid_parameter":
            return `${error.parameter.name} in the ${error.parameter.in}`;
        case "no_such_order":
            return "there is no such order";
        case "order_cancelled":
            return "the order is gone";
        default:
            return unhandled(error);
    }
}

export function listOrders(error: ListOrders): string {
    switch (error.code) {
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "only_json":
        case "wrong_content_coding":
        case "storage":
        case "bug":
            return any(error);
        case "invalid_parameter":
            return found(error);
        case "malformed":
            return content(error);
        default:
            return unhandled(error);
    }
}

export function placeOrder(error: PlaceOrder): string {
    switch (error.code) {
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "only_json":
        case "wrong_content_coding":
        case "storage":
        case "bug":
            return any(error);
        case "malformed":
        case "invalid_order":
        case "wrong_media_type":
        case "too_large":
            return content(error);
        case "invalid_parameter":
            return found(error);
        case "may_not_write":
            return "ask for the scope";
        case "key_reused":
            return "take another key";
        case "key_in_use":
            return "wait";
        case "quota_used_up":
            return `${error.quota} orders a day are enough`;
        case "reference_taken":
            return `another ${error.field}`;
        default:
            return unhandled(error);
    }
}

export function readOrder(error: ReadOrder): string {
    switch (error.code) {
        case "invalid_parameter":
        case "no_such_order":
        case "order_cancelled":
            return found(error);
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "only_json":
        case "wrong_content_coding":
        case "storage":
        case "bug":
            return any(error);
        default:
            return unhandled(error);
    }
}

/** Told apart by status first, as in the response. */
export function cancelOrder(error: CancelOrder): string {
    switch (error.status) {
        case 400:
        case 404:
        case 410:
            return found(error);
        case 401:
        case 406:
        case 415:
        case 429:
        case 500:
        case 503:
            return any(error);
        case 403:
            return "ask for the scope";
        case 409:
            return `the order is ${error.state}`;
        default:
            return unhandled(error);
    }
}

export function changeOrder(error: ChangeOrder): string {
    switch (error.code) {
        case "invalid_parameter":
        case "no_such_order":
        case "order_cancelled":
            return found(error);
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "only_json":
        case "wrong_content_coding":
        case "storage":
        case "bug":
            return any(error);
        case "malformed":
        case "invalid_order":
        case "wrong_media_type":
        case "too_large":
            return content(error);
        case "may_not_write":
            return "ask for the scope";
        case "too_late":
            return `the order is ${error.state}`;
        case "version_required":
        case "version_outdated":
            return "read the order again";
        case "reference_taken":
            return `another ${error.field}`;
        default:
            return unhandled(error);
    }
}

export function payOrder(error: PayOrder): string {
    switch (error.code) {
        case "invalid_parameter":
        case "no_such_order":
        case "order_cancelled":
            return found(error);
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "only_json":
        case "wrong_content_coding":
        case "storage":
        case "bug":
            return any(error);
        case "malformed":
        case "invalid_order":
        case "wrong_media_type":
        case "too_large":
            return content(error);
        case "may_not_write":
            return "ask for the scope";
        case "too_late":
            return `the order is ${error.state}`;
        case "card_declined":
            return "another card";
        default:
            return unhandled(error);
    }
}

export function readShipment(error: ReadShipment): string {
    switch (error.code) {
        case "invalid_parameter":
        case "no_such_order":
        case "order_cancelled":
            return found(error);
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "only_json":
        case "wrong_content_coding":
        case "storage":
        case "bug":
            return any(error);
        default:
            return unhandled(error);
    }
}

export function shipOrder(error: ShipOrder): string {
    switch (error.code) {
        case "invalid_parameter":
        case "no_such_order":
        case "order_cancelled":
            return found(error);
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "only_json":
        case "wrong_content_coding":
        case "storage":
        case "bug":
            return any(error);
        case "staff_only":
            return "ask the warehouse";
        case "not_paid":
            return "pay first";
        case "too_late":
            return `the order is ${error.state}`;
        default:
            return unhandled(error);
    }
}

export function switchFault(error: SwitchFault): string {
    switch (error.code) {
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "only_json":
        case "wrong_content_coding":
        case "storage":
        case "bug":
            return any(error);
        case "malformed":
        case "invalid_order":
        case "wrong_media_type":
        case "too_large":
            return content(error);
        case "may_not_administer":
            return "ask for the scope";
        case "second_factor_required":
            return "sign in with a second factor";
        default:
            return unhandled(error);
    }
}

/** Told apart by type, the identity of a problem (RFC 9457 3.1.1). */
export function findMoved(error: FindMoved): string {
    switch (error.type) {
        case "/problems/invalid-parameter":
            return `${error.parameter.name} in the ${error.parameter.in}`;
        case "/problems/only-json":
        case "/problems/wrong-content-coding":
            return "tell the authors of this client";
        default:
            return unhandled(error);
    }
}
