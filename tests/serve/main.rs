//! The preview as browsers, editors and strangers meet it: a site on disk, edited while it is served on a free port.
//!
//! Nothing sleeps. Whoever waits is told of every edition, and gives up only after [`server::PATIENCE`].

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics")]

mod client;
mod fault;
mod heal;
mod http;
mod known;
mod outside;
mod security;
mod server;
#[path = "../it/site.rs"]
#[expect(dead_code, reason = "the preview needs but a part of what a site can do")]
mod site;
mod strings;
mod torn;
mod view;
mod watch;
mod write;
