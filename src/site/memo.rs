//! What was made, what was asked in making it, and what was wrong: the one mechanism behind reuse, `why`, unused
//! messages and the next change.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::Query;
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::programme::Boundary;

/// Every question asked while something was made, with its answer. `None`: asked for, and not there.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Trace {
    questions: BTreeMap<Query, Option<Fingerprint>>,
    lacks_something: bool,
}

impl Trace {
    /// Notes a question; the first answer stands, as all answers of one snapshot are the same.
    pub fn record(&mut self, query: Query, answer: impl FnOnce(&Query) -> Option<Fingerprint>) {
        if let Entry::Vacant(place) = self.questions.entry(query) {
            let answer = answer(place.key());
            self.lacks_something |= answer.is_none();
            place.insert(answer);
        }
    }

    /// Whether something was asked for that is not there.
    pub fn lacks_something(&self) -> bool {
        self.lacks_something
    }

    /// Whether the question was asked.
    pub fn contains(&self, query: &Query) -> bool {
        self.questions.contains_key(query)
    }

    pub fn len(&self) -> usize {
        self.questions.len()
    }

    pub fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }

    /// The questions to the clock, which are the last in their order.
    pub fn boundaries(&self) -> impl Iterator<Item = &Boundary> {
        self.questions.keys().rev().map_while(Query::boundary)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Query, Option<Fingerprint>)> {
        self.questions.iter().map(|(query, answer)| (query, *answer))
    }
}

/// A value with its record. It may be used again as long as every recorded answer is still the same.
#[derive(Debug)]
pub struct Memo<T> {
    pub value: Arc<T>,
    pub diagnostics: Arc<[Diagnostic]>,
    pub trace: Arc<Trace>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        Memo {
            value: Arc::clone(&self.value),
            diagnostics: Arc::clone(&self.diagnostics),
            trace: Arc::clone(&self.trace),
        }
    }
}
