//! The facts of a funding programme: countries, clusters, rounds, components, contacts, links and the accessibility
//! statement, from the YAML files of `content/data`, checked against each other.
//!
//! Pages are unknown here: a reference to one keeps its place for whoever knows the pages.

mod clock;
mod cluster;
mod contact;
mod country;
mod criterion;
mod cross;
mod grant_component;
mod id;
mod link;
mod records;
pub mod reference;
mod round;
mod statement;
mod step;
mod upkeep;

pub use clock::{Boundary, Clock, Event, RoundState};
pub use cluster::{Cluster, ClusterKind, Member};
pub use contact::Contact;
pub use country::Country;
pub use criterion::{Criterion, CriterionKind};
pub use grant_component::{Application, GrantComponent};
pub use id::{ClusterId, ComponentId, ContactId, CountryCode, CriterionId, LinkId, RoundId, StepId};
pub use link::Link;
pub use records::{Record, Records};
pub use round::{Cancellation, Move, Round, Schedule};
pub use statement::{Compliance, Shortcoming, Statement};
pub use step::{Answer, Step, StepKind, Verdict};
pub use upkeep::{Kept, Upkeep};

use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::Checked;
use crate::path::SourcePath;
use crate::value::{Decode, Decoder, Node, Schema};

/// All that the data files say. A record that could not be read is left out; what it lacked has been reported.
#[derive(Clone, Debug, Default)]
pub struct Programme {
    pub countries: Records<Country>,
    pub clusters: Records<Cluster>,
    pub rounds: Records<Round>,
    pub components: Records<GrantComponent>,
    pub contacts: Records<Contact>,
    pub links: Records<Link>,
    pub criteria: Records<Criterion>,
    pub steps: Records<Step>,
    pub statement: Option<Arc<Statement>>,
    /// Whether there is a file of the statement, also if it could not be read.
    pub has_statement: bool,
}

impl Programme {
    /// The names, without folder and extension, of the files that are read here.
    pub const FILES: [&str; 9] = [
        "countries",
        "clusters",
        "rounds",
        "components",
        "contacts",
        "links",
        "eligibility",
        "steps",
        "statement",
    ];

    /// Reads the data files and checks them against each other. Files with other names are not looked at; one without
    /// a node is broken, which has been told.
    pub fn assemble(files: &[(SourcePath, Option<Arc<Node>>)], config: &Config) -> Checked<Programme> {
        let languages = config.codes();
        // Where pages that lack a translation do not keep the site from being published, texts of data do not either.
        let lenient = config.lenient();
        let mut diagnostics = Vec::new();
        let mut programme = Programme::default();
        if !config.programme {
            return Checked::new(programme, diagnostics);
        }
        let mut statement = None;
        for (path, node) in files {
            let name = path.file_name();
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let mut decoder = Decoder::new(path)
                .with_languages(&languages)
                .with_lenient(&lenient)
                .with_time_zone(&config.time_zone);
            let node = node.as_deref();
            match stem {
                "countries" => programme.countries = records(path, node, &mut decoder),
                "clusters" => programme.clusters = records(path, node, &mut decoder),
                "rounds" => programme.rounds = records(path, node, &mut decoder),
                "components" => programme.components = records(path, node, &mut decoder),
                "contacts" => programme.contacts = records(path, node, &mut decoder),
                "links" => programme.links = records(path, node, &mut decoder),
                "eligibility" => programme.criteria = records(path, node, &mut decoder),
                "steps" => programme.steps = records(path, node, &mut decoder),
                "statement" => {
                    statement = Some(path);
                    programme.has_statement = true;
                    programme.statement =
                        node.and_then(|node| Statement::decode(node, &mut decoder)).map(Arc::new);
                }
                _ => continue,
            }
            diagnostics.extend(decoder.finish(()).diagnostics);
        }
        programme.clusters = cluster::resolve(&programme.clusters, &mut diagnostics);
        diagnostics.extend(cross::check(&programme, statement));
        Checked::new(programme, diagnostics)
    }

    /// What the data file of this name may say; `None` if no such file is read here.
    pub fn schema(file: &str) -> Option<Schema> {
        Some(match file {
            Country::FILE => Schema::list(Schema::of::<Country>()),
            Cluster::FILE => Schema::list(Schema::of::<Cluster>()),
            Round::FILE => Schema::list(Schema::of::<Round>()),
            GrantComponent::FILE => Schema::list(Schema::of::<GrantComponent>()),
            Contact::FILE => Schema::list(Schema::of::<Contact>()),
            Link::FILE => Schema::list(Schema::of::<Link>()),
            Criterion::FILE => Schema::list(Schema::of::<Criterion>()),
            Step::FILE => Schema::list(Schema::of::<Step>()),
            "statement" => Schema::of::<Statement>(),
            _ => return None,
        })
    }

    /// The clusters in the order in which they are shown.
    pub fn ordered_clusters(&self) -> Vec<&Arc<Cluster>> {
        let mut clusters: Vec<_> = self.clusters.iter().collect();
        clusters.sort_by_key(|cluster| cluster.order);
        clusters
    }
}

fn records<R: Record>(path: &SourcePath, node: Option<&Node>, decoder: &mut Decoder) -> Records<R> {
    match node {
        Some(node) => Records::read(node, decoder),
        None => Records::broken(path),
    }
}

#[cfg(test)]
mod tests;
