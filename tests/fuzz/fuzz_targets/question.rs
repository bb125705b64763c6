//! Any text as a question, for cargo-fuzz.

#![no_main]

#[path = "../../suite/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::question(data));
