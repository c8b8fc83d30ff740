//! What there is after a step, and what of it was made in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All things of a kind by their names, and the names of those that are new.
pub struct Made<K, V> {
    pub all: Arc<BTreeMap<K, V>>,
    /// In order.
    pub new: Vec<K>,
}

impl<K: Ord + Clone, V> Made<K, V> {
    /// What was there, with these in the place of what had their names.
    pub fn replace(last: &Arc<BTreeMap<K, V>>, new: Vec<(K, V)>) -> Self
    where
        V: Clone,
    {
        let mut all = Arc::clone(last);
        let names: BTreeSet<K> = new.iter().map(|(name, _)| name.clone()).collect();
        if !new.is_empty() {
            Arc::make_mut(&mut all).extend(new);
        }
        Made { all, new: names.into_iter().collect() }
    }

    /// These, each with whether it is new.
    pub fn collect(made: Vec<(K, V, bool)>) -> Self {
        let new = made.iter().filter(|(_, _, is_new)| *is_new).map(|(name, _, _)| name.clone());
        let new: BTreeSet<K> = new.collect();
        let all = made.into_iter().map(|(name, value, _)| (name, value)).collect();
        Made { all: Arc::new(all), new: new.into_iter().collect() }
    }
}
