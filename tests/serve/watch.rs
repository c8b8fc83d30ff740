//! Edits as programs make them: whatever way a file is written, the page shows what is in it.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anslag::serve::Notice;

use crate::server::{Server, Setup};
use crate::site::Site;

const NOTICES: [Notice; 2] = [Notice::System, Notice::Polling];

const FILE: &str = "content/sv/om.md";

fn text(body: &str) -> String {
    format!("---\ntitle: Om\ndescription: Om programmet.\n---\n{body}\n")
}

fn server(notice: Notice) -> Server {
    let site = Site::new(&format!("//- {FILE}\n{}", text("Första texten.")));
    Server::start(site, Setup { notice, ..Setup::default() })
}

/// One way to write a file anew.
type Save = fn(&Path, &[u8]);

const SAVES: &[(&str, Save)] = &[
    ("in place", |file, bytes| fs::write(file, bytes).unwrap()),
    ("renamed from a hidden copy", |file, bytes| {
        let copy = file.with_file_name(".om.md.123");
        fs::write(&copy, bytes).unwrap();
        fs::rename(copy, file).unwrap();
    }),
    ("renamed from a copy", |file, bytes| {
        let copy = file.with_file_name("om.md.tmp");
        fs::write(&copy, bytes).unwrap();
        fs::rename(copy, file).unwrap();
    }),
    ("renamed from outside", |file, bytes| {
        let mut copy = tempfile::NamedTempFile::new_in(file.ancestors().nth(4).unwrap()).unwrap();
        copy.write_all(bytes).unwrap();
        copy.persist(file).unwrap();
    }),
    ("with a backup that is deleted", |file, bytes| {
        let backup = file.with_file_name("om.md~");
        fs::rename(file, &backup).unwrap();
        fs::write(file, bytes).unwrap();
        fs::remove_file(backup).unwrap();
    }),
    ("deleted and written", |file, bytes| {
        fs::remove_file(file).unwrap();
        fs::write(file, bytes).unwrap();
    }),
    ("emptied and written in pieces", |file, bytes| {
        let mut open = fs::File::create(file).unwrap();
        for piece in bytes.chunks(7) {
            open.write_all(piece).unwrap();
            open.sync_all().unwrap();
        }
    }),
    ("written from the beginning and cut", |file, bytes| {
        let mut open = fs::OpenOptions::new().write(true).open(file).unwrap();
        open.write_all(bytes).unwrap();
        open.set_len(bytes.len() as u64).unwrap();
    }),
    ("swapped with a link", |file, bytes| {
        let copy = file.with_file_name(".other.md");
        fs::write(&copy, bytes).unwrap();
        fs::remove_file(file).unwrap();
        fs::hard_link(&copy, file).unwrap();
        fs::remove_file(copy).unwrap();
    }),
];

#[test]
fn each_way_to_save_is_seen() {
    for notice in NOTICES {
        let server = server(notice);
        let file = server.site.root().join(FILE);
        for (number, (name, save)) in SAVES.iter().enumerate() {
            // The same length each time, so that nothing but the text tells.
            let body = format!("Text nummer {number:03}.");
            save(&file, text(&body).as_bytes());
            server.follow();
            assert!(server.page("/om/").contains(&body), "{name} {notice:?}");
        }
        server.is_cold();
    }
}

/// A file of the same length, with the time that it had: of copies with their times, and of clocks that are coarse.
#[test]
fn a_file_as_old_and_as_long_as_before_is_read() {
    for notice in NOTICES {
        let server = server(notice);
        let file = server.site.root().join(FILE);
        fs::write(&file, text("En text.")).unwrap();
        server.follow();
        let time = fs::metadata(&file).unwrap().modified().unwrap();
        let mut open = fs::OpenOptions::new().write(true).open(&file).unwrap();
        open.write_all(text("Ny text.").as_bytes()).unwrap();
        open.set_modified(time).unwrap();
        drop(open);
        server.follow();
        assert!(server.page("/om/").contains("Ny text."), "{notice:?}");
    }
}

#[test]
fn folders_and_many_files_are_seen() {
    for notice in NOTICES {
        let server = server(notice);
        let site = &server.site;
        let page = |number: usize| format!("content/sv/many/page-{number}.md");
        // Many at once.
        for number in 0..200 {
            site.edit(&page(number), &text(&format!("Text {number}.")));
        }
        server.follow();
        for number in [0, 99, 199] {
            assert!(
                server.page(&format!("/many/page-{number}/")).contains(&format!("Text {number}.")),
                "{notice:?}"
            );
        }
        // Moved out of the site and in again, and then one of its files edited.
        let aside = site.folder().join("aside");
        fs::rename(site.root().join("content/sv/many"), &aside).unwrap();
        server.follow();
        assert_eq!(server.get("/many/page-7/").status, 404, "{notice:?}");
        fs::rename(&aside, site.root().join("content/sv/moved")).unwrap();
        server.follow();
        site.edit("content/sv/moved/page-7.md", &text("Flyttad."));
        server.follow();
        assert!(server.page("/moved/page-7/").contains("Flyttad."), "{notice:?}");
        // Deleted and made again, and then one of its files edited.
        for folder in ["content/sv/moved", "content", "i18n"] {
            let files: Vec<_> = walkdir::WalkDir::new(site.root().join(folder))
                .into_iter()
                .filter_map(|entry| Some(entry.unwrap().into_path()).filter(|path| path.is_file()))
                .map(|path| (path.clone(), fs::read(path).unwrap()))
                .collect();
            site.remove(folder);
            server.follow();
            for (path, bytes) in &files {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
            server.follow();
            site.edit("content/sv/moved/page-8.md", &text(&format!("Efter {folder}.")));
            server.follow();
            assert!(
                server.page("/moved/page-8/").contains(&format!("Efter {folder}.")),
                "{folder} {notice:?}"
            );
            site.edit("i18n/sv/site.ftl", &format!("site-name = Namn efter {folder}\n"));
            server.follow();
            assert!(server.page("/").contains(&format!("Namn efter {folder}")), "{folder} {notice:?}");
        }
        // Folders that were not there when the preview was started.
        site.lay("//- themes/own/theme.yaml\nextends: default\n//- themes/own/i18n/sv/theme.ftl\nmenu-main = En meny\n");
        site.replace("anslag.yaml", "theme: default", "theme: own");
        server.follow();
        site.edit("themes/own/assets/css/site.css", "body { color: red }\n");
        server.is_cold();
    }
}

#[test]
fn a_link_to_a_file_of_the_site_follows_it() {
    for notice in NOTICES {
        let server = server(notice);
        server.site.lay("//- content/sv/lank.md (link: om.md)\n//- content/sv/mapp (link: ../data)\n");
        server.follow();
        server.site.edit(FILE, &text("Genom länken."));
        server.follow();
        for page in ["/om/", "/lank/"] {
            assert!(server.page(page).contains("Genom länken."), "{page} {notice:?}");
        }
    }
}

/// What lies beside the sources, and what editors leave behind, is nobody's edit.
#[test]
fn only_sources_cause_a_step() {
    let server = server(Notice::System);
    let first = server.edition().number;
    for name in [
        "content/sv/.om.md.swp",
        "content/sv/.om.md.swx",
        "content/sv/om.md~",
        "content/sv/#om.md#",
        "content/sv/.#om.md",
        "content/sv/om.md.tmp",
        "content/sv/om.md.swp",
        "content/sv/4913~",
        "content/.git/HEAD",
        "i18n/.DS_Store",
        "notes.md",
        ".anslag.yaml.swp",
        "anslag.yaml~",
        "public/index.html",
        "node_modules/a/content/sv/om.md",
    ] {
        server.site.edit(name, "");
        server.site.edit(name, "something");
        server.site.edit(FILE, &text(&format!("Efter {name}.")));
        let edition = server.follow();
        assert_eq!(cause(&edition), [FILE], "{name}");
        server.site.remove(name);
    }
    let edition = server.edition();
    assert!(edition.number > first);
    // Neither is what is read, nor a file that is written with what it held.
    let same = fs::read(server.site.root().join(FILE)).unwrap();
    fs::write(server.site.root().join(FILE), same).unwrap();
    fs::read(server.site.root().join("anslag.yaml")).unwrap();
    server.site.edit("content/en/_index.md", "---\ntitle: The end\ndescription: The end.\n---\n");
    let last = server.follow();
    assert_eq!(last.number, edition.number + 1);
}

fn cause(edition: &anslag::serve::Edition) -> Vec<&str> {
    edition.cause.iter().map(|path| path.as_str()).collect()
}

#[test]
fn no_edit_is_lost() {
    for notice in NOTICES {
        let server = server(notice);
        for number in 0..200 {
            server.site.edit(FILE, &text(&format!("Text {number:03}.")));
        }
        server.follow();
        assert!(server.page("/om/").contains("Text 199."), "{notice:?}");
    }
}

/// A drive that is not connected for a while, or a folder that is moved and moved back.
#[test]
fn what_was_shown_stands_while_the_site_is_away() {
    for notice in NOTICES {
        let server = server(notice);
        let (root, away) = (server.site.root(), server.site.folder().join("away"));
        fs::rename(&root, &away).unwrap();
        // A step is asked for, so that it is sure that there was one.
        let answer = server.command("view", &serde_json::json!({ "drafts": false }));
        assert_eq!(answer.json()["edition"], 1, "{notice:?}");
        assert!(server.page("/om/").contains("Första texten."), "{notice:?}");
        fs::write(away.join(FILE), text("Medan den var borta.")).unwrap();
        fs::rename(&away, &root).unwrap();
        server.follow();
        assert!(server.page("/om/").contains("Medan den var borta."), "{notice:?}");
        server.site.edit(FILE, &text("När den var tillbaka."));
        server.follow();
        assert!(server.page("/om/").contains("När den var tillbaka."), "{notice:?}");
    }
}
