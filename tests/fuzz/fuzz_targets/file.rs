//! Runs the target `file` (PDF, Word and HTML files) with cargo-fuzz.

#![no_main]

#[path = "../../suite/fuzz/targets.rs"]
#[allow(dead_code, reason = "of the functions there, each binary calls one")]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::file(data));
