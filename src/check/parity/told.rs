//! Differences that come from a fault which has been told.

use std::collections::BTreeMap;

use super::Finding;
use crate::content::Document;
use crate::diagnostic::{Code, Diagnostic, Location, Severity, Span};
use crate::front_matter::Topic;
use crate::path::SourcePath;

/// Where pages have errors: what a block with an error has otherwise than another page is no second fault.
pub struct Broken<'a>(BTreeMap<&'a SourcePath, Vec<(Code, Span)>>);

/// Errors of components that hide what there is: its name is not known, or it swallows what follows.
const HIDING: [Code; 4] =
    [Code::UnknownComponent, Code::ComponentSyntax, Code::UnclosedComponent, Code::ComponentDepth];

impl<'a> Broken<'a> {
    pub fn of(diagnostics: &'a [Diagnostic]) -> Self {
        let mut broken: BTreeMap<&SourcePath, Vec<(Code, Span)>> = BTreeMap::new();
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        for (code, at) in errors.filter_map(|diagnostic| Some((diagnostic.code, diagnostic.at.as_ref()?))) {
            broken.entry(&at.path).or_default().extend(at.span.map(|span| (code, span)));
        }
        Broken(broken)
    }

    /// Whether a finding is about a block of one of these pages that has an error.
    pub fn explains(&self, finding: &Finding, pages: [&Document; 2]) -> bool {
        let errors = |page: &&Document| self.0.get(&page.path).into_iter().flatten();
        let is_hiding = pages.iter().flat_map(errors).any(|(code, _)| HIDING.contains(code));
        if finding.topic == Topic::Components && is_hiding {
            return true;
        }
        let labels = finding.diagnostic.labels.iter().map(|label| &label.at);
        let mut places = finding.diagnostic.at.iter().chain(labels);
        places.any(|place| pages.iter().any(|page| page.path == place.path && self.is_in_block(page, place)))
    }

    fn is_in_block(&self, page: &Document, place: &Location) -> bool {
        let Some(errors) = self.0.get(&page.path) else { return false };
        let is_in = |block: Span, at: Span| block.start <= at.start && at.start < block.end;
        let blocks = page.markdown.blocks.iter().map(|block| block.span);
        let block = place.span.and_then(|at| blocks.clone().find(|block| is_in(*block, at)));
        block.or(place.span).is_some_and(|block| errors.iter().any(|(_, error)| is_in(block, *error)))
    }
}
