//! Exports persons, organisations, meetings and decisions to the standards Popolo and OParl.
//!
//! [`Engine::popolo`](crate::Engine::popolo) and [`Engine::oparl`](crate::Engine::oparl) return plain values; serialise
//! them with serde to get the JSON of the standard. The module reads records and persons; it does not access files or
//! the index.
#![doc = ""]
#![doc = include_str!("README.md")]

mod ballots;
mod identifier;
mod meetings;
mod memberships;
mod moment;
pub mod oparl;
mod organisations;
mod person_lookup;
pub mod popolo;
#[cfg(test)]
mod test_documents;

pub use oparl::{OParl, oparl};
pub use organisations::Classification;
pub use popolo::{Popolo, popolo};

/// A note for the reader of an export on what the dates of a membership mean.
const DAYS: &str = "the dates of a membership are those of the first and the last document that shows it; \
    when it began or ended is not known";
