//! The records of one file, by their ids and in their order.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::upkeep::Upkeep;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;
use crate::value::{Decode, Decoder, Node, Spanned};

/// A thing that other things refer to by an id.
pub trait Record: Decode {
    type Id: Ord + Clone + Borrow<str>;
    /// The key that holds the id.
    const KEY: &'static str;
    /// What it is, in a word.
    const WHAT: &'static str;
    /// The name of the file that such records stand in.
    const FILE: &'static str;

    fn id(&self) -> &Spanned<Self::Id>;

    /// The identity of all that the file says about it.
    fn fingerprint(&self) -> Fingerprint;

    /// Who answers for it, and when it should be looked at again.
    fn upkeep(&self) -> &Upkeep;
}

/// All records of a kind.
#[derive(Clone, Debug)]
pub struct Records<R: Record> {
    path: Option<SourcePath>,
    by_id: BTreeMap<R::Id, Arc<R>>,
    order: Vec<Arc<R>>,
    /// Every id in the file, of records that could not be read as well: to refer to one of those is no second fault.
    declared: BTreeSet<Arc<str>>,
    /// Whether the file is no list at all, so that nobody knows which ids it should have.
    is_broken: bool,
}

impl<R: Record> Default for Records<R> {
    fn default() -> Self {
        Records {
            path: None,
            by_id: BTreeMap::new(),
            order: Vec::new(),
            declared: BTreeSet::new(),
            is_broken: false,
        }
    }
}

impl<R: Record> Records<R> {
    /// Reads a list of records. Of two with one id the first is kept.
    pub(super) fn read(node: &Node, decoder: &mut Decoder) -> Self {
        let mut records = Records { path: Some(decoder.path().clone()), ..Records::default() };
        if node.as_list().is_none() {
            records.is_broken = true;
            decoder.wrong_type(node, &format!("a list in which each {} begins with `- `", R::WHAT));
        }
        for item in node.as_list().unwrap_or_default() {
            if let Some(id) = item.get(R::KEY).and_then(Node::as_text) {
                records.declared.insert(id.into());
            }
            if let Some(record) = R::decode(item, decoder) {
                records.add(record, decoder);
            }
        }
        records
    }

    /// The records of a file that could not be read at all: any id may be one of theirs.
    pub(super) fn broken(path: &SourcePath) -> Self {
        Records { path: Some(path.clone()), is_broken: true, ..Records::default() }
    }

    /// The same records, each as `renew` makes it, under the same ids.
    pub(super) fn renewed(&self, renew: impl Fn(&Arc<R>) -> Arc<R>) -> Self
    where
        R: Clone,
    {
        let order: Vec<Arc<R>> = self.order.iter().map(renew).collect();
        let by_id = order.iter().map(|record| (record.id().value.clone(), Arc::clone(record))).collect();
        Records { by_id, order, ..self.clone() }
    }

    /// The record with this id.
    pub fn get(&self, id: &str) -> Option<&Arc<R>> {
        self.by_id.get(id)
    }

    /// The records in the order of the file.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<R>> {
        self.order.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// The file, if there is one.
    pub fn path(&self) -> Option<&SourcePath> {
        self.path.as_ref()
    }

    /// Where a record has its id.
    pub fn location(&self, record: &R) -> Option<Location> {
        self.path.as_ref().map(|path| Location::new(path, record.id().span))
    }

    /// The identity of all records and their order.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::combine(self.order.iter().map(|record| record.fingerprint()))
    }

    /// Whether the file has this id, even in the wrong case or with a record that could not be read.
    pub(super) fn declares(&self, id: &str) -> bool {
        self.is_broken
            || self.declared.contains(id)
            || self.declared().any(|known| known.eq_ignore_ascii_case(id))
    }

    /// Whether the file has this id, perhaps in the wrong case, with a record that could not be read.
    pub fn is_faulty(&self, id: &str) -> bool {
        let lost = |known: &str| known.eq_ignore_ascii_case(id) && !self.by_id.contains_key(known);
        self.is_broken || self.declared().any(lost)
    }

    pub(super) fn declared(&self) -> impl Iterator<Item = &str> {
        self.declared.iter().map(|id| &**id)
    }

    fn add(&mut self, record: R, decoder: &mut Decoder) {
        let id = record.id().clone();
        if let Some(first) = self.by_id.get(id.value.borrow()) {
            let message =
                format!("there is already a {} with the {} `{}`", R::WHAT, R::KEY, id.value.borrow());
            let twice = Diagnostic::new(Code::DuplicateId, message)
                .at(decoder.location(id.span))
                .label(decoder.location(first.id().span), "the first is here")
                .hint("give one of them another name, or remove it");
            decoder.push(twice);
            return;
        }
        let record = Arc::new(record);
        self.by_id.insert(id.value, record.clone());
        self.order.push(record);
    }
}
