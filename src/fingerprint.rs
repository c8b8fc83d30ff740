//! Fingerprints: 128 bits that stand for a value's content. The wall around the hash function.
//!
//! Two values with one fingerprint are taken to be the same everywhere in the program, also between runs,
//! so the hash is a cryptographic one (BLAKE3, truncated) and its input is unambiguous: every part is
//! preceded by its length.

use std::fmt;

/// The identity of some content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of one piece of content.
    pub fn of(content: impl AsRef<[u8]>) -> Self {
        Self::of_parts([content])
    }

    /// The fingerprint of a sequence; `["ab", "c"]` and `["a", "bc"]` differ.
    pub fn of_parts<T: AsRef<[u8]>>(parts: impl IntoIterator<Item = T>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            let part = part.as_ref();
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        let mut bytes = [0; 16];
        hasher.finalize_xof().fill(&mut bytes);
        Fingerprint(u128::from_le_bytes(bytes))
    }

    /// The fingerprint of a sequence of fingerprints.
    pub fn combine(parts: impl IntoIterator<Item = Fingerprint>) -> Self {
        Self::of_parts(parts.into_iter().map(|part| part.0.to_le_bytes()))
    }

    /// The first eight hexadecimal digits, for the names of cached files.
    pub fn short(self) -> String {
        self.to_string()[..8].to_owned()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_part_ends_matters() {
        assert_ne!(Fingerprint::of_parts(["ab", "c"]), Fingerprint::of_parts(["a", "bc"]));
        assert_eq!(Fingerprint::of("a"), Fingerprint::of_parts(["a"]));
    }
}
