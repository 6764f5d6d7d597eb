//! What the fuzz targets share: the laws of `tests/held`, and what makes a page of bytes.

#![forbid(unsafe_code)]

#[path = "../../tests/held/mod.rs"]
pub mod held;
