//! What a message is given, and what can go wrong when it is printed.

use std::collections::BTreeMap;
use std::fmt;

use crate::locale::CalendarDate;

/// The values for a message's variables, by name without `$`.
pub type Arguments = BTreeMap<String, Argument>;

/// One value. Text is printed as it is given: whoever prints to HTML has escaped it.
#[derive(Clone, PartialEq, Debug)]
pub enum Argument {
    Text(String),
    Number(f64),
    Date(CalendarDate),
    List(Vec<String>),
}

/// Why there is no text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The catalogue has no such message, or the message has no such attribute or no text of its own.
    Missing,
    /// The message is there, but cannot be printed with these arguments.
    Unformattable { problems: Vec<Problem> },
    /// The message, or one that it refers to, has a fault that the catalogue has told.
    Told,
}

/// One thing that kept a message from being printed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Problem {
    /// The message asks for a variable that was not given.
    UnknownVariable { name: String },
    /// The message chooses by a number and was given something else.
    NotANumber { name: String },
    /// The message chooses by a word and was given a date or a list.
    NotAWord { name: String },
    /// A function cannot print what it was given.
    Function { name: String, reason: String },
    /// The message refers to something that cannot be printed. The catalogue has said so.
    UnknownReference { target: String },
    /// The message refers to itself. The catalogue has said so.
    Endless,
    /// The message has over a hundred placeables, with all that it refers to.
    TooLong,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::UnknownVariable { name } => write!(f, "`${name}` is not given"),
            Problem::NotANumber { name } => write!(f, "`${name}` must be a number"),
            Problem::NotAWord { name } => {
                write!(f, "`${name}` must be a text or a number to choose a variant")
            }
            Problem::Function { name, reason } => write!(f, "`{name}` {reason}"),
            Problem::UnknownReference { target } => write!(f, "`{target}` cannot be printed"),
            Problem::Endless => f.write_str("the message refers to itself"),
            Problem::TooLong => f.write_str("the message has more than 100 placeables"),
        }
    }
}
