//! The program as a whole: sites go in, files and diagnostics come out. Run with `cargo test --test it`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics")]

mod block;
mod calendar;
mod country_list;
mod drawn;
mod exchange;
mod guide;
mod live;
mod locale_faults;
mod mistakes;
mod moved;
mod new_content;
mod noise;
mod open_data;
mod output;
mod own_data;
mod page_faults;
mod picture;
mod pseudo;
mod site;
mod tidy;
mod translation;
mod upkeep;
mod wording;
mod write;
