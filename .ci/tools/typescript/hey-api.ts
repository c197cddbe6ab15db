// The errors of each operation, as @hey-api/openapi-ts has made them.
export type {
    CancelOrderError as CancelOrder,
    ChangeOrderError as ChangeOrder,
    ListOrdersError as ListOrders,
    PayOrderError as PayOrder,
    PlaceOrderError as PlaceOrder,
    ReadOrderError as ReadOrder,
    ReadOrderV1Error as FindMoved,
    ReadShipmentError as ReadShipment,
    ShipOrderError as ShipOrder,
    SwitchFaultError as SwitchFault,
} from "./generated/types.gen.js";
