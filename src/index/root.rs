//! Describes what an index is built from.

use crate::source::Links;
use serde::{Deserialize, Serialize};

/// A file or folder that an index is built from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Root {
    /// The absolute path as it was named; if it is a link, the target may change.
    pub name: String,
    /// Where its documents were found: the path with links resolved, and the targets of links that were followed.
    pub places: Vec<String>,
    /// Whether links inside it are followed.
    #[serde(default)]
    pub links: Links,
}
