//! What documents say, in the words of other programs: persons, organisations, meetings and decisions as Popolo and OParl
//! call them. Which field becomes which, and what has no place there, `README.md` beside this file tells.
//!
//! records and persons → organisations, memberships, who was present → one document of plain values. Knows records and
//! people; knows neither files nor index. Says nothing that the documents do not say: a day that was worked out is marked,
//! and what a standard demands and nobody knows is left out.

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

/// What the days of a membership mean, to be read beside them.
const DAYS: &str = "the dates of a membership are those of the first and the last document that shows it; \
    when it began or ended is not known";
