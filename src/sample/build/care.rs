//! Keeping in touch: two of the staff have the towns between them and have called and visited people for two years.

use super::builder::Builder;
use crate::bureau::command::{Contacted, MadeFor};
use crate::bureau::{Command, Refusal};
use crate::domain::care::{ContactKind, ContactResult, HardshipFacts, Member, Recipients, Relief};
use crate::domain::{Date, DivisionCode, DivisionLevel, Fen, PersonId, StaffId};
use crate::sample::chance::{Topic, in_thousand, one_of, stream};
use crate::sample::places::Places;
use crate::sample::roster::REPORT_PEOPLE;

/// People out of a thousand who were contacted in the year before, and in this year so far.
const LAST_YEAR: u32 = 320;
const THIS_YEAR: u32 = 380;
/// 生活困难退役军人 155 户 in 22,000 people: the report's figure.
const HOUSEHOLDS: u64 = 155;
/// Most households: each is a command of its own.
const HOUSEHOLDS_MOST: usize = 155;
/// Why a household is in hardship.
const CAUSES: [&str; 5] = [
    "长期患病，无劳动能力",
    "家庭成员重病，医疗费用高",
    "失业，无固定收入",
    "子女就学负担重",
    "住房简陋，独居",
];
/// Surnames of members without a record.
const SURNAMES: [&str; 6] = ["陈", "黄", "李", "区", "骆", "欧阳"];
/// Contacts out of a thousand that reached nobody.
const NOT_REACHED: u32 = 70;

impl Builder<'_> {
    /// Gives the towns away and notes the contacts until `on`.
    pub(super) fn care(&mut self, on: Date) -> Result<(), Refusal> {
        if self.spec.people == 0 {
            return Ok(());
        }
        let (clerk, officer) = (self.hands.clerk.staff, self.hands.officer.staff);
        let towns: Vec<_> = self.scribe.divisions().all().iter().map(|d| d.code).collect();
        let own = |code: &DivisionCode| {
            code.level() == DivisionLevel::Town && Places::district().is_some_and(|d| d.holds(*code))
        };
        for (town, n) in towns.into_iter().filter(own).zip(0_usize..) {
            let to = Some(if n.is_multiple_of(2) { clerk } else { officer });
            self.scribe.does(self.hands.head.clone(), on, Command::AssignTown { town, to })?;
        }
        let mut noted: Vec<(Contacted, StaffId)> = Vec::new();
        for n in 0..self.spec.people {
            self.of_person(n, on, [clerk, officer], &mut noted);
        }
        let heads = self.households(on)?;
        for (n, head) in heads.iter().enumerate() {
            let day = Date::new(on.year(), 2, 1 + (n % 14) as u32).filter(|day| *day <= on);
            if let (Some(day), true) = (day, n % 20 != 19) {
                let said = Contacted::new(*head, ContactKind::HomeVisit, ContactResult::Reached);
                noted.push((Contacted { day: Some(day), ..said }, if n % 2 == 0 { clerk } else { officer }));
            }
        }
        noted.sort_by_key(|(said, _)| (said.day, said.person));
        self.scribe.contacts(self.hands.clerk.clone(), on, noted)?;
        self.condolence(on)
    }

    /// Households in hardship: as many for the people there are as the report counts. Gives their heads.
    fn households(&mut self, on: Date) -> Result<Vec<PersonId>, Refusal> {
        let wanted = u64::from(self.spec.people) * HOUSEHOLDS / u64::from(REPORT_PEOPLE);
        let wanted = usize::try_from(wanted).unwrap_or(0).min(HOUSEHOLDS_MOST);
        let mut heads = Vec::new();
        for n in 0..self.spec.people {
            if heads.len() >= wanted {
                break;
            }
            let (_, life) = self.plan.life(n);
            let mut rng = stream(self.spec.seed, Topic::Care, (1 << 40) + u64::from(n));
            if life.died.is_some() || !in_thousand(&mut rng, 40) {
                continue;
            }
            let cause = one_of(&mut rng, &CAUSES, "");
            let relief = match rng.u8(0..4) {
                0 => Relief::Destitute,
                1 => Relief::None,
                _ => Relief::MinimumLiving,
            };
            let member = |relation: &str| Member {
                person: None,
                name: format!(
                    "{}某",
                    one_of(
                        &mut stream(self.spec.seed, Topic::Care, (2 << 40) + u64::from(n)),
                        &SURNAMES,
                        "陈"
                    )
                ),
                relation: relation.to_owned(),
            };
            let members = match rng.u8(0..3) {
                0 => Vec::new(),
                1 => vec![member("配偶")],
                _ => vec![member("配偶"), member("子女")],
            };
            let since = on.plus_days(-rng.i64(400..1200)).max(life.joined.first_day().plus_days(2));
            let head = self.id(n);
            let facts = Box::new(HardshipFacts { head, members, relief, cause: cause.to_owned(), since });
            heads.push((head, facts));
        }
        for (_, facts) in &heads {
            let command = Command::RegisterHardship { facts: facts.clone() };
            self.scribe.does(self.hands.clerk.clone(), on, command)?;
        }
        Ok(heads.into_iter().map(|(head, _)| head).collect())
    }

    /// A list of the next Spring Festival for households, which waits for another person's word.
    fn condolence(&mut self, on: Date) -> Result<(), Refusal> {
        let year = on.year() + i32::from(on.month_of_year() > 2);
        let made = MadeFor {
            festival: "spring".to_owned(),
            year: u16::try_from(year).unwrap_or(0),
            of: Recipients::Households,
            whom: String::new(),
            amount: Fen(100_000),
            goods: None,
        };
        self.scribe.knows_everybody()?;
        match self.scribe.does(self.hands.clerk.clone(), on, Command::MakeCondolence { made, despite: None })
        {
            // So small a sample has no household.
            Err(Refusal::Invalid(_)) => Ok(()),
            done => done.map(drop),
        }
    }

    /// The contacts with one person.
    fn of_person(&self, n: u32, on: Date, staff: [StaffId; 2], noted: &mut Vec<(Contacted, StaffId)>) {
        let (_, life) = self.plan.life(n);
        let mut rng = stream(self.spec.seed, Topic::Care, n.into());
        let first_of = |year: i32| Date::new(year, 1, 1).unwrap_or(on);
        let begun = [(first_of(on.year() - 1), LAST_YEAR), (first_of(on.year()), THIS_YEAR)];
        for (first, often) in begun {
            let last = first_of(first.year() + 1).plus_days(-1).min(on);
            let day = first.plus_days(rng.i64(0..=last.days_since(first).max(0)));
            let drawn = in_thousand(&mut rng, often);
            let kind = match rng.u8(0..10) {
                0..=5 => ContactKind::Call,
                6..=7 => ContactKind::HomeVisit,
                _ => ContactKind::Message,
            };
            let missed = in_thousand(&mut rng, NOT_REACHED) && kind != ContactKind::Message;
            let by = if rng.bool() { staff.first() } else { staff.last() };
            let there = life.joined.first_day().plus_days(1) < day && life.died.is_none_or(|died| day < died);
            if let (true, true, Some(by)) = (drawn, there, by) {
                let result = if missed { ContactResult::NotReached } else { ContactResult::Reached };
                noted.push((Contacted { day: Some(day), ..Contacted::new(self.id(n), kind, result) }, *by));
            }
        }
    }
}
