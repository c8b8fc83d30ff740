//! What is wrong with each file of a site.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::path::SourcePath;

/// What is wrong with each file. Faults are known by their words, as places move with every edit.
pub type Faults = BTreeMap<SourcePath, BTreeSet<(Code, String)>>;

/// The errors among these, by their files.
pub fn faults_of(diagnostics: &[Diagnostic]) -> Faults {
    let mut faults = Faults::new();
    for error in diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error) {
        let Some(at) = &error.at else { continue };
        faults.entry(at.path.clone()).or_default().insert((error.code, error.message.clone()));
    }
    faults
}
