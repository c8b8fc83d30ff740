//! `anslag.yaml`: what a site is called, which languages it has, which theme it wears.
//!
//! Checks what can be checked without any other file. Whether a theme or the page of a menu exists is decided where
//! they are known.

mod base_url;
mod calendar;
mod country_list;
mod open_data;
mod site_language;
mod tag;

pub use base_url::BaseUrl;
pub use calendar::CalendarNames;
pub use country_list::CountryList;
pub use open_data::OpenData;
pub use site_language::{Missing, SiteLanguage};
pub use tag::canonical as canonical_tag;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Checked, Code, Diagnostic, Span};
use crate::fingerprint::Fingerprint;
use crate::language::Language;
use crate::path::{SourcePath, UrlPath};
use crate::time::Zone;
use crate::value::{Decode, Decoder, Fields, Form, Given, Node, Numbers, Rule, Schema, Spanned};

/// The settings of a site. Usable whatever the file lacked: there is always at least one language.
#[derive(Clone, Debug)]
pub struct Config {
    pub base_url: BaseUrl,
    pub time_zone: Zone,
    /// The folder of the theme; its place is that of its name in the file.
    pub theme: Spanned<Arc<str>>,
    /// For so many days before its last, a round is `closing`.
    pub closing_days: u32,
    /// In the order of the file, the default language first; never empty.
    pub languages: Vec<SiteLanguage>,
    /// The ids of the pages of each menu.
    pub menus: BTreeMap<Arc<str>, Vec<Spanned<Arc<str>>>>,
    /// The file name of each language's feed.
    pub feed: Arc<str>,
    /// The file names of each language's calendars.
    pub calendar: CalendarNames,
    /// Whether `content/data` describes a programme with rounds and countries.
    pub programme: bool,
    /// The list of others that the countries of the programme must be on.
    pub country_list: Option<Spanned<CountryList>>,
    /// How the programme is published for other programs, if it is.
    pub open_data: Option<OpenData>,
    /// Whether the languages are those of the file, and not such as stand in for them.
    pub knows_languages: bool,
    fingerprint: Fingerprint,
}

impl Config {
    /// Reads `anslag.yaml`. `None`: the file is empty, or its YAML is broken, which has been told.
    pub fn decode(path: &SourcePath, node: Option<&Node>) -> Checked<Config> {
        let mut decoder = Decoder::new(path);
        let mut config = Config::empty();
        match node {
            Some(node) => config.read(node, &mut decoder),
            None => decoder.report(
                Code::MissingKey,
                Span::default(),
                "this file says nothing",
                "write at least `base_url`, `time_zone` and `languages`",
            ),
        }
        decoder.finish(config)
    }

    /// What `anslag.yaml` may say.
    pub fn schema() -> Schema {
        let mut config = Config::empty();
        Schema::recorded(|node, decoder| config.read(node, decoder))
    }

    /// The same settings for another public address.
    #[must_use]
    pub fn with_base_url(self, base_url: &BaseUrl) -> Config {
        let fingerprint = Fingerprint::combine([self.fingerprint, Fingerprint::of(base_url.as_str())]);
        Config { base_url: base_url.clone(), fingerprint, ..self }
    }

    /// The same settings with a language that is laid out from right to left.
    #[must_use]
    pub fn with_right_to_left(mut self, code: &Language) -> Config {
        self.fingerprint =
            Fingerprint::combine([self.fingerprint, Fingerprint::of_parts(["rtl", code.as_str()])]);
        for language in self.languages.iter_mut().filter(|language| language.code == *code) {
            language.right_to_left = true;
        }
        self
    }

    /// The language that is served at `/`.
    pub fn default_language(&self) -> &Language {
        &self.languages.first().expect("a configuration is made with at least one language").code
    }

    /// The settings of a language, if the site has it.
    pub fn language(&self, code: &Language) -> Option<&SiteLanguage> {
        self.languages.iter().find(|language| language.code == *code)
    }

    /// Where a text is looked for when `language` lacks it: in its fallbacks, and at last in the default language.
    pub fn fallbacks(&self, language: &Language) -> Vec<Language> {
        let own = self.language(language).map_or(&[][..], |settings| settings.fallback.as_slice());
        let mut fallbacks: Vec<Language> = own.iter().map(|fallback| fallback.value.clone()).collect();
        let default = self.default_language();
        if default != language && !fallbacks.contains(default) {
            fallbacks.push(default.clone());
        }
        fallbacks
    }

    /// The start page of a language below the base path: `/` for the default language, `/en/` for another.
    pub fn home_of(&self, language: &Language) -> String {
        match self.default_language() == language {
            true => "/".to_owned(),
            false => format!("/{language}/"),
        }
    }

    /// An address as links on the site's own pages write it: from the root of the server.
    pub fn href(&self, url: &UrlPath) -> String {
        format!("{}{}", self.base_url.base_path().trim_end_matches('/'), url)
    }

    /// An address as others write it: with the server.
    pub fn permalink(&self, url: &UrlPath) -> String {
        format!("{}{}", self.base_url.origin(), self.href(url))
    }

    /// The site's languages, the default one first.
    pub fn codes(&self) -> Vec<Language> {
        self.languages.iter().map(|language| language.code.clone()).collect()
    }

    /// The languages without which the site can be published all the same.
    pub fn lenient(&self) -> Vec<Language> {
        let translations = self.languages.iter().skip(1);
        let lenient = translations.filter(|settings| settings.missing != Missing::Fail);
        lenient.map(|settings| settings.code.clone()).collect()
    }

    /// The identity of what the file says; comments do not count.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Settings that stand in for those of a broken file.
    pub fn empty() -> Self {
        Config {
            base_url: BaseUrl::local(),
            time_zone: Zone::utc(),
            theme: Spanned { value: "default".into(), span: Span::default() },
            closing_days: 14,
            languages: vec![SiteLanguage::new("en")],
            menus: BTreeMap::new(),
            feed: "feed.xml".into(),
            calendar: CalendarNames::default(),
            programme: true,
            country_list: None,
            open_data: None,
            knows_languages: false,
            fingerprint: Fingerprint::of(""),
        }
    }

    fn read(&mut self, node: &Node, decoder: &mut Decoder) {
        self.fingerprint = node.fingerprint();
        let Some(mut fields) = Fields::open(node, "configuration", decoder) else { return };
        self.programme = fields.or_default("programme", true);
        if let Some(base_url) = fields.required("base_url") {
            self.base_url = base_url;
        }
        // Only what opens and closes needs to know when a day ends.
        fields.rule(|| Rule::Some(vec![Given::Key("time_zone"), Given::Is("programme", false)]));
        let time_zone = match self.programme {
            true => fields.required("time_zone"),
            false => fields.optional("time_zone"),
        };
        self.time_zone = time_zone.unwrap_or_else(Zone::utc);
        if let Some(theme) = fields.optional::<Spanned<FileName>>("theme") {
            self.theme = Spanned { value: theme.value.0, span: theme.span };
        }
        self.closing_days = fields.or_default("closing_days", self.closing_days);
        if let Some(languages) = fields.required::<Languages>("languages").filter(|list| !list.0.is_empty()) {
            self.languages = languages.0;
            self.knows_languages = true;
        }
        self.menus = fields.optional::<Menus>("menus").unwrap_or_default().0;
        if let Some(feed) = fields.optional::<FileName>("feed") {
            self.feed = feed.0;
        }
        self.calendar = fields.or_default("calendar", CalendarNames::default());
        if self.knows_languages {
            self.calendar.check(&self.codes(), fields.decoder());
        }
        self.country_list = fields.optional("country_list");
        self.open_data = fields.optional("open_data");
        fields.finish();
    }
}

impl Decode for Zone {
    const EXPECTED: &'static str = "a time zone such as `Europe/Stockholm`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::OneOf(Zone::names()));
        let name = Arc::<str>::decode(node, decoder)?;
        let zone = Zone::new(&name);
        if zone.is_none() {
            let names = Zone::names();
            let unknown = Diagnostic::new(Code::InvalidValue, format!("there is no time zone `{name}`"))
                .at(decoder.location(node.span))
                .suggest(&name, names.iter().map(String::as_str))
                .hint("write a continent and a city, such as `Europe/Stockholm`");
            decoder.push(unknown);
        }
        zone
    }
}

/// The name of a file or folder, without the folders above it.
struct FileName(Arc<str>);

impl Decode for FileName {
    const EXPECTED: &'static str = "a name";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| {
            Schema::Text(Form { numbers: Numbers::Any, ..Form::new(r"[^./\\:][^/\\:]*", Self::EXPECTED) })
        });
        let name = Arc::<str>::decode(node, decoder)?;
        if name.contains(['/', '\\', ':']) || name.starts_with('.') {
            let message = format!("`{name}` is not a plain name");
            decoder.report(Code::InvalidValue, node.span, message, "write a name without folders");
            return None;
        }
        Some(FileName(name))
    }
}

#[derive(Default)]
struct Menus(BTreeMap<Arc<str>, Vec<Spanned<Arc<str>>>>);

impl Decode for Menus {
    const EXPECTED: &'static str = "names of menus, each with a list of pages";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::Table(Box::new(Schema::of::<Vec<Arc<str>>>())));
        let Some(entries) = node.as_map() else {
            decoder.wrong_type(node, Self::EXPECTED);
            return None;
        };
        // A menu without a value is a menu without pages.
        let pages = |menu: &Node, decoder: &mut Decoder| match menu.is_null() {
            true => Some(Vec::new()),
            false => Decode::decode(menu, decoder),
        };
        let menus =
            entries.iter().filter_map(|entry| Some((entry.key.clone(), pages(&entry.value, decoder)?)));
        Some(Menus(menus.collect()))
    }
}

struct Languages(Vec<SiteLanguage>);

impl Decode for Languages {
    const EXPECTED: &'static str = "a list of languages such as `- { code: sv, name: Svenska }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::List { items: Box::new(Schema::of::<SiteLanguage>()), least: 1 });
        let languages = match node.as_list() {
            Some(_) => Vec::<SiteLanguage>::decode(node, decoder)?,
            None => {
                decoder.wrong_type(node, Self::EXPECTED);
                return None;
            }
        };
        if node.as_list().is_some_and(<[_]>::is_empty) {
            let hint = "add the language of the texts, such as `- { code: sv, name: Svenska }`";
            decoder.report(Code::InvalidValue, node.span, "a site has at least one language", hint);
        }
        Some(Languages(site_language::check(languages, decoder)))
    }
}

#[cfg(test)]
mod tests;
