//! Days, spans and their words in any order → dates.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standfirst_fuzz::held::targets::dates(bytes));
