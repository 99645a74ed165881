use proptest::prelude::*;

use super::*;
use crate::domain::person::{DeathCause, Nature, Recognition, RecognitionState};
use crate::domain::{Date, Fen, Month};
use crate::property::unsaved;

fn d(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn m(text: &str) -> Month {
    Month::parse(text).unwrap()
}

struct Tables(Programmes, Rates, TerminalRules);

impl Tables {
    fn new() -> Self {
        Self(Programmes::embedded().unwrap(), Rates::embedded().unwrap(), TerminalRules::embedded().unwrap())
    }

    fn settle(&self, dead: Dead<'_>, posted: &[PostedLine]) -> Settlement {
        Settlement::of(
            SettlementTables {
                programmes: &self.0,
                rates: &self.1,
                terminal: &self.2,
                offset: self.2.offset(),
            },
            dead,
            posted,
        )
    }
}

fn held(group: &str, grade: Option<u8>, nature: Option<Nature>) -> Recognition {
    Recognition {
        since: Date::parse("2010-01-01"),
        until: Date::parse("2099-01-01"),
        grade,
        nature,
        service_years: Some(3),
        ..Recognition::new(group, RecognitionState::Deceased)
    }
}

fn line(programme: &str, month: &str, kind: EntryKind, fen: i64) -> PostedLine {
    PostedLine { programme: programme.into(), month: m(month), kind, amount: Fen(fen) }
}

/// Due and paid for every month from one to another.
fn regular(programme: &str, from: &str, to: &str, fen: i64) -> Vec<PostedLine> {
    let both = |month: Month| {
        [EntryKind::Due, EntryKind::Paid].map(|kind| line(programme, &month.to_string(), kind, fen))
    };
    m(from).through(m(to)).flat_map(both).collect()
}

/// Every category: what goes on, under which article, when the death is known at once.
#[test]
fn each_category_is_settled_to_the_letter() {
    use DeathCause::{Illness, OldWound, Other};
    let tables = Tables::new();
    let war = Some(Nature::War);
    let six = |articles: &'static str| (Some(6), articles);
    for (group, programme, nature, cause, on, (months, articles)) in [
        ("21", "survivor-pension", None, None, "2026-08-15", six("service-pensions/22 martyrs/23/2")),
        ("21", "survivor-pension", None, None, "2024-11-15", six("service-pensions/22")),
        ("22", "survivor-pension", None, None, "2026-08-15", six("service-pensions/22")),
        ("23", "survivor-pension", None, Some(Other), "2026-08-15", six("service-pensions/22")),
        ("51", "combat-allowance", None, None, "2026-08-15", six("service-pensions/62/2")),
        (
            "61",
            "combat-allowance",
            None,
            None,
            "2026-08-15",
            six("service-pensions/61/2 service-pensions/62/2"),
        ),
        ("B1", "martyr-child-allowance", None, None, "2026-08-15", six("martyrs/23/2")),
        ("11", "disability-pension", war, Some(Illness), "2026-08-15", (Some(12), "service-pensions/32/2")),
        (
            "11",
            "disability-pension",
            Some(Nature::Illness),
            Some(Illness),
            "2026-08-15",
            (Some(12), "service-pensions/32/2"),
        ),
        (
            "11",
            "disability-pension",
            war,
            Some(OldWound),
            "2026-08-15",
            (None, "instead service-pensions/32/1"),
        ),
        ("11", "disability-pension", Some(Nature::Illness), Some(OldWound), "2026-08-15", (None, "nothing")),
        ("11", "disability-pension", war, Some(Other), "2026-08-15", (None, "nothing")),
        ("11", "disability-pension", war, None, "2026-08-15", (None, "ask service-pensions/32/2")),
        ("12", "disability-pension", war, Some(Illness), "2026-08-15", (None, "nothing")),
        ("41", "demobilised-allowance", None, None, "2026-08-15", (None, "nothing")),
        ("42", "illness-allowance", None, None, "2026-08-15", (None, "nothing")),
        ("81", "rural-veteran-allowance", None, None, "2026-08-15", (None, "nothing")),
        ("WL", "five-elders-allowance", None, None, "2026-08-15", (None, "nothing")),
        ("31", "red-army-allowance", None, None, "2026-08-15", (None, "nothing")),
        ("51", "combat-allowance", None, None, "2024-09-30", (None, "before 2024-10-01")),
        ("B1", "martyr-child-allowance", None, None, "2024-12-31", (None, "before 2025-01-01")),
    ] {
        let recognitions = [held(group, nature.map(|_| 6), nature)];
        let dead = Dead { on: d(on), cause, recognitions: &recognitions, goes_on: &[] };
        let last = d(on).month();
        let posted = regular(programme, &last.plus(-3).to_string(), &last.to_string(), 90_900);
        let settlement = tables.settle(dead, &posted);
        let [ended] = settlement.ended.as_slice() else { panic!("{group} {settlement:?}") };
        let said = |articles: &[crate::domain::Article]| {
            articles.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        let (got, by) = match &ended.continues {
            Continues::Months { months, articles, .. } => (Some(*months), said(articles)),
            Continues::Instead { articles } => (None, format!("instead {}", said(articles))),
            Continues::AskCause { articles } => (None, format!("ask {}", said(articles))),
            Continues::Before { effective } => (None, format!("before {effective}")),
            Continues::NoRule => (None, "nothing".to_owned()),
            Continues::NoAmount { .. } | Continues::AskNature { .. } => panic!("{group}"),
        };
        assert_eq!((got, by.as_str()), (months, articles), "{group} {cause:?} {on}");
        let fen = i64::from(months.unwrap_or_default()) * 90_900;
        assert_eq!((settlement.to_book(), settlement.to_pay()), (Fen(fen), Fen(fen)), "{group}");
        assert_eq!((settlement.excess(), settlement.overbooked()), (Fen(0), Fen(0)), "{group}");
    }
}

#[test]
fn what_was_paid_before_the_death_was_known_counts() {
    let tables = Tables::new();
    let combat = [held("51", None, None)];
    let disabled = [held("11", Some(6), Some(Nature::Duty))];
    let on = d("2026-08-15");
    for (recognitions, programme, cause, paid_to, to_book, excess, to_pay, over) in [
        // Three months late, six months owed.
        (&combat, "combat-allowance", None, "2026-11", 3, 0, 3, 0),
        // The months and the payments are the same.
        (&combat, "combat-allowance", None, "2027-02", 0, 0, 0, 0),
        // Two months more than what goes on.
        (&combat, "combat-allowance", None, "2027-04", 0, 2, 0, 2),
        (&disabled, "disability-pension", Some(DeathCause::Illness), "2026-11", 9, 0, 9, 0),
        (&disabled, "disability-pension", Some(DeathCause::OldWound), "2026-11", 0, 3, 0, 3),
        // Whether it counts toward anything is not known yet, so nobody knows what is too much.
        (&disabled, "disability-pension", None, "2026-11", 0, 0, 0, 0),
    ] {
        let dead = Dead { on, cause, recognitions, goes_on: &[] };
        let s = tables.settle(dead, &regular(programme, "2026-01", paid_to, 90_900));
        let got = [s.to_book(), s.excess(), s.to_pay(), s.overpaid()].map(|fen| fen.0 / 90_900);
        assert_eq!(got, [to_book, excess, to_pay, over], "{programme} {cause:?} {paid_to}");
        assert_eq!(s.over(programme).map(|m| m.over().0 / 90_900).sum::<i64>(), over, "the last of them");
        assert_eq!(s.last, m("2026-08"));
    }
    // Paid without anything booked as due: all of it is still to be booked, and less is left to pay.
    let mut posted = regular("combat-allowance", "2026-01", "2026-08", 90_900);
    posted
        .extend(["2026-09", "2026-10"].map(|month| line("combat-allowance", month, EntryKind::Paid, 90_900)));
    let s = tables.settle(Dead { on, cause: None, recognitions: &combat, goes_on: &[] }, &posted);
    assert_eq!((s.to_book(), s.to_pay()), (Fen(6 * 90_900), Fen(4 * 90_900)));
}

#[test]
fn the_amount_is_that_of_the_month_of_the_death() {
    let tables = Tables::new();
    let disabled = [held("11", Some(1), Some(Nature::War))];
    let settle = |on: &str, posted: &[PostedLine]| {
        let dead =
            Dead { on: d(on), cause: Some(DeathCause::Illness), recognitions: &disabled, goes_on: &[] };
        let s = tables.settle(dead, posted);
        match s.ended.first().map(|e| e.continues.clone()) {
            Some(Continues::Months { each, basis, .. }) => Some((each, basis)),
            other => panic!("{other:?}"),
        }
    };
    let posted = |month: &str, entries| AmountBasis::Posted { month: m(month), entries };
    let old = regular("disability-pension", "2025-01", "2025-07", 1_100_000);
    // The rate rose on the first of the month of the death, and the month was booked at the new one.
    let mut both = old.clone();
    both.extend(regular("disability-pension", "2025-08", "2025-08", 1_132_000));
    assert_eq!(settle("2025-08-03", &both), Some((Fen(1_132_000), posted("2025-08", 1))));
    // Not booked yet: the old month no longer tells, the published rate does.
    let published = AmountBasis::Published { effective: d("2025-08-01") };
    assert_eq!(settle("2025-08-03", &old), Some((Fen(1_132_000), published)));
    // The month was booked at the old rate and the difference later: both are of that month.
    let mut late = old.clone();
    late.push(line("disability-pension", "2025-08", EntryKind::Due, 1_100_000));
    late.push(line("disability-pension", "2025-08", EntryKind::Due, 32_000));
    assert_eq!(settle("2025-08-03", &late), Some((Fen(1_132_000), posted("2025-08", 2))));
    // No change since: the last month booked tells, though it is above the published rate.
    assert_eq!(settle("2025-07-03", &old[..6]), Some((Fen(1_100_000), posted("2025-03", 1))));
    // An entry that was taken back does not count.
    let mut wrong = both;
    wrong.push(line("disability-pension", "2025-08", EntryKind::Due, 10_000));
    wrong.push(line("disability-pension", "2025-08", EntryKind::Due, -10_000));
    assert_eq!(settle("2025-08-03", &wrong), Some((Fen(1_132_000), posted("2025-08", 1))));
}

#[test]
fn what_is_not_known_is_said_and_nothing_is_proposed_for_it() {
    let tables = Tables::new();
    let survivor = [held("21", None, None)];
    let dead = Dead { on: d("2026-08-15"), cause: None, recognitions: &survivor, goes_on: &[] };
    let s = tables.settle(dead, &[]);
    assert!(matches!(s.ended[0].continues, Continues::NoAmount { months: 6, .. }), "{s:?}");
    assert_eq!((s.to_book(), s.excess(), s.questions().count()), (Fen(0), Fen(0), 1));
    // Somebody who received nothing leaves nothing.
    let mut applied = held("51", None, None);
    applied.state = RecognitionState::RecognisedOnly;
    let s = tables.settle(Dead { recognitions: &[applied], ..dead }, &[]);
    assert!(s.ended.is_empty() && !s.is_open());
    // The nursing fee ends with nothing after it, and is named only where it was received.
    let disabled = [held("11", Some(3), Some(Nature::War))];
    let dead = Dead { cause: Some(DeathCause::Illness), recognitions: &disabled, ..dead };
    let mut posted = regular("disability-pension", "2026-05", "2026-08", 100);
    assert_eq!(tables.settle(dead, &posted).ended.len(), 1);
    posted.extend(regular("nursing-fee", "2026-05", "2026-09", 70));
    let s = tables.settle(dead, &posted);
    assert_eq!((s.ended.len(), s.excess(), s.to_book()), (2, Fen(70), Fen(1200)));
}

#[test]
fn what_another_programme_paid_too_much_takes_nothing_off_what_goes_on() {
    let tables = Tables::new();
    let disabled = [held("11", Some(3), Some(Nature::War))];
    let dead =
        Dead { on: d("2026-08-15"), cause: Some(DeathCause::Illness), recognitions: &disabled, goes_on: &[] };
    let mut posted = regular("disability-pension", "2026-05", "2026-10", 100);
    posted.extend(regular("nursing-fee", "2026-05", "2026-10", 70));
    let s = tables.settle(dead, &posted);
    assert_eq!(
        (s.owed(), s.to_book(), s.to_pay(), s.overpaid()),
        (Fen(1200), Fen(1000), Fen(1000), Fen(140))
    );
    assert_eq!((s.over("nursing-fee").count(), s.over("disability-pension").count()), (2, 0));
    // Booked and paid as what goes on, a second time too: that is too much under its own name.
    for kind in [EntryKind::Due, EntryKind::Paid, EntryKind::Paid] {
        posted.push(line("funeral-aid", "2026-09", kind, 1000));
    }
    let s = tables.settle(dead, &posted);
    assert_eq!((s.to_book(), s.to_pay(), s.payable(), s.overpaid()), (Fen(0), Fen(0), Fen(0), Fen(1140)));
    assert_eq!(
        s.over("funeral-aid").map(|m| (m.month, m.over())).collect::<Vec<_>>(),
        [(m("2026-09"), Fen(1000))]
    );
    // What counts and came back is paid as what it was.
    let mut back = regular("disability-pension", "2026-05", "2026-10", 100);
    back.push(line("disability-pension", "2026-10", EntryKind::Paid, -100));
    back.push(line("funeral-aid", "2026-09", EntryKind::Due, 1000));
    let s = tables.settle(dead, &back);
    assert_eq!((s.to_book(), s.to_pay(), s.payable(), s.is_open()), (Fen(0), Fen(1100), Fen(1100), true));
    assert_eq!(s.ended.iter().map(|e| e.unpaid().0).collect::<Vec<_>>(), [100]);
}

#[test]
fn the_offset_is_a_rule_of_the_table() {
    let mut tables = Tables::new();
    assert!(!tables.2.offset().signed_off, "nobody has confirmed it");
    let combat = [held("51", None, None)];
    let dead = Dead { on: d("2026-08-15"), cause: None, recognitions: &combat, goes_on: &[] };
    let posted = regular("combat-allowance", "2026-01", "2026-11", 100);
    let none = include_str!("terminal.toml").replace("how = \"same-programme\"", "how = \"none\"");
    tables.2 = TerminalRules::with_toml(&none).unwrap();
    let s = tables.settle(dead, &posted);
    // Nothing is set off by itself: all that goes on is left to pay, and what was paid stands beside it.
    assert_eq!((s.to_book(), s.excess(), s.to_pay()), (Fen(600), Fen(300), Fen(600)));
    assert_eq!((s.overpaid(), s.over("combat-allowance").count()), (Fen(300), 3));
    for bad in ["months = 61", "months = 0"] {
        let text = include_str!("terminal.toml").replace("months = 12", bad);
        assert!(TerminalRules::with_toml(&text).is_err(), "{bad}");
    }
}

proptest! {
    #![proptest_config(unsaved())]

    /// What is to be booked and what counts already come to what is owed, nothing is taken back silently, and once the
    /// proposal was booked there is none.
    #[test]
    fn a_settlement_adds_up_and_is_done_once(
        entries in prop::collection::vec((0usize..3, -4i32..16, any::<bool>(), -2i64..6), 0..24),
        cause in 0usize..4,
        group in 0usize..4,
    ) {
        let tables = Tables::new();
        let on = d("2026-08-15");
        let group = ["51", "11", "81", "22"][group];
        let cause = [None, Some(DeathCause::Illness), Some(DeathCause::OldWound), Some(DeathCause::Other)][cause];
        let recognitions = [held(group, Some(5), Some(Nature::Duty))];
        let programmes = ["combat-allowance", "disability-pension", "funeral-aid"];
        let mut posted: Vec<PostedLine> = entries
            .into_iter()
            .map(|(programme, back, paid, fen)| PostedLine {
                programme: programmes[programme].into(),
                month: on.month().plus(back),
                kind: if paid { EntryKind::Paid } else { EntryKind::Due },
                amount: Fen(fen * 100),
            })
            .collect();
        let dead = Dead { on, cause, recognitions: &recognitions, goes_on: &[] };
        let s = tables.settle(dead, &posted);
        let counted: i64 = s.ended.iter().map(|e| e.counted.0).sum();
        prop_assert!(s.to_book().0 >= 0 && s.excess().0 >= 0 && s.overbooked().0 >= 0);
        prop_assert!(s.to_book().0 == 0 || s.overbooked().0 == 0);
        if s.questions().count() == 0 {
            prop_assert_eq!(counted + s.booked.0 + s.to_book().0 - s.overbooked().0, s.owed().0);
        }
        posted.push(PostedLine {
            programme: s.books_as.clone(),
            month: s.books_for(),
            kind: EntryKind::Due,
            amount: s.to_book(),
        });
        let again = tables.settle(dead, &posted);
        prop_assert_eq!(again.to_book(), Fen(0));
        prop_assert_eq!((again.excess(), again.overbooked()), (s.excess(), s.overbooked()));
        prop_assert_eq!((again.to_pay(), again.overpaid()), (s.to_pay(), s.overpaid()));
        // What was paid counts once or is too much; what came back is neither.
        for ended in &s.ended {
            let paid: i64 = ended.paid.iter().map(|m| m.paid.0.max(0)).sum();
            prop_assert_eq!(ended.paid_counted().0 + ended.overpaid().0, paid);
        }
    }
}

#[test]
fn after_death_of_an_old_wound_a_cause_of_disability_that_is_not_on_record_is_asked_for() {
    use DeathCause::{OldWound, Other};
    let tables = Tables::new();
    let of = |nature, cause| {
        let recognitions = [held("11", Some(6), nature)];
        let dead = Dead { on: d("2026-08-15"), cause, recognitions: &recognitions, goes_on: &[] };
        let posted = regular("disability-pension", "2026-05", "2026-08", 90_900);
        let settlement = tables.settle(dead, &posted);
        (settlement.ended[0].continues.clone(), settlement.is_open())
    };
    assert!(matches!(of(None, Some(OldWound)), (Continues::AskNature { .. }, true)));
    assert!(matches!(of(Some(Nature::Duty), Some(OldWound)), (Continues::Instead { .. }, _)));
    assert!(matches!(of(None, Some(Other)), (Continues::NoRule, _)));
    assert!(matches!(of(None, None), (Continues::AskCause { .. }, true)));
}
