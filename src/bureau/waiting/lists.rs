//! Condolence lists that wait for another person's word, and those that went back to whoever made them.

use super::{Desk, able};
use crate::bureau::answer::{SentBack, WaitRow, Waits};
use crate::bureau::care::awaited_of_list;
use crate::bureau::gate::Action;
use crate::bureau::stop::Stop;
use crate::domain::care::Condolence;
use crate::domain::staff::{Role, Staff};
use crate::domain::{Fen, StaffId};
use crate::store::Reading;

impl<R: Reading> Desk<'_, R> {
    /// Lists with lines that nobody agreed to: for whoever may, or, once sent back, for whoever keeps lists.
    pub(super) fn lists(&mut self) -> Result<(), Stop> {
        for list in self.r.scan::<Condolence>(..)? {
            let list = list?;
            if list.closed.is_some() {
                continue;
            }
            let waits = awaited_of_list(self.r, &list)?;
            if waits.lines == 0 {
                continue;
            }
            let (maker, since) = list.brought();
            let row = if let Some(back) = &list.sent_back {
                let what = (SentBack::List(list.id), list.version);
                self.back_to(what, (maker, Action::Condole), (back.by, back.on, back.reason.as_str()))?
            } else {
                let (festival, year, lines) = (list.festival.clone(), list.year, waits.lines);
                let what = Waits::Condolence { list: list.id, festival, year, lines };
                self.of(what, (maker, Some(since)), &self.beside(&list))?
            };
            let programmes = vec![self.scene.reference.festivals.programme().to_owned()];
            let amount = (waits.total != Fen::ZERO).then_some(waits.total);
            self.rows.push(WaitRow { programmes, amount, ..row });
        }
        Ok(())
    }

    /// Those who may agree to a list: neither who made it nor who put somebody on it since.
    fn beside(&self, list: &Condolence) -> Vec<(StaffId, Role)> {
        let authors: Vec<StaffId> = list.authors().collect();
        let others: Vec<&Staff> = self.staff.iter().filter(|staff| !authors.contains(&staff.id)).collect();
        able(&others, Action::ApproveCondolences)
    }
}
