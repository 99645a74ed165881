//! Rates that the bureau entered itself, because no source that comes with the program has them: a place's own standards, and
//! published cells that were not found.

use minicbor::{Decode, Decoder, Encode};
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
    #[cbor(n(4), default, decode_with = "figure")]
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

/// Reads a figure; 0 stood for that there is none.
fn figure<C>(d: &mut Decoder<'_>, ctx: &mut C) -> Result<Option<Fen>, minicbor::decode::Error> {
    Ok(Option::<Fen>::decode(d, ctx)?.filter(|figure| *figure != Fen::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_as_nothing_is_no_figure() {
        let row = |amount| OwnRate {
            programme: "combat-allowance".into(),
            group: Some("51".into()),
            grade: None,
            nature: None,
            amount,
            per: Per::Month,
            each_year: false,
            effective: Date::EPOCH,
            standard: "广州市".into(),
            notice: "a notice".into(),
            known: Date::EPOCH,
        };
        for (stored, read) in [(Some(Fen(900)), Some(Fen(900))), (None, None), (Some(Fen::ZERO), None)] {
            let bytes = minicbor::to_vec(row(stored)).unwrap();
            assert_eq!(minicbor::decode::<OwnRate>(&bytes).unwrap(), row(read));
        }
    }
}
