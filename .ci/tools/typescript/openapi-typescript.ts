// The errors of each operation, from what openapi-typescript has made of the document.
import type { operations } from "./generated.js";

type Contents<Response> = Response extends { content: { "application/problem+json": infer Problem } } ? Problem : never;
type Errors<Name extends keyof operations> = Contents<operations[Name]["responses"][keyof operations[Name]["responses"]]>;

export type CancelOrder = Errors<"cancelOrder">;
export type ChangeOrder = Errors<"changeOrder">;
export type FindMoved = Errors<"readOrderV1">;
export type ListOrders = Errors<"listOrders">;
export type PayOrder = Errors<"payOrder">;
export type PlaceOrder = Errors<"placeOrder">;
export type ReadOrder = Errors<"readOrder">;
export type ReadShipment = Errors<"readShipment">;
export type ShipOrder = Errors<"shipOrder">;
export type SwitchFault = Errors<"switchFault">;
