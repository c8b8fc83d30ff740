//! The countries of the programme beside the list that the site keeps to, as it is in force at the site's clock.

use crate::config::CountryList;
use crate::diagnostic::{Code, Diagnostic};
use crate::programme::Country;
use crate::programme::reference::dac::Dac;
use crate::site::Site;
use crate::time::Date;

use super::at_config;

/// Every country that is not on the list, and whether the list itself has run out.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let Some(list) = site.config.country_list.filter(|_| !site.programme.countries.is_empty()) else {
        return Vec::new();
    };
    match list.value {
        CountryList::OecdDac => {
            let dac = Dac::built_in();
            let today = site.config.time_zone.date_of(site.clock.now());
            let countries = site.programme.countries.iter();
            let mut diagnostics: Vec<Diagnostic> = countries
                .filter_map(|country| {
                    let message = outside(&dac, country, today)?;
                    let mut diagnostic = Diagnostic::new(Code::OutsideList, message)
                        .label(at_config(list.span), "the site keeps to this list")
                        .hint("if the list has changed, so has the programme: take the country out of its cluster");
                    diagnostic.at = site.programme.countries.location(country);
                    Some(diagnostic)
                })
                .collect();
            diagnostics.extend(run_out(&dac, today).map(|diagnostic| diagnostic.at(at_config(list.span))));
            diagnostics
        }
    }
}

/// What is to be said of a country that cannot receive aid.
fn outside(dac: &Dac, country: &Country, today: Date) -> Option<String> {
    let code = country.code.value.as_str();
    if let Some(left) = dac.left(code, today) {
        return Some(format!("`{code}` is no longer on the OECD’s DAC list, which it left on {left}"));
    }
    let edition = dac.edition(today)?;
    let message = || {
        format!(
            "`{code}` is not on the OECD’s DAC list for {}, in force from {} to {}",
            edition.name, edition.first, edition.last
        )
    };
    edition.group(code).is_none().then(message)
}

/// That no edition is known for this day.
fn run_out(dac: &Dac, today: Date) -> Option<Diagnostic> {
    let (message, hint) = match dac.edition(today) {
        Some(edition) if edition.covers(today) => return None,
        Some(edition) => (
            format!("the OECD’s DAC list is known here until {}, and it is {today}", edition.last),
            format!(
                "the countries are compared with the edition for {}; look at what the OECD says now",
                edition.name
            ),
        ),
        None => {
            let first = dac.editions.first()?;
            (
                format!("the OECD’s DAC list is known here from {}, and it is {today}", first.first),
                "no country is compared with it".to_owned(),
            )
        }
    };
    Some(Diagnostic::new(Code::OldList, message).hint(hint))
}
