//! What a decoder writes down while types are asked what they take.

use super::schema::{Field, Presence, Record, Rule, Schema};
use super::{Decode, Decoder};
use crate::path::SourcePath;

/// What has been said of the type that is being decoded.
#[derive(Debug, Default)]
pub struct Recording {
    said: Option<Schema>,
}

impl Recording {
    pub fn note(&mut self, schema: impl FnOnce() -> Schema) {
        self.said.get_or_insert_with(schema);
    }

    pub fn open(&mut self, what: &'static str) {
        self.note(|| Schema::Record(Record { what, fields: Vec::new(), rules: Vec::new(), is_whole: false }));
    }

    pub fn field<T: Decode>(&mut self, key: &'static str, presence: Presence) {
        if let Some(record) = self.open_record() {
            record.fields.push(Field { key, presence, schema: Schema::of::<T>() });
        }
    }

    pub fn rule(&mut self, rule: Rule) {
        if let Some(record) = self.open_record() {
            record.rules.push(rule);
        }
    }

    pub fn close(&mut self) {
        if let Some(record) = self.open_record() {
            record.is_whole = true;
        }
    }

    fn open_record(&mut self) -> Option<&mut Record> {
        let Some(Schema::Record(record)) = &mut self.said else { return None };
        Some(record).filter(|record| !record.is_whole)
    }
}

impl Decoder {
    /// A decoder that writes down what is asked of it.
    pub(super) fn recording() -> Self {
        let mut decoder = Decoder::new(&SourcePath::new("schema"));
        decoder.recording = Some(Recording::default());
        decoder
    }

    pub(super) fn into_recorded(self) -> Option<Schema> {
        self.recording?.said
    }

    /// Says what the type that is being decoded takes. Of several sayings the first holds, which is that of the
    /// outermost type; a record that is no other than its keys need not say it.
    pub fn takes(&mut self, schema: impl FnOnce() -> Schema) {
        if let Some(recording) = &mut self.recording {
            recording.note(schema);
        }
    }
}
