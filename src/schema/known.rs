//! What a site has that its files refer to: languages, records, pages. Schemas name it, so that editors offer it.

use std::collections::BTreeMap;

use super::about::Offer;
use crate::path::PageId;
use crate::site::Site;

/// What is known of a site; by default nothing.
#[derive(Clone, Default, Debug)]
pub struct Known {
    pub(super) languages: Vec<String>,
    /// Those in which a text may be missing.
    pub(super) lenient: Vec<String>,
    offers: BTreeMap<Offer, Vec<String>>,
    /// The site's own schemas, each with the data file that it is for.
    pub(super) own_schemas: Vec<(String, String)>,
}

impl Known {
    /// What this site has; nothing, if its settings cannot be read.
    pub fn of(site: &Site) -> Known {
        let (config, programme) = (site.config(), site.programme());
        if !config.knows_languages {
            return Known::default();
        }
        let texts = |codes: Vec<crate::language::Language>| -> Vec<String> {
            codes.iter().map(|code| code.as_str().to_owned()).collect()
        };
        let languages = texts(config.codes());
        let mut pages: Vec<&PageId> = site.pages().map(|page| &page.key.id).collect();
        pages.sort();
        pages.dedup();
        let offers = [
            (Offer::Countries, programme.countries.iter().map(|one| one.code.value.to_string()).collect()),
            (Offer::Clusters, programme.clusters.iter().map(|one| one.id.value.to_string()).collect()),
            (Offer::Components, programme.components.iter().map(|one| one.id.value.to_string()).collect()),
            (Offer::Contacts, programme.contacts.iter().map(|one| one.id.value.to_string()).collect()),
            (Offer::Links, programme.links.iter().map(|one| one.id.value.to_string()).collect()),
            (Offer::Pages, pages.into_iter().map(|id| id.as_str().to_owned()).collect()),
            (Offer::Languages, languages.clone()),
            (Offer::Templates, site.theme().templates.keys().cloned().collect()),
        ];
        let own_schemas =
            site.own_schemas().map(|(schema, data)| (schema.as_str().into(), data.as_str().into()));
        let own_schemas = own_schemas.collect();
        Known { languages, lenient: texts(config.lenient()), offers: offers.into(), own_schemas }
    }

    pub(super) fn offered(&self, offer: Offer) -> &[String] {
        self.offers.get(&offer).map(Vec::as_slice).unwrap_or_default()
    }
}
