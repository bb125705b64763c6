//! What an index is built from.

use crate::source::Links;
use serde::{Deserialize, Serialize};

/// A file or folder that an index is built from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Root {
    /// As it was named, from the root of the disk: if it is a link, what that leads to may change.
    pub name: String,
    /// Where its documents were found: the place itself with links resolved, and where followed links led to.
    pub places: Vec<String>,
    /// What is done with links inside it.
    #[serde(default)]
    pub links: Links,
}
