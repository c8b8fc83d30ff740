//! For edits that have a name: exactly which outputs are rendered again, and why nothing else is.

use anslag::engine::Build;
use anslag::source::Change;
use expect_test::{Expect, expect};

use crate::builder::{Builder, cold};
use crate::compare::difference;
use crate::folder::Folder;
use crate::synthetic::SITE;

const TODAY: &str = "2024-08-20";

/// The awkward site with an engine that has built it once.
struct Built {
    folder: Folder,
    builder: Builder,
}

impl Built {
    fn new() -> Self {
        let folder = Folder::of_text(SITE);
        let mut builder = Builder::new(&folder);
        builder.step(&Change::Everything, TODAY);
        Built { folder, builder }
    }

    /// Steps on after the edits made so far, at `now`.
    fn step(&mut self, now: &str) -> Build {
        let edited = self.folder.take_edited();
        let stepped = self.builder.step(&Change::Files(edited), now);
        assert_eq!(difference(&stepped, &cold(&self.folder, now)), None);
        stepped
    }
}

fn jobs(build: &Build) -> String {
    build.rendered.iter().map(|job| format!("{job}\n")).collect()
}

/// What is rendered again after one edit of the site that was built.
fn after(edit: impl FnOnce(&mut Folder), expected: &Expect) {
    let mut built = Built::new();
    edit(&mut built.folder);
    expected.assert_eq(&jobs(&built.step(TODAY)));
}

#[test]
fn nothing_is_rendered_if_nothing_has_changed() {
    let mut built = Built::new();
    assert_eq!(jobs(&built.step(TODAY)), "");
    let everything = built.builder.step(&Change::Everything, TODAY);
    assert_eq!(jobs(&everything), "");
    after(
        |folder| {
            let text = folder.text("content/sv/about.md");
            folder.write("content/sv/about.md", text);
        },
        &expect![[""]],
    );
    // What a translation was made from is no part of the site.
    for text in ["", "---\ntitle: Om\n---\nSom det var.\n"] {
        after(|folder| folder.write("i18n/base/en/about.md", text), &expect![[""]]);
    }
    after(|folder| folder.replace("anslag.yaml", "theme: own", "# a remark\ntheme: own"), &expect![[""]]);
    after(
        |folder| folder.replace("content/data/rounds.yaml", "- id: spring", "# a remark\n- id: spring"),
        &expect![[""]],
    );
    after(|folder| folder.write("i18n/sv/more.ftl", "nobody-asks = For this\n"), &expect![""]);
}

#[test]
fn a_body_concerns_its_page() {
    after(
        |folder| folder.replace("content/en/apply/_index.md", "[How]", "Read this: [How]"),
        &expect![[r#"
            page en:apply
        "#]],
    );
    // English and Finnish have no page of their own: the one shows the text, the other leads to it.
    after(
        |folder| folder.replace("content/sv/apply/who.md", "<country-list", "Dessa:\n\n<country-list"),
        &expect![[r#"
            page sv:apply/who
            page en:apply/who
        "#]],
    );
}

#[test]
fn a_title_concerns_whoever_names_the_page() {
    after(
        |folder| folder.replace("content/sv/apply/how.md", "label: Hur då", "label: Hur nu"),
        &expect![[r#"
            page sv:apply/how
            page sv:apply
            page sv:apply/who
            page en:apply/how
            page en:apply
            page en:apply/who
            feed in en
            feed in sv
            sitemap
        "#]],
    );
    after(
        |folder| folder.replace("content/fi/_index.md", "title: Alku", "title: Etusivu"),
        &expect![[r#"
        feed in fi
        page fi:/
        page fi:news
        sitemap
    "#]],
    );
}

#[test]
fn a_message_concerns_whoever_says_it() {
    after(
        |folder| folder.replace("i18n/sv/site.ftl", "Bara här", "Endast här"),
        &expect![[r#"
        page en:about
        page sv:/
    "#]],
    );
    after(
        |folder| folder.replace("i18n/sv/site.ftl", "= Partnerskap", "= Samarbete"),
        &expect![[r#"
            not-found page in sv
            page sv:apply/how
            page sv:apply
            page sv:apply/who
            feed in sv
            page sv:/
            page sv:news/first
            page sv:news
            page sv:about
            calendar in sv
            calendar of round autumn in sv
            calendar of component project in sv
            calendar of round spring in sv
        "#]],
    );
    after(
        |folder| folder.write("i18n/sv/more.ftl", "country-ax = De stora öarna\n"),
        &expect![[r#"
        page sv:apply/who
        page en:apply/who
        page sv:about
    "#]],
    );
    after(
        |folder| folder.replace("themes/own/i18n/sv/theme.ftl", "Eget ord", "Ett eget ord"),
        &expect![[r#"
            page sv:apply/how
            page sv:apply
            page sv:apply/who
            page fi:news
            page sv:news/first
            page sv:news
            page sv:about
        "#]],
    );
    after(
        |folder| folder.replace("themes/own/i18n/sv/theme.ftl", "Temats namn", "Hidden by the site"),
        &expect![""],
    );
}

#[test]
fn a_fact_concerns_whoever_tells_it() {
    after(
        |folder| folder.replace("content/data/rounds.yaml", "2024-10-01", "2024-10-08"),
        &expect![[r#"
            page sv:apply
            feed in de
            calendar in de
            calendar of round autumn in de
            calendar of component project in de
            page en:apply
            feed in en
            page en:/
            calendar in en
            calendar of round autumn in en
            calendar of component project in en
            feed in sv
            feed in fi
            calendar in fi
            calendar of round autumn in fi
            calendar of component project in fi
            page sv:/
            calendar in sv
            calendar of round autumn in sv
            calendar of component project in sv
        "#]],
    );
    after(
        |folder| folder.replace("content/data/contacts.yaml", "desk@", "office@"),
        &expect![[r#"
        page sv:about
    "#]],
    );
    after(
        |folder| folder.replace("content/data/free.yaml", "Två", "Tre"),
        &expect![[r#"
        page en:about
        page sv:/
    "#]],
    );
}

#[test]
fn a_new_record_concerns_whoever_lists_its_kind() {
    after(
        |folder| {
            folder.replace(
                "content/data/rounds.yaml",
                "- id: autumn",
                "- id: summer\n  closes: 2024-09-01\n- id: autumn",
            );
        },
        &expect![[r#"
            page sv:apply
            feed in de
            calendar in de
            calendar of component project in de
            calendar of round summer in de
            page en:apply
            feed in en
            page en:/
            calendar in en
            calendar of component project in en
            calendar of round summer in en
            feed in sv
            feed in fi
            calendar in fi
            calendar of component project in fi
            calendar of round summer in fi
            page sv:/
            calendar in sv
            calendar of component project in sv
            calendar of round summer in sv
        "#]],
    );
}

#[test]
fn a_theme_concerns_whoever_wears_it() {
    after(
        |folder| folder.replace("themes/own/components/shout-box.html", "<aside>", "<aside class=\"x\">"),
        &expect![[r#"
            page sv:about
        "#]],
    );
    after(
        |folder| folder.replace("themes/own/components/own-mark.html", "<i>", "<b>"),
        &expect![[r#"
            page sv:apply/how
            page sv:apply
            page sv:apply/who
            page en:about
            page en:apply/how
            page en:apply
            page en:apply/who
            page en:news/first
            page en:news
            page fi:news
            page sv:news/first
            page sv:news
            page sv:about
        "#]],
    );
    after(
        |folder| folder.replace("themes/own/templates/about.html", "{{ c.label }}", "{{ c.title }}"),
        &expect![[r#"
            page en:about
        "#]],
    );
    after(
        |folder| folder.write("themes/own/assets/css/own.css", "b { color: blue }"),
        &expect![[r#"
            page en:about
            theme asset css/own.css
        "#]],
    );
    after(
        |folder| folder.write("content/assets/form.txt", "En ny blankett"),
        &expect![[r#"
        file form.txt
    "#]],
    );
}

#[test]
fn a_new_page_concerns_its_section() {
    after(
        |folder| {
            folder.write(
                "content/sv/news/second.md",
                "---\ntitle: Den andra\ndescription: Mer.\n---\n\nText.\n",
            )
        },
        &expect![[r#"
            feed in en
            page en:news/first
            page en:news
            page en:news/second
            feed in sv
            page fi:news
            page sv:news/first
            page sv:news
            page sv:news/second
            sitemap
        "#]],
    );
    after(
        |folder| {
            folder.write("content/de/about.md", "---\ntitle: Wir\ndescription: Wer wir sind.\n---\n\nText.\n")
        },
        &expect![[r#"
            not-found page in de
            page de:about
            feed in de
            page de:/
            page en:about
            page sv:about
            sitemap
        "#]],
    );
}

#[test]
fn a_page_that_becomes_a_section_concerns_those_who_show_that() {
    after(
        |folder| folder.rename("content/en/about.md", "content/en/about/_index.md"),
        &expect![[r#"
            not-found page in en
            page en:about
            page en:apply/how
            page en:apply
            page en:apply/who
            feed in en
            page en:/
            page en:news/first
            page en:news
            not-found page in fi
            page fi:/
            page fi:news
            sitemap
        "#]],
    );
}

#[test]
fn the_clock_concerns_whoever_asked_it() {
    let mut built = Built::new();
    assert_eq!(jobs(&built.step("2024-09-01")), "");
    let closing = built.step("2024-09-25");
    let expected = expect![""];
    expected.assert_eq(&jobs(&closing));
    let closed = built.step("2024-10-02");
    let expected = expect![[r#"
        page sv:apply
        page en:apply
        page en:/
        page sv:/
    "#]];
    expected.assert_eq(&jobs(&closed));
    assert_eq!(closed.next_change, None);
}

#[test]
fn what_is_told_at_a_place_is_told_at_its_place_now() {
    // A template that is not there is told at its name, which may move without a word of the page being another.
    let mut built = Built::new();
    built.folder.replace(
        "content/en/about.md",
        "description: Who we are.\ntemplate: about.html\nextra: { colour: blue }\n",
        "description: Who we are.\ntemplate: abuot.html\n\n# remark\n",
    );
    built.step(TODAY);
    built.folder.replace(
        "content/en/about.md",
        "template: abuot.html\n\n# remark\n",
        "# remark\n\ntemplate: abuot.html\n",
    );
    built.step(TODAY);
}

#[test]
fn a_template_is_known_by_its_file_as_well_as_by_its_words() {
    // The same words in the theme below: a fault in them is told in the other file.
    let mut built = Built::new();
    let path = "themes/own/components/round-list.html";
    let wrong =
        "{% component round_list(status: string = \"all\") %}{{ nowhere }}{% endcomponent round_list %}";
    built.folder.write(path, wrong);
    built.folder.write("themes/default/components/round-list.html", wrong);
    built.step(TODAY);
    built.folder.remove(path);
    built.step(TODAY);
}

#[test]
fn a_component_is_known_by_every_file_that_defines_it() {
    let mut built = Built::new();
    let mark = built.folder.text("themes/own/components/own-mark.html");
    for path in ["themes/own/components/copy.html", "themes/own/templates/parts.html"] {
        built.folder.write(path, mark.clone());
        built.step(TODAY);
        built.folder.remove("themes/own/components/own-mark.html");
        built.step(TODAY);
        built.folder.write(path, mark.replace("<i>", "<u>"));
        built.step(TODAY);
        built.folder.mend("themes/own/components/own-mark.html");
        built.folder.remove(path);
        built.step(TODAY);
    }
}

#[test]
fn words_are_written_anew_when_the_customs_of_a_language_change() {
    let mut built = Built::new();
    built.folder.write(
        "themes/own/components/only-words.html",
        "{% component only_words() %}{{ t(key=\"only-here\") }}{% endcomponent only_words %}",
    );
    built
        .folder
        .write("content/sv/news/first.md", "---\ntitle: En\ndescription: Två.\n---\n\n<only-words />\n");
    built.step(TODAY);
    built.folder.replace("anslag.yaml", "format: sv-SE", "format: de-DE");
    built.step(TODAY);
}
