//! The work that a site calls for: one job for each file of the output.

use std::fmt;

use crate::config::Config;
use crate::diagnostic::Span;
use crate::language::Language;
use crate::path::UrlPath;
use crate::programme::{ComponentId, GrantComponent, Programme, RoundId};

use super::{PageKey, RecordKind};

/// What one output is made from. A job is the name of its output between steps.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Job {
    Page(PageKey),
    /// The page that a server shows for an address that does not exist, in the language of the address.
    NotFound(Language),
    /// The Atom feed of a language.
    Feed(Language),
    /// A calendar of rounds in a language.
    Calendar {
        language: Language,
        of: CalendarOf,
    },
    Sitemap,
    Robots,
    /// A file of open data.
    OpenData(Dataset, DataForm),
    /// An old address that leads to a page.
    Redirect {
        from: UrlPath,
        to: PageKey,
    },
    /// A file of the theme's assets.
    ThemeAsset(String),
    /// A file of `content/assets`.
    File(String),
}

/// The records that are open data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Dataset {
    Rounds,
    Countries,
    Clusters,
    Components,
    Eligibility,
}

/// The form of a file of open data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DataForm {
    Json,
    Csv,
    /// The JSON Schema of the JSON.
    Schema,
}

impl Dataset {
    pub const ALL: [Dataset; 5] =
        [Dataset::Rounds, Dataset::Countries, Dataset::Clusters, Dataset::Components, Dataset::Eligibility];

    /// The name that its files have, and the key under which the JSON has its records.
    pub fn as_str(self) -> &'static str {
        match self {
            Dataset::Rounds => "rounds",
            Dataset::Countries => "countries",
            Dataset::Clusters => "clusters",
            Dataset::Components => "components",
            Dataset::Eligibility => "eligibility",
        }
    }

    /// The name of a file: `rounds.schema.json`.
    pub fn name(self, form: DataForm) -> String {
        let ending = match form {
            DataForm::Json => "json",
            DataForm::Csv => "csv",
            DataForm::Schema => "schema.json",
        };
        format!("{}.{ending}", self.as_str())
    }

    /// Where a file is found below the site's base path.
    pub fn path(self, folder: &str, form: DataForm) -> String {
        format!("/{folder}/{}", self.name(form))
    }
}

impl DataForm {
    pub const ALL: [DataForm; 3] = [DataForm::Json, DataForm::Csv, DataForm::Schema];
}

/// Which rounds a calendar holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CalendarOf {
    All,
    /// Those in which this can be applied for.
    Component(ComponentId),
    Round(RoundId),
}

impl CalendarOf {
    /// The calendars of a programme, each with the file and the place of what it is about. A calendar without an event
    /// is none: one of a round without dates, or of a component without such rounds.
    pub fn each(programme: &Programme) -> Vec<(CalendarOf, Option<(&'static str, Span)>)> {
        let dated = || programme.rounds.iter().filter(|round| round.has_dates());
        let is_for = |component: &GrantComponent| dated().any(|round| round.is_for(component));
        let all = dated().next().map(|_| (CalendarOf::All, None));
        let components = programme.components.iter().filter(|component| is_for(component)).map(|component| {
            let of = CalendarOf::Component(component.id.value.clone());
            (of, Some((RecordKind::Component.file(), component.id.span)))
        });
        let rounds = dated().map(|round| {
            let of = CalendarOf::Round(round.id.value.clone());
            (of, Some((RecordKind::Round.file(), round.id.span)))
        });
        all.into_iter().chain(components).chain(rounds).collect()
    }

    /// Where such a calendar is: `/omgangar.ics`, `/omgangar/project.ics`.
    pub fn url(&self, config: &Config, language: &Language) -> UrlPath {
        let (home, names) = (config.home_of(language), &config.calendar);
        let below = |id: &str| UrlPath::new(format!("{home}{}/{id}.ics", names.stem(language)));
        match self {
            CalendarOf::All => UrlPath::new(format!("{home}{}", names.name(language))),
            CalendarOf::Component(id) => below(id.as_str()),
            CalendarOf::Round(id) => below(id.as_str()),
        }
    }
}

impl fmt::Display for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Job::Page(key) => write!(f, "page {key}"),
            Job::NotFound(language) => write!(f, "not-found page in {language}"),
            Job::Feed(language) => write!(f, "feed in {language}"),
            Job::Calendar { language, of: CalendarOf::All } => write!(f, "calendar in {language}"),
            Job::Calendar { language, of: CalendarOf::Component(id) } => {
                write!(f, "calendar of component {id} in {language}")
            }
            Job::Calendar { language, of: CalendarOf::Round(id) } => {
                write!(f, "calendar of round {id} in {language}")
            }
            Job::Sitemap => write!(f, "sitemap"),
            Job::Robots => write!(f, "robots.txt"),
            Job::OpenData(set, form) => write!(f, "open data {}", set.name(*form)),
            Job::Redirect { from, to } => write!(f, "redirect from {from} to page {to}"),
            Job::ThemeAsset(name) => write!(f, "theme asset {name}"),
            Job::File(name) => write!(f, "file {name}"),
        }
    }
}
