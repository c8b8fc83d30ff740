//! An engine that goes on from its last step must be told apart from one that starts anew by nothing but its speed.
//!
//! Sites are edited at random, one edit after another; after each, what the one engine made of it is compared with
//! what a new engine makes. For edits that have a name, the outputs that are rendered again are listed one by one.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod builder;
mod compare;
mod edit;
mod folder;
mod random;
mod rendered;
mod synthetic;
