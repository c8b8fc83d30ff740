//! What is told of rounds that cannot be true.

use super::*;

#[test]
fn faults_of_rounds() {
    faults(
        &[
            (
                "rounds",
                "- { id: 2024-03, opens: 2024-09-01, closes: 2024-08-28, decided: 2023-12-01, components: [projekt], contact: nobody, link: x }\n",
            ),
            (
                "rounds",
                "- { id: 2024/03, closes: [2024-08-28], components: project }\n- { id: 2024-04, components: [] }\n",
            ),
            (
                "rounds",
                "- { id: 2024-03, closes: 2024-08-28, components: [] }\n- { id: \"2024-03\", closes: 2024-11-31, components: [] }\n- { id: 2024-03, closes: 2024-11-01, components: [] }\n",
            ),
        ],
        &expect![[r#"
            rounds: - { id: 2024-03, opens: 2024-09-01, closes: 2024-08-28, decided: 2023-12-01, components: [projekt], contact: nobody, link: x }
            1:45 `2024-08-28` A208 `closes` is before `opens`
              1:25 `2024-09-01` `opens` is here
              correct the one that is wrong; look at the year, too
            1:66 `2023-12-01` A208 `decided` is before `closes`
              1:45 `2024-08-28` `closes` is here
              correct the one that is wrong; look at the year, too
            1:91 `projekt` A206 there is no component `projekt`
              did you mean `project`?
              or add `- { id: projekt, … }` to `content/data/components.yaml`
            1:110 `nobody` A206 there is no contact `nobody`
              add `- { id: nobody, … }` to `content/data/contacts.yaml`
            1:124 `x` A206 there is no link `x`
              add `- { id: x, … }` to `content/data/links.yaml`
            rounds: - { id: 2024/03, closes: [2024-08-28], components: project }⏎- { id: 2024-04, components: [] }
            1:9 `2024/03` A205 `2024/03` has letters that an id cannot have
              write `2024-03`
            1:27 `2024-08-28` A203 expected a date such as `2024-08-28`, found a list
            1:52 `project` A203 expected a list, found the text `project`
              put it in brackets, `[one, two]`, or each item on a line of its own behind `- `
            2:5 `id` A204 this round lacks `closes`
              add `closes:` with its last day, such as `2024-08-28`; a round that is always open has `rolling: true`, and one whose dates are not known yet `announced_later: { sv: …, en: … }`
            rounds: - { id: 2024-03, closes: 2024-08-28, components: [] }⏎- { id: "2024-03", closes: 2024-11-31, components: [] }⏎- { id: 2024-03, closes: 2024-11-01, components: [] }
            2:28 `2024-11-31` A205 `2024-11-31` is not a day of the calendar
              that month has 30 days
            3:9 `2024-03` A207 there is already a round with the id `2024-03`
              1:9 `2024-03` the first is here
              give one of them another name, or remove it
        "#]],
    );
}

#[test]
fn faults_of_the_times_of_rounds() {
    faults(
        &[
            ("rounds", "- { id: a, closes: 2024-03-31T02:30 }\n- { id: b, closes: 2024-10-27 02:30 }\n"),
            ("rounds", "- { id: a, closes: 2024-08-28T24:00, time_zone: Europe/Stokholm }\n"),
            ("rounds", "- { id: a, closes: , opens: }\n- { id: b, rolling: true, closes: 2024-08-28 }\n"),
            ("rounds", "- { id: a, closes: 2024-08-28, cutoffs: [2024-08-01, 2024-07-01, 2024-09-01] }\n"),
            (
                "rounds",
                "- id: a\n  closes: 2024-08-28\n  changes:\n  - { on: 2024-07-02, closes: 2024-08-28, note: x }\n  - { on: 2024-07-01, closes: 2024-08-28, note: { sv: x } }\n",
            ),
            (
                "rounds",
                "- { id: a, published: 2024-09-01, closes: 2024-08-28, changes: [{ on: 2023-07-02, closes: 2024-08-27, note: x }] }\n- { id: b, closes: 2024-08-28, cancelled: { on: 2025-08-01, note: x } }\n- { id: c, closes: 2024-08-28, cancelled: true, changes: [moved] }\n",
            ),
            ("rounds", "- { id: a, announced_later: x, rolling: true, cancelled: { on: 2024-07-01 } }\n"),
        ],
        &expect![[r#"
            rounds: - { id: a, closes: 2024-03-31T02:30 }⏎- { id: b, closes: 2024-10-27 02:30 }
            1:20 `2024-03-31T02:30` A208 the clocks of `Europe/Stockholm` skip `2024-03-31T02:30`
              choose a time an hour earlier or later
            2:20 `2024-10-27 02:30` A208 the clocks of `Europe/Stockholm` show `2024-10-27T02:30` twice
              write which of the two: `2024-10-27T02:30+02:00` or `2024-10-27T02:30+01:00`
            rounds: - { id: a, closes: 2024-08-28T24:00, time_zone: Europe/Stokholm }
            1:20 `2024-08-28T24:00` A205 `24:00` is not a time of day
              write hours and minutes with two digits each, such as `2024-08-28T12:00`
            1:49 `Europe/Stokholm` A205 there is no time zone `Europe/Stokholm`
              did you mean `Europe/Stockholm`?
              write a continent and a city, such as `Europe/Stockholm`
            rounds: - { id: a, closes: , opens: }⏎- { id: b, rolling: true, closes: 2024-08-28 }
            1:12 `closes` A204 `closes` has not been filled in
              write a date such as `2024-08-28`, perhaps with a time: `2024-08-28T12:00` after `closes:`, or remove the line
            1:22 `opens` A204 `opens` has not been filled in
              write a date such as `2024-08-28`, perhaps with a time: `2024-08-28T12:00` after `opens:`, or remove the line
            2:35 `2024-08-28` A205 a round has `closes` or `rolling: true`, not both
              remove one of the two
            rounds: - { id: a, closes: 2024-08-28, cutoffs: [2024-08-01, 2024-07-01, 2024-09-01] }
            1:20 `2024-08-28` A208 `closes` is before `cutoffs`
              1:66 `2024-09-01` `cutoffs` is here
              correct the one that is wrong; look at the year, too
            1:54 `2024-07-01` A208 the days of `cutoffs` are not in order
              1:42 `2024-08-01` `cutoffs` is here
              correct the one that is wrong; look at the year, too
            rounds: - id: a⏎  closes: 2024-08-28⏎  changes:⏎  - { on: 2024-07-02, closes: 2024-08-28, note: x }⏎  - { on: 2024-07-01, closes: 2024-08-28, note: { sv: x } }
            4:31 `2024-08-28` A208 the round closes on `2024-08-28` before and after this change
              5:31 `2024-08-28` what comes after it is here
              write when the round would have closed before the change
            5:11 `2024-07-01` A208 a later change stands before an earlier one
              4:11 `2024-07-02` this is later
              write the changes in the order in which they were announced
            5:31 `2024-08-28` A208 the round closes on `2024-08-28` before and after this change
              2:11 `2024-08-28` what comes after it is here
              write when the round would have closed before the change
            5:51 `sv` A209 the text is missing in `en`
              add `en: …`
            rounds: - { id: a, published: 2024-09-01, closes: 2024-08-28, changes: [{ on: 2023-07-02, closes: 2024-08-27, note: x }] }⏎- { id: b, closes: 2024-08-28, cancelled: { on: 2025-08-01, note: x } }⏎- { id: c, closes: 2024-08-28, cancelled: true, changes: [moved] }
            1:23 `2024-09-01` A208 the round was announced after it had closed
              1:43 `2024-08-28` `closes` is here
              correct the one that is wrong; look at the year, too
            1:71 `2023-07-02` A208 this was announced before the round itself was
              1:23 `2024-09-01` `published` is here
              correct the one that is wrong; look at the year, too
            2:49 `2025-08-01` A208 the round was called off after it had closed
              2:20 `2024-08-28` `closes` is here
              correct the one that is wrong; look at the year, too
            3:43 `true` A203 expected when and why, such as `{ on: 2024-08-01, note: { sv: …, en: … } }`, found `true`
            3:59 `moved` A203 expected a change such as `{ on: 2024-08-01, closes: 2024-08-28, note: { sv: …, en: … } }`, found the text `moved`
            rounds: - { id: a, announced_later: x, rolling: true, cancelled: { on: 2024-07-01 } }
            1:41 `true` A205 a round has `rolling` or `announced_later`, not both
              remove one of the two
            1:60 `on` A204 this cancellation lacks `note`
              add `note:` with a text, or a text for each language such as `{ sv: …, en: … }`
        "#]],
    );
}
