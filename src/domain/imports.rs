//! What is remembered of files that were taken in.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Date, StaffId};

/// How the columns of a kind of file map to fields.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ImportProfile {
    /// Its name, as given by who saved it.
    #[n(0)]
    pub name: String,
    /// The mapping, as the importer writes it.
    #[n(1)]
    pub mapping: String,
}

/// A file that was taken in whole.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ImportedFile {
    /// SHA-256 of its bytes.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub digest: [u8; 32],
    /// Its name, without the folder.
    #[n(1)]
    pub name: String,
    /// People taken in.
    #[n(2)]
    pub people: u32,
    /// The journal entry of the import.
    #[n(3)]
    pub seq: u64,
    /// Business date.
    #[n(4)]
    pub on: Date,
    /// Who took it in.
    #[n(5)]
    pub by: StaffId,
}
