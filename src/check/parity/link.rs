//! Where the links and addresses of a page lead.

mod address;

use std::collections::BTreeSet;

use super::difference::{Difference, Rules, differences};
use super::{Context, Finding, Pair, shape};
use crate::content::Document;
use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::front_matter::Topic;
use crate::language::Language;
use crate::markdown::{Target, TargetKind};
use crate::path::{PageId, UrlPath};
use crate::site::PageKey;

/// A link, an image or an address where it stands.
pub struct Link {
    /// Of the address.
    pub span: Span,
    to: To,
    written: String,
    /// Whether it stands in the source.
    is_of_source: bool,
}

/// What a link leads to.
enum To {
    /// With the language, if the link names one.
    Page {
        id: PageId,
        language: Option<Language>,
        anchor: Option<String>,
    },
    /// A file of the site, or another place in it.
    File(String),
    Away(String),
    Mail(String),
}

impl Link {
    /// An address that leads out of the site; `None` for any other.
    pub fn away(written: &str, span: Span) -> Option<Link> {
        let mail = written.strip_prefix("mailto:").or(Some(written).filter(|text| !text.contains('/')));
        let mail = mail.map(|mail| mail.split('?').next().unwrap_or(mail)).filter(|mail| mail.contains('@'));
        let is_away = written.contains("://") || written.starts_with("//") || written.starts_with("www.");
        let to = match mail {
            Some(mail) => To::Mail(mail.to_lowercase()),
            None if is_away => To::Away(written.to_owned()),
            None => return None,
        };
        Some(Link { span, to, written: written.to_owned(), is_of_source: false })
    }

    /// A link to a place of the site; `None` if it leads to no place that there can be, which has been told.
    pub fn inside(context: &Context<'_>, document: &Document, target: &Target) -> Option<Link> {
        let anchor = target.anchor.clone().filter(|anchor| !anchor.is_empty());
        let page = |id: PageId, language: &Language| {
            let language = (*language != document.language).then(|| language.clone());
            To::Page { id, language, anchor: anchor.clone() }
        };
        let to = match target.kind {
            TargetKind::Anchor => page(document.id.clone(), &document.language),
            TargetKind::Page => {
                let file = document.path.resolve(&target.destination)?;
                let (language, below) = file.below("content")?.split_once('/')?;
                page(PageId::of_file(below)?.0, &Language::new(language))
            }
            TargetKind::Root => {
                let url = UrlPath::new(&target.destination);
                match context.addresses.get(&url) {
                    Some(key) => page(key.id.clone(), &key.language),
                    None => To::File(target.destination.clone()),
                }
            }
            TargetKind::Asset => To::File(document.path.resolve(&target.destination)?.to_string()),
        };
        // The page itself in another language is not what the other language has here.
        if matches!(&to, To::Page { id, language: Some(_), .. } if *id == document.id) {
            return None;
        }
        let anchor = target.anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
        let written = format!("{}{anchor}", target.destination);
        let is_of_source = document.language == *context.build.site.config().default_language();
        Some(Link { span: target.span, to, written, is_of_source })
    }

    /// The page that it leads to, if it does.
    pub fn page(&self) -> Option<&PageId> {
        if let To::Page { id, .. } = &self.to { Some(id) } else { None }
    }

    fn is_mail(&self) -> bool {
        matches!(self.to, To::Mail(_))
    }

    fn topic(&self) -> Topic {
        if self.is_mail() { Topic::Mails } else { Topic::Links }
    }

    fn agrees(&self, other: &Link, pair: &Pair<'_>) -> bool {
        let languages = [&pair.source, &pair.translation].map(|side| &side.document.language);
        match (&self.to, &other.to) {
            (To::Page { id: one, anchor: a, .. }, To::Page { id: two, anchor: b, .. }) => {
                let (a, b) = if self.is_of_source { (a, b) } else { (b, a) };
                one == two && corresponds(pair, one, a.as_deref(), b.as_deref())
            }
            (To::File(one), To::File(two)) | (To::Away(one), To::Away(two)) => {
                address::is_same(one, two, languages)
            }
            (To::Mail(one), To::Mail(two)) => one == two,
            (To::Page { .. } | To::File(_) | To::Away(_) | To::Mail(_), _) => false,
        }
    }
}

/// Whether two anchors of a page, in its two languages, belong together. One alone is no other place.
fn corresponds(pair: &Pair<'_>, id: &PageId, one: Option<&str>, two: Option<&str>) -> bool {
    let (Some(one), Some(two)) = (one, two) else { return true };
    if one == two {
        return true;
    }
    let site = &pair.context.build.site;
    let page = |language: &Language| site.page(&PageKey::new(language, id)).map(|page| &*page.document);
    let pages = (page(&pair.source.document.language), page(&pair.translation.document.language));
    let (Some(source), Some(translation)) = pages else { return true };
    let headings = (&*source.markdown.outline, &*translation.markdown.outline);
    let place = |document: &Document, anchor: &str| {
        document.markdown.outline.iter().position(|heading| heading.id == anchor)
    };
    match (place(source, one), place(translation, two)) {
        (Some(one), Some(two)) => shape::headings(headings, |_, _| false).contains(&(one, two)),
        // An anchor of something else, or of nothing, which is told elsewhere.
        (None, _) | (_, None) => true,
    }
}

/// `components` are the parts of the translation whose components differ: where they lead is told there.
pub fn compare(pair: &Pair<'_>, components: &BTreeSet<usize>) -> Vec<Finding> {
    let agrees = |one: &Link, two: &Link| one.agrees(two, pair);
    let rules = Rules {
        agrees: &agrees,
        is_like: &|one: &Link, two: &Link| one.is_mail() == two.is_mail(),
        is_stated: &|_: &Link| true,
        is_certain: &|_: &Link| true,
    };
    let parts = (&*pair.source.parts, &*pair.translation.parts);
    let found = differences(&pair.pairs, parts, &|part| &part.links, &rules);
    let told = |difference: Difference<'_, Link>| match difference {
        Difference::Other { source, translation } => {
            let values = vec![translation.written.clone(), source.written.clone()];
            let message = match source.is_mail() {
                true => {
                    format!("the source has the address `{}`, the translation `{}`", values[1], values[0])
                }
                false => format!("the source links to `{}`, the translation to `{}`", values[1], values[0]),
            };
            let place = (translation.span, source.span);
            Some(pair.finding((Code::OtherLink, source.topic()), place, message, values))
        }
        Difference::Lost { source, part } => {
            let near = pair.pairs.near_right(part);
            if near.is_some_and(|near| components.contains(&near)) || lacks_translation(pair, source) {
                return None;
            }
            let message = match source.is_mail() {
                true => format!("the translation lacks the address `{}`", source.written),
                false => format!("the translation does not link to `{}`", source.written),
            };
            let place = (pair.place_in_translation(part), source.span);
            Some(pair.finding(
                (Code::OtherLink, source.topic()),
                place,
                message,
                vec![source.written.clone()],
            ))
        }
        Difference::Added { translation, part } => {
            if components.contains(&part) {
                return None;
            }
            let written = &translation.written;
            let message = match translation.is_mail() {
                true => format!("the source does not have the address `{written}`"),
                false => format!("the source does not link to `{written}`"),
            };
            let place = (translation.span, pair.place_in_source(part));
            Some(pair.finding((Code::OtherLink, translation.topic()), place, message, vec![written.clone()]))
        }
    };
    found.into_iter().filter_map(told).chain(to_other_language(pair)).collect()
}

/// Whether a link leads to a page that the language of the translation does not have.
fn lacks_translation(pair: &Pair<'_>, link: &Link) -> bool {
    let To::Page { id, .. } = &link.to else { return false };
    let page = pair.context.build.site.page(&PageKey::new(&pair.translation.document.language, id));
    !page.is_some_and(|page| page.is_translated())
}

/// The links that lead readers away from their language although there is a page in it.
fn to_other_language(pair: &Pair<'_>) -> Vec<Finding> {
    let own = &pair.translation.document.language;
    let site = &pair.context.build.site;
    let parts = pair.translation.parts.iter().enumerate();
    let links = parts.flat_map(|(number, part)| part.links.iter().map(move |link| (number, link)));
    let told = links.filter_map(|(number, link)| {
        let To::Page { id, language: Some(language), .. } = &link.to else { return None };
        let page = site.page(&PageKey::new(own, id)).filter(|page| page.is_translated())?;
        let message = format!("this link leads to the page in `{language}`, and there is one in `{own}`");
        let beside = Location::new(&pair.source.document.path, pair.place_in_source(number));
        let diagnostic = Diagnostic::new(Code::OtherLanguage, message)
            .at(Location::new(&pair.translation.document.path, link.span))
            .label(beside, format!("the source in `{}`", pair.source.document.language))
            .hint(format!("link to `{}`", page.document.path));
        Some(Finding { topic: Topic::Links, values: vec![link.written.clone()], diagnostic })
    });
    told.collect()
}
