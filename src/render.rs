//! From the snapshot to bytes: bodies first, which may ask for facts, then outputs, which may ask for both.
//!
//! Every function here is pure: the same site gives the same bytes. What was asked on the way is in the memo.

mod alternate;
mod body;
mod calendar;
mod data;
mod feed;
mod html;
mod json;
mod linked;
mod name;
mod next;
mod output;
mod picture;
mod round;
mod sitemap;
mod template;

pub use body::body;
pub use html::{Links, Region, RegionKind, Said, is_read, lines, regions, said};
pub use next::{NEXT_CHANGE, next_change};
pub use output::{Output, output};
pub use template::{Templates, Theme, compile};
