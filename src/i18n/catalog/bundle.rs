//! A language's messages as Fluent's resolver takes them: its functions are ours, and it prints numbers by our formats.

use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::{FluentResource, FluentValue};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::i18n::function::{self, FUNCTIONS};
use crate::i18n::link::Links;
use crate::i18n::source;
use crate::locale::Formats;

pub(super) fn bundle(formats: &Arc<Formats>, links: &Links<'_>) -> FluentBundle<FluentResource> {
    let locale: LanguageIdentifier = formats.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(print));
    for function in FUNCTIONS {
        let formats = formats.clone();
        bundle
            .add_function(function.name, move |positional, named| function.call(&formats, positional, named))
            .expect("an empty bundle has no other function of that name");
    }
    let source = source::of(links);
    let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
    // A message that has the name of a function was told of, and is left out.
    drop(bundle.add_resource(resource));
    bundle
}

/// Fluent offers no place to keep a formatter in but the cache of its plural rules.
struct Numbers(Formats);

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(locale: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Formats::new(&locale.to_string()).map(Numbers).map_err(drop)
    }
}

fn print(value: &FluentValue<'_>, cache: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    cache.with_try_get::<Numbers, _, _>((), |numbers| function::print_number(&numbers.0, number)).ok()
}
