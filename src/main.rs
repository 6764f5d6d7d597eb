//! The native command. For Wasm it is empty: `wasm-pack test` compiles every target.

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    standfirst::cli::run(std::env::args_os().skip(1).collect())
}

#[cfg(target_family = "wasm")]
fn main() {}
