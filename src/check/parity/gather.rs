//! The links to the site and the components of a page, as its Markdown has them.

use super::Context;
use super::component::Use;
use super::link::Link;
use crate::content::Document;
use crate::markdown::Piece;

/// What stands in a page, wherever.
#[derive(Default)]
pub struct Gathered {
    pub links: Vec<Link>,
    pub uses: Vec<Use>,
}

pub fn gather(context: &Context<'_>, document: &Document) -> Gathered {
    let mut gathered = Gathered::default();
    pieces(context, document, &document.markdown.pieces, &mut gathered);
    gathered
}

fn pieces(context: &Context<'_>, document: &Document, pieces: &[Piece], gathered: &mut Gathered) {
    for piece in pieces {
        match piece {
            Piece::Link(target) => gathered.links.extend(Link::inside(context, document, target)),
            Piece::Component(component) => {
                gathered.uses.push(Use::of(component));
                self::pieces(context, document, component.body.as_deref().unwrap_or_default(), gathered);
            }
            Piece::Html(_) | Piece::Message(_) => {}
        }
    }
}
