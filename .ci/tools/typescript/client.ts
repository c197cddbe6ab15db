// A client of the shop: one function for each operation, which handles every error that the operation can respond with.
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

type AnyCode = "no_token" | "unknown_token" | "token_expired" | "too_fast" | "storage" | "bug";
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
        case "bug":
            return "tell the authors of the shop";
        default:
            return unhandled(error);
    }
}

type RequestCode = "invalid_parameter" | "not_acceptable" | "bad_request" | "internal";
type WithoutContent = Extract<ReadOrder, { code: RequestCode }>;

function withoutContent(error: WithoutContent): string {
    switch (error.code) {
        case "invalid_parameter":
            return `${error.parameter.name} in the ${error.parameter.in}`;
        case "not_acceptable":
            return `take ${error.available.join(" or ")}`;
        case "bad_request":
            return "tell the authors of this client";
        case "internal":
            return "tell the authors of the shop";
        default:
            return unhandled(error);
    }
}

type ContentCode =
    | "malformed"
    | "validation_failed"
    | "unsupported_media_type"
    | "unsupported_content_coding"
    | "content_too_large";
type Content = Extract<PlaceOrder, { code: ContentCode }>;

function content(error: Content): string {
    switch (error.code) {
        case "validation_failed":
            return error.errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join(", ");
        case "malformed":
        case "unsupported_media_type":
        case "unsupported_content_coding":
        case "content_too_large":
            return "tell the authors of this client";
        default:
            return unhandled(error);
    }
}

type Found = Extract<ReadOrder, { code: "no_such_order" | "order_cancelled" }>;

function found(error: Found): string {
    switch (error.code) {
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
        case "storage":
        case "bug":
            return any(error);
        case "not_acceptable":
        case "invalid_parameter":
        case "bad_request":
        case "internal":
            return withoutContent(error);
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
        case "storage":
        case "bug":
            return any(error);
        case "not_acceptable":
        case "invalid_parameter":
        case "bad_request":
        case "internal":
            return withoutContent(error);
        case "malformed":
        case "validation_failed":
        case "unsupported_media_type":
        case "unsupported_content_coding":
        case "content_too_large":
            return content(error);
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
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "storage":
        case "bug":
            return any(error);
        case "not_acceptable":
        case "invalid_parameter":
        case "bad_request":
        case "internal":
            return withoutContent(error);
        case "no_such_order":
        case "order_cancelled":
            return found(error);
        default:
            return unhandled(error);
    }
}

/** Told apart by status first, as in the response. */
export function cancelOrder(error: CancelOrder): string {
    switch (error.status) {
        case 404:
        case 410:
            return found(error);
        case 400:
        case 406:
            return withoutContent(error);
        case 401:
        case 429:
        case 503:
            return any(error);
        case 500:
            return error.code === "bug" ? any(error) : withoutContent(error);
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
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "storage":
        case "bug":
            return any(error);
        case "not_acceptable":
        case "invalid_parameter":
        case "bad_request":
        case "internal":
            return withoutContent(error);
        case "malformed":
        case "validation_failed":
        case "unsupported_media_type":
        case "unsupported_content_coding":
        case "content_too_large":
            return content(error);
        case "no_such_order":
        case "order_cancelled":
            return found(error);
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
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "storage":
        case "bug":
            return any(error);
        case "not_acceptable":
        case "invalid_parameter":
        case "bad_request":
        case "internal":
            return withoutContent(error);
        case "malformed":
        case "validation_failed":
        case "unsupported_media_type":
        case "unsupported_content_coding":
        case "content_too_large":
            return content(error);
        case "no_such_order":
        case "order_cancelled":
            return found(error);
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
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "storage":
        case "bug":
            return any(error);
        case "not_acceptable":
        case "invalid_parameter":
        case "bad_request":
        case "internal":
            return withoutContent(error);
        case "no_such_order":
        case "order_cancelled":
            return found(error);
        default:
            return unhandled(error);
    }
}

export function shipOrder(error: ShipOrder): string {
    switch (error.code) {
        case "no_token":
        case "unknown_token":
        case "token_expired":
        case "too_fast":
        case "storage":
        case "bug":
            return any(error);
        case "not_acceptable":
        case "invalid_parameter":
        case "bad_request":
        case "internal":
            return withoutContent(error);
        case "no_such_order":
        case "order_cancelled":
            return found(error);
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
        case "storage":
        case "bug":
            return any(error);
        case "not_acceptable":
        case "invalid_parameter":
        case "bad_request":
        case "internal":
            return withoutContent(error);
        case "malformed":
        case "validation_failed":
        case "unsupported_media_type":
        case "unsupported_content_coding":
        case "content_too_large":
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
        case "/problems/not-acceptable":
        case "/problems/bad-request":
        case "/problems/internal":
            return "tell the authors of this client";
        default:
            return unhandled(error);
    }
}
