//! A person's life in outline: sex, birth, service, entitled group, when they came on record, when they died. It depends
//! on the seed, the person's number and their slot of the roster alone, so that the ledger can be planned without
//! making names and numbers.

use fastrand::Rng;

use super::chance::{Topic, in_thousand, stream};
use super::roster::Slot;
use crate::domain::person::{Nature, Sex};
use crate::domain::{Date, Month};

/// The outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Life {
    pub(super) sex: Sex,
    pub(super) birth: Date,
    /// Enlisted and discharged; a bereaved relative or a martyr's child never served.
    pub(super) service: Option<(Date, Date)>,
    /// The entitled group, when there is one.
    pub(super) group: Option<Group>,
    /// Month they came on record.
    pub(super) joined: Month,
    /// Day of death, when it has come.
    pub(super) died: Option<Date>,
}

/// Membership of an entitled group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Code of the group.
    pub(super) code: &'static str,
    /// 伤残等级
    pub(super) grade: Option<u8>,
    /// 伤残性质
    pub(super) nature: Option<Nature>,
    /// Years of compulsory service that count.
    pub(super) years: Option<u8>,
    /// First month of payment; `None` when recognised without payment.
    pub(super) paid_from: Option<Month>,
}

/// What every life is measured against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) seed: u64,
    pub(super) today: Date,
    /// First month of the books.
    pub(super) start: Month,
}

impl Life {
    /// The life of person `n` in this slot.
    pub(super) fn of(frame: Frame, n: u32, slot: Slot) -> Self {
        let mut rng = stream(frame.seed, Topic::Life, u64::from(n));
        let rng = &mut rng;
        let served = !matches!(slot.code(), Some("21" | "22" | "23" | "B1"));
        let sex = if in_thousand(rng, if served { 60 } else { 720 }) { Sex::Female } else { Sex::Male };
        let sex = slot.sex().unwrap_or(sex);
        let birth = birth(slot, frame.today, rng);
        let service = served.then(|| service(slot, birth, frame.today, rng));
        let group = slot.code().map(|code| group(code, slot, birth, service, frame, rng));
        let eligible = group.as_ref().and_then(|g| g.paid_from).unwrap_or(frame.start);
        let discharged = service.map_or(frame.start, |(_, out)| out.month().plus(1));
        let joined = eligible.max(discharged).max(frame.start).min(frame.today.month());
        let lives_on = slot.is_named() || slot.grade().is_some_and(|g| g <= 4);
        let died = (!lives_on).then(|| death(birth, joined, frame, group.is_some(), rng)).flatten();
        Self { sex, birth, service, group, joined, died }
    }

    /// The last month of the group's payments that is due: that of death, or `last`.
    pub(super) fn paid_to(&self, last: Month) -> Month {
        self.died.map_or(last, |day| day.month().min(last))
    }
}

/// A day of birth that suits the slot.
fn birth(slot: Slot, today: Date, rng: &mut Rng) -> Date {
    if let Slot::Named(named) = slot
        && let Some((month, day)) = named.birthday
        && let Some(date) = Date::new(named.born, month, day)
    {
        return date;
    }
    let (first, last) = match slot {
        Slot::Named(named) => (named.born, named.born),
        Slot::Paid("41", _) => (1928, 1936),
        Slot::Paid("51", _) => (1955, 1968),
        Slot::Paid("61", _) => (1940, 1960),
        Slot::Paid("42", _) => (1942, 1975),
        Slot::Paid("B1", _) => (1931, 1955),
        Slot::Paid("21" | "22" | "23", _) => (1935, 1972),
        Slot::Paid("81", _) => (1944, today.year() - 61),
        Slot::Paid(_, _) => (1945, 1995),
        Slot::Recognised("81") => (today.year() - 59, 1988),
        Slot::Recognised(_) => (1950, 1975),
        // Most who served were born between the fifties and the nineties.
        Slot::Plain => match rng.u8(0..10) {
            0..=1 => (1938, 1954),
            2..=6 => (1955, 1984),
            _ => (1985, today.year() - 21),
        },
    };
    let year = rng.i32(first..=last.max(first));
    // The paper registers round to the first of a month more often than births do; days stop at 28 to exist always.
    Date::new(year, rng.u32(1..=12), rng.u32(1..=28)).unwrap_or(today)
}

/// Days of enlistment and discharge.
fn service(slot: Slot, birth: Date, today: Date, rng: &mut Rng) -> (Date, Date) {
    let age = rng.i32(18..=21);
    let years = match slot {
        Slot::Paid("81", _) | Slot::Recognised("81") => rng.i32(2..=6),
        Slot::Paid("51", _) => rng.i32(3..=8),
        _ if in_thousand(rng, 150) => rng.i32(8..=24),
        _ => rng.i32(2..=5),
    };
    // Those who fought in the war of 1979 to 1989 must have served in it.
    let enlisted_in = match slot.code() {
        Some("51") => (birth.year() + age).clamp(1976, 1986),
        Some("41") => (birth.year() + age).clamp(1947, 1954),
        _ => (birth.year() + age).max(1955),
    };
    // Recruits came in winter until 2012 and in September since; the term ends as it began.
    let month = if enlisted_in < 2013 { 12 } else { 9 };
    let month = if slot.code() == Some("41") { 3 } else { month };
    let enlisted = Date::new(enlisted_in, month, rng.u32(1..=20)).unwrap_or(today);
    let out = Date::new(enlisted_in + years, month, rng.u32(1..=28)).unwrap_or(today);
    let latest = today.month().plus(-1).last_day();
    (enlisted, out.min(latest).max(enlisted))
}

fn group(
    code: &'static str,
    slot: Slot,
    birth: Date,
    service: Option<(Date, Date)>,
    frame: Frame,
    rng: &mut Rng,
) -> Group {
    let grade = slot.grade();
    // Illness counts only down to grade 6 (军人抚恤优待条例 第二十七条); the nursing fee of the five of grades 3 and 4 is the same.
    let nature = grade.map(|g| match rng.u8(0..10) {
        0..=1 => Nature::War,
        2..=3 if (5..=6).contains(&g) => Nature::Illness,
        _ => Nature::Duty,
    });
    let years = (code == "81").then(|| {
        let served = service.map_or(2, |(from, to)| from.age_on(to));
        u8::try_from(served.clamp(1, 12)).unwrap_or(2)
    });
    let paid_from = slot.is_paid().then(|| {
        let sixty = birth.month().plus(60 * 12);
        let earliest = match code {
            "81" | "B1" => sixty,
            // The nursing fee of the five is the same every year.
            "11" if grade.is_some_and(|g| g <= 4) => frame.start,
            // One in three came to be recognised only within the years of the books.
            _ if in_thousand(rng, 330) => frame.start.plus(rng.i32(1..100)),
            _ => frame.start,
        };
        let discharged = service.map_or(frame.start, |(_, out)| out.month().plus(1));
        earliest.max(discharged).max(frame.start)
    });
    // One of the named may be too young yet for what they would be paid.
    let paid_from = paid_from.filter(|from| *from <= frame.today.month());
    Group { code, grade, nature, years, paid_from }
}

/// The day of death within the years of the books, if it falls there: yearly chances by age. Only those who are paid, and
/// one in six of the others, are followed to their death; the rest are on record as alive.
fn death(birth: Date, joined: Month, frame: Frame, paid: bool, rng: &mut Rng) -> Option<Date> {
    let followed = paid || in_thousand(rng, 160);
    for year in joined.year()..=frame.today.year() {
        let per_thousand = match year - birth.year() {
            ..50 => 2,
            50..60 => 5,
            60..70 => 12,
            70..80 => 32,
            80..90 => 80,
            _ => 160,
        };
        let dies = in_thousand(rng, per_thousand);
        let day = Date::new(year, rng.u32(1..=12), rng.u32(1..=28))?;
        // News of a death takes a month, so nobody dies in the last two months of the books.
        let known = day.month() > joined.plus(2) && day.month().plus(2) < frame.today.month();
        if dies && followed {
            return known.then_some(day);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame() -> Frame {
        Frame { seed: 1, today: Date::new(2026, 11, 23).unwrap(), start: Month::new(2017, 1).unwrap() }
    }

    #[test]
    fn lives_hang_together() {
        let slots = [
            Slot::Plain,
            Slot::Paid("51", None),
            Slot::Paid("81", None),
            Slot::Paid("11", Some(6)),
            Slot::Recognised("81"),
            Slot::Paid("21", None),
            Slot::Paid("41", None),
        ];
        for n in 0..3000 {
            let slot = slots[n as usize % slots.len()];
            let life = Life::of(frame(), n, slot);
            assert_eq!(life, Life::of(frame(), n, slot));
            assert!(life.birth < frame().today);
            if let Some((in_, out)) = life.service {
                assert!(
                    life.birth.age_on(in_) >= 15 && in_ <= out && out.month() < life.joined.plus(1),
                    "{life:?}"
                );
            }
            assert!((frame().start..=frame().today.month()).contains(&life.joined));
            assert!(life.died.is_none_or(|d| d.month() > life.joined && d < frame().today));
            if let Some(from) = life.group.as_ref().and_then(|g| g.paid_from) {
                assert!(from <= life.joined, "{life:?}");
                assert!(slot.code() != Some("81") || life.birth.age_on(from.last_day()) >= 60);
            }
        }
    }
}
