//! The keys of the data files.

use super::{Offer, Records};

const PAGE: &str =
    "The page about it, by its id: the path of its file below the language's folder, without `.md`.";

const OWNER: &str = "Who answers for it; a note for those who keep the site.";
const REVIEW_BY: &str = "The day by which somebody should see whether it is still right.";

pub const RECORDS: Records = &[
    (
        "country",
        &[
            ("code", "The two letters of the country in ISO 3166-1; Kosovo's are `XK`.", None),
            ("alpha3", "The three letters of the country in ISO 3166-1; Kosovo's are `XKX`.", None),
            ("numeric", "The three digits of the country in ISO 3166-1, in quotes.", None),
            ("owner", OWNER, None),
            ("review_by", REVIEW_BY, None),
        ],
    ),
    (
        "cluster",
        &[
            ("id", "The name by which components of pages refer to the cluster.", None),
            ("order", "The place among the clusters, the lowest first; 0 without this key.", None),
            ("kind", "`new` if new partnerships can begin, `continuing` if those that exist go on.", None),
            ("name", "The name of the cluster, per language.", None),
            ("note", "What readers should know about its condition, per language.", None),
            ("page", PAGE, Some(Offer::Pages)),
            (
                "countries",
                "The countries of the cluster: a list of their two letters, or what is taken from other clusters.",
                Some(Offer::Countries),
            ),
            ("owner", OWNER, None),
            ("review_by", REVIEW_BY, None),
        ],
    ),
    (
        "country of a cluster",
        &[
            ("code", "The two letters of the country.", Some(Offer::Countries)),
            ("condition", "What holds for this country, if it is not what holds for the cluster.", None),
            ("note", "What is to be known of it, per language.", None),
        ],
    ),
    (
        "set of countries",
        &[
            ("any_of", "The countries that are in at least one of these clusters.", Some(Offer::Clusters)),
            ("all_of", "Of those, the countries that are in each of these clusters.", Some(Offer::Clusters)),
            ("without", "Clusters and countries that are left out.", Some(Offer::Clusters)),
            ("with", "Countries that come on top.", Some(Offer::Countries)),
        ],
    ),
    (
        "criterion",
        &[
            ("id", "The name by which the open data refer to the criterion.", None),
            ("kind", "`applicant` for who can apply, `condition` for what holds for everybody.", None),
            ("text", "The kind of organisation or the condition, per language.", None),
            ("owner", OWNER, None),
            ("review_by", REVIEW_BY, None),
        ],
    ),
    (
        "step",
        &[
            ("id", "The name by which answers lead to the step.", None),
            ("title", "The question, or what came out in a few words, per language.", None),
            ("text", "More about it, per language.", None),
            ("answers", "The answers to the question; each leads to another step.", None),
            ("verdict", "Where the questions end: `yes`, `no`, or `ask` if only people can tell.", None),
            ("owner", OWNER, None),
            ("review_by", REVIEW_BY, None),
        ],
    ),
    (
        "answer",
        &[
            ("text", "The answer, per language.", None),
            ("next", "The step that the answer leads to, by its id.", None),
        ],
    ),
    (
        "round",
        &[
            ("id", "The name of the round, such as `2024-03`.", None),
            ("title", "A name of its own, per language; most rounds are known by their id.", None),
            ("time_zone", "The time zone of its days and times, if it is not that of the site.", None),
            (
                "opens",
                "The first day, or the time at which it opens; without it, open from when it is announced.",
                None,
            ),
            (
                "cutoffs",
                "Days before the last, to the end of which applications are considered together.",
                None,
            ),
            (
                "closes",
                "The last day, to its end; or the time until which one can apply, such as `2024-08-28T12:00`.",
                None,
            ),
            ("rolling", "With `true` one can apply at any time, and there is no `closes`.", None),
            ("announced_later", "Why the dates are not known yet, per language, in place of `closes`.", None),
            ("decided", "The day on which the decisions are known.", None),
            ("published", "The day on which the round was announced.", None),
            ("changes", "Each time that its last day was moved, the earliest first.", None),
            ("cancelled", "That the round does not take place, since when it is known, and why.", None),
            (
                "components",
                "What can be applied for; without it, every component that has rounds.",
                Some(Offer::Components),
            ),
            ("page", PAGE, Some(Offer::Pages)),
            ("contact", "Whom to write to about the round.", Some(Offer::Contacts)),
            ("link", "Where to apply.", Some(Offer::Links)),
            ("owner", OWNER, None),
            ("review_by", REVIEW_BY, None),
        ],
    ),
    (
        "change",
        &[
            ("on", "The day on which it was announced that the last day is moved.", None),
            ("closes", "When the round would have closed before.", None),
            ("note", "Why it was moved, or what that means for those who apply, per language.", None),
        ],
    ),
    (
        "cancellation",
        &[
            ("on", "The day on which it was announced that the round does not take place.", None),
            ("note", "Why it does not take place, per language.", None),
        ],
    ),
    (
        "component",
        &[
            ("id", "The name by which rounds and pages refer to the component.", None),
            ("application", "`rolling` if one can apply at any time, `rounds` if there are rounds.", None),
            ("name", "The name of the component, per language.", None),
            ("summary", "One sentence about it, per language.", None),
            ("page", PAGE, Some(Offer::Pages)),
            ("owner", OWNER, None),
            ("review_by", REVIEW_BY, None),
        ],
    ),
    (
        "contact",
        &[
            ("id", "The name by which pages and records refer to the contact.", None),
            ("name", "What the contact is called, per language.", None),
            ("email", "The e-mail address.", None),
            ("owner", OWNER, None),
            ("review_by", REVIEW_BY, None),
        ],
    ),
    (
        "link",
        &[
            ("id", "The name by which pages and records refer to the link.", None),
            ("url", "The address, with `https://`: one for all languages, or one per language.", None),
            ("title", "What is to be found there, per language.", None),
            ("owner", OWNER, None),
            ("review_by", REVIEW_BY, None),
        ],
    ),
    (
        "statement",
        &[
            ("body", "Who answers for the site, per language.", None),
            ("service", "What the statement is about, per language.", None),
            ("compliance", "How far the site does what the law demands.", None),
            ("assessed", "The day on which the site was last assessed.", None),
            ("updated", "The day on which the statement was last changed.", None),
            ("method", "How the site was assessed, per language.", None),
            ("contact", "Whom to tell about problems.", Some(Offer::Contacts)),
            ("report", "Where to complain, as one of the links.", Some(Offer::Links)),
            ("shortcomings", "What is not accessible, and why.", None),
        ],
    ),
    (
        "shortcoming",
        &[
            ("what", "What is not accessible, per language.", None),
            ("why", "Why it is not, per language.", None),
        ],
    ),
];
