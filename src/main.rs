//! The `anslag` program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    anslag::cli::run(std::env::args_os())
}
