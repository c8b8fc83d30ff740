//! The `anslag` program.

fn main() {}
