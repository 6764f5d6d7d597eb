//! Plain text → analysis.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standfirst_fuzz::held::targets::text(bytes));
