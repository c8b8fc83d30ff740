//! The one question about the world beyond the site: whether a country can be drawn.

use crate::atlas;
use crate::site::Query;

use super::View;

impl View {
    /// Whether the map has a country's shape. To ask in vain is told when the whole site is looked at.
    pub fn has_shape(&self, code: &str) -> bool {
        self.ask(Query::Shape(code.to_owned()));
        atlas::world().find(code).is_some()
    }
}
