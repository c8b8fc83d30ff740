//! Tables: pages, and what an edit of the source makes of their translations.

mod change;
mod part;

use super::*;
use crate::parallel::tests::{SOURCE, TRANSLATION, read, short};
use crate::path::SourcePath;
