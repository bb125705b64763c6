//! Reads the meaning of a few words, wherever they occur: a date, a case number, a name and its description, what a
//! sentence does.

pub(super) mod acts;
pub(super) mod called;
pub(super) mod case_numbers;
pub(super) mod clock;
pub(super) mod counts;
pub(super) mod dates;
pub(super) mod deciders;
pub(super) mod description;
pub(super) mod evidence;
pub(super) mod names;
pub(super) mod participants;
pub(super) mod places;
pub(super) mod postponing;
pub(super) mod printed;
pub(super) mod sentences;
pub(super) mod times;
pub(super) mod told_times;
pub(super) mod verbless;

mod name_words;
mod no_names;
mod particles;
mod titled;
mod tokens;
