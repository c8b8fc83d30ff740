//! PO, the file format of gettext: reads and writes the text of one file, and knows nothing of what it is about.
//!
//! Keeps everything that translators' tools put there: comments, flags, the previous source, obsolete entries. A fault
//! costs the entry in which it is and no other, and says its line.

mod plural;
mod quote;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub use plural::{Rule, header};
pub use read::read;
pub use write::write;

/// A file. Lines end in `\n` here, whatever they end in there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct File {
    pub entries: Vec<Entry>,
}

/// A source with its translation. The entry with an empty source is the header.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// The line of the first keyword, from 1; 0 in an entry that was not read.
    pub line: usize,
    /// `# …`: what translators say to one another.
    pub comments: Vec<String>,
    /// `#. …`: what the program says to translators.
    pub notes: Vec<String>,
    /// `#: …`, without spaces.
    pub references: Vec<String>,
    /// `#, …`
    pub flags: Vec<String>,
    /// `#| …`: what the source was when it was translated.
    pub previous: Source,
    pub source: Source,
    /// `msgstr`, or `msgstr[0]` and so on.
    pub translations: Vec<String>,
    /// `#~ …`: kept by a tool though nobody asks for it any more.
    pub is_obsolete: bool,
}

/// What is translated.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Source {
    pub context: Option<String>,
    pub id: Option<String>,
    pub plural: Option<String>,
}

/// Something in a file that cannot be read.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fault {
    pub line: usize,
    pub what: String,
}

impl File {
    /// A line of the header: `Language`.
    pub fn header(&self, key: &str) -> Option<&str> {
        let header = self.entries.iter().find(|entry| entry.is_header())?;
        header.translations.first()?.lines().find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.trim().eq_ignore_ascii_case(key).then_some(value.trim())
        })
    }
}

impl Entry {
    pub fn is_header(&self) -> bool {
        self.source.context.is_none() && self.source.id.as_deref() == Some("") && !self.is_obsolete
    }

    pub fn is_fuzzy(&self) -> bool {
        self.flags.iter().any(|flag| flag == "fuzzy")
    }
}
