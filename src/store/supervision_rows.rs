//! Rows about supervision.

use super::row::{CodecError, IndexKey, Row, pack, unpack};
use super::rows::Keys;
use super::tables::{IndexTable, Table};
use crate::domain::SupervisionId;
use crate::domain::supervision::{SupervisionItem, SupervisionState};

impl Row for SupervisionItem {
    const TABLE: Table = Table::Supervision;
    const VERSION: u8 = 1;

    fn key(&self) -> Vec<u8> {
        Keys::supervision(self.id)
    }

    fn encode(&self) -> Vec<u8> {
        pack(Self::VERSION, self)
    }

    fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        unpack(bytes, Self::VERSION).map(|(_, row)| row)
    }

    fn indexes(&self) -> Vec<IndexKey> {
        let open = self.state != SupervisionState::Closed;
        open.then(|| (IndexTable::SupervisionOpen, self.key())).into_iter().collect()
    }
}

impl Keys {
    /// An item of supervision.
    pub fn supervision(id: SupervisionId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }
}
