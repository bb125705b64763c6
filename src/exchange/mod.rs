//! Exports persons, organisations, meetings and decisions to the standards Popolo and OParl. The `README.md` in this
//! folder lists which field becomes which, and what is left out.
//!
//! Records and persons become organisations, memberships and lists of attendees, which are put into one document of
//! plain values. This module knows records and people, but neither files nor the index. It exports only what the
//! documents say: a day that was inferred is marked, and a field that a standard requires is left out if its value is
//! unknown.

mod ballots;
mod identifier;
#[cfg(test)]
mod invented;
mod meetings;
mod memberships;
mod moment;
pub mod oparl;
mod organisations;
pub mod popolo;
mod presence;

pub use oparl::{OParl, oparl};
pub use organisations::Classification;
pub use popolo::{Popolo, popolo};

/// A note for the reader of an export on what the dates of a membership mean.
const DAYS: &str = "the dates of a membership are those of the first and the last document that shows it; \
    when it began or ended is not known";
