//! What the brief says of countries, clusters, rounds and eligibility.

/// A fact in Swedish and in English.
pub type Words = [&'static str; 2];

/// A country: its code and its names.
pub type Country = (&'static str, Words);

/// The clusters, each with its condition and its countries.
pub const CLUSTERS: [(&str, Words, &str, &[Country]); 5] = [
    (
        "europe",
        ["Europa", "Europe"],
        "new",
        &[
            ("BA", ["Bosnien och Hercegovina", "Bosnia and Herzegovina"]),
            ("XK", ["Kosovo", "Kosovo"]),
            ("RS", ["Serbien", "Serbia"]),
            ("UA", ["Ukraina", "Ukraine"]),
        ],
    ),
    (
        "east-africa",
        ["Östafrika", "East Africa"],
        "new",
        &[("KE", ["Kenya", "Kenya"]), ("TZ", ["Tanzania", "Tanzania"]), ("UG", ["Uganda", "Uganda"])],
    ),
    (
        "latin-america",
        ["Latinamerika", "Latin America"],
        "new",
        &[("CO", ["Colombia", "Colombia"]), ("GT", ["Guatemala", "Guatemala"])],
    ),
    (
        "southern-africa",
        ["Södra Afrika", "Southern Africa"],
        "new",
        &[
            ("BW", ["Botswana", "Botswana"]),
            ("ZA", ["Sydafrika", "South Africa"]),
            ("ZM", ["Zambia", "Zambia"]),
            ("ZW", ["Zimbabwe", "Zimbabwe"]),
        ],
    ),
    (
        "continuing",
        ["Länder med fortsatt samarbete", "Continuing countries"],
        "continuing",
        &[
            ("GE", ["Georgien", "Georgia"]),
            ("MK", ["Nordmakedonien", "North Macedonia"]),
            ("MD", ["Moldavien", "Moldova"]),
            ("ID", ["Indonesien", "Indonesia"]),
            ("CN", ["Kina", "China"]),
            ("VN", ["Vietnam", "Vietnam"]),
            ("MZ", ["Moçambique", "Mozambique"]),
            ("NA", ["Namibia", "Namibia"]),
        ],
    ),
];

pub const CONTINUING: [Words; 2] = [
    [
        "Här har kommuner redan en dialog, eller Förberedelser eller Projekt som pågår eller är genomförda.",
        "Municipalities here already have a dialogue, or Inceptions or Projects that are under way or completed.",
    ],
    [
        "ICLD avser att låta dem fortsätta och att finansiera dem.",
        "ICLD intends to let them continue and to finance them.",
    ],
];

/// Who can apply, and on what condition.
pub const ELIGIBILITY: [Words; 8] = [
    ["kommuner", "municipalities"],
    ["regioner", "regions"],
    ["kommundels- eller stadsdelsnämnder", "district committees"],
    ["kommunalförbund", "municipal associations"],
    ["regionförbund", "regional associations"],
    ["gemensamma nämnder", "joint committees"],
    [
        "kommunala samverkansorganisationer, till exempel kommunförbund",
        "municipal cooperation organisations, such as associations of local authorities",
    ],
    [
        "Ni söker tillsammans med motsvarande organisationer i samarbetsländerna.",
        "You apply together with corresponding organisations in the partner countries.",
    ],
];

/// The rounds with their last days, and those days in words.
pub const ROUNDS: [(&str, &str, Words); 2] = [
    ("2024-03", "2024-08-28T23:59:59+02:00", ["28 augusti 2024", "28 August 2024"]),
    ("2024-04", "2024-11-01T23:59:59+01:00", ["1 november 2024", "1 November 2024"]),
];

/// The components: when each can be applied for, in data and in words, and what is said of it.
pub const COMPONENTS: [(&str, Words, &str, Words, Words); 2] = [
    (
        "inception",
        ["Förberedelse", "Inception"],
        "rolling",
        ["Kan sökas när som helst under året", "Can be applied for at any time of the year"],
        ["Oftast det första steget i ett partnerskap.", "Usually the first step in a partnership."],
    ),
    (
        "project",
        ["Projekt", "Project"],
        "rounds",
        ["Behandlas i ansökningsomgångar", "Handled in application rounds"],
        [
            "Ett resultatinriktat samarbete mellan parterna.",
            "A results-oriented collaboration between the partners.",
        ],
    ),
];
