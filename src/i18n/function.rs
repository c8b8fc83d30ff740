//! The functions that messages can call: `DATETIME`, `NUMBER`, `LIST` and `COUNTRY`.
//!
//! Owns their options, declared once for both the check of a catalogue and the printing of a message.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use fluent::types::{FluentNumber, FluentNumberOptions, FluentType};
use fluent::{FluentArgs, FluentValue};
use intl_memoizer::IntlLangMemoizer;
use intl_memoizer::concurrent::IntlLangMemoizer as SharedMemoizer;

use super::Problem;
use super::entry::{Call, CallOption};
use crate::locale::{CalendarDate, DateStyle, Formats, ListStyle};

/// A function of messages.
pub(super) struct Function {
    pub name: &'static str,
    pub options: &'static [FunctionOption],
    run: fn(&Formats, &FluentValue<'_>, &FluentArgs<'_>) -> Result<FluentValue<'static>, String>,
}

/// An option, as `dateStyle` in `DATETIME($date, dateStyle: "long")`.
pub(super) struct FunctionOption {
    pub name: &'static str,
    pub allowed: Allowed,
}

/// What an option can be.
pub(super) enum Allowed {
    Words(&'static [&'static str]),
    /// A number of decimals.
    Decimals,
}

const MOST_DECIMALS: u8 = 15;

pub(super) const FUNCTIONS: &[Function] = &[
    Function { name: "COUNTRY", options: &[], run: country },
    Function {
        name: "DATETIME",
        options: &[FunctionOption {
            name: "dateStyle",
            allowed: Allowed::Words(&["full", "long", "medium", "short"]),
        }],
        run: datetime,
    },
    Function {
        name: "LIST",
        options: &[FunctionOption { name: "type", allowed: Allowed::Words(&["and", "or"]) }],
        run: list,
    },
    Function {
        name: "NUMBER",
        options: &[
            FunctionOption { name: "minimumFractionDigits", allowed: Allowed::Decimals },
            FunctionOption { name: "maximumFractionDigits", allowed: Allowed::Decimals },
            FunctionOption { name: "type", allowed: Allowed::Words(&["cardinal", "ordinal"]) },
        ],
        run: number,
    },
];

/// The function that can stand before `->`; the others print.
pub(super) const CHOOSER: &str = "NUMBER";

/// All names, for a hint.
pub(super) fn names() -> String {
    quoted(FUNCTIONS.iter().map(|function| function.name))
}

pub(super) fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

impl Function {
    pub(super) fn of(call: &Call) -> Option<&'static Function> {
        FUNCTIONS.iter().find(|function| function.name == &*call.function)
    }

    /// What Fluent calls. What cannot be printed comes back as a value that [`find_rejections`] finds in the text,
    /// because Fluent itself drops the errors of functions.
    pub(super) fn call(
        &self,
        formats: &Formats,
        positional: &[FluentValue<'_>],
        named: &FluentArgs<'_>,
    ) -> FluentValue<'static> {
        match positional.first() {
            // Fluent has noted that the variable is not given.
            None | Some(FluentValue::Error) => FluentValue::Error,
            Some(value) => (self.run)(formats, value, named).unwrap_or_else(|reason| {
                FluentValue::Custom(Box::new(Rejection { function: self.name, reason }))
            }),
        }
    }
}

impl Allowed {
    pub(super) fn permits(&self, option: &CallOption) -> bool {
        match self {
            Allowed::Words(words) => !option.is_number && words.contains(&&*option.value),
            Allowed::Decimals => {
                option.is_number && option.value.parse().is_ok_and(|decimals: u8| decimals <= MOST_DECIMALS)
            }
        }
    }

    pub(super) fn describe(&self) -> String {
        match self {
            Allowed::Words(words) => quoted(words.iter().copied()),
            Allowed::Decimals => format!("a whole number from 0 to {MOST_DECIMALS}, without quotes"),
        }
    }
}

fn country(
    formats: &Formats,
    value: &FluentValue<'_>,
    _: &FluentArgs<'_>,
) -> Result<FluentValue<'static>, String> {
    let FluentValue::String(code) = value else { return Err("needs the code of a country".to_owned()) };
    formats
        .country(code)
        .map(FluentValue::from)
        .ok_or_else(|| format!("knows no country with the code `{code}`"))
}

fn datetime(
    formats: &Formats,
    value: &FluentValue<'_>,
    named: &FluentArgs<'_>,
) -> Result<FluentValue<'static>, String> {
    let Some(Printable::Date(date)) = printable(value) else { return Err("needs a date".to_owned()) };
    let style = word(named, "dateStyle").and_then(DateStyle::from_name).unwrap_or(DateStyle::Long);
    Ok(formats.date(*date, style).into())
}

fn list(
    formats: &Formats,
    value: &FluentValue<'_>,
    named: &FluentArgs<'_>,
) -> Result<FluentValue<'static>, String> {
    let Some(Printable::List(items)) = printable(value) else { return Err("needs a list".to_owned()) };
    let style = if word(named, "type") == Some("or") { ListStyle::Or } else { ListStyle::And };
    Ok(formats.list(items, style).into())
}

fn number(
    _: &Formats,
    value: &FluentValue<'_>,
    named: &FluentArgs<'_>,
) -> Result<FluentValue<'static>, String> {
    let FluentValue::Number(number) = value else { return Err("needs a number".to_owned()) };
    let mut number = number.clone();
    number.options.merge(named);
    bound(&mut number.options);
    Ok(FluentValue::Number(number))
}

/// Fluent's plural rules overflow with more decimals. The check of the catalogue has told the translator.
fn bound(options: &mut FluentNumberOptions) {
    let most = usize::from(MOST_DECIMALS);
    options.minimum_fraction_digits = options.minimum_fraction_digits.map(|digits| digits.min(most));
    options.maximum_fraction_digits = options.maximum_fraction_digits.map(|digits| digits.min(most));
}

fn word<'a>(named: &'a FluentArgs<'_>, option: &str) -> Option<&'a str> {
    named.iter().find(|(name, _)| *name == option).and_then(|(_, value)| match value {
        FluentValue::String(word) => Some(word.as_ref()),
        FluentValue::Number(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    })
}

/// A number as the language writes it; Fluent's own printing knows no grouping and no decimal comma.
pub(super) fn print_number(formats: &Formats, number: &FluentNumber) -> String {
    let digits = |digits: Option<usize>| digits.and_then(|digits| u8::try_from(digits).ok());
    let FluentNumberOptions { minimum_fraction_digits, maximum_fraction_digits, .. } = &number.options;
    formats.number(number.value, digits(*minimum_fraction_digits), digits(*maximum_fraction_digits))
}

/// A date or a list on its way through Fluent.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    pub formats: Arc<Formats>,
    pub value: Printable,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Printable {
    Date(CalendarDate),
    List(Vec<String>),
}

impl PartialEq for Carried {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Carried {
    fn print(&self) -> Cow<'static, str> {
        match &self.value {
            Printable::Date(date) => self.formats.date(*date, DateStyle::Long).into(),
            Printable::List(items) => self.formats.list(items, ListStyle::And).into(),
        }
    }
}

impl FluentType for Carried {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &IntlLangMemoizer) -> Cow<'static, str> {
        self.print()
    }

    fn as_string_threadsafe(&self, _: &SharedMemoizer) -> Cow<'static, str> {
        self.print()
    }
}

fn printable<'v>(value: &'v FluentValue<'_>) -> Option<&'v Printable> {
    let FluentValue::Custom(custom) = value else { return None };
    custom.as_any().downcast_ref::<Carried>().map(|carried| &carried.value)
}

/// What a function gives back when it cannot print. Its text is enclosed in noncharacters, which Unicode keeps for
/// a program's own use, and never leaves this module.
#[derive(Clone, PartialEq, Debug)]
struct Rejection {
    function: &'static str,
    reason: String,
}

const REJECTED: char = '\u{FDD0}';
const REASON: char = '\u{FDD1}';
const END: char = '\u{FDD2}';

impl Rejection {
    fn print(&self) -> Cow<'static, str> {
        format!("{REJECTED}{}{REASON}{}{END}", self.function, self.reason).into()
    }
}

impl FluentType for Rejection {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &IntlLangMemoizer) -> Cow<'static, str> {
        self.print()
    }

    fn as_string_threadsafe(&self, _: &SharedMemoizer) -> Cow<'static, str> {
        self.print()
    }
}

/// The rejections of functions in a printed text.
pub(super) fn find_rejections(text: &str) -> impl Iterator<Item = Problem> {
    text.split(REJECTED).skip(1).filter_map(|rest| {
        let (name, rest) = rest.split_once(REASON)?;
        let (reason, _) = rest.split_once(END)?;
        Some(Problem::Function { name: name.to_owned(), reason: reason.to_owned() })
    })
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
