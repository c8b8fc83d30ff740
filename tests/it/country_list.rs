//! The countries of a programme beside the list of the OECD, as the clock of the site goes on.

use anslag::check;

use crate::site::{Site, draw};

const KEEPS_TO_IT: &str = "\
//- anslag.yaml
base_url: https://partnerskap.example/
time_zone: Europe/Stockholm
country_list: oecd-dac
languages:
  - { code: sv, name: Svenska, format: sv-SE }
  - { code: en, name: English, format: en-GB, missing: link }
";

/// What is told of a site with one more country on a day: the first line of each diagnostic.
fn told(files: &str, country: &str, today: &str) -> Vec<String> {
    let site = Site::new(files).at(today);
    site.replace(
        "content/data/countries.yaml",
        "- { code: XK, alpha3: XKX }\n",
        &format!("- {{ code: XK, alpha3: XKX }}\n{country}"),
    );
    let build = site.cold();
    let drawn = draw(&build, &check::check(&build, check::Scope::Finished));
    drawn.lines().filter(|line| line.contains("[A")).map(str::to_owned).collect()
}

#[test]
fn a_country_outside_the_list_is_told_as_long_as_it_is_outside() {
    let (sweden, nauru, chile) =
        ("- { code: SE, alpha3: SWE }\n", "- { code: NR, alpha3: NRU }\n", "- { code: CL, alpha3: CHL }\n");
    let run_out = |today: &str| {
        format!("hint[A223]: the OECD’s DAC list is known here until 2025-12-31, and it is {today}")
    };
    let cases: &[(&str, &str, &[String])] = &[
        ("", "2024-08-20", &[]),
        (nauru, "2024-08-20", &[]),
        (
            sweden,
            "2024-08-20",
            &["warning[A222]: `SE` is not on the OECD’s DAC list for 2024, in force from 2024-01-01 to 2024-12-31".into()],
        ),
        (
            sweden,
            "2025-01-01",
            &["warning[A222]: `SE` is not on the OECD’s DAC list for 2025, in force from 2025-01-01 to 2025-12-31".into()],
        ),
        (
            chile,
            "2024-08-20",
            &["warning[A222]: `CL` is no longer on the OECD’s DAC list, which it left on 2018-01-01".into()],
        ),
        // The last second of the last day in the zone of the site, and the next.
        (nauru, "2025-12-31T23:59:59+01:00", &[]),
        (
            nauru,
            "2026-01-01T00:00:00+01:00",
            &[
                run_out("2026-01-01"),
                "warning[A222]: `NR` is no longer on the OECD’s DAC list, which it left on 2026-01-01".into(),
            ],
        ),
        ("", "2026-11-22", &[run_out("2026-11-22")]),
        (
            sweden,
            "2023-12-31",
            &["hint[A223]: the OECD’s DAC list is known here from 2024-01-01, and it is 2023-12-31".into()],
        ),
    ];
    for (country, today, expected) in cases {
        assert_eq!(told(KEEPS_TO_IT, country, today), *expected, "{country} {today}");
        assert_eq!(
            told("", country, today),
            Vec::<String>::new(),
            "a site that keeps to no list: {country} {today}"
        );
    }
}
