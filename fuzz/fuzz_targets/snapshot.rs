//! The records a page script sends → a page, or a refusal.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standfirst_fuzz::held::targets::snapshot(bytes));
