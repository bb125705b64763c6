//! A question in, an answer out: ranked passages, each with its meeting and its agenda item.

mod answer;

pub use answer::{Answer, Filter, Highlight, Hit, HitItem, HitMeeting, Options, Tier};
