//! Which parameters each address of the API takes: those that its description (`assets/openapi.json`) lists. Others are
//! refused, because a program that mistypes a filter would take the answer for a filtered one.

use super::api::OPENAPI;
use super::query_parameters::Fields;
use super::request_error::RequestError;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The names of the parameters, by the path of the route.
static PARAMETERS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let described: Value = serde_json::from_str(OPENAPI).unwrap_or_default();
    let paths = described["paths"].as_object().into_iter().flatten();
    paths.map(|(path, methods)| (path.clone(), listed(&described, &methods["get"]["parameters"]))).collect()
});

fn listed(described: &Value, parameters: &Value) -> Vec<String> {
    let whole = |parameter: &Value| match parameter["$ref"].as_str() {
        Some(place) => described.pointer(place.trim_start_matches('#')).cloned().unwrap_or_default(),
        None => parameter.clone(),
    };
    let parameters = parameters.as_array().into_iter().flatten().map(whole);
    let asked = parameters.filter(|parameter| parameter["in"] == "query");
    asked.filter_map(|parameter| parameter["name"].as_str().map(str::to_owned)).collect()
}

/// The parameters of the route with this path; `None` if it is not of the API.
pub fn of(path: &str) -> Option<&'static [String]> {
    PARAMETERS.get(path).map(Vec::as_slice)
}

/// Refuses fields that the route with this path does not take, and those that are given twice. A page takes any.
pub fn check(path: &str, fields: &Fields) -> Result<(), RequestError> {
    let Some(known) = of(path) else { return Ok(()) };
    let names: Vec<&str> = fields.names().collect();
    if let Some(unknown) = names.iter().find(|name| !known.iter().any(|own| own == *name)) {
        let takes = if known.is_empty() { "no parameters".to_owned() } else { known.join(", ") };
        return Err(RequestError::Bad(format!("unknown parameter {unknown:?}; this address takes {takes}")));
    }
    match names.iter().enumerate().find(|(place, name)| names[..*place].contains(name)) {
        Some((_, twice)) => Err(RequestError::Bad(format!("the parameter {twice} is given more than once"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{check, of};
    use crate::surfaces::web::query_parameters::Fields;

    #[track_caller]
    fn says(path: &str, query: &str, expected: &str) {
        let message = check(path, &Fields::parse(query)).map_or_else(|refusal| refusal.to_string(), |()| String::new());
        assert_eq!(message, expected);
    }

    #[test]
    fn an_address_of_the_api_takes_what_its_description_lists() {
        assert_eq!(of("/api/v1/items/{hash}/{item}"), Some(&["q".to_owned()][..]));
        says("/api/v1/items/{hash}/{item}", "q=avtal", "");
        says("/api/v1/items/{hash}/{item}", "person=Kim&q=a", "unknown parameter \"person\"; this address takes q");
        says("/api/v1/records/{hash}", "q=a", "unknown parameter \"q\"; this address takes no parameters");
        says("/api/v1/search", "q=a&organ=KS&organ=KF", "the parameter organ is given more than once");
        says("/sok", "anything=1&q=a&q=b", "");
    }
}
