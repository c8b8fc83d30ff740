//! Which blocks of a page belong to which of its translation.

use serde::Serialize;

use super::edition::Edition;
use crate::path::OutputPath;

#[derive(Serialize)]
pub struct Pairs {
    pairs: Vec<(usize, usize)>,
}

pub fn pairs(_edition: &Edition, _left: &OutputPath, _right: &OutputPath) -> Option<Pairs> {
    None
}
