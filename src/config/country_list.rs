//! The lists of countries that a site can keep to.

use crate::value::{Decode, Decoder, Node};

/// A list that others keep and that is built into the program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CountryList {
    /// The countries that can receive official development assistance, by the OECD's Development Assistance Committee.
    OecdDac,
}

impl CountryList {
    const ALL: [CountryList; 1] = [CountryList::OecdDac];

    pub fn as_str(self) -> &'static str {
        match self {
            CountryList::OecdDac => "oecd-dac",
        }
    }
}

impl Decode for CountryList {
    const EXPECTED: &'static str = "a list of countries, which is `oecd-dac`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.one_of(node, &CountryList::ALL, CountryList::as_str)
    }
}
