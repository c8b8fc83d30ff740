//! Ids for what comes next.

/// Two ids that are free and continue the way of `last`: after `2024-03` the next of that year, and the first of the
/// next. None if there is no such way.
pub fn next_ids(last: &str, is_taken: impl Fn(&str) -> bool) -> Vec<String> {
    let Some((year, number)) = last.rsplit_once('-') else { return Vec::new() };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !are_digits(year) || !are_digits(number) {
        return Vec::new();
    }
    let (Ok(in_year), Ok(count)) = (year.parse::<u32>(), number.parse::<u32>()) else { return Vec::new() };
    let free = |year: u32, from: u32| {
        let ids = (from..from.saturating_add(100))
            .map(|count| format!("{year}-{count:0width$}", width = number.len()));
        ids.into_iter().find(|id| !is_taken(id))
    };
    [free(in_year, count.saturating_add(1)), free(in_year.saturating_add(1), 1)]
        .into_iter()
        .flatten()
        .collect()
}
