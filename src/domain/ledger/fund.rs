//! Funds (资金来源): what each level of government gives for a programme in a year, and how every payment is split among them.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;
use crate::domain::{Date, EntryId, Fen, StaffId};

/// All shares of a budget together.
pub const WHOLE: u16 = 10_000;
/// The most one source gives for a programme in a year, in fen: ten thousand million yuan, ten times the most of one entry.
pub const MOST_GRANT: i64 = 1_000_000_000_000;

kinds! {
    /// Who gives the money.
    FundSource {
        /// 中央财政
        0 Central "central",
        /// 省级财政
        1 Province "province",
        /// 市级财政
        2 City "city",
        /// 区级财政
        3 District "district",
    }
    /// Where a budget stands.
    BudgetState {
        /// Entered, not approved yet.
        0 Proposed "proposed",
        /// Approved: it holds until a later one of the same programme and year is.
        1 Approved "approved",
        /// Declined.
        2 Declined "declined",
    }
}

/// What one source gives for a programme in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// Who.
    #[n(0)]
    pub source: FundSource,
    /// For the whole year, in fen.
    #[n(1)]
    pub amount: Fen,
    /// Its share of every payment, in ten-thousandths ([`WHOLE`]).
    #[n(2)]
    pub share: u16,
}

/// The budget of a programme for a year. A changed one is a new version; what was paid under an earlier one stays split as it was.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct Budget {
    /// Calendar year of the payments.
    #[n(0)]
    pub year: u16,
    /// Programme id.
    #[n(1)]
    pub programme: String,
    /// Counts from 1.
    #[n(2)]
    pub version: u32,
    /// What is given, by source, each source once.
    #[n(3)]
    pub grants: Vec<Grant>,
    /// The document it rests on (预算批复、资金下达文件).
    #[n(4)]
    pub basis: String,
    /// Where it stands.
    #[n(5)]
    pub state: BudgetState,
    /// Who entered it.
    #[n(6)]
    pub by: StaffId,
    /// Business date of that.
    #[n(7)]
    pub on: Date,
    /// Who approved or declined it, and on which business date.
    #[n(8)]
    pub decided: Option<(StaffId, Date)>,
    /// Why it was declined.
    #[n(9)]
    pub reason: String,
}

/// Why grants are no budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantFault {
    /// None, or a source twice.
    Sources,
    /// An amount below zero.
    Amount,
    /// An amount above [`MOST_GRANT`].
    TooMuch,
    /// The shares do not add up to the whole.
    Shares,
}

/// Whether some grants make a budget.
pub fn check(grants: &[Grant]) -> Result<(), GrantFault> {
    let once = |g: &Grant| grants.iter().filter(|other| other.source == g.source).count() == 1;
    if grants.is_empty() || !grants.iter().all(once) {
        return Err(GrantFault::Sources);
    }
    if grants.iter().any(|g| g.amount.0 < 0) {
        return Err(GrantFault::Amount);
    }
    if grants.iter().any(|g| g.amount.0 > MOST_GRANT) {
        return Err(GrantFault::TooMuch);
    }
    let shares: u32 = grants.iter().map(|g| u32::from(g.share)).sum();
    if shares == u32::from(WHOLE) { Ok(()) } else { Err(GrantFault::Shares) }
}

impl Budget {
    /// What it gives altogether.
    pub fn total(&self) -> i128 {
        Fen::total(self.grants.iter().map(|g| g.amount)).0
    }

    /// What each source gives to one payment. The parts add up to the payment to the fen: what the shares leave goes, fen by fen,
    /// to the sources whose shares lost most by cutting off, the higher level first. A payment taken back is split as it was.
    pub fn split(&self, amount: Fen) -> Vec<(FundSource, Fen)> {
        let (whole, sign) = (i128::from(WHOLE), i128::from(amount.0.signum()));
        let size = i128::from(amount.0).abs();
        let mut parts: Vec<(FundSource, i128, i128)> = self
            .grants
            .iter()
            .map(|g| (g.source, size * i128::from(g.share) / whole, size * i128::from(g.share) % whole))
            .collect();
        let mut left = size - parts.iter().map(|(_, part, _)| part).sum::<i128>();
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|at| parts.get(*at).map(|(source, _, lost)| (-lost, *source)));
        for at in order {
            if let Some((_, part, _)) = parts.get_mut(at).filter(|_| left > 0) {
                *part += 1;
                left -= 1;
            }
        }
        let fen = |part: i128| Fen(i64::try_from(part * sign).unwrap_or_default());
        parts.into_iter().map(|(source, part, _)| (source, fen(part))).collect()
    }
}

/// What was paid out of a year's funds for a programme, by source. Kept beside the entries; `check` adds them up and compares.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct FundTotal {
    /// Calendar year of the budget: that of the booking; of money that came back, that of the payment it takes back.
    #[n(0)]
    pub year: u16,
    /// Programme id.
    #[n(1)]
    pub programme: String,
    /// Paid, by source.
    #[n(2)]
    pub paid: Vec<(FundSource, Fen)>,
    /// The version by which payments of before the first approval are split: those that name no budget, up to an entry.
    #[n(3)]
    pub adopted: Option<Adopted>,
}

/// Payments of a year that were booked before its first budget was approved, and count toward it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct Adopted {
    /// Version of the budget.
    #[n(0)]
    pub version: u32,
    /// The last entry before the approval.
    #[n(1)]
    pub last: EntryId,
}

impl FundTotal {
    /// Of nothing paid.
    pub fn nothing(year: u16, programme: &str) -> Self {
        Self { year, programme: programme.to_owned(), paid: Vec::new(), adopted: None }
    }

    /// A payment more, split by the budget it was booked under.
    pub fn add(&mut self, amount: Fen, budget: &Budget) {
        add_parts(&mut self.paid, &budget.split(amount));
    }

    /// Paid out of one source.
    pub fn of(&self, source: FundSource) -> Fen {
        of_source(&self.paid, source)
    }
}

/// Adds parts to sums by source.
pub fn add_parts(sums: &mut Vec<(FundSource, Fen)>, parts: &[(FundSource, Fen)]) {
    for (source, part) in parts {
        match sums.iter_mut().find(|(known, _)| known == source) {
            Some((_, sum)) => *sum = Fen(sum.0.saturating_add(part.0)),
            None => sums.push((*source, *part)),
        }
    }
    sums.sort_unstable_by_key(|(source, _)| *source);
}

/// The sum of one source.
pub fn of_source(sums: &[(FundSource, Fen)], source: FundSource) -> Fen {
    sums.iter().find(|(known, _)| *known == source).map_or(Fen::ZERO, |(_, sum)| *sum)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::FundSource::{Central, District};
    use super::*;

    fn budget(shares: &[u16]) -> Budget {
        let grants = FundSource::ALL.iter().zip(shares);
        Budget {
            year: 2026,
            programme: "disability-pension".into(),
            version: 1,
            grants: grants
                .map(|(source, share)| Grant { source: *source, amount: Fen(1), share: *share })
                .collect(),
            basis: "试".into(),
            state: BudgetState::Approved,
            by: StaffId(1),
            on: Date::EPOCH,
            decided: None,
            reason: String::new(),
        }
    }

    #[test]
    fn what_the_shares_leave_goes_where_most_was_cut_off() {
        let fen = |shares: &[u16], amount| -> Vec<i64> {
            budget(shares).split(Fen(amount)).iter().map(|(_, part)| part.0).collect()
        };
        assert_eq!(fen(&[5_000, 2_000, 2_000, 1_000], 100), [50, 20, 20, 10]);
        assert_eq!(fen(&[3_333, 3_333, 3_334], 100), [33, 33, 34]);
        // A third each of one fen: all lost the same but the last, which lost least.
        assert_eq!(fen(&[3_333, 3_333, 3_334], 1), [0, 0, 1]);
        assert_eq!(fen(&[5_000, 5_000], 1), [1, 0], "the higher level first");
        assert_eq!(fen(&[5_000, 5_000], -1), [-1, 0], "taken back as it was split");
        assert_eq!(fen(&[10_000], 7), [7]);
    }

    #[test]
    fn a_budget_has_each_source_once_and_shares_that_make_the_whole() {
        let grant = |source, share| Grant { source, amount: Fen(5), share };
        assert_eq!(check(&[grant(Central, 4_000), grant(District, 6_000)]), Ok(()));
        assert_eq!(check(&[grant(Central, 4_000), grant(Central, 6_000)]), Err(GrantFault::Sources));
        assert_eq!(check(&[]), Err(GrantFault::Sources));
        assert_eq!(check(&[grant(Central, 4_000), grant(District, 6_001)]), Err(GrantFault::Shares));
        let below = Grant { amount: Fen(-1), ..grant(Central, 10_000) };
        assert_eq!(check(&[below]), Err(GrantFault::Amount));
        let most = Grant { amount: Fen(MOST_GRANT), ..grant(Central, 10_000) };
        assert_eq!(check(&[most]), Ok(()));
        let beyond = Grant { amount: Fen(MOST_GRANT + 1), ..most };
        assert_eq!(check(&[beyond]), Err(GrantFault::TooMuch));
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn parts_add_up_and_what_is_taken_back_leaves_nothing(
            cuts in proptest::collection::vec(0u16..=WHOLE, 3),
            amount in -100_000_000_000i64..100_000_000_000,
        ) {
            let mut cuts = cuts;
            cuts.sort_unstable();
            let shares = [cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], WHOLE - cuts[2]];
            let budget = budget(&shares);
            let parts = budget.split(Fen(amount));
            prop_assert_eq!(parts.iter().map(|(_, part)| part.0).sum::<i64>(), amount);
            let mut total = FundTotal::nothing(2026, "x");
            total.add(Fen(amount), &budget);
            total.add(Fen(-amount), &budget);
            prop_assert!(FundSource::ALL.iter().all(|source| total.of(*source) == Fen::ZERO));
        }
    }
}
