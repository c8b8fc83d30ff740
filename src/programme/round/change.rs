//! What became of a round after it was announced: its last day was moved, or it was called off.

use super::Round;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::time::{Date, When};
use crate::value::{Decode, Decoder, Fields, Localized, Node, Spanned};

/// The last day was moved.
#[derive(Clone, Debug)]
pub struct Move {
    /// The day on which that was announced.
    pub on: Spanned<Date>,
    /// When the round would have closed before.
    pub closes: Spanned<When>,
    /// Why, or what that means for those who apply.
    pub note: Localized,
}

/// The round does not take place.
#[derive(Clone, Debug)]
pub struct Cancellation {
    /// The day on which that was announced.
    pub on: Spanned<Date>,
    pub note: Localized,
}

/// Reports what was announced before the round was, and what came too late for those who want to apply.
pub(super) fn check_days(round: &Round, decoder: &mut Decoder) {
    let mut report = |message: &str, on: Spanned<Date>, (key, other): (&str, Span)| {
        let impossible = Diagnostic::new(Code::ImpossibleDates, message)
            .at(decoder.location(on.span))
            .label(decoder.location(other), format!("`{key}` is here"))
            .hint("correct the one that is wrong; look at the year, too");
        decoder.push(impossible);
    };
    let cancelled = round.cancelled.as_ref().map(|cancelled| cancelled.on);
    if let Some(published) = round.published {
        let told = round.moves.iter().map(|change| change.on).chain(cancelled);
        for on in told.filter(|on| on.value < published.value) {
            report("this was announced before the round itself was", on, ("published", published.span));
        }
    }
    let Some(closes) = round.closes() else { return };
    let is_late = |on: &Spanned<Date>| on.value > closes.value.date();
    if let Some(on) = round.published.filter(is_late) {
        report("the round was announced after it had closed", on, ("closes", closes.span));
    }
    if let Some(on) = cancelled.filter(is_late) {
        report("the round was called off after it had closed", on, ("closes", closes.span));
    }
}

/// Reports moves that did not move anything, or stand in the wrong order.
pub(super) fn check(moves: &[Move], closes: Option<Spanned<When>>, decoder: &mut Decoder) {
    let later = moves.iter().skip(1).map(|next| Some(next.closes)).chain([closes]);
    for (earlier, next) in moves.iter().zip(later) {
        let Some(next) = next else { continue };
        if earlier.closes.value == next.value {
            let message = format!("the round closes on `{}` before and after this change", next.value);
            let nothing = Diagnostic::new(Code::ImpossibleDates, message)
                .at(decoder.location(earlier.closes.span))
                .label(decoder.location(next.span), "what comes after it is here")
                .hint("write when the round would have closed before the change");
            decoder.push(nothing);
        }
    }
    for pair in moves.windows(2) {
        let [first, second] = pair else { continue };
        if second.on.value < first.on.value {
            let message = "a later change stands before an earlier one";
            let order = Diagnostic::new(Code::ImpossibleDates, message)
                .at(decoder.location(second.on.span))
                .label(decoder.location(first.on.span), "this is later")
                .hint("write the changes in the order in which they were announced");
            decoder.push(order);
        }
    }
}

impl Decode for Move {
    const EXPECTED: &'static str =
        "a change such as `{ on: 2024-08-01, closes: 2024-08-28, note: { sv: …, en: … } }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open_like(node, "change", Self::EXPECTED, decoder)?;
        let on = fields.required("on");
        let closes = fields.required("closes");
        let note = fields.required("note");
        fields.finish();
        Some(Move { on: on?, closes: closes?, note: note? })
    }
}

impl Decode for Cancellation {
    const EXPECTED: &'static str = "when and why, such as `{ on: 2024-08-01, note: { sv: …, en: … } }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open_like(node, "cancellation", Self::EXPECTED, decoder)?;
        let on = fields.required("on");
        let note = fields.required("note");
        fields.finish();
        Some(Cancellation { on: on?, note: note? })
    }
}
