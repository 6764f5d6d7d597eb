//! Lines of jobs → a line each.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standfirst_fuzz::held::targets::jsonl(bytes));
