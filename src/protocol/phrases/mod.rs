//! phrases
pub(in crate::protocol) mod acts;
pub(in crate::protocol) mod case_numbers;
pub(in crate::protocol) mod dates;
pub(in crate::protocol) mod description;
pub(in crate::protocol) mod evidence;
pub(in crate::protocol) mod names;
pub(in crate::protocol) mod printed;
pub(in crate::protocol) mod sentences;
