//! Why a request is not answered.

use super::super::cli;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum RequestError {
    #[error("nothing has this address")]
    NotFound,
    /// The request itself cannot be answered.
    #[error("{0}")]
    Bad(String),
    #[error("the address is not percent-encoded UTF-8")]
    Garbled,
    #[error("the address is too long")]
    Long,
    #[error("only GET and HEAD are answered here")]
    Method,
    #[error("the server has too much to do; try again")]
    Busy,
    #[error("the answer took too long")]
    TooLong,
    #[error(transparent)]
    Engine(#[from] tingsok::Error),
    #[error("a file could not be read")]
    File(#[source] tingsok::source::Error),
    #[error("the answer could not be written as JSON")]
    Json(#[from] serde_json::Error),
    #[error("the answer could not be written as a table")]
    Table(#[from] cli::Error),
    /// The function that makes the answer did not end as it should.
    #[error("the answer could not be made")]
    Broken,
}

impl RequestError {
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Bad(_) | Self::Garbled => 400,
            Self::Method => 405,
            Self::Long => 414,
            Self::Busy | Self::TooLong => 503,
            Self::Engine(_) | Self::File(_) | Self::Json(_) | Self::Table(_) | Self::Broken => 500,
        }
    }
}
