//! What is told of data files that are not sound.

use super::*;

#[test]
fn faults_of_countries() {
    faults(
        &[
            (
                "countries",
                "- { code: ba, alpha3: BIH, numeric: 70 }\n- { code: XK, alpha3: xkx }\n- { code: NOR, alpha3: NO, numeric: \"0578\" }\n- {code: NO, alpha3: NOR, capital: Oslo}\n",
            ),
            (
                "countries",
                "- { code: BA, alpha3: BIH }\n- { code: XK, alpha3: XKX }\n- { code: NO, alpha3: NOR }\n- { code: BA, alpha3: BIH }\n- BA\n",
            ),
            ("countries", "BA: BIH\n"),
        ],
        &expect![[r#"
            countries: - { code: ba, alpha3: BIH, numeric: 70 }⏎- { code: XK, alpha3: xkx }⏎- { code: NOR, alpha3: NO, numeric: "0578" }⏎- {code: NO, alpha3: NOR, capital: Oslo}
            1:11 `ba` A205 `ba` is not a country code of two letters such as `KE`
              write `BA`
            1:37 `70` A205 `70` is not a country code of three digits such as `"070"`
              write `"070"`
            2:23 `xkx` A205 `xkx` is not a country code of three letters such as `KEN`
              write `XKX`
            3:11 `NOR` A205 `NOR` is not a country code of two letters such as `KE`
              write a country code of two letters such as `KE`
            3:24 `NO` A205 `NO` is not a country code of three letters such as `KEN`
              write a country code of three letters such as `KEN`
            3:37 `"0578"` A205 `0578` is not a country code of three digits such as `"070"`
              write `"578"`
            4:27 `capital` A202 unknown key `capital` in this country
              the keys of a country are `code`, `alpha3`, `numeric`, `owner`, `review_by`
            countries: - { code: BA, alpha3: BIH }⏎- { code: XK, alpha3: XKX }⏎- { code: NO, alpha3: NOR }⏎- { code: BA, alpha3: BIH }⏎- BA
            4:11 `BA` A207 there is already a country with the code `BA`
              1:11 `BA` the first is here
              give one of them another name, or remove it
            5:3 `BA` A203 expected the keys and values of a country, found the text `BA`
            countries: BA: BIH
            1:1 `BA` A203 expected a list in which each country begins with `- `, found a group of keys
        "#]],
    );
}

#[test]
fn codes_that_iso_has_otherwise() {
    faults(
        &[
            (
                "countries",
                "- { code: BA, alpha3: BHI, numeric: 071 }\n- { code: XK, alpha3: KOS, numeric: \"383\" }\n- { code: NO, alpha3: SWE, numeric: 752 }\n",
            ),
            (
                "countries",
                "- { code: BA, alpha3: BIH, numeric: \"070\" }\n- { code: XK, alpha3: XKX }\n- { code: NO, alpha3: NOR }\n- { code: UK, alpha3: GBR, numeric: 826 }\n- { code: ZX, alpha3: ZXX }\n- { code: XA, alpha3: XAX, numeric: 900 }\n",
            ),
        ],
        &expect![[r#"
            countries: - { code: BA, alpha3: BHI, numeric: 071 }⏎- { code: XK, alpha3: KOS, numeric: "383" }⏎- { code: NO, alpha3: SWE, numeric: 752 }
            1:23 `BHI` A221 `BA` has the three letters `BIH`, not `BHI`
              write `BIH`
            1:37 `071` A221 `BA` has the three digits `070`, not `071`
              write `"070"`
            2:23 `KOS` A221 `XK` has the three letters `XKX`, not `KOS`
              write `XKX`
            2:37 `"383"` A221 `XK` has no digits in ISO 3166-1
              remove `numeric`
            3:23 `SWE` A221 `NO` has the three letters `NOR`, not `SWE`
              write `NOR`
              if `SWE` is right, the two letters are `SE`
            3:37 `752` A221 `NO` has the three digits `578`, not `752`
              write `"578"`
            countries: - { code: BA, alpha3: BIH, numeric: "070" }⏎- { code: XK, alpha3: XKX }⏎- { code: NO, alpha3: NOR }⏎- { code: UK, alpha3: GBR, numeric: 826 }⏎- { code: ZX, alpha3: ZXX }⏎- { code: XA, alpha3: XAX, numeric: 900 }
            4:11 `UK` A221 ISO 3166-1 has no country `UK`
              write `GB`, which has the three letters `GBR`
            5:11 `ZX` A221 ISO 3166-1 has no country `ZX`
              look the country up in ISO 3166-1
            6:11 `XA` A221 `XA` is a code that ISO 3166-1 leaves to its users
              nobody else can tell which country it is, and there is no name for it but your own
        "#]],
    );
}

#[test]
fn faults_of_clusters() {
    faults(
        &[
            (
                "clusters",
                "- { id: Östafrika, name: { sv: Östafrika }, kind: nwe, countries: [BA, SE, no] }\n",
            ),
            (
                "clusters",
                "- { id: a, name: { sv: x, en: y }, countries: [BA, XK, BA] }\n- { id: b, name: x, kind: continuing, countries: [BA] }\n- { id: c, name: x, countries: [XK] }\n- { id: a, name: x, countries: [] }\n",
            ),
        ],
        &expect![[r#"
            clusters: - { id: Östafrika, name: { sv: Östafrika }, kind: nwe, countries: [BA, SE, no] }
            1:9 `Östafrika` A205 `Östafrika` has letters that an id cannot have
              write `ostafrika`
            1:28 `sv` A209 the text is missing in `en`
              add `en: …`
            1:51 `nwe` A205 expected `new` or `continuing`, found the text `nwe`
            1:76 `no` A205 `no` is not a country code of two letters such as `KE`
              write `NO`
            clusters: - { id: a, name: { sv: x, en: y }, countries: [BA, XK, BA] }⏎- { id: b, name: x, kind: continuing, countries: [BA] }⏎- { id: c, name: x, countries: [XK] }⏎- { id: a, name: x, countries: [] }
            1:56 `BA` A205 `BA` stands twice in the cluster `a`
              1:48 `BA` it stands here first
              remove one of them
            3:33 `XK` A205 `XK` is in two clusters for new partnerships, `a` and `c`
              1:52 `XK` it stands here first
              remove one of them
            4:9 `a` A207 there is already a cluster with the id `a`
              1:9 `a` the first is here
              give one of them another name, or remove it
        "#]],
    );
}

#[test]
fn faults_of_the_other_files() {
    faults(
        &[
            (
                "components",
                "- { id: project, application: round, name: Projekt, summary: { sv: x, en: y, de: z } }\n",
            ),
            (
                "contacts",
                "- { id: partnership, name: x, email: mailto:partnership@icld.se }\n- { id: a, name: x, email: a@b }\n- { id: b, name: x, email: [a@b.se] }\n",
            ),
            (
                "links",
                "- { id: digg-report, url: www.digg.se, title: x }\n- { id: a, url: { sv: https://a.se, en: ftp://a.se }, title: x }\n",
            ),
            (
                "statement",
                "body: ICLD\nservice: x\ncompliance: total\nassessed: 2024-08-01\nupdated: soon\nmethod: x\ncontact: partnerships\nreport: digg\nshortcomings: [{ what: x }]\n",
            ),
            (
                "statement",
                "body: ICLD\nservice: x\ncompliance: partial\nassessed: 2024-08-01\nupdated: 2024-08-01\nmethod: x\ncontact: partnerships\nreport: digg\nshortcomings: [{ what: x, why: {sv: y} }]\n",
            ),
        ],
        &expect![[r#"
            components: - { id: project, application: round, name: Projekt, summary: { sv: x, en: y, de: z } }
            1:31 `round` A205 expected `rolling` or `rounds`, found the text `round`
              did you mean `rounds`?
            1:78 `de` A202 the site has no language `de`
              the languages of the site are `sv`, `en`
            contacts: - { id: partnership, name: x, email: mailto:partnership@icld.se }⏎- { id: a, name: x, email: a@b }⏎- { id: b, name: x, email: [a@b.se] }
            1:38 `mailto:partnership@icld.se` A205 `mailto:partnership@icld.se` is not an e-mail address
              write `partnership@icld.se`
            2:28 `a@b` A205 `a@b` is not an e-mail address
              write an e-mail address such as `name@example.org`
            3:29 `a@b.se` A203 expected a text, found a list
              if this is to be a text, put it in quotes
            links: - { id: digg-report, url: www.digg.se, title: x }⏎- { id: a, url: { sv: https://a.se, en: ftp://a.se }, title: x }
            1:27 `www.digg.se` A205 `www.digg.se` is not an address
              write `https://www.digg.se`
            2:41 `ftp://a.se` A205 `ftp://a.se` is not an address
              write it as the browser shows it, such as `https://example.org/page`
            statement: body: ICLD⏎service: x⏎compliance: total⏎assessed: 2024-08-01⏎updated: soon⏎method: x⏎contact: partnerships⏎report: digg⏎shortcomings: [{ what: x }]
            3:13 `total` A205 expected `full`, `partial` or `none`, found the text `total`
            5:10 `soon` A203 expected a date such as `2024-08-28`, found the text `soon`
            9:18 `what` A204 this shortcoming lacks `why`
              add `why:` with a text, or a text for each language such as `{ sv: …, en: … }`
            statement: body: ICLD⏎service: x⏎compliance: partial⏎assessed: 2024-08-01⏎updated: 2024-08-01⏎method: x⏎contact: partnerships⏎report: digg⏎shortcomings: [{ what: x, why: {sv: y} }]
            7:10 `partnerships` A206 there is no contact `partnerships`
              did you mean `partnership`?
              or add `- { id: partnerships, … }` to `content/data/contacts.yaml`
            8:9 `digg` A206 there is no link `digg`
              did you mean `digg-report`?
              or add `- { id: digg, … }` to `content/data/links.yaml`
            9:33 `sv` A209 the text is missing in `en`
              add `en: …`
        "#]],
    );
}
