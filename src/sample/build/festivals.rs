//! 节日慰问 of the year of the report: at the Spring Festival and on Army Day everybody who draws a benefit is given money and goods. The
//! report's 975万元 hold what the troops were given as well; the sample has people alone, and what comes to them adds up to the figure.

use super::builder::{Builder, Job};
use crate::bureau::command::MadeFor;
use crate::bureau::{Answer, Command, Outcome, Query, Refusal};
use crate::domain::care::{Goods, Recipients};
use crate::domain::{CondolenceId, Date, Fen, GiftId};
use crate::sample::plan::REPORT_YEAR;

/// 慰问品、慰问金累计975万元, in fen.
pub(super) const SUM: i64 = 975_000_000;
/// Festivals: id, the day on which it is handed out, its part of the sum in hundredths, what everybody is given beside the money.
type Festival = (&'static str, (u32, u32), i64, &'static str);
const FESTIVALS: [Festival; 2] =
    [("spring", (1, 20), 60, "大米、食用油"), ("army-day", (7, 26), 40, "毛巾被、凉席")];
/// The goods' part of what everybody gets, in hundredths.
const GOODS: i64 = 20;
/// Who draws a benefit, in the language of filters.
const WHOM: &str = "状态:享受";
/// What is left of the sum goes to one household that is visited besides: so much is kept back for it, in fen.
const KEPT: i64 = 100_000;
const BESIDES: &str = "另行走访重点对象一户";

impl Builder<'_> {
    /// The days on which it is handed out.
    pub(super) fn festival_days(&self) -> Vec<(Date, Job)> {
        let day = |(k, (_, (month, day), ..)): (usize, &Festival)| {
            let on = Date::new(REPORT_YEAR, *month, *day)?;
            let within = self.plan.frame.start.first_day() < on && on <= self.spec.today;
            (within && self.spec.people > 0).then_some((on, Job::Festival(k)))
        };
        FESTIVALS.iter().enumerate().filter_map(day).collect()
    }

    /// Hands out on one festival; at the last one what is left of the sum.
    pub(super) fn festival(&mut self, on: Date, k: usize) -> Result<(), Refusal> {
        let Some((festival, _, part, what)) = FESTIVALS.get(k).copied() else { return Ok(()) };
        self.scribe.knows_everybody()?;
        let sum = self.plan.share.fen(SUM) * part / 100;
        let clerk = self.hands.clerk.clone();
        let query = Query::Lookup { text: WHOM.to_owned(), offset: 0, limit: 1, recent: Vec::new() };
        let Answer::Lookup(found) = self.scribe.asks(clerk.clone(), on, query)? else { return Ok(()) };
        let people = i64::try_from(found.total).unwrap_or(0);
        if people == 0 {
            return Ok(());
        }
        // Whole yuan for everybody.
        let each = (sum - KEPT).max(0) / people / 100 * 100;
        let value = each * GOODS / 100 / 100 * 100;
        let made = |whom: &str, amount: i64, goods| MadeFor {
            festival: festival.to_owned(),
            year: u16::try_from(REPORT_YEAR).unwrap_or(0),
            of: Recipients::People,
            whom: whom.to_owned(),
            amount: Fen(amount),
            goods,
        };
        let goods = Goods { what: what.to_owned(), value: Fen(value) };
        let names = self.hand_out(on, made(WHOM, each - value, Some(goods)), usize::MAX)?;
        let left = sum - each * i64::try_from(names.len()).unwrap_or(0);
        if let Some(name) = names.first().filter(|_| left > 0) {
            self.hand_out(on, made(&format!("{WHOM} {name}"), left, None), 1)?;
        }
        Ok(())
    }

    /// Makes a list and hands it out once the head agreed, to the first ones of it; nothing is given by it any more then. Gives their names.
    fn hand_out(&mut self, on: Date, made: MadeFor, most: usize) -> Result<Vec<String>, Refusal> {
        let clerk = self.hands.clerk.clone();
        let despite = (most < usize::MAX).then(|| BESIDES.to_owned());
        let order = Command::MakeCondolence { made, despite: despite.clone() };
        let receipt = self.scribe.does(clerk.clone(), on, order)?;
        let Outcome::Condolence(list, seen) = receipt.outcome else { return Ok(Vec::new()) };
        let lines = self.gifts(on, list)?;
        for (gift, seen, _) in lines.iter().skip(most) {
            self.scribe.does(clerk.clone(), on, Command::DropGift { gift: *gift, seen: *seen })?;
        }
        // Somebody else agrees before anything is handed out.
        let agree = Command::AgreeCondolence { list, seen };
        let agreed = self.scribe.does(self.hands.head.clone(), on, agree)?;
        let Outcome::Condolence(list, seen) = agreed.outcome else { return Ok(Vec::new()) };
        for (gift, seen, _) in lines.iter().take(most) {
            let give = Command::GiveGift {
                gift: *gift,
                seen: *seen,
                received_by: String::new(),
                despite: despite.clone(),
            };
            self.scribe.does(clerk.clone(), on, give)?;
        }
        self.scribe.does(clerk, on, Command::CloseCondolence { list, seen })?;
        Ok(lines.into_iter().take(most).map(|(.., name)| name).collect())
    }

    /// The lines of a list, with their versions and names.
    fn gifts(&mut self, on: Date, list: CondolenceId) -> Result<Vec<(GiftId, u32, String)>, Refusal> {
        let mut lines = Vec::new();
        loop {
            let query = Query::Condolence { list, text: String::new(), offset: lines.len(), limit: 1000 };
            let clerk = self.hands.clerk.clone();
            let Answer::Condolence(view) = self.scribe.asks(clerk, on, query)? else { return Ok(lines) };
            if view.rows.is_empty() {
                return Ok(lines);
            }
            lines.extend(view.rows.into_iter().map(|row| (row.gift, row.version, row.name)));
        }
    }
}
