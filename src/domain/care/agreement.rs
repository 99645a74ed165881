//! The second word about a condolence list (慰问名单): whoever made it, or put somebody on it since, does not agree to it. Lines put on
//! later wait for a word of their own; those agreed to before do not.

use minicbor::{Decode, Encode};

use super::{Condolence, Gift};
use crate::domain::{Date, GiftId, StaffId};

/// That another person agreed to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Agreed {
    /// Who.
    #[n(0)]
    pub by: StaffId,
    /// On which business date.
    #[n(1)]
    pub on: Date,
    /// The newest line then: numbers only grow, so every line up to it was seen.
    #[n(2)]
    pub upto: GiftId,
}

/// That somebody put people on a list since it was last agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Added {
    /// Who.
    #[n(0)]
    pub by: StaffId,
    /// On which business date, the last time.
    #[n(1)]
    pub on: Date,
}

impl Condolence {
    /// Whether somebody agreed to a line of it.
    pub fn covers(&self, gift: &Gift) -> bool {
        self.agreed.is_some_and(|agreed| gift.id <= agreed.upto)
    }

    /// Whether a line waits for another person's word. What was handed out does not, nor anything of a closed list.
    pub fn awaits(&self, gift: &Gift) -> bool {
        self.closed.is_none() && gift.given.is_none() && !self.covers(gift)
    }

    /// Those whose own word it would be: who made it, and who put people on it since it was agreed to.
    pub fn authors(&self) -> impl Iterator<Item = StaffId> {
        std::iter::once(self.by).chain(self.added.iter().map(|added| added.by))
    }

    /// Who brought it to where it waits, and when.
    pub fn brought(&self) -> (StaffId, Date) {
        let added = self.added.iter().max_by_key(|added| added.on).filter(|_| self.agreed.is_some());
        added.map_or((self.by, self.made), |added| (added.by, added.on))
    }

    /// Notes who put somebody on it.
    pub fn note_added(&mut self, by: StaffId, on: Date) {
        self.added.retain(|added| added.by != by);
        self.added.push(Added { by, on });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::care::{Given, Goods, Recipients, Tally};
    use crate::domain::{CondolenceId, Fen, PersonId};

    /// A list as it was written before anybody was asked.
    #[derive(Encode)]
    struct Before {
        #[n(0)]
        id: CondolenceId,
        #[n(1)]
        version: u32,
        #[n(2)]
        festival: String,
        #[n(3)]
        year: u16,
        #[n(4)]
        of: Recipients,
        #[n(5)]
        whom: String,
        #[n(6)]
        amount: Fen,
        #[n(7)]
        made: Date,
        #[n(8)]
        by: StaffId,
        #[n(9)]
        closed: Option<Date>,
        #[n(10)]
        tally: Option<Tally>,
        #[n(11)]
        goods: Option<Goods>,
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn before(closed: Option<Date>) -> Condolence {
        let list = Before {
            id: CondolenceId(3),
            version: 2,
            festival: "spring".into(),
            year: 2026,
            of: Recipients::People,
            whom: String::new(),
            amount: Fen(100_000),
            made: day("2026-01-20"),
            by: StaffId(5),
            closed,
            tally: None,
            goods: None,
        };
        minicbor::decode(&minicbor::to_vec(&list).unwrap()).unwrap()
    }

    fn gift(id: u32, given: bool) -> Gift {
        let given = given.then(|| Given {
            on: day("2026-01-21"),
            by: StaffId(5),
            received_by: String::new(),
            due: None,
            paid: None,
        });
        Gift {
            id: GiftId(id),
            version: 1,
            list: CondolenceId(3),
            person: PersonId(id),
            household: None,
            amount: Fen(100_000),
            given,
            goods: Fen::ZERO,
        }
    }

    #[test]
    fn lists_of_before_are_read_and_what_they_have_not_handed_out_waits() {
        let open = before(None);
        assert_eq!((open.agreed, open.added.len(), open.sent_back.is_none()), (None, 0, true));
        assert!(open.awaits(&gift(1, false)) && !open.awaits(&gift(2, true)), "what was handed out stands");
        assert!(!before(Some(day("2026-02-01"))).awaits(&gift(1, false)), "closed ones stand");
        assert_eq!(open.brought(), (StaffId(5), day("2026-01-20")));
    }

    #[test]
    fn one_word_is_for_the_lines_that_were_there() {
        let mut list = before(None);
        list.agreed = Some(Agreed { by: StaffId(8), on: day("2026-01-21"), upto: GiftId(7) });
        assert!(!list.awaits(&gift(7, false)) && list.awaits(&gift(8, false)));
        for (by, on) in [(6, "2026-01-22"), (9, "2026-01-23"), (6, "2026-01-24")] {
            list.note_added(StaffId(by), day(on));
        }
        assert_eq!(list.authors().collect::<Vec<_>>(), [StaffId(5), StaffId(9), StaffId(6)]);
        assert_eq!(list.brought(), (StaffId(6), day("2026-01-24")));
        let bytes = minicbor::to_vec(&list).unwrap();
        assert!(minicbor::decode::<Condolence>(&bytes).unwrap() == list);
    }
}
