//! One-off amounts derived by hand from the articles, and that an explanation adds up.

use proptest::prelude::*;

use super::*;
use crate::domain::Date;
use crate::domain::ledger::grant::ServiceBasis;

fn figure(fen: i64) -> Option<Figure> {
    (fen > 0).then(|| Figure { amount: Fen(fen), source: "统计公报".into() })
}

fn death(kind: &str, income: i64, pay: i64, honour: Option<&str>) -> GrantBasis {
    GrantBasis::Death(DeathBasis {
        name: "李强".into(),
        on: Date::EPOCH,
        kind: kind.into(),
        income: figure(income),
        pay: figure(pay),
        honour: honour.map(str::to_owned),
    })
}

fn worked(programme: &str, basis: &GrantBasis) -> WorkedOut {
    let rules = GrantRules::embedded().unwrap();
    rules.work_out(rules.get(programme).unwrap(), basis).unwrap()
}

/// Income 50,000.00 a year, base pay 8,000.00 a month: figures of the test, not of any bulletin.
#[test]
fn amounts_after_a_death_are_those_of_the_articles() {
    const INCOME: i64 = 5_000_000;
    const PAY: i64 = 800_000;
    for (programme, kind, honour, yuan) in [
        // 军人抚恤优待条例 第十五条第一款、烈士褒扬条例 第十五条: 30 × income.
        ("martyr-honour-grant", "martyr", None, 1_500_000),
        // An honour raises the lump sum alone.
        ("martyr-honour-grant", "martyr", Some("medal"), 1_500_000),
        // 第十五条第二款: 20 × income + 40 × pay; 2 × for illness.
        ("lump-sum-pension", "martyr", None, 1_320_000),
        ("lump-sum-pension", "duty", None, 1_320_000),
        ("lump-sum-pension", "illness", None, 420_000),
        // 第十六条: raised by 40, 35, 30, 25, 15, 5 hundredths.
        ("lump-sum-pension", "martyr", Some("medal"), 1_848_000),
        ("lump-sum-pension", "duty", Some("central-title"), 1_782_000),
        ("lump-sum-pension", "duty", Some("first-war-merit"), 1_716_000),
        ("lump-sum-pension", "illness", Some("second-war-merit"), 525_000),
        ("lump-sum-pension", "illness", Some("third-war-merit"), 483_000),
        ("lump-sum-pension", "illness", Some("fourth-war-merit"), 441_000),
    ] {
        let worked = worked(programme, &death(kind, INCOME, PAY, honour));
        assert_eq!(worked.fen(), Some(Fen(yuan * 100)), "{programme} {kind} {honour:?}");
        assert!(worked.why.is_some_and(|why| !why.articles.is_empty()));
    }
}

#[test]
fn a_figure_that_is_not_there_is_asked_for_and_never_made_up() {
    let lump = |income, pay| worked("lump-sum-pension", &death("illness", income, pay, None));
    assert_eq!(lump(0, 0).missing, [GrantNeeds::Income, GrantNeeds::BasePay]);
    assert_eq!(lump(1, 0).missing, [GrantNeeds::BasePay]);
    assert_eq!(lump(0, 0).fen(), None);
    assert_eq!(worked("martyr-honour-grant", &death("martyr", 1, 0, None)).fen(), Some(Fen(30)));
    let service = |standard| {
        GrantBasis::Service(ServiceBasis { name: "张三".into(), year: 2026, standard: figure(standard) })
    };
    assert_eq!(worked("conscript-family-grant", &service(0)).missing, [GrantNeeds::Standard]);
    assert_eq!(worked("conscript-family-grant", &service(1_362_300)).fen(), Some(Fen(1_362_300)));
    // A kind of death that the rule does not have, and money that no rule sets.
    assert_eq!(worked("martyr-honour-grant", &death("illness", 1, 1, None)), WorkedOut::default());
    assert_eq!(worked("hardship-supplement", &GrantBasis::Plain), WorkedOut::default());
}

proptest! {
    #![proptest_config(crate::property::unsaved())]
    #[test]
    fn leaves_add_up_to_the_amount(income in 1i64..100_000_000, pay in 1i64..10_000_000, at in 0usize..7) {
        let honours = ["medal", "central-title", "first-war-merit", "second-war-merit", "third-war-merit",
            "fourth-war-merit"];
        let why = worked("lump-sum-pension", &death("martyr", income, pay, honours.get(at).copied())).why.unwrap();
        prop_assert_eq!(why.parts.iter().map(|part| part.fen.0).sum::<i64>(), why.fen.0);
        prop_assert!(why.fen.0 >= income * 20 + pay * 40);
    }
}
