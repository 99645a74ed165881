//! Answers about keeping in touch.

use serde::Serialize;

use crate::domain::care::{
    ContactKind, ContactResult, Due, Festivals, Goods, HardshipEnd, HardshipFacts, Measure, Recipients, Span,
};
use crate::domain::filter::FilterFault;
use crate::domain::{
    CondolenceId, ContactId, Date, DivisionCode, Fen, GiftId, HardshipId, PersonId, StaffId, Total,
};

/// Who is due a call or a home visit.
#[derive(Clone, PartialEq, Serialize)]
pub struct RotaPage {
    /// Nobody is known while the lookup index is being built.
    pub ready: bool,
    /// The quarter of the business date.
    pub quarter: Span,
    /// Its year.
    pub year: Span,
    /// People who are due one and fit what was asked.
    pub total: usize,
    /// Where the page begins.
    pub offset: usize,
    /// The most pressing of them: late ones, then the others, each by their day.
    pub rows: Vec<RotaRow>,
    /// The towns, as far as the text fits; the last may be that of people without one.
    pub towns: Vec<TownRow>,
    /// How the one stands who was asked about, on the page or not; `None` when nothing is asked of them.
    pub about: Option<Due>,
    /// What in the text looks like a condition and is none.
    pub faults: Vec<FilterFault>,
}

/// Somebody who is due a contact.
#[derive(Clone, PartialEq, Serialize)]
pub struct RotaRow {
    /// Who.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// Age in years.
    pub age: Option<i32>,
    /// Codes of the groups recognised and not ended.
    pub groups: Vec<String>,
    /// Village or community.
    pub division: Option<DivisionCode>,
    /// First phone, masked; empty when there is none.
    pub phone_masked: String,
    /// Why and until when: the most pressing of `dues`.
    pub due: Due,
    /// How they stand under each rule that asks for them, in the order of the table, and under what was agreed.
    pub dues: Vec<Due>,
    /// The newest contact, whatever came of it.
    pub last: Option<LastContact>,
}

/// The newest contact of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LastContact {
    /// Which.
    pub contact: ContactId,
    /// The day.
    pub day: Date,
    /// How.
    pub kind: ContactKind,
    /// What came of it.
    pub result: ContactResult,
    /// The day agreed for the next one.
    pub next: Option<Date>,
}

/// How a town stands.
#[derive(Clone, PartialEq, Serialize)]
pub struct TownRow {
    /// Which; `None` for people without one.
    pub town: Option<DivisionCode>,
    /// Who keeps in touch with its people.
    pub staff: Option<(StaffId, String)>,
    /// People for whom a rule asks.
    pub people: u32,
    /// Of them: every rule is met.
    pub met: u32,
    /// Of them: late.
    pub late: u32,
}

/// A contact in a list.
#[derive(Clone, PartialEq, Serialize)]
pub struct ContactRow {
    /// Which.
    pub contact: ContactId,
    /// Version a command must name.
    pub version: u32,
    /// The day.
    pub day: Date,
    /// To whom.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// How.
    pub kind: ContactKind,
    /// What came of it.
    pub result: ContactResult,
    /// By whom.
    pub by: String,
    /// What was spoken of, ids of topics.
    pub topics: Vec<String>,
    /// In the clerk's words.
    pub note: String,
    /// The day agreed for the next one.
    pub next: Option<Date>,
}

crate::text::opaque!(RotaPage, RotaRow, TownRow, ContactRow);

/// Households in hardship.
#[derive(Clone, PartialEq, Serialize)]
pub struct HardshipPage {
    /// How many fit, in households.
    pub total: usize,
    /// How many people they are.
    pub people: usize,
    /// How many of them were visited at home in the year of the business date.
    pub visited: usize,
    /// Where the page begins.
    pub offset: usize,
    /// Those nobody went to for longest first.
    pub rows: Vec<HardshipRow>,
    /// What in the text looks like a condition and is none.
    pub faults: Vec<FilterFault>,
}

/// A household in a list.
#[derive(Clone, PartialEq, Serialize)]
pub struct HardshipRow {
    /// Which.
    pub hardship: HardshipId,
    /// Version a command must name.
    pub version: u32,
    /// The head's name.
    pub name: String,
    /// Where the head lives.
    pub division: Option<DivisionCode>,
    /// Who and why.
    pub facts: HardshipFacts,
    /// How many measures were noted.
    pub measures: usize,
    /// The newest of them.
    pub newest: Option<(Date, String)>,
    /// The newest home visit that reached somebody of it.
    pub visited: Option<Date>,
    /// How it ended.
    pub ended: Option<HardshipEnd>,
}

/// A household in full.
#[derive(Clone, PartialEq, Serialize)]
pub struct HardshipView {
    /// As in lists.
    pub row: HardshipRow,
    /// What was done for them, and noted by whom.
    pub measures: Vec<(Measure, String)>,
    /// Home visits, newest first.
    pub visits: Vec<ContactRow>,
}

/// What was done from one day to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CareFigures {
    /// The days.
    pub span: Span,
    /// Calls that reached somebody.
    pub calls: usize,
    /// Home visits that reached somebody.
    pub home_visits: usize,
    /// Messages.
    pub messages: usize,
    /// Calls and visits that reached nobody.
    pub not_reached: usize,
    /// People reached.
    pub people: usize,
    /// Households in hardship on some of the days.
    pub households: usize,
    /// Of them: visited at home.
    pub households_visited: usize,
    /// Of them: out of hardship in those days.
    pub lifted: usize,
}

/// A condolence list.
#[derive(Clone, PartialEq, Serialize)]
pub struct CondolenceRow {
    /// Which.
    pub list: CondolenceId,
    /// Version a command must name.
    pub version: u32,
    /// Id of the festival.
    pub festival: String,
    /// Of which year.
    pub year: u16,
    /// People or households.
    pub of: Recipients,
    /// The filter it was made by.
    pub whom: String,
    /// For each of them.
    pub amount: Fen,
    /// The day it was made.
    pub made: Date,
    /// The day it was closed.
    pub closed: Option<Date>,
    /// Lines.
    pub lines: usize,
    /// Of them: handed out.
    pub given: usize,
    /// What all lines come to.
    pub total: Fen,
    /// What was handed out.
    pub paid: Fen,
    /// Goods for each of them.
    pub goods: Option<Goods>,
    /// What the goods of all lines are worth.
    pub goods_total: Fen,
    /// What the goods are worth that were handed out.
    pub goods_given: Fen,
    /// How the second word about it stands.
    pub agreement: ListAgreement,
}

/// How another person's word about a condolence list stands.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ListAgreement {
    /// Who brought it to where it waits, and when.
    pub brought: (String, Date),
    /// Whether it would be the own word of the one who asks: they made the list, or put somebody on it.
    pub own: bool,
    /// Lines that wait for a word; none on a closed list.
    pub lines: usize,
    /// What they come to.
    pub total: Fen,
    /// What their goods are worth.
    pub goods: Fen,
    /// Who agreed last, and when; some lines may wait all the same.
    pub agreed: Option<(String, Date)>,
    /// Who sent back what waits, and when.
    pub sent_back: Option<(String, Date)>,
    /// Why; empty when it did not go back.
    pub reason: String,
}

/// What was handed out on a festival of a year, by all its lists: people and households each in their own unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FestivalSum {
    /// Id of the festival.
    pub festival: String,
    /// Of which year.
    pub year: u16,
    /// Lists.
    pub lists: usize,
    /// 人次: lines of lists of people that were handed out.
    pub people: usize,
    /// 户次: lines of lists of households that were handed out.
    pub households: usize,
    /// Lines that were not handed out.
    pub open: usize,
    /// 慰问金: money that was handed out.
    pub money: Total,
    /// 慰问品: what the goods are worth that were handed out.
    pub goods: Total,
}

impl FestivalSum {
    /// What the lists come to that were handed out on each festival of a year, in the order of the table.
    pub fn of_year(lists: &[CondolenceRow], festivals: &Festivals, year: u16) -> Vec<Self> {
        let sums = festivals.all().iter().map(|festival| {
            let its = lists.iter().filter(|row| row.year == year && row.festival == festival.id);
            let given_of = |of| its.clone().filter(|row| row.of == of).map(|row| row.given).sum();
            Self {
                festival: festival.id.clone(),
                year,
                lists: its.clone().count(),
                people: given_of(Recipients::People),
                households: given_of(Recipients::Households),
                open: its.clone().map(|row| row.lines.saturating_sub(row.given)).sum(),
                money: its.clone().map(|row| Total::from(row.paid)).sum(),
                goods: its.clone().map(|row| Total::from(row.goods_given)).sum(),
            }
        });
        sums.filter(|sum| sum.lists > 0).collect()
    }

    /// Money and goods together.
    pub fn total(&self) -> Total {
        Total(self.money.0 + self.goods.0)
    }
}

/// A condolence list with a page of its lines.
#[derive(Clone, PartialEq, Serialize)]
pub struct CondolenceView {
    /// As among the lists.
    pub row: CondolenceRow,
    /// Lines that fit.
    pub total: usize,
    /// Where the page begins.
    pub offset: usize,
    /// Those not handed out first.
    pub rows: Vec<GiftRow>,
    /// People of lines that wait for a word, and were given by another list of the festival and year.
    pub paid_elsewhere: usize,
    /// What in the text looks like a condition and is none.
    pub faults: Vec<FilterFault>,
}

/// A line of a condolence list.
#[derive(Clone, PartialEq, Serialize)]
pub struct GiftRow {
    /// Which.
    pub gift: GiftId,
    /// Version a command must name.
    pub version: u32,
    /// To whom; of a household, its head.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// To which household.
    pub household: Option<HardshipId>,
    /// Where they live.
    pub division: Option<DivisionCode>,
    /// How much.
    pub amount: Fen,
    /// Died on, since the list was made.
    pub died: Option<Date>,
    /// Whether it waits for another person's word.
    pub awaits: bool,
    /// The day it was handed out.
    pub given: Option<Date>,
    /// By whom.
    pub by: String,
    /// Who took it; empty for the person themselves.
    pub received_by: String,
}

crate::text::opaque!(
    HardshipPage,
    HardshipRow,
    HardshipView,
    CondolenceRow,
    CondolenceView,
    GiftRow,
    ListAgreement,
);
