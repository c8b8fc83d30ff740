//! Clusters that list their countries, and clusters that are made from others.

use super::*;

/// The clusters that all cases have beside their own.
const LISTED: &str = "\
- { id: europe, name: x, countries: [BA, { code: XK, condition: continuing, note: { sv: Bara nu, en: Only now } }] }
- { id: north, name: x, kind: continuing, countries: [NO, BA] }
";

/// What becomes of clusters: each with its kind and its countries, each with its condition; and what is told.
fn resolved(clusters: &str) -> String {
    let mut files = good();
    files.insert("clusters", format!("{LISTED}{clusters}"));
    let (programme, listed) = assemble(&files, CONFIG);
    let mut out = String::new();
    for cluster in programme.clusters.iter().skip(2) {
        let members = cluster.members.iter().map(|member| {
            let note = member.note.as_ref().and_then(|note| note.get(&Language::new("en")));
            let note = note.map(|note| format!(" ({note})")).unwrap_or_default();
            format!("{} {}{note}", member.code.value, member.condition.as_str())
        });
        let members = members.collect::<Vec<_>>().join(", ");
        writeln!(out, "{}, {}: {members}", cluster.id.value, cluster.kind.as_str()).unwrap();
    }
    out + &listed
}

#[test]
fn countries_are_taken_from_other_clusters() {
    let cases = [
        ("[]", "a, new: \n"),
        ("{ any_of: [europe, north] }", "a, new: BA new, XK continuing (Only now), NO continuing\n"),
        (
            "{ any_of: [north, europe] }",
            "a, continuing: NO continuing, BA continuing, XK continuing (Only now)\n",
        ),
        ("{ all_of: [europe, north] }", "a, new: BA new\n"),
        ("{ any_of: [north, europe], all_of: [north] }", "a, continuing: NO continuing, BA continuing\n"),
        ("{ any_of: [europe, north], without: [north] }", "a, continuing: XK continuing (Only now)\n"),
        ("{ any_of: [europe, north], without: [BA, XK] }", "a, continuing: NO continuing\n"),
        ("{ any_of: [europe], with: [NO] }", "a, new: BA new, XK continuing (Only now), NO new\n"),
        // What is left out of others may be added again, with something else to be said of it.
        (
            "{ any_of: [europe], without: [XK], with: [{ code: XK, note: x }] }",
            "a, new: BA new, XK new (x)\n",
        ),
        (
            "{ any_of: [europe], with: [{ code: BA, condition: continuing }] }",
            "a, continuing: BA continuing, XK continuing (Only now)\n",
        ),
    ];
    for (countries, expected) in cases {
        let yaml = format!("- {{ id: a, name: x, countries: {countries} }}\n");
        assert_eq!(resolved(&yaml), expected, "{countries}");
    }
}

#[test]
fn a_kind_or_a_note_is_for_countries_of_which_nothing_is_said() {
    let cases = [
        (
            "kind: new, countries: { any_of: [europe, north] }",
            "a, new: BA new, XK continuing (Only now), NO new\n",
        ),
        (
            "kind: continuing, countries: { any_of: [europe] }",
            "a, continuing: BA continuing, XK continuing (Only now)\n",
        ),
        // So is a note.
        (
            "kind: continuing, note: x, countries: [BA, { code: XK, note: y }, { code: NO, condition: continuing }]",
            "a, continuing: BA continuing (x), XK continuing (y), NO continuing\n",
        ),
        (
            "note: x, countries: { any_of: [europe], with: [NO] }",
            "a, new: BA new (x), XK continuing (Only now), NO new (x)\n",
        ),
        ("countries: { any_of: [europe] }", "a, new: BA new, XK continuing (Only now)\n"),
    ];
    for (rest, expected) in cases {
        assert_eq!(resolved(&format!("- {{ id: a, name: x, {rest} }}\n")), expected, "{rest}");
    }
}

#[test]
fn clusters_may_be_made_from_such_that_are_made_from_others() {
    let chain = "\
- { id: c, name: x, countries: { any_of: [b], with: [NO] } }
- { id: b, name: x, countries: { all_of: [europe], without: [BA] } }
";
    let expected = "\
c, new: XK continuing (Only now), NO new
b, continuing: XK continuing (Only now)
";
    assert_eq!(resolved(chain), expected);
}

#[test]
fn sets_that_do_not_come_out_are_told() {
    let cases = [
        "- { id: a, name: x, countries: { any_of: [europa], without: [nort, SE] } }\n",
        "- { id: a, name: x, countries: { any_of: [b] } }\n- { id: b, name: x, countries: { all_of: [c] } }\n- { id: c, name: x, countries: { any_of: [europe], without: [a] } }\n",
        "- { id: a, name: x, countries: { any_of: [europe], all_of: [a] } }\n",
        "- { id: a, name: x, countries: { any_of: [north], without: [north] } }\n",
        "- { id: a, name: x, countries: { any_of: [europe], without: [NO], with: [BA] } }\n",
        "- { id: a, name: x, countries: { without: [NO], and: [BA] } }\n- { id: b, name: x, countries: europe }\n",
        "- { id: a, name: x, countries: [{ code: NO, conditions: new }, { condition: old }] }\n",
        "- { id: a, name: x, countries: [{ code: XK, condition: new }, { code: BA, condition: new }] }\n",
    ];
    let out: String = cases
        .iter()
        .map(|case| format!("{}\n{}", case.trim_end().replace('\n', "⏎"), resolved(case)))
        .collect();
    expect![[r#"
        - { id: a, name: x, countries: { any_of: [europa], without: [nort, SE] } }
        a, new: 
        3:43 `europa` A206 there is no cluster `europa`
          did you mean `europe`?
          or add `- { id: europa, … }` to `content/data/clusters.yaml`
        3:62 `nort` A206 there is no cluster `nort`
          did you mean `north`?
          or add `- { id: nort, … }` to `content/data/clusters.yaml`
        3:68 `SE` A206 there is no country `SE`
          add `- { code: SE, alpha3: …, numeric: "…" }` to `content/data/countries.yaml`
        - { id: a, name: x, countries: { any_of: [b] } }⏎- { id: b, name: x, countries: { all_of: [c] } }⏎- { id: c, name: x, countries: { any_of: [europe], without: [a] } }
        a, new: 
        b, new: 
        c, new: 
        5:62 `a` A205 the cluster `a` is made from itself, by way of `a`, `b`, `c`, `a`
          list the countries of one of them by their codes
        - { id: a, name: x, countries: { any_of: [europe], all_of: [a] } }
        a, new: 
        3:61 `a` A205 the cluster `a` is made from itself, by way of `a`, `a`
          list the countries of one of them by their codes
        - { id: a, name: x, countries: { any_of: [north], without: [north] } }
        a, new: 
        3:9 `a` A205 no country is left in the cluster `a`
          correct the clusters that it is made from
        - { id: a, name: x, countries: { any_of: [europe], without: [NO], with: [BA] } }
        a, new: BA new, XK continuing (Only now)
        3:62 `NO` A205 `NO` is not there to be left out
          remove it
        3:74 `BA` A205 `BA` is there already
          remove it
        - { id: a, name: x, countries: { without: [NO], and: [BA] } }⏎- { id: b, name: x, countries: europe }
        3:34 `without` A204 this set of countries is taken from no cluster
          add `any_of:` with a list of clusters
        3:49 `and` A202 unknown key `and` in this set of countries
          the keys of a set of countries are `any_of`, `all_of`, `without`, `with`
        4:32 `europe` A203 expected a list of countries such as `[KE, TZ]`, or what is taken from other clusters, such as `{ any_of: [east-africa] }`, found the text `europe`
        - { id: a, name: x, countries: [{ code: NO, conditions: new }, { condition: old }] }
        a, new: NO new
        3:45 `conditions` A202 unknown key `conditions` in this country of a cluster
          did you mean `condition`?
          the keys of a country of a cluster are `code`, `condition`, `note`
        3:66 `condition` A204 this country of a cluster lacks `code`
          add `code:` with a country code of two letters such as `KE`
        3:77 `old` A205 expected `new` or `continuing`, found the text `old`
        - { id: a, name: x, countries: [{ code: XK, condition: new }, { code: BA, condition: new }] }
        a, new: XK new, BA new
        3:71 `BA` A205 `BA` is in two clusters for new partnerships, `europe` and `a`
          1:38 `BA` it stands here first
          remove one of them
    "#]].assert_eq(&out);
}

#[test]
fn a_cluster_is_another_one_when_one_that_it_is_made_from_is() {
    let print = |countries: &str, other: &str| {
        let mut files = good();
        let clusters = format!(
            "- {{ id: one, name: x, countries: {countries} }}\n- {{ id: two, name: x, countries: [{other}] }}\n\
             - {{ id: three, name: x, countries: {{ any_of: [one] }} }}\n\
             - {{ id: four, name: x, countries: {{ all_of: [three] }} }}\n"
        );
        files.insert("clusters", clusters);
        let programme = assemble(&files, CONFIG).0;
        ["one", "three", "four"].map(|id| programme.clusters.get(id).unwrap().fingerprint())
    };
    let before = print("[BA]", "NO");
    assert_eq!(before, print("[BA]", "XK"), "it is not made from this one");
    for changed in ["[BA, XK]", "[{ code: BA, condition: continuing }]", "[{ code: BA, note: x }]"] {
        let after = print(changed, "NO");
        assert!(before.iter().zip(&after).all(|(before, after)| before != after), "{changed}");
    }
}
