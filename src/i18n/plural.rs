//! The plural forms of a language, as messages choose by them.
//!
//! Fluent itself is asked, so that what is said of a form is what happens when the message is printed.

use std::collections::BTreeSet;

use fluent::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::locale::Formats;

/// The names of all forms that there are in any language.
pub const PLURAL_FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Which form a language uses for which number.
#[derive(Clone, Debug)]
pub struct Plurals {
    /// Of numbers that are counted: 0, 1, 2 and so on, with `true`; and some decimals and millions.
    samples: Vec<(f64, bool, &'static str)>,
}

impl Plurals {
    /// `is_ordinal`: of first, second, third instead of one, two, three.
    pub fn new(formats: &Formats, is_ordinal: bool) -> Self {
        let locale: LanguageIdentifier = formats.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![locale]);
        bundle.add_function("NUMBER", number).expect("an empty bundle has no function of that name");
        let kind = if is_ordinal { "ordinal" } else { "cardinal" };
        let forms: String = PLURAL_FORMS[..5].iter().map(|form| format!("\n [{form}] {form}")).collect();
        let source = format!("a = {{ NUMBER($n, type: \"{kind}\") ->{forms}\n *[other] other\n }}\n");
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
        drop(bundle.add_resource(resource));
        let form = |value: f64| {
            let pattern = bundle.get_message("a")?.value()?;
            let arguments = FluentArgs::from_iter([("n", value)]);
            let text = bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new());
            PLURAL_FORMS.into_iter().find(|form| *form == text)
        };
        // The rules look at the last two digits of a whole number.
        let whole = (0..=200).chain([1000]).map(|number| (f64::from(number), true));
        let others = [0.1, 0.5, 1.1, 1.5, 2.5, 5.5, 10.5, 1e6, 2e6].into_iter().map(|value| (value, false));
        let samples =
            whole.chain(others).filter_map(|(value, is_counted)| Some((value, is_counted, form(value)?)));
        Plurals { samples: samples.collect() }
    }

    /// The forms that a message needs when it counts things.
    pub fn needed(&self) -> BTreeSet<&'static str> {
        self.samples.iter().filter(|(_, is_counted, _)| *is_counted).map(|(_, _, form)| *form).collect()
    }

    /// Numbers of a form.
    pub fn numbers(&self, form: &str) -> impl Iterator<Item = f64> {
        self.samples.iter().filter(move |(.., other)| *other == form).map(|(value, ..)| *value)
    }

    /// Numbers of things, 0, 1, 2 and so on, with the form of each.
    pub fn counted(&self) -> impl Iterator<Item = (f64, &'static str)> {
        self.samples.iter().filter(|(_, is_counted, _)| *is_counted).map(|(value, _, form)| (*value, *form))
    }
}

/// `NUMBER`, of which only the options matter here.
fn number<'a>(positional: &[FluentValue<'a>], named: &FluentArgs<'_>) -> FluentValue<'a> {
    match positional.first() {
        Some(FluentValue::Number(number)) => {
            let mut number = number.clone();
            number.options.merge(named);
            FluentValue::Number(number)
        }
        Some(_) | None => FluentValue::Error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_of_the_language() {
        let cases: [(&str, bool, &[&str]); 6] = [
            ("sv-SE", false, &["one", "other"]),
            ("en-GB", false, &["one", "other"]),
            ("en-GB", true, &["few", "one", "other", "two"]),
            ("fr-FR", false, &["one", "other"]),
            ("pl-PL", false, &["few", "many", "one"]),
            ("ja-JP", false, &["other"]),
        ];
        for (tag, is_ordinal, expected) in cases {
            let plurals = Plurals::new(&Formats::new(tag).unwrap(), is_ordinal);
            assert_eq!(plurals.needed().into_iter().collect::<Vec<_>>(), expected, "{tag}");
        }
        let swedish = Plurals::new(&Formats::new("sv-SE").unwrap(), false);
        assert_eq!(swedish.numbers("one").collect::<Vec<_>>(), [1.0]);
        assert!(swedish.numbers("other").any(|number| number == 1.5));
    }
}
