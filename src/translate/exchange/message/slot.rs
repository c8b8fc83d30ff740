//! Which texts the translation of a message needs, and which of them go together as plural forms.

use crate::i18n::PLURAL_FORMS;
use crate::translate::edit::{Form, Way};

/// The texts of one unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Group {
    /// Their numbers.
    pub forms: Vec<usize>,
    /// What the language calls each, if they are plural forms.
    pub categories: Vec<&'static str>,
    /// `.title`, `[status=open]`
    pub suffix: String,
}

impl Group {
    /// The text for one.
    pub fn one(&self) -> usize {
        let one = self.categories.iter().position(|category| *category == "one");
        self.forms[one.unwrap_or(0)]
    }

    /// The text for many.
    pub fn other(&self) -> usize {
        self.forms[self.forms.len() - 1]
    }
}

/// The texts of the translation. It has its own ways to choose, as long as nothing has changed; if the source has, it
/// gets those that the source needs, with what it says already.
pub(super) fn slots(needed: Vec<Form>, own: Option<Vec<Form>>, has_changed: bool) -> Vec<Form> {
    let Some(own) = own else { return needed };
    let is_same = |one: &Form, other: &Form| {
        one.attribute == other.attribute && one.ways.iter().map(key).eq(other.ways.iter().map(key))
    };
    let is_alike =
        own.len() == needed.len() && own.iter().all(|form| needed.iter().any(|other| is_same(form, other)));
    if has_changed && !is_alike {
        let filled = needed.into_iter().map(|form| {
            let text = counterpart(&form, &own).map(|own| own.text.clone()).unwrap_or_default();
            Form { text, ..form }
        });
        return filled.collect();
    }
    let is_new = |form: &Form| own.iter().all(|own| own.attribute != form.attribute);
    let new: Vec<Form> = needed.into_iter().filter(is_new).collect();
    own.into_iter().chain(new).collect()
}

/// The units that texts make.
pub(super) fn groups(forms: &[Form], categories: &[&'static str]) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut is_done = vec![false; forms.len()];
    for number in 0..forms.len() {
        if is_done[number] {
            continue;
        }
        let plural = (0..forms[number].ways.len()).find_map(|level| {
            let members = members(forms, number, level, categories)?;
            Some((level, members))
        });
        let group = match plural {
            Some((level, members)) => Group {
                suffix: suffix(&forms[number], Some(level)),
                forms: members,
                categories: categories.to_vec(),
            },
            None => {
                Group { forms: vec![number], categories: Vec::new(), suffix: suffix(&forms[number], None) }
            }
        };
        group.forms.iter().for_each(|number| is_done[*number] = true);
        groups.push(group);
    }
    groups
}

/// The forms for all plural categories that are like this one but for its choice at a level.
fn members(forms: &[Form], number: usize, level: usize, categories: &[&'static str]) -> Option<Vec<usize>> {
    let form = &forms[number];
    let way = form.ways.get(level)?;
    if categories.len() < 2 || !PLURAL_FORMS.contains(&&*way.key) || way.selector.contains("\"ordinal\"") {
        return None;
    }
    let is_like = |other: &Form| {
        other.attribute == form.attribute
            && other.ways.len() == form.ways.len()
            && other.ways.iter().zip(&form.ways).enumerate().all(|(at, (other, own))| {
                if at == level { other.selector == own.selector } else { other == own }
            })
    };
    let of = |category: &&str| {
        forms.iter().position(|other| is_like(other) && other.ways[level].key == **category)
    };
    let members: Vec<usize> = categories.iter().map(of).collect::<Option<_>>()?;
    // A form that the language does not need has no place among them.
    let is_plural = |form: &&Form| is_like(form) && PLURAL_FORMS.contains(&&*form.ways[level].key);
    (forms.iter().filter(is_plural).count() == members.len()).then_some(members)
}

/// The form among others that is chosen as this one is, or else the nearest that is for whatever nothing else is for.
pub(super) fn counterpart<'f>(form: &Form, others: &'f [Form]) -> Option<&'f Form> {
    let mut alike = others.iter().filter(|other| other.attribute == form.attribute);
    let fits = |other: &&Form| {
        other.ways.iter().all(|way| way.is_default || form.ways.iter().any(|own| key(own) == key(way)))
    };
    let exact = |other: &Form| {
        other.ways.iter().filter(|way| form.ways.iter().any(|own| key(own) == key(way))).count()
    };
    let mut best: Option<&Form> = None;
    for other in alike.clone().filter(fits) {
        if best.is_none_or(|best| exact(best) < exact(other)) {
            best = Some(other);
        }
    }
    best.or_else(|| alike.next_back())
}

/// What a choice chooses by, and what it chose.
fn key(way: &Way) -> (&str, &str) {
    (way.variable().unwrap_or(&way.selector), &way.key)
}

fn suffix(form: &Form, plural: Option<usize>) -> String {
    let attribute = form.attribute.as_ref().map(|name| format!(".{name}"));
    let ways = form.ways.iter().enumerate().filter(|(level, _)| Some(*level) != plural);
    let ways = ways.map(|(_, way)| {
        let (selector, key) = key(way);
        format!("[{selector}={key}]")
    });
    attribute.into_iter().chain(ways).collect()
}
