//! Staging: the public folder is whole at every moment, and only ours is touched in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use anslag::engine::Build;
use anslag::path::UrlPath;
use anslag::render::Output;
use anslag::stage::{Staged, stage};

use super::SITE;
use crate::site::{self, Site};

/// Another version of the site: one page is gone, one is new, all have changed.
const LATER: &str = r"
//- content/sv/_index.md
---
title: Partnerskap
description: Kommuner i Sverige och deras partner i världen.
---

[Om](about.md), [nytt](news/_index.md)
//- content/sv/news/_index.md
---
title: Nytt
description: Vad som är nytt.
---

[Start](../_index.md), [Sommar](summer.md)
//- content/sv/news/summer.md
---
title: Sommar
description: I sommar.
---

[Nytt](_index.md)
//- i18n/sv/site.ftl
site-name = Partnerskap i världen
//- i18n/en/site.ftl
site-name = Partnerships in the world
//- themes/default/assets/css/site.css
body { color: black }
";

fn builds() -> (Site, Build, Build) {
    let mut site = Site::new(SITE);
    let old = site.step();
    site.remove("content/sv/apply");
    site.replace("content/sv/about.md", ", [så ansöker ni](apply/_index.md#how)", "");
    site.replace("content/en/about.md", ", [how to apply](apply/_index.md#how)", "");
    site.lay(LATER);
    let new = site.step();
    let errors = |build: &Build| site::codes(build).into_iter().filter(|code| *code != "A308").count();
    assert_eq!((errors(&old), errors(&new)), (0, 0), "{}{}", site::drawn(&old), site::drawn(&new));
    (site, old, new)
}

fn put(build: &Build, out: &Path) -> io::Result<Staged> {
    stage(&site::outputs(build), out)
}

/// Every file below `out` that is not hidden, with its bytes.
fn files(out: &Path) -> BTreeMap<String, Vec<u8>> {
    fn collect(out: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(out).unwrap().to_str().unwrap().to_owned();
            if name.starts_with('.') {
                continue;
            }
            match path.is_dir() {
                true => collect(out, &path, found),
                false => drop(found.insert(name, fs::read(path).unwrap())),
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(out, out, &mut found);
    found
}

fn hidden(out: &Path) -> Vec<String> {
    let names = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.')).collect()
}

fn bytes(build: &Build) -> BTreeMap<String, Vec<u8>> {
    super::bytes(build)
}

#[test]
fn what_is_staged_is_what_was_built() {
    let (site, old, new) = builds();
    let out = site.out();
    let staged = put(&old, &out).unwrap();
    assert_eq!(staged, Staged { written: old.outputs.len(), unchanged: 0, removed: 0 });
    assert!(files(&out) == bytes(&old));
    let staged = put(&new, &out).unwrap();
    assert_eq!(staged.written + staged.unchanged, new.outputs.len());
    assert!(staged.removed > 0 && staged.unchanged > 0);
    assert!(files(&out) == bytes(&new));
    assert!(!out.join("ansok").exists(), "a folder in which nothing is left is removed");
    assert_eq!(hidden(&out), [".anslag-manifest"]);
}

#[test]
fn what_would_not_change_is_not_touched() {
    let (site, old, _) = builds();
    let out = site.out();
    put(&old, &out).unwrap();
    // A time that no file written now can have.
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let all: Vec<_> = files(&out).into_keys().chain([".anslag-manifest".to_owned()]).collect();
    for name in &all {
        fs::File::options().write(true).open(out.join(name)).unwrap().set_modified(past).unwrap();
    }
    let staged = put(&old, &out).unwrap();
    assert_eq!(staged, Staged { written: 0, unchanged: old.outputs.len(), removed: 0 });
    for name in &all {
        assert_eq!(fs::metadata(out.join(name)).unwrap().modified().unwrap(), past, "{name}");
    }
}

#[test]
fn foreign_files_are_left_alone() {
    let (site, old, new) = builds();
    let out = site.out();
    put(&old, &out).unwrap();
    let foreign = [".htaccess", "google1234.html", "ansok/notes.txt", "theme/mine.css"];
    for name in foreign {
        fs::write(out.join(name), name).unwrap();
    }
    put(&new, &out).unwrap();
    for name in foreign {
        assert_eq!(fs::read_to_string(out.join(name)).unwrap(), name);
    }
    assert!(!out.join("ansok/index.html").exists());
}

#[test]
fn a_file_of_ours_that_somebody_changed_or_removed_is_mended() {
    let (site, old, _) = builds();
    let out = site.out();
    put(&old, &out).unwrap();
    fs::write(out.join("om/index.html"), "changed").unwrap();
    fs::remove_file(out.join("sitemap.xml")).unwrap();
    assert_eq!(put(&old, &out).unwrap().written, 2);
    assert!(files(&out) == bytes(&old));
}

#[test]
fn leftovers_of_a_killed_build_are_removed() {
    let (site, old, _) = builds();
    let out = site.out();
    let leftover = out.join(".anslag-staging-x1y2");
    fs::create_dir_all(&leftover).unwrap();
    fs::write(leftover.join("0"), "half").unwrap();
    put(&old, &out).unwrap();
    assert_eq!(hidden(&out), [".anslag-manifest"]);
}

#[test]
fn a_manifest_that_somebody_wrote_removes_nothing_outside() {
    let (site, old, _) = builds();
    let out = site.out();
    put(&old, &out).unwrap();
    let precious = site.root().join("anslag.yaml");
    let lines =
        format!("../site/anslag.yaml\n{}\n/etc/hostname\nom/../../site/anslag.yaml\n", precious.display());
    fs::write(out.join(".anslag-manifest"), lines).unwrap();
    put(&old, &out).unwrap();
    assert!(precious.exists());
    assert!(files(&out) == bytes(&old));
}

#[test]
fn an_unwritable_place_is_an_error_with_its_path() {
    let (site, old, _) = builds();
    let file = site.root().join("anslag.yaml");
    let error = put(&old, &file.join("public")).unwrap_err().to_string();
    assert!(error.contains(&file.display().to_string()), "{error}");
    let out = site.out();
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("om"), "a file where a folder should be").unwrap();
    let error = put(&old, &out).unwrap_err().to_string();
    assert!(error.contains(&out.join("om").display().to_string()), "{error}");
}

/// Wherever the work is stopped, what lies in the folder is whole, and the next build mends it.
#[test]
fn a_staging_that_is_stopped_leaves_a_whole_site() {
    let (site, old, new) = builds();
    let (before, after) = (bytes(&old), bytes(&new));
    let blocked = before.keys().chain(after.keys()).collect::<BTreeSet<_>>();
    let blocked = blocked.into_iter().filter(|path| before.contains_key(*path) != after.contains_key(*path));
    let mut stopped = (0, 0);
    for path in blocked {
        let out = site.folder().join(format!("out-{}", stopped.0 + stopped.1));
        put(&old, &out).unwrap();
        // A folder with something in it can neither be replaced by a file nor be removed as one.
        let place = out.join(path);
        if place.exists() {
            fs::remove_file(&place).unwrap();
        }
        fs::create_dir_all(&place).unwrap();
        fs::write(place.join("block"), "").unwrap();
        let error = put(&new, &out).unwrap_err().to_string();
        assert!(error.contains(&place.display().to_string()), "{error}");
        match after.contains_key(path) {
            true => stopped.0 += 1,
            false => stopped.1 += 1,
        }
        let mut found = files(&out);
        found.remove(&format!("{path}/block"));
        for (name, bytes) in &found {
            let known = [before.get(name), after.get(name)];
            assert!(known.contains(&Some(bytes)), "`{name}` is neither old nor new, stopped at `{path}`");
        }
        assert!(before.keys().filter(|name| after.contains_key(*name)).all(|name| found.contains_key(name)));
        for (name, url, target) in broken(&found, [&old, &new], &before) {
            assert_eq!(&target, path, "`{name}` links to `{url}`, stopped at `{path}`");
        }
        fs::remove_dir_all(&place).unwrap();
        put(&new, &out).unwrap();
        assert!(files(&out) == after, "stopped at `{path}`");
    }
    assert!(stopped.0 > 2 && stopped.1 > 2, "{stopped:?}");
}

/// The links of the pages of `among` that lead to nothing in `found`: page, link and what it should lead to.
fn broken(
    found: &BTreeMap<String, Vec<u8>>,
    builds: [&Build; 2],
    among: &BTreeMap<String, Vec<u8>>,
) -> Vec<(String, String, String)> {
    let mut broken = Vec::new();
    for (name, bytes) in found.iter().filter(|(name, _)| among.contains_key(*name)) {
        let versions = builds.into_iter().flat_map(site::outputs);
        let Some(output) = versions.into_iter().find(|output| is_version(output, name, bytes)) else {
            continue;
        };
        for (url, target) in targets(output) {
            if !found.contains_key(&target) {
                broken.push((name.clone(), url, target));
            }
        }
    }
    broken
}

fn is_version(output: &Output, name: &str, bytes: &[u8]) -> bool {
    output.path.as_str() == name && *output.bytes == *bytes
}

/// The files of the site that an HTML file refers to.
fn targets(output: &Output) -> Vec<(String, String)> {
    let links = output.links().into_iter().flat_map(|links| links.references());
    let local = links.filter_map(|url| {
        let path = url.strip_prefix("https://partnerskap.example").unwrap_or(url);
        let path = path.split(['#', '?']).next().unwrap_or_default();
        path.starts_with('/').then(|| (url.to_owned(), UrlPath::new(path).output().to_string()))
    });
    local.collect()
}

/// Somebody who reads while the folder changes meets only whole files, and links that lead somewhere.
#[test]
fn readers_never_meet_half_a_site() {
    let (site, old, new) = builds();
    let out = site.out();
    let (before, after) = (bytes(&old), bytes(&new));
    put(&old, &out).unwrap();
    let done = AtomicBool::new(false);
    let passes = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut passes = 0;
            while !done.load(Ordering::Relaxed) || passes == 0 {
                for name in before.keys().filter(|name| after.contains_key(*name)) {
                    let bytes = fs::read(out.join(name)).unwrap();
                    let version = [&old, &new]
                        .into_iter()
                        .flat_map(site::outputs)
                        .find(|o| is_version(o, name, &bytes));
                    let Some(version) = version else { panic!("`{name}` is neither old nor new") };
                    for (url, target) in targets(version) {
                        // If the link leads nowhere, the page must have been replaced since it was read.
                        let is_there = out.join(&target).exists();
                        assert!(
                            is_there || fs::read(out.join(name)).unwrap() != bytes,
                            "`{name}` links to `{url}`"
                        );
                    }
                }
                passes += 1;
            }
            passes
        });
        for _ in 0..20 {
            put(&new, &out).unwrap();
            put(&old, &out).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    assert!(passes > 0);
    assert!(files(&out) == before);
}
