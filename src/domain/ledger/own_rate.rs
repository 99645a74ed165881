//! Rates that the bureau entered itself, because no source that comes with the program has them: a place's own standards, and
//! published cells that were not found.

use minicbor::{Decode, Decoder, Encode, Encoder};
use serde::{Deserialize, Serialize};

use super::rate::Per;
use crate::domain::person::Nature;
use crate::domain::{Date, Fen};

/// One figure of one programme, as its notice prints it. It holds from [`OwnRate::effective`] until another figure of the same cell
/// takes effect.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRate {
    /// Programme id.
    #[n(0)]
    pub programme: String,
    /// Code of the group it is for; `None` is every group that the programme entitles.
    #[n(1)]
    #[serde(default)]
    pub group: Option<String>,
    /// 伤残等级, 1–10, where the programme pays by grade.
    #[n(2)]
    #[serde(default)]
    pub grade: Option<u8>,
    /// 伤残性质, where the programme pays by it.
    #[n(3)]
    #[serde(default)]
    pub nature: Option<Nature>,
    /// The figure, in fen. `None` says that from [`OwnRate::effective`] on the bureau has no figure of its own for the cell by its standard:
    /// what was entered before is out of use, and what was published holds again.
    #[cbor(n(4), with = "figure", has_nil)]
    pub amount: Option<Fen>,
    /// What the figure is counted per.
    #[n(5)]
    pub per: Per,
    /// It counts once for each year of service.
    #[n(6)]
    #[serde(default)]
    pub each_year: bool,
    /// First day it holds.
    #[n(7)]
    pub effective: Date,
    /// Whose standard it is: 全国, 广东省, 广州市 …
    #[n(8)]
    pub standard: String,
    /// The notice that sets it: its title or number (文号).
    #[n(9)]
    pub notice: String,
    /// Business date from which the bureau knew it: the day a second person approved it.
    #[n(10)]
    pub known: Date,
}

/// A figure as it is stored: 0 where there is none.
mod figure {
    use super::{Decode, Decoder, Encode, Encoder, Fen};

    type Read = Result<Option<Fen>, minicbor::decode::Error>;

    #[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "called by what the derive writes")]
    pub fn encode<C, W: minicbor::encode::Write>(
        figure: &Option<Fen>,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        figure.unwrap_or(Fen::ZERO).encode(e, ctx)
    }

    pub fn decode<'b, C>(d: &mut Decoder<'b>, ctx: &mut C) -> Read {
        Ok(Some(Fen::decode(d, ctx)?).filter(|figure| *figure != Fen::ZERO))
    }

    #[allow(clippy::unnecessary_wraps, reason = "called by what the derive writes")]
    pub fn nil() -> Option<Option<Fen>> {
        Some(None)
    }

    #[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "called by what the derive writes")]
    pub fn is_nil(_: &Option<Fen>) -> bool {
        false
    }
}
