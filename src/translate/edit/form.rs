//! A message as a translator fills it in: one text for each way to choose, and one for each attribute.

use crate::i18n::{Body, Entry, PLURAL_FORMS, Pattern, Plurals, Resource};

/// One text to fill in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// `None`: the message's own text.
    pub attribute: Option<String>,
    /// The choices that lead to this text, the outermost first; none if the text stands in no choice. Where a choice
    /// is only a part of a text, it is in the text as it is written.
    pub ways: Vec<Way>,
    /// What a translator types: lines end in `\n`, placeables stand as they are written (`{ $name }`), and what
    /// indents the lines in the file is not in it.
    pub text: String,
}

impl Form {
    /// Whether nothing was filled in. Spaces alone are something.
    pub fn is_empty(&self) -> bool {
        self.text.trim_matches(['\n', '\r']).is_empty()
    }
}

/// One branch of one choice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// What stands before `->`, as it is written: `$count`.
    pub selector: String,
    /// What stands in the brackets: `one`.
    pub key: String,
    /// Whether it has the star, for what no other branch of its choice is meant for.
    pub is_default: bool,
}

impl Way {
    /// The variable that chooses, without `$`.
    pub fn variable(&self) -> Option<&str> {
        let (_, name) = self.selector.split_once('$')?;
        let is_part = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
        Some(&name[..name.find(|sign| !is_part(sign)).unwrap_or(name.len())])
    }

    fn is_ordinal(&self) -> bool {
        self.selector.contains("\"ordinal\"")
    }
}

/// The texts of an entry of this file.
pub fn forms(resource: &Resource, entry: &Entry) -> Vec<Form> {
    let mut forms = Vec::new();
    for (attribute, pattern) in resource.patterns(entry) {
        add(resource, attribute, &pattern, &[], &mut forms);
    }
    forms
}

/// The texts that a translation of a message needs, given those of its source, all empty: where the source chooses by
/// number, with the plural forms of the language that is translated to. `plurals` gives those, and with `true` those of
/// first, second, third.
pub fn blank(source: &[Form], plurals: &dyn Fn(bool) -> Plurals) -> Vec<Form> {
    let depth = source.iter().map(|form| form.ways.len()).max().unwrap_or_default();
    let mut forms: Vec<Form> =
        source.iter().map(|form| Form { text: String::new(), ..form.clone() }).collect();
    for level in 0..depth {
        forms = with_plurals(&forms, level, plurals);
    }
    forms
}

fn add(
    resource: &Resource,
    attribute: Option<&str>,
    pattern: &Pattern<'_>,
    ways: &[Way],
    forms: &mut Vec<Form>,
) {
    match &pattern.body {
        Body::Words => forms.push(Form {
            attribute: attribute.map(str::to_owned),
            ways: ways.to_vec(),
            text: resource.words(pattern),
        }),
        Body::Choice { selector, branches } => {
            for branch in branches {
                let way = Way {
                    selector: (*selector).to_owned(),
                    key: branch.key.to_owned(),
                    is_default: branch.is_default,
                };
                let ways: Vec<Way> = ways.iter().cloned().chain([way]).collect();
                add(resource, attribute, &branch.pattern, &ways, forms);
            }
        }
    }
}

/// The forms, where every choice by number at this level has the plural forms of the language.
fn with_plurals(forms: &[Form], level: usize, plurals: &dyn Fn(bool) -> Plurals) -> Vec<Form> {
    let mut done = Vec::new();
    for choice in forms.chunk_by(|one, other| is_same_choice(one, other, level)) {
        let Some(way) = choice.first().and_then(|form| form.ways.get(level)) else {
            done.extend_from_slice(choice);
            continue;
        };
        let is_plural =
            |form: &Form| form.ways.get(level).is_some_and(|way| PLURAL_FORMS.contains(&&*way.key));
        let is_number = |form: &Form| form.ways.get(level).is_some_and(|way| way.key.parse::<f64>().is_ok());
        let by_number = choice.iter().all(|form| is_plural(form) || is_number(form))
            && choice.iter().any(|form| is_number(form) || !is_key(form, level, "other"));
        if !by_number {
            done.extend_from_slice(choice);
            continue;
        }
        let needed = plurals(way.is_ordinal()).needed();
        let needed: Vec<&str> = PLURAL_FORMS.into_iter().filter(|form| needed.contains(form)).collect();
        let last = needed.last().copied().unwrap_or("other");
        done.extend(
            choice.iter().filter(|form| is_number(form)).map(|form| renamed(form, level, None, false)),
        );
        // What the default of the source leads to is what every form of the language leads to.
        let model: Vec<&Form> = choice.iter().filter(|form| form.ways[level].is_default).collect();
        for key in needed {
            done.extend(model.iter().map(|form| renamed(form, level, Some(key), key == last)));
        }
    }
    done
}

fn renamed(form: &Form, level: usize, key: Option<&str>, is_default: bool) -> Form {
    let mut form = form.clone();
    if let Some(way) = form.ways.get_mut(level) {
        way.key = key.map_or_else(|| way.key.clone(), str::to_owned);
        way.is_default = is_default;
    }
    form
}

fn is_key(form: &Form, level: usize, key: &str) -> bool {
    form.ways.get(level).is_some_and(|way| way.key == key)
}

/// Whether two forms stand in one choice at this level.
pub(super) fn is_same_choice(one: &Form, other: &Form, level: usize) -> bool {
    let above = |form: &Form| form.ways.iter().take(level).map(|way| way.key.clone()).collect::<Vec<_>>();
    let selector = |form: &Form| form.ways.get(level).map(|way| way.selector.clone());
    one.attribute == other.attribute && above(one) == above(other) && selector(one) == selector(other)
}
