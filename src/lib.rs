//! Standfirst.
pub mod rule;
pub mod text;
