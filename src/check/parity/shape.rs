//! How pages are built: their headings, lists and tables.

use std::collections::BTreeMap;
use std::ops::Range;

use super::side::{BLOCKS, Side, first_line};
use super::{Finding, Pair};
use crate::diagnostic::{Code, Span};
use crate::front_matter::Topic;
use crate::markdown::{BlockKind, Heading};
use crate::parallel::monotone;

pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    if !pair.pairs.is_close {
        let blocks = pair.source.page.blocks.len();
        let message =
            format!("{} of {blocks} blocks of the source have a counterpart here", pair.pairs.count());
        let place = (pair.translation.place(None), pair.source.place(None));
        return vec![pair.finding((Code::OtherShape, Topic::Headings), place, message, Vec::new())];
    }
    let mut findings = compare_headings(pair);
    findings.extend(compare_runs(pair, BlockKind::Item));
    findings.extend(compare_runs(pair, BlockKind::Row));
    findings
}

/// Which headings of two pages belong together: those with one anchor, those that are `together`, and of the rest those
/// that stand in one order.
pub fn headings(
    (source, translation): (&[Heading], &[Heading]),
    together: impl Fn(&Heading, &Heading) -> bool,
) -> Vec<(usize, usize)> {
    monotone::pairs(source.len(), translation.len(), |i, j| {
        let (one, two) = (&source[i], &translation[j]);
        let shared = i32::from(one.id == two.id) * 100 + i32::from(together(one, two)) * 50;
        Some(shared + if one.level == two.level { 3 } else { 1 })
    })
}

fn compare_headings(pair: &Pair<'_>) -> Vec<Finding> {
    let (source, translation) =
        (&pair.source.document.markdown.outline, &pair.translation.document.markdown.outline);
    let part = |side: &Side<'_>, heading: &Heading| {
        side.page
            .blocks
            .iter()
            .position(|block| block.span.start == heading.span.start)
            .map(|block| block + BLOCKS)
    };
    let together = |one: &Heading, two: &Heading| {
        let of_source = part(pair.source, one);
        of_source.is_some()
            && of_source.and_then(|part| pair.pairs.right(part)) == part(pair.translation, two)
    };
    let pairs = match source
        .iter()
        .map(|heading| heading.level)
        .eq(translation.iter().map(|heading| heading.level))
    {
        true => return Vec::new(),
        false => headings((source, translation), together),
    };
    let kind = (Code::OtherShape, Topic::Headings);
    let line = |side: &Side<'_>, span: Span| first_line(&side.page.text, span);
    let mut findings = Vec::new();
    for (i, j) in &pairs {
        let (one, two) = (&source[*i], &translation[*j]);
        if one.level != two.level {
            let message =
                format!("a heading of level {} is one of level {} in the translation", one.level, two.level);
            let place = (line(pair.translation, two.span), line(pair.source, one.span));
            findings.push(pair.finding(kind, place, message, vec![two.text.clone(), one.text.clone()]));
        }
    }
    for (i, heading) in source.iter().enumerate().filter(|(i, _)| !pairs.iter().any(|(one, _)| one == i)) {
        let before = pairs.iter().rev().find(|(one, _)| *one < i).map(|(_, two)| translation[*two].span);
        let near = before.map_or_else(|| pair.translation.place(None), |span| line(pair.translation, span));
        let message = format!("the heading `{}` of the source has none here", heading.text);
        let place = (near, line(pair.source, heading.span));
        findings.push(pair.finding(kind, place, message, vec![heading.text.clone()]));
    }
    for (j, heading) in translation.iter().enumerate().filter(|(j, _)| !pairs.iter().any(|(_, two)| two == j))
    {
        let before = pairs.iter().rev().find(|(_, two)| *two < j).map(|(one, _)| source[*one].span);
        let near = before.map_or_else(|| pair.source.place(None), |span| line(pair.source, span));
        let message = format!("the heading `{}` is not in the source", heading.text);
        let place = (line(pair.translation, heading.span), near);
        findings.push(pair.finding(kind, place, message, vec![heading.text.clone()]));
    }
    findings
}

/// Lists or tables with more or fewer parts.
fn compare_runs(pair: &Pair<'_>, kind: BlockKind) -> Vec<Finding> {
    let (ours, theirs) = (runs(pair.translation, kind), runs(pair.source, kind));
    let run_of = |runs: &[Range<usize>], part: usize| runs.iter().position(|run| run.contains(&part));
    let mut findings = Vec::new();
    for run in &theirs {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let others = run.clone().filter_map(|part| run_of(&ours, pair.pairs.right(part)?));
        others.for_each(|other| *counts.entry(other).or_default() += 1);
        // A list that became two is no list with fewer items.
        let Some((other, _)) = counts.pop_first().filter(|_| counts.is_empty()) else { continue };
        let other = &ours[other];
        let is_whole = other.clone().all(|part| pair.pairs.left(part).is_none_or(|part| run.contains(&part)));
        let count = |side: &Side<'_>, run: &Range<usize>| {
            run.clone().filter(|part| side.parts[*part].kind == Some(kind)).count()
        };
        let (one, two) = (count(pair.source, run), count(pair.translation, other));
        if one == two || !is_whole {
            continue;
        }
        let message = match kind == BlockKind::Row {
            true => format!("the table has {two} rows, in the source {one}"),
            false => format!("the list has {two} items, in the source {one}"),
        };
        let alone = |mut run: Range<usize>, is_alone: &dyn Fn(usize) -> bool| {
            let first = run.start;
            run.find(|part| is_alone(*part)).unwrap_or(first)
        };
        let ours = alone(other.clone(), &|part| pair.pairs.left(part).is_none());
        let theirs = alone(run.clone(), &|part| pair.pairs.right(part).is_none());
        let place = (pair.translation.place(Some(ours)), pair.source.place(Some(theirs)));
        findings.push(pair.finding((Code::OtherShape, Topic::Items), place, message, Vec::new()));
    }
    findings
}

/// The parts that make one list or table each. What is nested in an item does not end its list.
fn runs(side: &Side<'_>, kind: BlockKind) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (part, block) in side.page.blocks.iter().enumerate().map(|(block, found)| (block + BLOCKS, found)) {
        if block.kind == kind {
            match runs.last_mut().filter(|_| is_open) {
                Some(run) => run.end = part + 1,
                None => runs.push(part..part + 1),
            }
            is_open = true;
        } else {
            let line = side.page.text.get(..block.span.start).and_then(|text| text.rsplit('\n').next());
            is_open = is_open && line.is_some_and(|before| before.starts_with([' ', '\t']));
        }
    }
    runs
}
