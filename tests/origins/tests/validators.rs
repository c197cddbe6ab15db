//! Reports of validators as the member `errors`: what a client is told, and that nothing comes back of what it has sent.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};
use status_runtime::{FieldError, HttpError, IntoResponse, RequestPart};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the order is not valid")]
enum OrderError {
    #[status(validation_failed)]
    Garde(
        #[from]
        #[status(errors)]
        garde::Report,
    ),
    #[status(validation_failed)]
    Validator(
        #[from]
        #[status(errors)]
        validator::ValidationErrors,
    ),
    #[status(bad_request)]
    Perhaps {
        #[status(errors)]
        report: Option<garde::Report>,
    },
    #[status(bad_request)]
    PerhapsOthers {
        #[status(errors)]
        report: Option<validator::ValidationErrors>,
    },
}

fn document(error: impl Into<OrderError>) -> Value {
    let response = error.into().into_response();
    assert_eq!(response.status(), 422);
    serde_json::from_slice(response.body()).unwrap()
}

fn errors(error: impl Into<OrderError>) -> Value {
    document(error)["errors"].take()
}

#[test]
fn a_document_lists_field_errors() {
    let responses = status_runtime::catalog::openapi::responses::<OrderError>();
    let schemas = &responses["422"]["content"]["application/problem+json"]["schema"]["oneOf"];
    for schema in schemas.as_array().unwrap() {
        let errors = &schema["allOf"][1]["properties"]["errors"];
        assert_eq!(errors["items"], json!({"$ref": "#/components/schemas/FieldError"}), "{schemas:#}");
    }
}

mod by_garde {
    use garde::Validate;

    use super::*;

    #[derive(Validate)]
    struct Line {
        #[garde(range(min = 1))]
        count: i64,
        #[garde(length(min = 1, max = 3))]
        r#type: String,
    }

    #[derive(Validate)]
    struct Pair(#[garde(skip)] (), #[garde(ascii)] String);

    #[derive(Validate)]
    #[garde(allow_unvalidated)]
    struct Everything {
        #[garde(alphanumeric)]
        alphanumeric: String,
        #[garde(ascii)]
        ascii: String,
        #[garde(contains("needle"))]
        contains: String,
        #[garde(credit_card)]
        credit_card: String,
        #[garde(email)]
        email: String,
        #[garde(ip)]
        ip: String,
        #[garde(length(max = 1))]
        length: String,
        #[garde(range(max = 1))]
        range: i64,
        repeated: String,
        #[garde(matches(repeated))]
        matches: String,
        #[garde(pattern("^$"))]
        pattern: String,
        #[garde(prefix("https://"))]
        prefix: String,
        #[garde(suffix(".org"))]
        suffix: String,
        #[garde(url)]
        url: String,
        #[garde(required)]
        required: Option<String>,
        #[garde(inner(length(max = 1)))]
        inner: Vec<String>,
        #[garde(dive)]
        nested: Line,
        #[garde(dive)]
        option: Option<Line>,
        #[garde(dive)]
        list: Vec<Line>,
        #[garde(dive)]
        map: BTreeMap<String, Line>,
        #[garde(dive)]
        pair: Pair,
        #[garde(custom(refuse))]
        custom: String,
    }

    fn refuse(_: &str, (): &()) -> garde::Result {
        Err(garde::Error::new("is refused"))
    }

    fn everything(secret: &str, number: i64) -> Everything {
        let secret = || secret.to_owned();
        let line = || Line { count: -number, r#type: secret() };
        Everything {
            alphanumeric: format!("{}-", secret()),
            ascii: format!("{}ü", secret()),
            contains: secret(),
            credit_card: secret(),
            email: secret(),
            ip: secret(),
            length: secret(),
            range: number,
            repeated: format!("{}1", secret()),
            matches: secret(),
            pattern: secret(),
            prefix: secret(),
            suffix: secret(),
            url: secret(),
            required: None,
            inner: vec![secret()],
            nested: line(),
            option: Some(line()),
            list: vec![line()],
            map: BTreeMap::from([("a/b~c".to_owned(), line())]),
            pair: Pair((), format!("{}ü", secret())),
            custom: secret(),
        }
    }

    const RULES: usize = 25;

    proptest! {
        #[test]
        fn nothing_comes_back(secret in "[a-zA-Z]{24}", number in 1_000_000_000_i64..) {
            let report = everything(&secret, number).validate().unwrap_err();
            prop_assert_eq!(report.iter().count(), RULES);
            let response = OrderError::from(report).into_response();
            let shown = format!("{:?} {}", response.headers(), str::from_utf8(response.body()).unwrap());
            prop_assert!(!shown.contains(&secret), "{}", shown);
            prop_assert!(!shown.contains(&number.to_string()), "{}", shown);
        }
    }

    /// RFC 6901 3: `~` is `~0` and `/` is `~1`; 4: the index of an element.
    #[test]
    fn a_pointer_leads_to_the_value() {
        let found = errors(everything("secret", 7).validate().unwrap_err());
        let pointers: Vec<_> =
            found.as_array().unwrap().iter().map(|error| error["pointer"].as_str().unwrap()).collect();
        for pointer in [
            "/alphanumeric",
            "/inner/0",
            "/nested/count",
            "/nested/type",
            "/option/type",
            "/list/0/count",
            "/map/a~1b~0c/count",
            "/pair/1",
        ] {
            assert!(pointers.contains(&pointer), "{pointer} is not in {pointers:?}");
        }
        assert_eq!(pointers.len(), RULES);
    }

    #[test]
    fn an_error_has_a_pointer_a_message_and_a_code() {
        let report = Line { count: 0, r#type: "desk".to_owned() }.validate().unwrap_err();
        assert_eq!(
            errors(report),
            json!([
                {"pointer": "/count", "detail": "lower than 1", "code": "invalid"},
                {"pointer": "/type", "detail": "length is greater than 3", "code": "invalid"},
            ])
        );
    }

    #[test]
    fn the_value_itself_has_an_empty_pointer() {
        let mut report = garde::Report::new();
        report.append(garde::Path::empty(), garde::Error::new("is late"));
        assert_eq!(errors(report), json!([{"pointer": "", "detail": "is late", "code": "invalid"}]));
    }

    #[test]
    fn an_option_is_left_out_where_it_is_none() {
        let member = |report| {
            let response = OrderError::Perhaps { report }.into_response();
            serde_json::from_slice::<Value>(response.body()).unwrap().get("errors").cloned()
        };
        assert_eq!(member(None), None);
        assert_eq!(member(Some(garde::Report::new())), Some(json!([])));
    }
}

mod by_validator {
    use std::sync::LazyLock;

    use regex::Regex;
    use validator::{Validate, ValidationError, ValidationErrors};

    use super::*;

    #[derive(Clone, Serialize, Validate)]
    struct Line {
        #[validate(range(min = 1))]
        count: i64,
        #[validate(length(min = 1, max = 3))]
        r#type: String,
    }

    #[derive(Serialize, Validate)]
    #[validate(schema(function = "refuse_all", skip_on_field_errors = false))]
    struct Everything {
        #[validate(contains(pattern = "needle"))]
        contains: String,
        #[validate(credit_card)]
        credit_card: String,
        #[validate(custom(function = "refuse"))]
        custom: String,
        #[validate(does_not_contain(pattern = "-"))]
        does_not_contain: String,
        #[validate(email)]
        email: String,
        #[validate(ip)]
        ip: String,
        #[validate(length(max = 1))]
        length: String,
        #[validate(must_match(other = "ip"))]
        must_match: String,
        #[validate(must_match(other = "range", code = "renamed"))]
        another: i64,
        #[validate(non_control_character)]
        non_control_character: String,
        #[validate(range(exclusive_max = 2))]
        range: i64,
        #[validate(regex(path = *EMPTY))]
        regex: String,
        #[validate(required)]
        required: Option<String>,
        #[validate(url)]
        url: String,
        #[validate(nested)]
        nested: Line,
        #[validate(nested)]
        option: Option<Line>,
        #[validate(nested)]
        list: Vec<Line>,
        #[validate(nested)]
        lists: Vec<Vec<Line>>,
        #[validate(nested)]
        map: HashMap<String, Line>,
    }

    static EMPTY: LazyLock<Regex> = LazyLock::new(|| Regex::new("^$").unwrap());

    fn refuse(_: &str) -> Result<(), ValidationError> {
        let mut error = ValidationError::new("refused");
        error.add_param("since".into(), &2026);
        error.add_param("list".into(), &[1, 2]);
        Err(error)
    }

    fn refuse_all(_: &Everything) -> Result<(), ValidationError> {
        Err(ValidationError::new("refused").with_message("is refused".into()))
    }

    fn everything(secret: &str, number: i64) -> Everything {
        let secret = || secret.to_owned();
        let line = || Line { count: -number, r#type: secret() };
        Everything {
            contains: secret(),
            credit_card: secret(),
            custom: secret(),
            does_not_contain: format!("{}-", secret()),
            email: secret(),
            ip: secret(),
            length: secret(),
            must_match: format!("{}1", secret()),
            another: number - 1,
            non_control_character: format!("{}\u{1}", secret()),
            range: number,
            regex: secret(),
            required: None,
            url: secret(),
            nested: line(),
            option: Some(line()),
            list: vec![line()],
            lists: vec![Vec::new(), vec![line()]],
            map: HashMap::from([(secret(), line())]),
        }
    }

    proptest! {
        #[test]
        fn nothing_comes_back(secret in "[a-zA-Z]{24}", number in 1_000_000_000_i64..) {
            let errors = everything(&secret, number).validate().unwrap_err();
            // The premise: they have what was sent.
            let kept = format!("{errors:?}");
            prop_assert!(kept.contains(&secret) && kept.contains(&number.to_string()), "{}", kept);
            let response = OrderError::from(errors).into_response();
            let shown = format!("{:?} {}", response.headers(), str::from_utf8(response.body()).unwrap());
            prop_assert!(!shown.contains(&secret), "{}", shown);
            prop_assert!(!shown.contains(&number.to_string()), "{}", shown);
        }
    }

    /// Sorted by the names of the fields, since the crate has them in a map without order; what is wrong with the object as a
    /// whole comes first.
    #[test]
    fn an_error_has_a_pointer_a_message_a_code_and_its_parameters() {
        let error = |pointer, detail, code| json!({"pointer": pointer, "detail": detail, "code": code});
        let with = |mut error: Value, params| {
            error["params"] = params;
            error
        };
        let line = |at: &str| {
            let at = |name| format!("{at}/{name}");
            [
                with(
                    json!({"pointer": at("count"), "detail": "must be at least 1", "code": "range"}),
                    json!({"min": 1}),
                ),
                with(
                    json!({
                        "pointer": at("type"),
                        "detail": "must have a length of at least 1 and at most 3",
                        "code": "length",
                    }),
                    json!({"min": 1, "max": 3}),
                ),
            ]
        };
        let mut expected = vec![
            error("", "is refused", "refused"),
            error("/another", "is not valid", "renamed"),
            with(error("/contains", "must contain `needle`", "contains"), json!({"needle": "needle"})),
            error("/credit_card", "must be the number of a credit card", "credit_card"),
            with(error("/custom", "is not valid", "refused"), json!({"since": 2026})),
            with(error("/does_not_contain", "must not contain `-`", "does_not_contain"), json!({"needle": "-"})),
            error("/email", "must be an e-mail address", "email"),
            error("/ip", "must be an IP address", "ip"),
            with(error("/length", "must have a length of at most 1", "length"), json!({"max": 1})),
        ];
        expected.extend(line("/list/0"));
        expected.extend(line("/lists/1/0"));
        expected.extend(line("/map/0"));
        expected.push(error("/must_match", "must be the same as in the other field", "must_match"));
        expected.extend(line("/nested"));
        expected.push(error("/non_control_character", "must not contain control characters", "non_control_character"));
        expected.extend(line("/option"));
        expected.extend([
            with(error("/range", "must be less than 2", "range"), json!({"exclusive_max": 2})),
            error("/regex", "must have the expected form", "regex"),
            error("/required", "is required", "required"),
            error("/url", "must be a URL", "url"),
        ]);
        for _ in 0..20 {
            let errors = errors(everything("secret", 7).validate().unwrap_err());
            assert_eq!(errors, json!(expected), "{errors:#}");
        }
    }

    #[test]
    fn a_list_by_itself_is_no_field() {
        let lines = vec![Line { count: 1, r#type: "a".to_owned() }, Line { count: 0, r#type: "a".to_owned() }];
        let found = errors(lines.validate().unwrap_err());
        assert_eq!(found[0]["pointer"], "/1/count", "{found}");
    }

    #[test]
    fn an_option_is_left_out_where_it_is_none() {
        let member = |report| {
            let response = OrderError::PerhapsOthers { report }.into_response();
            serde_json::from_slice::<Value>(response.body()).unwrap().get("errors").cloned()
        };
        assert_eq!(member(None), None);
        assert_eq!(member(Some(ValidationErrors::new())), Some(json!([])));
    }
}

/// The names of serde, where they are not Rust's.
mod renamed {
    use serde::Deserialize;
    use validator::Validate as _;

    use super::*;

    #[derive(Deserialize, garde::Validate, validator::Validate)]
    #[serde(rename_all = "camelCase")]
    struct Address {
        #[garde(length(min = 1))]
        #[validate(length(min = 1))]
        post_code: String,
    }

    #[derive(Deserialize, garde::Validate, validator::Validate)]
    #[serde(rename_all = "camelCase")]
    struct Order {
        #[garde(dive)]
        #[validate(nested)]
        ship_to: Vec<Address>,
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("the order is not valid")]
    #[status(validation_failed)]
    struct Invalid(#[status(errors)] Vec<FieldError>);

    impl From<garde::Report> for Invalid {
        fn from(report: garde::Report) -> Invalid {
            Invalid(FieldError::from_garde(&report).into_iter().map(as_sent).collect())
        }
    }

    impl From<validator::ValidationErrors> for Invalid {
        fn from(errors: validator::ValidationErrors) -> Invalid {
            Invalid(FieldError::from_validator(&errors).into_iter().map(as_sent).collect())
        }
    }

    fn as_sent(error: FieldError) -> FieldError {
        let pointer = camel_case(error.pointer());
        error.at(pointer).within(RequestPart::Body)
    }

    fn camel_case(pointer: &str) -> String {
        let mut words = pointer.split('_');
        let mut renamed = words.next().unwrap_or_default().to_owned();
        for word in words {
            let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
            renamed.push_str(&first.to_ascii_uppercase());
            renamed.push_str(rest);
        }
        renamed
    }

    #[test]
    fn a_pointer_leads_to_what_was_sent() {
        let sent = json!({"shipTo": [{"postCode": "1"}, {"postCode": ""}]});
        let order = Order::deserialize(&sent).unwrap();
        let by_garde = Invalid::from(garde::Validate::validate(&order).unwrap_err());
        let by_validator = Invalid::from(validator::Validate::validate(&order).unwrap_err());
        for Invalid(errors) in [by_garde, by_validator] {
            let pointers: Vec<_> = errors.iter().map(FieldError::pointer).collect();
            assert_eq!(pointers, ["/shipTo/1/postCode"]);
            assert_eq!(sent.pointer(pointers[0]), Some(&json!("")));
            assert_eq!(errors[0].part(), Some(RequestPart::Body));
        }
    }

    #[test]
    fn a_pointer_has_the_names_of_rust_otherwise() {
        let order = Order { ship_to: vec![Address { post_code: String::new() }] };
        let by_garde = OrderError::from(garde::Validate::validate(&order).unwrap_err());
        let by_validator = OrderError::from(validator::Validate::validate(&order).unwrap_err());
        for error in [by_garde, by_validator] {
            assert_eq!(errors(error)[0]["pointer"], "/ship_to/0/post_code");
        }
    }
}

/// The texts of validators and of serde repeat what was sent, so a detail that would show one of them is not sent.
mod in_the_detail {
    use super::*;

    const SECRET: &str = "hunter2-hunter2";

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(types = "/problems/")]
    enum Shown {
        #[error("{0}")]
        #[status(validation_failed)]
        Alone(#[status(errors)] validator::ValidationErrors),
        #[error("not valid: {source}!")]
        #[status(validation_failed)]
        Source {
            #[status(errors)]
            source: validator::ValidationErrors,
        },
        #[error("{0:?}")]
        #[status(validation_failed)]
        Debug(#[status(errors)] validator::ValidationErrors),
        #[error("{0:>9}")]
        #[status(validation_failed, errors = none)]
        Formatted(Box<validator::ValidationErrors>),
        #[error("it failed")]
        #[status(validation_failed, errors = none, detail = "for {1}: {0:?} .")]
        OfOnesOwn(Option<validator::ValidationErrors>, #[status(extension = "id")] u8),
        #[error(transparent)]
        #[status(validation_failed)]
        Transparent(
            #[from]
            #[status(errors)]
            validator::ValidationErrors,
        ),
        #[error("{}", .0)]
        #[status(validation_failed)]
        Argument(#[status(errors)] validator::ValidationErrors),
        #[error("{0}")]
        #[status(validation_failed)]
        Report(#[status(errors)] garde::Report),
        #[error("the JSON is not as expected: {0}")]
        #[status(malformed)]
        Json(#[from] serde_json::Error),
        #[error("the order is not valid")]
        #[status(validation_failed)]
        Fixed(#[status(errors)] validator::ValidationErrors),
    }

    fn errors() -> validator::ValidationErrors {
        let mut error = validator::ValidationError::new("email");
        error.add_param("value".into(), &SECRET);
        let mut errors = validator::ValidationErrors::new();
        errors.add("email", error);
        errors
    }

    fn report() -> garde::Report {
        let mut report = garde::Report::new();
        report.append(garde::Path::new("email"), garde::Error::new("not valid"));
        report
    }

    fn document(error: Shown) -> Value {
        let problem = serde_json::to_value(error.problem()).expect("a document");
        let status = status_runtime::grpc::Status::of(&error);
        assert!(!format!("{status:?}").contains(SECRET), "{status:?}");
        let response = error.into_response();
        let sent = serde_json::from_slice(response.body()).expect("a document");
        assert_eq!(problem, sent);
        sent
    }

    #[test]
    fn nothing_comes_back() {
        let refused = serde_json::from_str::<u8>(&format!("{SECRET:?}")).expect_err("a text is not a number");
        assert!(refused.to_string().contains(SECRET));
        for error in [
            Shown::Alone(errors()),
            Shown::Source { source: errors() },
            Shown::Debug(errors()),
            Shown::Formatted(errors().into()),
            Shown::OfOnesOwn(Some(errors()), 7),
            Shown::from(errors()),
            Shown::Argument(errors()),
            Shown::Report(report()),
            Shown::from(refused),
        ] {
            let name = format!("{error:?}");
            let sent = document(error);
            assert!(!sent.to_string().contains(SECRET), "{name}: {sent}");
            assert_eq!(sent.get("detail"), None, "{name}: {sent}");
        }
    }

    #[test]
    fn what_repeats_nothing_is_shown() {
        assert_eq!(document(Shown::Fixed(errors()))["detail"], "the order is not valid");
        let broken = serde_json::from_str::<u8>("x").expect_err("no JSON");
        let detail = format!("the JSON is not as expected: {broken}");
        assert_eq!(document(Shown::from(broken))["detail"], detail.as_str());
        assert_eq!(document(Shown::OfOnesOwn(None, 7))["detail"], "for 7: None .");
    }
}
