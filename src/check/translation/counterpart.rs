//! Which variants of the source say what a variant of the translation says, and what they all have.
//!
//! Owns the rule that languages choose differently: a form that only one of them has stands for the default of the
//! other, and a translation that does not choose stands for every variant of the source.

use std::collections::BTreeSet;

use crate::i18n::{Choice, MessageId, PLURAL_FORMS, Piece, PieceKind, Text, Variant};

/// The variants of `source` that readers of the source may have where those of the translation have `variant` of `text`.
pub fn counterparts<'s, 'a>(
    source: &'s Text<'a>,
    text: &Text<'_>,
    variant: &Variant<'_>,
) -> Vec<&'s Variant<'a>> {
    let fits = |other: &&Variant<'_>| {
        other.path.iter().all(|&(number, key)| {
            let Some(choice) = source.choices.get(number) else { return true };
            let same = |(own, _): &&(usize, usize)| {
                text.choices.get(*own).is_some_and(|own| own.selector == choice.selector)
            };
            let Some(&(own, own_key)) = variant.path.iter().find(same) else { return true };
            text.choices.get(own).is_none_or(|own| overlap(own, own_key, choice, key))
        })
    };
    let found: Vec<_> = source.variants.iter().filter(fits).collect();
    if found.is_empty() { source.variants.iter().collect() } else { found }
}

/// What `list` finds in every one of some variants.
pub fn in_all<'v, 'a: 'v, T: Ord>(
    variants: impl IntoIterator<Item = &'v Variant<'a>>,
    list: impl Fn(&'v Variant<'a>) -> BTreeSet<T>,
) -> BTreeSet<T> {
    let mut variants = variants.into_iter();
    let first = variants.next().map(&list).unwrap_or_default();
    variants.fold(first, |all, variant| {
        let own = list(variant);
        all.into_iter().filter(|item| own.contains(item)).collect()
    })
}

/// The variables that a variant prints.
pub fn printed<'a>(variant: &Variant<'a>) -> BTreeSet<&'a str> {
    let name = |piece: &Piece<'a>| match piece.kind {
        PieceKind::Variable(name) => Some(name),
        PieceKind::Words(_) | PieceKind::Literal(_) | PieceKind::Reference(..) => None,
    };
    variant.pieces.iter().filter_map(name).collect()
}

/// The messages and terms that a variant refers to.
pub fn references<'v>(variant: &'v Variant<'_>) -> BTreeSet<&'v MessageId> {
    let target = |piece: &'v Piece<'_>| match &piece.kind {
        PieceKind::Reference(target, _) => Some(target),
        PieceKind::Words(_) | PieceKind::Literal(_) | PieceKind::Variable(_) => None,
    };
    variant.pieces.iter().filter_map(target).collect()
}

/// Whether some value takes the key `a` of `own` and the key `b` of `other`.
fn overlap(own: &Choice<'_>, a: usize, other: &Choice<'_>, b: usize) -> bool {
    let (Some(key), Some(other_key)) = (own.keys.get(a), other.keys.get(b)) else { return true };
    let has = |choice: &Choice<'_>, name: &str| choice.keys.iter().any(|key| key.name == name);
    let is_form = |name: &str| PLURAL_FORMS.contains(&name);
    if key.name == other_key.name
        || (key.is_number && is_form(other_key.name))
        || (other_key.is_number && is_form(key.name))
    {
        return true;
    }
    let (is_default, is_other_default) = (a == own.default, b == other.default);
    match (is_default, is_other_default) {
        (true, true) => true,
        (true, false) => !has(own, other_key.name),
        (false, true) => !has(other, key.name),
        (false, false) => false,
    }
}
