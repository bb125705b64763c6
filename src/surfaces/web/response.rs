//! What a route gives back, before it is sent.

use super::request_error::RequestError;
use axum::body::Bytes;
use maud::Markup;
use serde::Serialize;

#[derive(Debug, Clone)]
pub struct RouteResponse {
    pub status: u16,
    pub content_type: &'static str,
    pub body: Bytes,
    /// The answer is not to be listed by search engines: it is about a person.
    pub is_private: bool,
    /// The answer changes only with the program, never with the index.
    pub is_fixed: bool,
    /// The name under which a file is to be saved, where it is not shown.
    pub attachment: Option<String>,
    /// The address that has the answer.
    pub location: Option<String>,
}

impl RouteResponse {
    pub fn new(content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        let (is_private, is_fixed) = (false, false);
        Self { status: 200, content_type, body, is_private, is_fixed, attachment: None, location: None }
    }

    pub fn page(page: Markup) -> Self {
        Self::new("text/html; charset=utf-8", page.into_string())
    }

    pub fn json<T: Serialize>(value: &T) -> Result<Self, RequestError> {
        Ok(Self::new("application/json", serde_json::to_vec(value)?))
    }

    pub fn see(address: String) -> Self {
        Self { status: 303, location: Some(address), ..Self::new("text/plain; charset=utf-8", "") }
    }

    pub fn private(self) -> Self {
        Self { is_private: true, ..self }
    }

    pub fn fixed(self) -> Self {
        Self { is_fixed: true, ..self }
    }
}
