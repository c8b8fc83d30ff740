//! The `anslag` program: everything is in the library.

use std::process::ExitCode;

/// Rendering makes and drops many small values on every thread.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    anslag::cli::run(std::env::args_os())
}
