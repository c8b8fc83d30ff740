//! Every code that a diagnostic can have: declared here once, explained on a page of the guide.

use super::Severity;

macro_rules! codes {
    ($($name:ident = $code:literal $severity:ident $summary:literal;)*) => {
        /// What kind of problem a diagnostic is about. Codes are stable: one that is retired is never used again.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code { $(#[doc = $summary] $name,)* }

        impl Code {
            /// Every code, in the order of its number.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// The code as it is shown and searched for: `A202`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code,)* }
            }

            /// What the code is about, in a few words.
            pub fn summary(self) -> &'static str {
                match self { $(Code::$name => $summary,)* }
            }

            /// The severity that such a problem has unless a policy says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // Files
    NotUtf8 = "A101" Error "a file is not UTF-8";
    Unreadable = "A102" Error "a file cannot be read";
    LinkLeavesSite = "A103" Error "a symbolic link leaves the site";
    StrayFile = "A104" Warning "a file that nothing uses";

    // YAML: configuration, front matter, data
    YamlSyntax = "A201" Error "YAML syntax";
    UnknownKey = "A202" Error "an unknown key";
    WrongType = "A203" Error "a value of the wrong type";
    MissingKey = "A204" Error "a key that must be there is missing";
    InvalidValue = "A205" Error "a value that cannot be";
    UnknownRecord = "A206" Error "a reference to a record that does not exist";
    DuplicateId = "A207" Error "two records with one id";
    ImpossibleDates = "A208" Error "dates in an impossible order";
    MissingLanguage = "A209" Warning "a text lacks one of the site's languages";
    DuplicateKey = "A210" Error "a key stands twice";
    BrokenSchema = "A225" Error "a schema that cannot be used";
    AgainstSchema = "A226" Error "data that are not what their schema says";
    SilentMove = "A227" Error "a round that became another without a word";

    // Data beside the lists of others
    OtherCode = "A221" Error "a country code that is not that of ISO 3166-1";
    OutsideList = "A222" Warning "a country that is not on the list of countries";
    OldList = "A223" Hint "a list of countries that has run out";
    NoShape = "A224" Warning "a country that the map does not have";

    // Pages
    UnknownComponent = "A301" Error "an unknown component";
    UnknownAttribute = "A302" Error "an unknown attribute of a component";
    AttributeValue = "A303" Error "an attribute is missing or has a wrong value";
    UnclosedComponent = "A304" Error "a component is not closed";
    BrokenLink = "A305" Error "a link to a page or file that does not exist";
    BrokenAnchor = "A306" Error "a link to an anchor that does not exist";
    DuplicateUrl = "A307" Error "two pages claim one address";
    MissingTranslation = "A308" Warning "a page lacks a translation";
    UnknownPage = "A309" Error "a page that does not exist";
    MissingDescription = "A310" Warning "a page lacks a description";
    ReviewDue = "A311" Warning "a page should have been reviewed";
    OrphanTranslation = "A312" Warning "a translation of a page that does not exist";
    DuplicateAnchor = "A313" Warning "an anchor stands twice on a page";
    ReviewSoon = "A314" Hint "a page is to be reviewed soon";
    OnlyPast = "A315" Hint "a page only speaks of what is past";
    SoonOtherwise = "A316" Hint "pages will soon say something else";
    ComponentSyntax = "A320" Error "the tag of a component cannot be read";
    ComponentDepth = "A321" Error "too many components stand inside one another";

    // Messages
    MessageSyntax = "L001" Error "Fluent syntax";
    DuplicateMessage = "L003" Error "a message stands twice";
    UnknownMessage = "L004" Error "a message that no language has";
    MissingMessage = "L005" Warning "a message is missing in a language";
    ObsoleteMessage = "L006" Warning "a message that the source language does not have";
    UnusedMessage = "L007" Warning "a message that nothing asks for";
    UselessIgnore = "L008" Warning "a comment ignores what is not there";
    MessageVariable = "L010" Error "a message asks for a variable that it is not given";
    LostVariable = "L011" Error "a translation lacks a variable of the source";
    CallVariable = "L012" Error "a template does not give a variable that a message needs";
    HyphenVariable = "L013" Warning "a variable that no template can give";
    PluralForms = "L020" Warning "the plural forms are not those of the language";
    UnreachableVariant = "L021" Warning "a variant that is never chosen";
    MessageReference = "L030" Error "a message refers to one that does not exist";
    MessageFunction = "L031" Error "an unknown function or option in a message";
    MessageShape = "L032" Warning "a translation has other attributes than the source";
    Markup = "L040" Error "HTML in a message that cannot be right";
    ForeignSigns = "L041" Warning "signs of another format in a message";
    BrokenCharacter = "L042" Error "a character that cannot be right";
    TooLong = "L050" Warning "a text is longer than there is room for";
    SameText = "L051" Hint "a translation is the same as the source";
    Typography = "L052" Hint "spaces and signs that look wrong";

    // Pages beside their translations
    OtherShape = "L070" Warning "a translation is built otherwise than its source";
    OtherLanguage = "L071" Warning "a link in a translation leads to another language";
    OtherLink = "L072" Warning "a translation leads elsewhere than its source";
    OtherFact = "L073" Warning "a translation states other facts than its source";
    OtherComponent = "L074" Warning "a translation has other components than its source";
    UselessWaiver = "L075" Warning "a waiver of what does not differ";
    PlainText = "L090" Warning "a text that no language can translate";
    CutText = "L091" Warning "a text is cut off";

    // Prose beside the data
    OtherDate = "A401" Warning "prose states another date than the data";
    OtherCountry = "A402" Warning "prose counts a country to a cluster that it is not in";

    // Themes and templates
    TemplateSyntax = "A501" Error "template syntax";
    TemplateRender = "A502" Error "a template failed";
    UnknownTemplate = "A503" Error "a template that does not exist";
    UndefinedVariable = "A504" Error "an undefined variable in a template";
    UnknownName = "A505" Error "an unknown function, filter, test or component in a template";
    UnknownTheme = "A506" Error "a theme that does not exist";
    UnknownAsset = "A507" Error "a theme asset that does not exist";

    // The built site
    OutputLink = "A601" Error "the built site has a broken link";
    OutputAnchor = "A602" Error "the built site has a link to a missing anchor";
    OutputId = "A603" Warning "an id stands twice on a built page";

    // What is published
    LiveMissing = "A701" Error "a file of the site is not published";
    LiveDiffers = "A702" Error "the published site says something else than it should now";
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
