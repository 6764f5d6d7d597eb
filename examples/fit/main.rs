//! Fits the weights of `src/blocks/weights.rs` on pages whose content is known.
//!
//!     cargo run --release --example fit -- STRUCTURE_FOLDER [LABELS.jsonl PAGES_FOLDER] > weights.rs
//!     mv weights.rs src/blocks/weights.rs
//!
//! The folders are those of the structure and the block corpora: `truth.jsonl` and `pages/ID.html.gz`; lines of block
//! labels and `ID.html.gz`. What held-out fifths of the pages score is printed on standard error.

#[cfg(not(target_family = "wasm"))]
mod native;

#[cfg(not(target_family = "wasm"))]
fn main() -> native::Result<()> {
    native::main()
}

#[cfg(target_family = "wasm")]
fn main() {}
