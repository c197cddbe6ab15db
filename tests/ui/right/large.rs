// Three hundred variants.
#![deny(warnings)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = "https://api.example.com/problems/", challenge = bearer(realm = "api"))]
pub enum Large {
    #[status(not_found, detail = "there is no order {id}")]
    V0 { id: u64 },
    #[status(conflict_state)]
    V1,
    #[status(rate_limited)]
    V2(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V3,
    #[status(internal)]
    V4(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V5,
    #[status(not_found, detail = "there is no order {id}")]
    V6 { id: u64 },
    #[status(conflict_state)]
    V7,
    #[status(rate_limited)]
    V8(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V9,
    #[status(internal)]
    V10(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V11,
    #[status(not_found, detail = "there is no order {id}")]
    V12 { id: u64 },
    #[status(conflict_state)]
    V13,
    #[status(rate_limited)]
    V14(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V15,
    #[status(internal)]
    V16(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V17,
    #[status(not_found, detail = "there is no order {id}")]
    V18 { id: u64 },
    #[status(conflict_state)]
    V19,
    #[status(rate_limited)]
    V20(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V21,
    #[status(internal)]
    V22(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V23,
    #[status(not_found, detail = "there is no order {id}")]
    V24 { id: u64 },
    #[status(conflict_state)]
    V25,
    #[status(rate_limited)]
    V26(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V27,
    #[status(internal)]
    V28(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V29,
    #[status(not_found, detail = "there is no order {id}")]
    V30 { id: u64 },
    #[status(conflict_state)]
    V31,
    #[status(rate_limited)]
    V32(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V33,
    #[status(internal)]
    V34(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V35,
    #[status(not_found, detail = "there is no order {id}")]
    V36 { id: u64 },
    #[status(conflict_state)]
    V37,
    #[status(rate_limited)]
    V38(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V39,
    #[status(internal)]
    V40(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V41,
    #[status(not_found, detail = "there is no order {id}")]
    V42 { id: u64 },
    #[status(conflict_state)]
    V43,
    #[status(rate_limited)]
    V44(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V45,
    #[status(internal)]
    V46(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V47,
    #[status(not_found, detail = "there is no order {id}")]
    V48 { id: u64 },
    #[status(conflict_state)]
    V49,
    #[status(rate_limited)]
    V50(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V51,
    #[status(internal)]
    V52(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V53,
    #[status(not_found, detail = "there is no order {id}")]
    V54 { id: u64 },
    #[status(conflict_state)]
    V55,
    #[status(rate_limited)]
    V56(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V57,
    #[status(internal)]
    V58(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V59,
    #[status(not_found, detail = "there is no order {id}")]
    V60 { id: u64 },
    #[status(conflict_state)]
    V61,
    #[status(rate_limited)]
    V62(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V63,
    #[status(internal)]
    V64(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V65,
    #[status(not_found, detail = "there is no order {id}")]
    V66 { id: u64 },
    #[status(conflict_state)]
    V67,
    #[status(rate_limited)]
    V68(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V69,
    #[status(internal)]
    V70(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V71,
    #[status(not_found, detail = "there is no order {id}")]
    V72 { id: u64 },
    #[status(conflict_state)]
    V73,
    #[status(rate_limited)]
    V74(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V75,
    #[status(internal)]
    V76(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V77,
    #[status(not_found, detail = "there is no order {id}")]
    V78 { id: u64 },
    #[status(conflict_state)]
    V79,
    #[status(rate_limited)]
    V80(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V81,
    #[status(internal)]
    V82(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V83,
    #[status(not_found, detail = "there is no order {id}")]
    V84 { id: u64 },
    #[status(conflict_state)]
    V85,
    #[status(rate_limited)]
    V86(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V87,
    #[status(internal)]
    V88(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V89,
    #[status(not_found, detail = "there is no order {id}")]
    V90 { id: u64 },
    #[status(conflict_state)]
    V91,
    #[status(rate_limited)]
    V92(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V93,
    #[status(internal)]
    V94(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V95,
    #[status(not_found, detail = "there is no order {id}")]
    V96 { id: u64 },
    #[status(conflict_state)]
    V97,
    #[status(rate_limited)]
    V98(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V99,
    #[status(internal)]
    V100(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V101,
    #[status(not_found, detail = "there is no order {id}")]
    V102 { id: u64 },
    #[status(conflict_state)]
    V103,
    #[status(rate_limited)]
    V104(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V105,
    #[status(internal)]
    V106(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V107,
    #[status(not_found, detail = "there is no order {id}")]
    V108 { id: u64 },
    #[status(conflict_state)]
    V109,
    #[status(rate_limited)]
    V110(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V111,
    #[status(internal)]
    V112(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V113,
    #[status(not_found, detail = "there is no order {id}")]
    V114 { id: u64 },
    #[status(conflict_state)]
    V115,
    #[status(rate_limited)]
    V116(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V117,
    #[status(internal)]
    V118(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V119,
    #[status(not_found, detail = "there is no order {id}")]
    V120 { id: u64 },
    #[status(conflict_state)]
    V121,
    #[status(rate_limited)]
    V122(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V123,
    #[status(internal)]
    V124(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V125,
    #[status(not_found, detail = "there is no order {id}")]
    V126 { id: u64 },
    #[status(conflict_state)]
    V127,
    #[status(rate_limited)]
    V128(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V129,
    #[status(internal)]
    V130(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V131,
    #[status(not_found, detail = "there is no order {id}")]
    V132 { id: u64 },
    #[status(conflict_state)]
    V133,
    #[status(rate_limited)]
    V134(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V135,
    #[status(internal)]
    V136(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V137,
    #[status(not_found, detail = "there is no order {id}")]
    V138 { id: u64 },
    #[status(conflict_state)]
    V139,
    #[status(rate_limited)]
    V140(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V141,
    #[status(internal)]
    V142(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V143,
    #[status(not_found, detail = "there is no order {id}")]
    V144 { id: u64 },
    #[status(conflict_state)]
    V145,
    #[status(rate_limited)]
    V146(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V147,
    #[status(internal)]
    V148(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V149,
    #[status(not_found, detail = "there is no order {id}")]
    V150 { id: u64 },
    #[status(conflict_state)]
    V151,
    #[status(rate_limited)]
    V152(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V153,
    #[status(internal)]
    V154(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V155,
    #[status(not_found, detail = "there is no order {id}")]
    V156 { id: u64 },
    #[status(conflict_state)]
    V157,
    #[status(rate_limited)]
    V158(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V159,
    #[status(internal)]
    V160(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V161,
    #[status(not_found, detail = "there is no order {id}")]
    V162 { id: u64 },
    #[status(conflict_state)]
    V163,
    #[status(rate_limited)]
    V164(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V165,
    #[status(internal)]
    V166(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V167,
    #[status(not_found, detail = "there is no order {id}")]
    V168 { id: u64 },
    #[status(conflict_state)]
    V169,
    #[status(rate_limited)]
    V170(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V171,
    #[status(internal)]
    V172(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V173,
    #[status(not_found, detail = "there is no order {id}")]
    V174 { id: u64 },
    #[status(conflict_state)]
    V175,
    #[status(rate_limited)]
    V176(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V177,
    #[status(internal)]
    V178(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V179,
    #[status(not_found, detail = "there is no order {id}")]
    V180 { id: u64 },
    #[status(conflict_state)]
    V181,
    #[status(rate_limited)]
    V182(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V183,
    #[status(internal)]
    V184(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V185,
    #[status(not_found, detail = "there is no order {id}")]
    V186 { id: u64 },
    #[status(conflict_state)]
    V187,
    #[status(rate_limited)]
    V188(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V189,
    #[status(internal)]
    V190(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V191,
    #[status(not_found, detail = "there is no order {id}")]
    V192 { id: u64 },
    #[status(conflict_state)]
    V193,
    #[status(rate_limited)]
    V194(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V195,
    #[status(internal)]
    V196(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V197,
    #[status(not_found, detail = "there is no order {id}")]
    V198 { id: u64 },
    #[status(conflict_state)]
    V199,
    #[status(rate_limited)]
    V200(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V201,
    #[status(internal)]
    V202(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V203,
    #[status(not_found, detail = "there is no order {id}")]
    V204 { id: u64 },
    #[status(conflict_state)]
    V205,
    #[status(rate_limited)]
    V206(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V207,
    #[status(internal)]
    V208(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V209,
    #[status(not_found, detail = "there is no order {id}")]
    V210 { id: u64 },
    #[status(conflict_state)]
    V211,
    #[status(rate_limited)]
    V212(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V213,
    #[status(internal)]
    V214(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V215,
    #[status(not_found, detail = "there is no order {id}")]
    V216 { id: u64 },
    #[status(conflict_state)]
    V217,
    #[status(rate_limited)]
    V218(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V219,
    #[status(internal)]
    V220(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V221,
    #[status(not_found, detail = "there is no order {id}")]
    V222 { id: u64 },
    #[status(conflict_state)]
    V223,
    #[status(rate_limited)]
    V224(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V225,
    #[status(internal)]
    V226(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V227,
    #[status(not_found, detail = "there is no order {id}")]
    V228 { id: u64 },
    #[status(conflict_state)]
    V229,
    #[status(rate_limited)]
    V230(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V231,
    #[status(internal)]
    V232(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V233,
    #[status(not_found, detail = "there is no order {id}")]
    V234 { id: u64 },
    #[status(conflict_state)]
    V235,
    #[status(rate_limited)]
    V236(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V237,
    #[status(internal)]
    V238(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V239,
    #[status(not_found, detail = "there is no order {id}")]
    V240 { id: u64 },
    #[status(conflict_state)]
    V241,
    #[status(rate_limited)]
    V242(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V243,
    #[status(internal)]
    V244(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V245,
    #[status(not_found, detail = "there is no order {id}")]
    V246 { id: u64 },
    #[status(conflict_state)]
    V247,
    #[status(rate_limited)]
    V248(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V249,
    #[status(internal)]
    V250(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V251,
    #[status(not_found, detail = "there is no order {id}")]
    V252 { id: u64 },
    #[status(conflict_state)]
    V253,
    #[status(rate_limited)]
    V254(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V255,
    #[status(internal)]
    V256(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V257,
    #[status(not_found, detail = "there is no order {id}")]
    V258 { id: u64 },
    #[status(conflict_state)]
    V259,
    #[status(rate_limited)]
    V260(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V261,
    #[status(internal)]
    V262(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V263,
    #[status(not_found, detail = "there is no order {id}")]
    V264 { id: u64 },
    #[status(conflict_state)]
    V265,
    #[status(rate_limited)]
    V266(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V267,
    #[status(internal)]
    V268(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V269,
    #[status(not_found, detail = "there is no order {id}")]
    V270 { id: u64 },
    #[status(conflict_state)]
    V271,
    #[status(rate_limited)]
    V272(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V273,
    #[status(internal)]
    V274(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V275,
    #[status(not_found, detail = "there is no order {id}")]
    V276 { id: u64 },
    #[status(conflict_state)]
    V277,
    #[status(rate_limited)]
    V278(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V279,
    #[status(internal)]
    V280(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V281,
    #[status(not_found, detail = "there is no order {id}")]
    V282 { id: u64 },
    #[status(conflict_state)]
    V283,
    #[status(rate_limited)]
    V284(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V285,
    #[status(internal)]
    V286(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V287,
    #[status(not_found, detail = "there is no order {id}")]
    V288 { id: u64 },
    #[status(conflict_state)]
    V289,
    #[status(rate_limited)]
    V290(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V291,
    #[status(internal)]
    V292(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V293,
    #[status(not_found, detail = "there is no order {id}")]
    V294 { id: u64 },
    #[status(conflict_state)]
    V295,
    #[status(rate_limited)]
    V296(#[status(retry_after)] u64),
    #[status(unauthenticated)]
    V297,
    #[status(internal)]
    V298(#[source] std::io::Error),
    #[status(gone, header("X-Reason" = "deleted"))]
    V299,
}

fn main() {}
