//! Who can apply, as templates see it: criteria, and the steps to an answer.

use tera::{TeraResult, Value};

use crate::programme::{Criterion, Step, StepKind};
use crate::site::{RecordKind, View};

use super::record::{find, in_language, no_such_value, page_of, records};
use super::value::{object, text};

/// The criteria in the order of their file, of one kind or of all; each with its words in the source language, in which
/// laws know them, where that is another.
pub fn criteria(view: &View, kind: Option<&str>) -> TeraResult<Value> {
    if let Some(kind) = kind.filter(|kind| !["applicant", "condition"].contains(kind)) {
        return Err(no_such_value(view, "kind", kind, &["applicant", "condition"]));
    }
    let mut criteria: Vec<&Criterion> =
        records(view, RecordKind::Criterion, |programme, id| programme.criteria.get(id));
    criteria.retain(|criterion| kind.is_none_or(|kind| criterion.kind.as_str() == kind));
    let source = view.config().default_language();
    let value = |criterion: &Criterion| {
        object([
            ("id", Value::from(criterion.id.value.as_str())),
            ("kind", Value::from(criterion.kind.as_str())),
            ("text", in_language(view, &criterion.text)),
            ("original", text(criterion.text.get(source).filter(|_| source != view.language()))),
            ("original_lang", Value::from(source.as_str())),
        ])
    };
    Ok(Value::from(criteria.into_iter().map(value).collect::<Vec<_>>()))
}

/// A step; without an id the first one, where everybody begins.
pub fn step(view: &View, id: Option<&str>) -> TeraResult<Value> {
    let first = view.records(RecordKind::Step).first().map(|id| (*id).to_owned());
    let id = id.map(str::to_owned).or(first).unwrap_or_default();
    let step: &Step = find(view, RecordKind::Step, &id, |programme, id| programme.steps.get(id))?;
    let answers = step.answers().iter().map(|answer| {
        object([
            ("text", in_language(view, &answer.text)),
            ("next", Value::from(answer.next.value.as_str())),
            ("page", page_of(view, RecordKind::Step, answer.next.value.as_str())),
        ])
    });
    let verdict = match &step.kind {
        StepKind::Outcome(verdict) => Value::from(verdict.as_str()),
        StepKind::Question(_) => Value::none(),
    };
    Ok(object([
        ("id", Value::from(step.id.value.as_str())),
        ("title", in_language(view, &step.title)),
        ("text", step.text.as_ref().map_or_else(Value::none, |text| in_language(view, text))),
        ("answers", Value::from(answers.collect::<Vec<_>>())),
        ("verdict", verdict),
        ("page", page_of(view, RecordKind::Step, step.id.value.as_str())),
    ]))
}
