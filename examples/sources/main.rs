//! Fits the weights of `src/quotes/weights.rs` on articles whose quotations have known sources.
//!
//!     cargo run --release --example sources -- QUOTES_FOLDER > weights.rs
//!     mv weights.rs src/quotes/weights.rs
//!
//! The folder is that of the quotation corpus: `truth.jsonl` and `texts/ID.txt`. The odd lines are fitted on; what both
//! halves score is printed on standard error.

#[cfg(not(target_family = "wasm"))]
mod native;

#[cfg(not(target_family = "wasm"))]
fn main() -> native::Result<()> {
    native::main()
}

#[cfg(target_family = "wasm")]
fn main() {}
