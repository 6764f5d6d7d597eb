//! HTML → analysis.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    standfirst_fuzz::markup(&standfirst::html::decode(bytes));
});
