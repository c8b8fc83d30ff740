//! Units that are sent and come back, and files that do not.

use super::*;
use crate::language::Language;
use crate::translate::exchange::unit::{Dialect, Origin, Plural, Sheet, Unit, target_hash};
use crate::translate::part::{Place, State};

fn unit(dialect: Dialect, source: &str, target: &str) -> Unit {
    Unit {
        address: "a/b.md:4".to_owned(),
        dialect,
        state: State::Changed,
        source: source.to_owned(),
        previous: Some("was & is".to_owned()),
        plural: None,
        targets: vec![target.to_owned()],
        notes: vec!["heading".to_owned()],
        references: vec!["/en/b/".to_owned()],
        hash: "0123456789abcdef".to_owned(),
        origin: Origin::Part { page: 0, place: Place::Block(4) },
    }
}

fn sheet(units: Vec<Unit>) -> Sheet {
    Sheet { source: Language::new("sv"), target: Language::new("en"), plural_rule: None, units }
}

#[test]
fn what_is_not_translated_is_an_element() {
    let unit = unit(
        Dialect::Markdown,
        "Läs [mer <b-c d=\"e\" />](f.md) om `g` & <b>h</b>",
        "Read `g` about [more](x.md) & <b>h</b> <i>",
    );
    let written = write(&sheet(vec![unit]));
    let expected = r##"<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="sv" trgLang="en">
 <file id="f1" original="a/b.md">
  <unit id="u1" name="a/b.md:4" canResegment="no" xml:space="preserve">
   <notes>
    <note category="source-hash">0123456789abcdef</note>
    <note category="target-hash">TARGET</note>
    <note category="location">/en/b/</note>
    <note category="description">heading</note>
    <note category="previous-source">was &amp; is</note>
   </notes>
   <originalData>
    <data id="d1">[</data>
    <data id="d2">](f.md)</data>
    <data id="d3">&lt;b-c d=&quot;e&quot; /&gt;</data>
    <data id="d4">`g`</data>
    <data id="d5">&lt;b&gt;</data>
    <data id="d6">&lt;/b&gt;</data>
    <data id="d7">](x.md)</data>
    <data id="d8">&lt;i&gt;</data>
   </originalData>
   <segment state="initial" subState="anslag:stale">
    <source xml:space="preserve">Läs <pc id="1" dataRefStart="d1" dataRefEnd="d2" dispStart="[" dispEnd="](f.md)">mer <ph id="2" dataRef="d3" disp="&lt;b-c d=&quot;e&quot; /&gt;"/></pc> om <ph id="3" dataRef="d4" disp="`g`"/> &amp; <pc id="4" dataRefStart="d5" dataRefEnd="d6" dispStart="&lt;b&gt;" dispEnd="&lt;/b&gt;">h</pc></source>
    <target xml:space="preserve">Read <ph id="3" dataRef="d4" disp="`g`"/> about <pc id="5" dataRefStart="d1" dataRefEnd="d7" dispStart="[" dispEnd="](x.md)">more</pc> &amp; <pc id="4" dataRefStart="d5" dataRefEnd="d6" dispStart="&lt;b&gt;" dispEnd="&lt;/b&gt;">h</pc> <ph id="6" dataRef="d8" disp="&lt;i&gt;"/></target>
   </segment>
  </unit>
 </file>
</xliff>
"##;
    let hash = target_hash(["Read `g` about [more](x.md) & <b>h</b> <i>"]);
    assert_eq!(written, expected.replace("TARGET", &hash));
}

#[test]
fn what_is_written_reads_the_same() {
    let letters = [
        "a", "å", " ", "\n", "<", ">", "<b>", "</b>", "{ $x }", "[", "](c)", "`", "&", "\"", "]]>", "<i/>",
        "\u{AD}", "\r",
    ];
    let mut random = fastrand::Rng::with_seed(5);
    let text = |random: &mut fastrand::Rng| {
        (0..random.usize(..12)).map(|_| letters[random.usize(..letters.len())]).collect::<String>()
    };
    for round in 0..2_000 {
        let dialect = [Dialect::Fluent, Dialect::Markdown, Dialect::Plain][round % 3];
        let mut unit = unit(dialect, &text(&mut random), &text(&mut random));
        if random.bool() {
            unit.plural =
                Some(Plural { source: text(&mut random), previous: None, categories: vec!["one", "other"] });
            unit.targets.push(text(&mut random));
        }
        let written = write(&sheet(vec![unit.clone()]));
        let (file, faults) = read(written.as_bytes());
        assert_eq!(faults, []);
        assert_eq!(file.language.as_deref(), Some("en"));
        let [received] = file.units.as_slice() else { panic!("{file:?}") };
        let targets: Vec<&str> = received.targets.iter().map(|(_, target)| &**target).collect();
        assert_eq!(targets, unit.targets, "{}", written);
        assert_eq!((&received.source, &received.address), (&unit.source, &unit.address));
        assert_eq!(received.hash.as_ref(), Some(&unit.hash));
        assert_eq!(received.is_unfinished, unit.is_unfinished());
        // Cut off anywhere, it is told.
        assert!(!read(&written.as_bytes()[..random.usize(..written.len() - 2)]).1.is_empty());
    }
}

/// A document with one unit.
fn document(unit: &str) -> String {
    format!(
        "<xliff xmlns=\"{NAMESPACE}\" version=\"2.0\" trgLang=\"en\">\n<file id=\"f\"><group id=\"g\">{unit}</group></file></xliff>"
    )
}

#[test]
fn faults_say_their_line() {
    let segment = |inside: &str| {
        document(&format!(
            "\n<unit id='u' name='n'><segment><source/><target>{inside}</target></segment></unit>"
        ))
    };
    for (text, expected) in [
        ("<a/>".to_owned(), "1: the file is XML, and no XLIFF"),
        (
            "\n<xliff version='1.2'/>".to_owned(),
            "2: the file is XLIFF 1.2; send it back as XLIFF 2, as it came",
        ),
        (
            "<xliff version='2.0'/>".to_owned(),
            "1: the file does not say that its elements are those of XLIFF 2",
        ),
        (
            "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xliff/>".to_owned(),
            "1: a document type is not allowed",
        ),
        (document("<unit id='u'/>"), "2: the unit has no `name`, so that nobody knows where it belongs"),
        (segment("a <ph id='7'/>"), "3: `<ph id=\"7\">` does not say what it stands for"),
        (segment("a <b>c</b>"), "3: `<b>` is nothing that can stand in a text"),
    ] {
        let (file, faults) = read(text.as_bytes());
        assert_eq!(file.units, []);
        let drawn: Vec<String> =
            faults.iter().map(|fault| format!("{}: {}", fault.line, fault.what)).collect();
        assert_eq!(drawn, [expected]);
    }
}

#[test]
fn what_other_programs_write_is_read() {
    let data = "<originalData><data id='d1'>{ $a }</data><data id='d2'>&lt;b></data><data id='d3'>&lt;/b></data></originalData>";
    for (inside, expected) in [
        ("<segment><source>a</source><target>x <ph id='1' dataRef='d1'/></target></segment>", "x { $a }"),
        (
            "<segment><source><ph id='1' dataRef='d1'/></source><target><ph id='1'/><ph id='2' copyOf='1'/></target></segment>",
            "{ $a }{ $a }",
        ),
        (
            "<segment><source>a</source><target><sc id='1' dataRef='d2'/>x<ec startRef='1' dataRef='d3'/></target></segment>",
            "<b>x</b>",
        ),
        (
            "<segment><source>a</source><target><mrk id='m' type='term'>x<cp hex='001b'/></mrk><sm id='s'/>y<em startRef='s'/></target></segment>",
            "x\u{1b}y",
        ),
        (
            "<segment><source>a.</source><target>x.</target></segment><ignorable><source> </source></ignorable>\
             <segment><source>b.</source><target>y.</target></segment>",
            "x. y.",
        ),
        (
            "<segment><source>a.</source><target>x.</target></segment><segment><source>b.</source></segment>",
            "",
        ),
    ] {
        let text = document(&format!("<unit id='u' name='n'>{data}{inside}</unit>"));
        let (file, faults) = read(text.as_bytes());
        assert_eq!(faults, []);
        assert_eq!(file.units[0].targets, [(None, expected.to_owned())], "{inside}");
    }
}
