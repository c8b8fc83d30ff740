//! Who answers for a record, and when somebody should look at it again: the same for records of all kinds.

use std::borrow::Borrow;
use std::sync::Arc;

use super::Programme;
use super::records::{Record, Records};
use crate::diagnostic::Location;
use crate::time::Date;
use crate::value::{Fields, Spanned};

/// What a record says of its own upkeep.
#[derive(Clone, Default, Debug)]
pub struct Upkeep {
    pub owner: Option<Arc<str>>,
    /// The last day on which it is not late.
    pub review_by: Option<Spanned<Date>>,
}

/// A record that is to be looked at by a day.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What it is, in a word.
    pub what: &'static str,
    pub id: String,
    pub owner: Option<Arc<str>>,
    pub review_by: Date,
    /// Where the day is written.
    pub at: Location,
}

impl Upkeep {
    pub(super) fn read(fields: &mut Fields) -> Self {
        Upkeep { owner: fields.optional("owner"), review_by: fields.optional("review_by") }
    }
}

impl Programme {
    /// Every record that is to be looked at by a day, in the order of the files.
    pub fn kept(&self) -> Vec<Kept> {
        let lists = [
            kept(&self.countries),
            kept(&self.clusters),
            kept(&self.rounds),
            kept(&self.components),
            kept(&self.contacts),
            kept(&self.links),
            kept(&self.criteria),
            kept(&self.steps),
        ];
        lists.concat()
    }
}

fn kept<R: Record>(records: &Records<R>) -> Vec<Kept> {
    let Some(path) = records.path() else { return Vec::new() };
    let kept = records.iter().filter_map(|record| {
        let Upkeep { owner, review_by } = record.upkeep();
        let review_by = review_by.as_ref()?;
        let id: &str = record.id().value.borrow();
        Some(Kept {
            what: R::WHAT,
            id: id.to_owned(),
            owner: owner.clone(),
            review_by: review_by.value,
            at: Location::new(path, review_by.span),
        })
    });
    kept.collect()
}
