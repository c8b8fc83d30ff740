//! When the site stops being true by itself, for programs: `data/next-change.json`.

use serde_json::json;

use super::Output;
use crate::path::OutputPath;
use crate::programme::{Boundary, Event};
use crate::time::Zone;

/// Where the file is, below the output folder.
pub const NEXT_CHANGE: &str = "data/next-change.json";

/// The file, which is written beside the outputs of a build, since it tells of all of them. It says nothing of the
/// moment of the build, so that two builds between which nothing changed are equal.
pub fn next_change(boundary: Option<&Boundary>, zone: &Zone) -> Output {
    let content = match boundary {
        Some(Boundary { at, event }) => {
            let (name, subject) = in_words(event);
            json!({ "at": zone.rfc3339(*at), "event": name, "subject": subject, "reason": event.to_string() })
        }
        None => json!({ "at": null }),
    };
    Output::new(&OutputPath::new(NEXT_CHANGE), format!("{content}\n").into_bytes())
}

fn in_words(event: &Event) -> (&'static str, &str) {
    match event {
        Event::Opens(round) => ("opens", round.as_str()),
        Event::Closing(round) => ("closes-soon", round.as_str()),
        Event::CutOff(round) => ("cut-off", round.as_str()),
        Event::Closes(round) => ("closes", round.as_str()),
        Event::Lapses(round) => ("lapses", round.as_str()),
        Event::Decided(round) => ("decided", round.as_str()),
        Event::ReviewDue(page) => ("review-due", page),
    }
}
