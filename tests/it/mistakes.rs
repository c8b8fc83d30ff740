//! Deliberate mistakes in the real site: each is told once, at its place, with its cure; and all of them at once.
//!
//! `mistakes.txt` is what a person sees who made them all. `UPDATE_EXPECT=1 cargo test --test it` writes it anew.

use std::path::Path;

use anslag::check;
use anslag::diagnostic::Diagnostic;
use anslag::engine::Build;
use expect_test::expect_file;

use crate::site::{Site, draw};

/// What somebody did to a file of the site.
#[derive(Clone, Copy)]
enum Edit {
    /// A part that stands in the file once, and what stands there now.
    Replace(&'static str, &'static str),
    Delete,
    /// The file was saved as old editors of Windows do it.
    SaveAsLatin1,
    /// A symbolic link stands in the place of the file.
    Link(&'static str),
}

struct Mistake {
    name: &'static str,
    file: &'static str,
    edit: Edit,
    code: &'static str,
    /// Where it is to be mended: `file:line:column`, or the file alone.
    at: &'static str,
    /// A part of the hint that cures it.
    cure: &'static str,
}

/// No mistake stands where another one rightly hides it: what is built of a file that cannot be read is not told.
const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "a colon in a title without quotation marks",
        file: "content/sv/about/benefits.md",
        edit: Edit::Replace("title: Därför ett", "title: Därför: ett"),
        code: "A201",
        at: "content/sv/about/benefits.md:2:14",
        cure: "title: \"Därför: ett partnerskap\"",
    },
    Mistake {
        name: "a line of data that is not indented as its neighbour",
        file: "content/data/links.yaml",
        edit: Edit::Replace("    en: ICLD’s", "   en: ICLD’s"),
        code: "A201",
        at: "content/data/links.yaml:11:4",
        cure: "begin in the same column",
    },
    Mistake {
        name: "a misspelt key",
        file: "content/sv/glossary.md",
        edit: Edit::Replace("weight:", "weigth:"),
        code: "A202",
        at: "content/sv/glossary.md:6:1",
        cure: "did you mean `weight`?",
    },
    Mistake {
        name: "a word where a number is needed",
        file: "content/sv/guidelines.md",
        edit: Edit::Replace("weight: 60", "weight: sist"),
        code: "A203",
        at: "content/sv/guidelines.md:6:9",
        cure: "such as `10`",
    },
    Mistake {
        name: "a round that does not exist",
        file: "content/sv/_index.md",
        edit: Edit::Replace("<round-deadline id=\"2024-03\" />", "<round-deadline id=\"2024-30\" />"),
        code: "A206",
        at: "content/sv/_index.md:22:150",
        cure: "did you mean `2024-03`?",
    },
    Mistake {
        name: "a misspelt component",
        file: "content/en/apply/rounds.md",
        edit: Edit::Replace("<round-list status=\"past\" />", "<rounds-list status=\"past\" />"),
        code: "A301",
        at: "content/en/apply/rounds.md:23:2",
        cure: "did you mean `round-list`?",
    },
    Mistake {
        name: "a misspelt attribute",
        file: "content/sv/countries/continuing.md",
        edit: Edit::Replace("<country-list cluster", "<country-list kluster"),
        code: "A302",
        at: "content/sv/countries/continuing.md:16:15",
        cure: "did you mean `cluster`?",
    },
    Mistake {
        name: "a template that does not exist",
        file: "content/en/glossary.md",
        edit: Edit::Replace("slug: glossary\n", "slug: glossary\ntemplate: pages\n"),
        code: "A503",
        at: "content/en/glossary.md:5:11",
        cure: "did you mean `page.html`?",
    },
    Mistake {
        name: "a message that no language has",
        file: "themes/default/components/cluster-table.html",
        edit: Edit::Replace("cluster-table-caption\")", "cluster-table-capton\")"),
        code: "L004",
        at: "themes/default/components/cluster-table.html:5:32",
        cure: "did you mean `cluster-table-caption`?",
    },
    Mistake {
        name: "a brace in a message that is not closed",
        file: "themes/icld/i18n/sv/theme.ftl",
        edit: Edit::Replace("{ $clusters }, samt", "{ $clusters , samt"),
        code: "L001",
        at: "themes/icld/i18n/sv/theme.ftl:6:77",
        cure: "write `}` after `$clusters`",
    },
    Mistake {
        name: "a message that is not translated",
        file: "i18n/en/site.ftl",
        edit: Edit::Replace("footer-about =", "# footer-about ="),
        code: "L005",
        at: "i18n/sv/site.ftl:17:1",
        cure: "add `footer-about = …` to `i18n/en/site.ftl`",
    },
    Mistake {
        name: "a tag of a template that is not closed",
        file: "themes/default/components/component-list.html",
        edit: Edit::Replace("{% if c.page %}", "{% if c.page }"),
        code: "A501",
        at: "themes/default/components/component-list.html:6:36",
        cure: "ends with `%}`",
    },
    Mistake {
        name: "a component that writes a date that a round lacks",
        file: "themes/default/components/round-deadline.html",
        edit: Edit::Replace("{% if r.closes %}", "{{ r.opens | date }}{% if r.closes %}"),
        code: "A502",
        at: "themes/default/components/round-deadline.html:4:4",
        cure: "ask first: `{% if value %}",
    },
    Mistake {
        name: "a template that writes a date that a page lacks",
        file: "themes/default/templates/home.html",
        edit: Edit::Replace(
            "<div class=\"prose\">",
            "<div class=\"prose\">{{ page.date | date(style=\"long\") }}",
        ),
        code: "A502",
        at: "themes/default/templates/home.html:12:23",
        cure: "ask first: `{% if value %}",
    },
    Mistake {
        name: "a variable that means nothing",
        file: "themes/default/components/step-list.html",
        edit: Edit::Replace("{{ body | safe }}", "{{ text | safe }}"),
        code: "A504",
        at: "themes/default/components/step-list.html:4:4",
        cure: "`body`, which is what stands between its tags",
    },
    Mistake {
        name: "a link to a page that does not exist",
        file: "content/en/about-this-site.md",
        edit: Edit::Replace("(contact.md)", "(contacts.md)"),
        code: "A305",
        at: "content/en/about-this-site.md:40:109",
        cure: "did you mean `contact.md`?",
    },
    Mistake {
        name: "a link to an anchor that does not exist",
        file: "content/sv/guidelines.md",
        edit: Edit::Replace("apply/_index.md#when", "apply/_index.md#wen"),
        code: "A306",
        at: "content/sv/guidelines.md:21:23",
        cure: "did you mean `#when`?",
    },
    Mistake {
        name: "two pages with one address",
        file: "content/sv/countries/continuing.md",
        edit: Edit::Replace("slug: fortsatt-samarbete", "slug: kenya"),
        code: "A307",
        at: "content/sv/countries/country.md:3:8",
        cure: "give one of them another `slug`",
    },
    Mistake {
        name: "a page that is not translated",
        file: "content/en/active/reporting.md",
        edit: Edit::Delete,
        code: "A308",
        at: "content/sv/active/reporting.md:2:8",
        cure: "content/en/active/reporting.md",
    },
    Mistake {
        name: "a page that is not saved as UTF-8",
        file: "content/sv/contact.md",
        edit: Edit::SaveAsLatin1,
        code: "A101",
        at: "content/sv/contact.md:3:15",
        cure: "save it again with the encoding UTF-8",
    },
    Mistake {
        name: "a link to a file outside the site",
        file: "content/sv/components/inception.md",
        edit: Edit::Link("../../../../inception.md"),
        code: "A103",
        at: "content/sv/components/inception.md",
        cure: "copy the file into the site",
    },
    // To root, who runs tests in a container, no file is unreadable; a link that leads nowhere is.
    Mistake {
        name: "a file that cannot be read",
        file: "content/data/statement.yaml",
        edit: Edit::Link("statement-2024.yaml"),
        code: "A102",
        at: "content/data/statement.yaml",
        cure: "put the file itself in the place of the link",
    },
];

impl Mistake {
    fn make(&self, site: &Site) {
        match self.edit {
            Edit::Replace(part, by) => {
                site.replace(self.file, part, by);
            }
            Edit::Delete => {
                site.remove(self.file);
            }
            Edit::SaveAsLatin1 => {
                site.save_as_latin1(self.file);
            }
            Edit::Link(target) => site.lay(&format!("//- {} (link: {target})\n", self.file)),
        }
    }

    /// Whether a diagnostic is the one that this mistake should give.
    fn is_told_by(&self, build: &Build, diagnostic: &Diagnostic) -> bool {
        diagnostic.code.as_str() == self.code
            && place(build, diagnostic) == self.at
            && diagnostic.hints.iter().any(|hint| hint.contains(self.cure))
    }
}

/// Where a person is sent: `file:line:column`, as it is drawn.
fn place(build: &Build, diagnostic: &Diagnostic) -> String {
    let drawn = draw(build, std::slice::from_ref(diagnostic));
    let arrow = drawn.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    arrow.unwrap_or_default().to_owned()
}

fn repository() -> Site {
    Site::copy_of(Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// The real site after all mistakes have been made.
pub fn with_all_mistakes() -> Build {
    let site = repository();
    for mistake in MISTAKES {
        mistake.make(&site);
    }
    site.cold()
}

#[test]
fn each_mistake_is_told_once_with_its_place_and_cure() {
    let mut wrong = String::new();
    for mistake in MISTAKES {
        let site = repository();
        mistake.make(&site);
        let build = site.cold();
        let diagnostics = check::check(&build, check::Scope::Finished);
        if diagnostics.len() != 1 || !mistake.is_told_by(&build, &diagnostics[0]) {
            let Mistake { name, code, at, cure, .. } = mistake;
            let drawn = draw(&build, &diagnostics);
            wrong.push_str(&format!("# {name}: expected {code} at {at} with `{cure}`, but\n{drawn}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn all_mistakes_are_told_in_one_run() {
    let build = with_all_mistakes();
    let diagnostics = check::check(&build, check::Scope::Finished);
    expect_file!["mistakes.txt"].assert_eq(&draw(&build, &diagnostics));
    let told = |mistake: &&Mistake| {
        let times = diagnostics.iter().filter(|diagnostic| mistake.is_told_by(&build, diagnostic)).count();
        times != 1
    };
    let untold: Vec<&str> = MISTAKES.iter().filter(told).map(|mistake| mistake.name).collect();
    assert!(untold.is_empty(), "not told once: {untold:#?}");
    assert_eq!(diagnostics.len(), MISTAKES.len(), "more is told than was wrong");
}
