//! Runs the target `question` (any text as a query) with cargo-fuzz.

#![no_main]

#[path = "../../suite/fuzz/targets.rs"]
#[allow(dead_code, reason = "of the functions there, each binary calls one")]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::question(data));
