//! The keys of `anslag.yaml`, of front matter and of themes.

use super::{Offer, Records};

pub const RECORDS: Records = &[
    (
        "configuration",
        &[
            (
                "programme",
                "Whether the site has the data files of a programme; `true` without this key.",
                None,
            ),
            ("base_url", "The public address of the site, from `https://` to the last `/`.", None),
            ("time_zone", "Where a day ends, such as `Europe/Stockholm`.", None),
            ("theme", "A folder in `themes/`, or `default`, which is built in.", None),
            (
                "closing_days",
                "A round is closing soon this many days before it closes; 14 without this key.",
                None,
            ),
            ("languages", "The languages of the site; the first is the one that is translated from.", None),
            ("menus", "The menus of the site, each with a list of page ids.", Some(Offer::Pages)),
            ("feed", "The file name of each language's feed of news; `feed.xml` without this key.", None),
            (
                "calendar",
                "The file name of the calendars of the rounds, or one for each language; `rounds.ics` without this key.",
                None,
            ),
            ("country_list", "The list that the countries of the programme must be on.", None),
            ("open_data", "With this key the records are published for other programs.", None),
        ],
    ),
    (
        "publication of data",
        &[
            ("folder", "The folder of the public site for the files; `data` without this key.", None),
            ("license", "The address of the licence under which others may use the data.", None),
        ],
    ),
    (
        "language",
        &[
            ("code", "The code of the language: in folders, in addresses and for browsers.", None),
            ("name", "What speakers of the language call it: `Svenska`.", None),
            ("format", "How dates, numbers and lists are written: `en-GB` for “28 August 2024”.", None),
            ("missing", "What happens with pages that are not translated; `link` without this key.", None),
            (
                "fallback",
                "Where to take what is missing: other languages of the site, the first that has it wins.",
                Some(Offer::Languages),
            ),
        ],
    ),
    (
        "page",
        &[
            ("title", "The name of the page and its heading.", None),
            ("description", "One sentence for search engines and lists, of at most 160 characters.", None),
            ("slug", "The page's own part of the address: letters a to z, digits and hyphens.", None),
            ("label", "A short name for menus and the path above the heading.", None),
            ("lead", "A sentence under the heading.", None),
            (
                "weight",
                "The place among the pages of the section, the lowest first; 0 without this key.",
                None,
            ),
            ("date", "The day on which the page was first published.", None),
            ("updated", "The day on which its content last changed.", None),
            ("reviewed", "The day on which somebody last read it and found it right.", None),
            ("review_by", "The day by which it should be read again.", None),
            ("owner", "Who answers for the page.", None),
            ("draft", "With `true` the page is left out, except where drafts are asked for.", None),
            (
                "each",
                "The page is the text of one page for each record of this kind, with `{name}` for its name.",
                None,
            ),
            (
                "template",
                "The template that makes the page, if it is not the usual one.",
                Some(Offer::Templates),
            ),
            ("aliases", "Old addresses that lead here, such as `/old/path/`.", None),
            (
                "translated_from",
                "The code of the language from which it was translated; a note for people.",
                Some(Offer::Languages),
            ),
            ("noindex", "With `true` search engines are asked not to list the page.", None),
            ("parity", "What may differ from the source of the translation, and why.", None),
            ("extra", "Anything that the theme wants to know.", None),
        ],
    ),
    (
        "waiver",
        &[
            ("ignore", "What is not compared on this page at all.", None),
            ("values", "Single things that may differ, as one of the two pages writes them.", None),
            ("reason", "Why it may differ, for the next person who wonders.", None),
        ],
    ),
    (
        "theme",
        &[
            ("extends", "The theme that this one is built on; without it, the built-in one.", None),
            ("description", "What the theme is for; a note for people.", None),
        ],
    ),
];
