//! Edits of templates, components and assets.

use fastrand::Rng;

use super::{Edit, any, lines, pick};
use crate::folder::Folder;

pub const EDITS: &[Edit] = &[
    Edit { name: "change a template", weight: 6, make: change },
    Edit { name: "comment a template", weight: 3, make: comment },
    Edit { name: "break a template", weight: 3, make: break_ },
    Edit { name: "delete a template", weight: 3, make: delete },
    Edit { name: "override a template", weight: 5, make: override_template },
    Edit { name: "override a component", weight: 5, make: override_component },
    Edit { name: "copy a component under another name", weight: 2, make: copy_component },
    Edit { name: "change an asset", weight: 4, make: asset },
];

const INSERTIONS: &[&str] = &[
    "<b>inserted</b>",
    "{{ nowhere }}",
    "{{ t(key=\"own-word\") }}",
    "{{ t(key=\"no-such-word\") }}",
    "{{ t(key=\"page-date\") }}",
    "{{ <own_mark /> }}",
    "{{ <country_list cluster=\"north\" /> }}",
    "{{ <free_facts /> }}",
    "{{ <no_such_component /> }}",
    "{% include \"parts/dates.html\" %}",
    "{% include \"parts/new.html\" %}",
    "{{ asset(path=\"css/own.css\") }}",
    "{{ data(name=\"free\").number }}",
    "{% for r in rounds(status=\"current\") %}{{ r.state }}{% endfor %}",
    "{% for p in children(id=\"/\") %}{{ p.url }}{{ p.is_section }}{% endfor %}",
    "{% for c in countries() %}{{ c.name }}{% endfor %}",
    "{% set p = get_page(id=\"about\") %}{{ p.title }}",
    "{{ current().title }}",
    "{% for l in language_links() %}{{ l.url }}{% endfor %}",
    "{% component stray_one() %}s{% endcomponent stray_one %}",
    "{{ <stray_one /> }}",
];

fn any_template(folder: &Folder, rng: &mut Rng) -> Option<String> {
    any(folder, rng, "themes/", ".html")
}

/// Writes something into a template, before or behind a block's or component's first line.
fn change(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_template(folder, rng)?;
    let insertion = pick(rng, INSERTIONS)?;
    lines(folder, &path, |lines| {
        let openings = (0..lines.len()).filter(|at| {
            let line = lines[*at].trim_start();
            line.starts_with("{% block") && !line.contains("endblock") || line.starts_with("{% component")
        });
        let after: Vec<usize> = openings.map(|at| at + 1).chain([lines.len()]).collect();
        let at = pick(rng, after)?;
        lines.insert(at, (*insertion).to_owned());
        Some(())
    })
}

fn comment(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_template(folder, rng)?;
    let text = folder.text(&path);
    folder.write(&path, format!("{{#- a remark -#}}\n{text}"));
    Some(())
}

fn break_(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_template(folder, rng)?;
    let text = folder.text(&path);
    folder.write(&path, text + pick(rng, ["{% if %}", "{{ 1 + }}", "{% endblock %}"])?);
    Some(())
}

fn delete(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_template(folder, rng)?;
    folder.remove(&path);
    Some(())
}

/// The folder of the theme that the site has for itself.
fn own_theme(folder: &Folder) -> &'static str {
    if folder.has("themes/icld/theme.yaml") { "icld" } else { "own" }
}

fn override_template(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let name = pick(
        rng,
        [
            "base.html",
            "page.html",
            "section.html",
            "home.html",
            "404.html",
            "parts/dates.html",
            "parts/new.html",
            "about.html",
        ],
    )?;
    let below = format!("{{% extends \"default/{name}\" %}}\n");
    let other = pick(rng, ["base.html", "page.html", "own/page.html", "icld/page.html", "no.html"])?;
    let texts = [
        below.clone(),
        format!(
            "{below}{{% block main %}}<main id=\"content\">{{{{ super() }}}}</main>{{% endblock main %}}\n"
        ),
        format!(
            "{{% extends \"{other}\" %}}\n{{% block main %}}<h1>{{{{ page.title }}}}</h1>{{% endblock main %}}\n"
        ),
        "<p>nothing</p>\n".to_owned(),
        format!("{{% extends '{other}' %}}{{% block nowhere %}}{{% endblock %}}"),
    ];
    let text = pick(rng, texts)?;
    folder.write(&format!("themes/{}/templates/{name}", own_theme(folder)), text);
    Some(())
}

/// The component as the theme below has it, word for word, or another one.
fn override_component(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let name = pick(
        rng,
        [
            "round-list",
            "country-list",
            "country-name",
            "cluster-table",
            "page-list",
            "contact-email",
            "link-card",
        ],
    )?;
    let path = format!("themes/{}/components/{name}.html", own_theme(folder));
    let below = format!("themes/default/components/{name}.html");
    let underscored = name.replace('-', "_");
    let same = folder.has(&below).then(|| folder.text(&below));
    let texts = [
        same,
        Some(format!(
            "{{% component {underscored}(id: string = \"\", code: string = \"\") %}}mine{{% endcomponent {underscored} %}}\n"
        )),
        Some(format!(
            "{{% component {underscored}(must: integer) %}}{{{{ must }}}}{{% endcomponent {underscored} %}}\n"
        )),
        Some("{% component other_name() %}x{% endcomponent other_name %}\n".to_owned()),
    ];
    let text = pick(rng, texts.into_iter().flatten())?;
    folder.write(&path, text);
    Some(())
}

/// What happens when somebody starts a new component from an old one and forgets to rename it inside.
fn copy_component(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = pick(rng, folder.paths(|path| path.contains("/components/")))?;
    let text = folder.text(&path);
    folder.write(
        &format!(
            "themes/{}/components/{}.html",
            own_theme(folder),
            pick(rng, ["a-copy", "z-copy", "stray-one"])?
        ),
        text,
    );
    Some(())
}

fn asset(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = pick(rng, folder.paths(|path| path.starts_with("themes/") && path.contains("/assets/")))?;
    match rng.u8(..4) {
        0 => folder.remove(&path),
        1 => folder.rename(&path, &format!("{path}.renamed")),
        2 => folder.write(&format!("themes/{}/assets/css/site.css", own_theme(folder)), "b { color: blue }"),
        _ => {
            let text = folder.text(&path);
            folder.write(&path, text + " ");
        }
    }
    Some(())
}
