//! A step on the way to the answer whether somebody can apply: a question with its answers, or where they end.

use std::collections::BTreeSet;

use super::id::StepId;
use super::records::{Record, Records};
use super::upkeep::Upkeep;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::fingerprint::Fingerprint;
use crate::value::{Decode, Decoder, Fields, Localized, Node, Spanned};

#[derive(Clone, Debug)]
pub struct Step {
    pub id: Spanned<StepId>,
    /// The question, or what came out in a few words.
    pub title: Localized,
    /// More about it.
    pub text: Option<Localized>,
    pub kind: StepKind,
    pub upkeep: Upkeep,
    fingerprint: Fingerprint,
}

#[derive(Clone, Debug)]
pub enum StepKind {
    Question(Vec<Answer>),
    Outcome(Verdict),
}

/// An answer, and the step that it leads to.
#[derive(Clone, Debug)]
pub struct Answer {
    pub text: Localized,
    pub next: Spanned<StepId>,
}

/// Whether somebody can apply.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    Yes,
    No,
    /// Only people can tell.
    Ask,
}

impl Verdict {
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Yes => "yes",
            Verdict::No => "no",
            Verdict::Ask => "ask",
        }
    }
}

impl Step {
    pub fn answers(&self) -> &[Answer] {
        match &self.kind {
            StepKind::Question(answers) => answers,
            StepKind::Outcome(_) => &[],
        }
    }
}

/// Reports steps that no answer leads to, and answers that lead back to a question that was asked before. The first step
/// is where everybody begins.
pub(super) fn check(steps: &Records<Step>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(path) = steps.path() else { return };
    let mut reached: BTreeSet<&str> = steps.iter().take(1).map(|step| step.id.value.as_str()).collect();
    let mut open: Vec<&str> = reached.iter().copied().collect();
    while let Some(step) = open.pop().and_then(|id| steps.get(id)) {
        let next = step.answers().iter().map(|answer| answer.next.value.as_str());
        open.extend(next.filter(|id| reached.insert(id)));
    }
    for step in steps.iter() {
        let id = step.id.value.as_str();
        if !reached.contains(id) {
            diagnostics.push(
                Diagnostic::new(Code::InvalidValue, format!("no answer leads to the step `{id}`"))
                    .at(Location::new(path, step.id.span))
                    .hint("let `next` of an answer name it, or remove it; the first step of the file is the beginning"),
            );
        }
        for answer in step.answers().iter().filter(|answer| leads_to(steps, answer.next.value.as_str(), id)) {
            let message = format!("the answers go round in a circle through `{id}`");
            diagnostics.push(
                Diagnostic::new(Code::InvalidValue, message)
                    .at(Location::new(path, answer.next.span))
                    .hint("every way must end at a step with `verdict`"),
            );
        }
    }
}

/// Whether answers lead from one step to another, or are both the same.
fn leads_to(steps: &Records<Step>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::from([from.to_owned()]);
    let mut open = vec![from.to_owned()];
    while let Some(id) = open.pop() {
        if id == to {
            return true;
        }
        let next = steps.get(&id).into_iter().flat_map(|step| step.answers());
        open.extend(
            next.map(|answer| answer.next.value.as_str().to_owned()).filter(|id| seen.insert(id.clone())),
        );
    }
    false
}

impl Record for Step {
    type Id = StepId;
    const KEY: &'static str = "id";
    const WHAT: &'static str = "step";
    const FILE: &'static str = "steps";

    fn id(&self) -> &Spanned<StepId> {
        &self.id
    }

    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    fn upkeep(&self) -> &Upkeep {
        &self.upkeep
    }
}

impl Decode for Step {
    const EXPECTED: &'static str = "a step";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "step", decoder)?;
        let id = fields.required("id");
        let title = fields.required("title");
        let text = fields.optional("text");
        let answers: Option<Vec<Answer>> = fields.optional("answers");
        let verdict = fields.optional("verdict");
        let decoder = fields.decoder();
        let kind = match (answers, verdict) {
            (Some(answers), None) if !answers.is_empty() => Some(StepKind::Question(answers)),
            (None, Some(verdict)) => Some(StepKind::Outcome(verdict)),
            (Some(_), Some(_)) => {
                let message = "a step has `answers` or a `verdict`, not both";
                decoder.report(Code::InvalidValue, node.head(), message, "remove one of the two");
                None
            }
            (Some(_) | None, None) => {
                decoder.report(
                    Code::MissingKey,
                    node.head(),
                    "this step has neither `answers` nor a `verdict`",
                    "a question has `answers: [{ text: …, next: … }]`, and the end of the questions `verdict: yes`, `no` or `ask`",
                );
                None
            }
        };
        let upkeep = Upkeep::read(&mut fields);
        fields.finish();
        Some(Step { upkeep, id: id?, title: title?, text, kind: kind?, fingerprint: node.fingerprint() })
    }
}

impl Decode for Answer {
    const EXPECTED: &'static str = "an answer such as `{ text: { sv: …, en: … }, next: … }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "answer", decoder)?;
        let text = fields.required("text");
        let next = fields.required("next");
        fields.finish();
        Some(Answer { text: text?, next: next? })
    }
}

impl Decode for Verdict {
    const EXPECTED: &'static str = "`yes`, `no` or `ask`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.one_of(node, &[Verdict::Yes, Verdict::No, Verdict::Ask], Verdict::as_str)
    }
}
