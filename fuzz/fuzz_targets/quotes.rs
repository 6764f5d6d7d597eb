//! Marks, cues and names in any order → quotations.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standfirst_fuzz::held::targets::quotes(bytes));
