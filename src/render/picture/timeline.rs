//! A year of rounds, true to scale: bars and marks at percents of the breadth, so that it is as wide as its room and its
//! words, which are not part of it, stay as large as text.

use std::fmt::Write;

use super::svg::percent;

/// The time that is shown, in seconds of the clock; `until` is not part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    pub from: i64,
    pub until: i64,
}

/// When things happen in a round, in seconds of the clock.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Course {
    pub opens: Option<i64>,
    pub closes: Option<i64>,
    /// Whether it is open without end.
    pub is_rolling: bool,
    pub cutoffs: Vec<i64>,
    pub decided: Option<i64>,
    pub is_cancelled: bool,
}

/// What is said of the drawings themselves: the figure that they are in has the words.
const DECORATION: &str = "aria-hidden=\"true\" focusable=\"false\"";

/// The lines at which months begin, with their names. Every third name stays where there is little room.
pub fn draw_axis(span: Span, months: &[(i64, String)]) -> String {
    let mut axis = format!("<svg class=\"timeline-axis\" {DECORATION}>");
    for (index, (at, name)) in months.iter().enumerate() {
        let x = percent(span.share(*at));
        let class = if index % 3 == 0 { "" } else { " class=\"timeline-minor\"" };
        // Writing into a string never fails.
        let _ = write!(axis, "<line x1=\"{x}%\" x2=\"{x}%\" y1=\"0\" y2=\"100%\"/>");
        let _ = write!(axis, "<text{class} x=\"{x}%\" y=\"1em\" dx=\"0.3em\">");
        crate::markdown::escape::text(&mut axis, name);
        axis.push_str("</text>");
    }
    axis.push_str("</svg>");
    axis
}

/// The bar of a round with its marks; `None` if nothing of it falls into the time that is shown.
pub fn draw_course(span: Span, course: &Course) -> Option<String> {
    if !span.has_some(course) {
        return None;
    }
    let class = if course.is_cancelled { "timeline-bar timeline-cancelled" } else { "timeline-bar" };
    let mut drawing = format!("<svg class=\"{class}\" {DECORATION}>");
    let (from, to) = (course.opens.map(|at| span.share(at)), course.closes.map(|at| span.share(at)));
    if course.is_rolling || to.is_some() {
        let (x, end) = (from.unwrap_or(0.0).clamp(0.0, 100.0), to.unwrap_or(100.0).clamp(0.0, 100.0));
        let (x, breadth, end) = (percent(x), percent((end - x).max(0.0)), percent(end));
        let _ = match from.is_some() || course.is_rolling {
            true => write!(drawing, "<rect x=\"{x}%\" y=\"25%\" width=\"{breadth}%\" height=\"50%\"/>"),
            false => write!(
                drawing,
                "<line class=\"timeline-before\" x1=\"0%\" x2=\"{end}%\" y1=\"50%\" y2=\"50%\"/>"
            ),
        };
    }
    for at in course.cutoffs.iter().filter(|at| span.has(**at)) {
        let x = percent(span.share(*at));
        let _ =
            write!(drawing, "<line class=\"timeline-cutoff\" x1=\"{x}%\" x2=\"{x}%\" y1=\"5%\" y2=\"95%\"/>");
    }
    let lone = course.opens.filter(|_| course.closes.is_none() && !course.is_rolling);
    for (class, at, radius) in [
        ("timeline-opens", lone, 5),
        ("timeline-end", course.closes, 7),
        ("timeline-decided", course.decided, 5),
    ] {
        if let Some(at) = at.filter(|at| span.has(*at)) {
            let x = percent(span.share(at));
            let _ = write!(drawing, "<circle class=\"{class}\" cx=\"{x}%\" cy=\"50%\" r=\"{radius}\"/>");
        }
    }
    drawing.push_str("</svg>");
    Some(drawing)
}

impl Span {
    /// How much of the time has passed at a moment, in percent.
    #[expect(clippy::cast_precision_loss, reason = "seconds of some years are exact")]
    fn share(self, at: i64) -> f64 {
        let all = self.until.saturating_sub(self.from).max(1);
        100.0 * at.saturating_sub(self.from) as f64 / all as f64
    }

    fn has(self, at: i64) -> bool {
        (self.from..self.until).contains(&at)
    }

    /// Whether anything of a round falls into the time. One without a first day is shown where it closes.
    fn has_some(self, course: &Course) -> bool {
        let is_over = course.closes.is_some_and(|at| at < self.from);
        let is_yet_to_come = course.opens.is_some_and(|at| at >= self.until);
        let lasts = course.is_rolling || course.opens.is_some() && course.closes.is_some();
        let mut marks =
            course.cutoffs.iter().chain(&course.opens).chain(&course.closes).chain(&course.decided);
        lasts && !is_over && !is_yet_to_come || marks.any(|at| self.has(*at))
    }
}

#[cfg(test)]
mod tests;
