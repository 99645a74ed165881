//! Rows about counting time.

use super::row::{CodecError, IndexKey, Row, pack, unpack};
use super::tables::Table;
use crate::domain::TimeRule;

impl Row for TimeRule {
    const TABLE: Table = Table::TimeRule;
    const VERSION: u8 = 1;

    fn key(&self) -> Vec<u8> {
        match self {
            Self::Calendar(one) => [&b"C"[..], &one.notice.year.to_be_bytes()].concat(),
            Self::Counting(one) => [&b"S"[..], &one.from.number().to_be_bytes()].concat(),
            Self::Offered(one) => [&b"O"[..], &one.digest].concat(),
        }
    }

    fn encode(&self) -> Vec<u8> {
        pack(Self::VERSION, self)
    }

    fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        unpack(bytes, Self::VERSION).map(|(_, row)| row)
    }

    fn indexes(&self) -> Vec<IndexKey> {
        Vec::new()
    }
}
