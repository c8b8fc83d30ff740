//! Data beside which a schema of the site's own lies: whatever is edited, a step tells what a build from nothing tells.

use crate::site::{Site, codes};

#[test]
fn a_step_judges_again_what_changed_and_nothing_else_is_forgotten() {
    let schema = "content/data/staff.schema.json";
    let data = "content/data/staff.yaml";
    let wants_name = "{ \"items\": { \"required\": [\"name\"] } }";
    let edits: [(&str, &str, &[&str]); 10] = [
        (data, "- { name: Eva }\n", &[]),
        (schema, wants_name, &[]),
        (data, "- { nmae: Eva }\n", &["A226"]),
        ("content/sv/_index.md", "---\ntitle: T\ndescription: D\n---\n", &["A226"]),
        (schema, "{ \"items\": { \"$ref\": \"#/no\" } }", &["A225"]),
        (schema, "{", &["A201"]),
        (schema, wants_name, &["A226"]),
        ("content/data/staff.schema.yaml", "{}\n", &["A104", "A226"]),
        (data, "# nothing\n", &["A104", "A104"]),
        (data, "- { name: Eva }\n", &["A104"]),
    ];
    let mut site = Site::new("");
    site.step();
    for (path, text, expected) in edits {
        site.edit(path, text);
        let stepped = site.step();
        assert_eq!(stepped.diagnostics, site.cold().diagnostics, "{path}: {text}");
        assert_eq!(codes(&stepped), expected, "{path}: {text}");
    }
}
