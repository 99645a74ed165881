//! The pane, worked by keys.

use crate::bureau::{Action as Gate, Command, Denied, Outcome, Receipt, Refusal};
use crate::console::panes::PaneId;
use crate::console::panes::rates::Page;
use crate::console::testkit::{Bench, desk, rates};
use crate::domain::ledger::{PlaceChoice, PlaceKey, PlaceValue, ProposalId};
use crate::domain::{Fen, Month, RateProposalId};
use crate::locale::Lang;

fn at_rates(not: &[Gate]) -> Bench {
    let mut desk = desk();
    desk.allowed = Gate::ALL.iter().copied().filter(|gate| !not.contains(gate)).collect();
    let mut bench = Bench::seated_as(Lang::Zh, desk);
    press(&mut bench, "<f3><ctrl-r>");
    assert_eq!(bench.model.active, PaneId::Rates);
    bench
}

fn press(bench: &mut Bench, written: &str) {
    bench.keys_to(written, rates::answer);
}

#[test]
fn the_ledger_says_what_is_not_set_and_leads_there() {
    let mut bench = Bench::seated_as(Lang::Zh, desk());
    press(&mut bench, "<f3>");
    assert!(bench.said().contains("地方参数 7 项未设置"), "{}", bench.said());
    press(&mut bench, "<ctrl-r>4");
    let state = &bench.model.panes.rates;
    assert_eq!((state.page, state.rows().len(), state.count(Page::Settings)), (Page::Settings, 8, Some(7)));
    press(&mut bench, "<esc>");
    assert_eq!(bench.model.active, PaneId::Ledger);
}

#[test]
fn a_missing_figure_is_entered_where_it_is_missing() {
    let mut bench = at_rates(&[]);
    press(&mut bench, "2<enter>");
    press(
        &mut bench,
        "<tab><tab><tab><tab><tab>500<tab>1<tab>2026-08-01<tab>花都区<tab>试府〔2026〕12号<ctrl-s>",
    );
    let Some((_, _, Command::ProposeRates { new, despite: None })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    let row = &new.rows[0];
    assert_eq!(
        (row.cell.programme.as_str(), row.cell.group.as_deref()),
        ("five-elders-allowance", Some("WL"))
    );
    assert_eq!((row.amount, new.standard.as_str()), (Some(Fen(50_000)), "花都区"));
    let outcome = Outcome::Proposal(ProposalId::Rates(RateProposalId(9)), 1);
    bench.reply(Ok(Receipt { seq: 7, already: false, outcome }));
    assert!(bench.said().contains("已提交 T9，等另一人批准。日志第 7 条。"), "{}", bench.said());
}

#[test]
fn a_setting_is_answered_by_a_digit() {
    let mut bench = at_rates(&[]);
    press(&mut bench, "4<enter>");
    press(&mut bench, "<tab>2026-01<tab>局长办公会<ctrl-s>");
    assert!(bench.command().is_none(), "nothing is chosen before somebody chooses");
    press(&mut bench, "3<ctrl-s>");
    let Some((_, _, Command::ProposeSettings { new, .. })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    let value = PlaceValue::Choice(PlaceChoice::HalfYears);
    assert_eq!(
        (new[0].key, new[0].value, new[0].from),
        (PlaceKey::ServiceYears, value, Month::parse("2026-01").unwrap())
    );
}

#[test]
fn another_persons_proposal_is_looked_at_and_approved() {
    let mut bench = at_rates(&[]);
    press(&mut bench, "3<enter>");
    assert_eq!(bench.model.panes.rates.effect.as_deref().map(|effect| effect.rows.len()), Some(2));
    press(&mut bench, "<ctrl-s>");
    assert!(bench.command().is_none(), "it asks first");
    press(&mut bench, "<right><enter>");
    let Some((_, _, Command::ApproveProposal { proposal, seen: 1 })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!(proposal, ProposalId::Rates(RateProposalId(3)));
    bench.reply(Ok(Receipt { seq: 8, already: false, outcome: Outcome::Proposal(proposal, 2) }));
    assert!(bench.said().contains("已批准 T3（"), "{}", bench.said());
    assert!(bench.said().ends_with("日志第 8 条。") && bench.model.panes.rates.open.is_none());
}

#[test]
fn the_question_before_an_approval_says_what_becomes_of_what_from_when_and_why() {
    let mut bench = at_rates(&[]);
    // From the list, without opening it first.
    press(&mut bench, "3<ctrl-s>");
    let text = crate::view::tests::screen(&bench.model);
    let open = bench.model.panes.rates.open.as_deref().unwrap();
    let (row, before) = &open.rates[0];
    let (before, now) = (before.unwrap().0.to_string(), row.amount.unwrap().to_string());
    for said in [before.as_str(), now.as_str(), &row.effective.to_string(), &format!("依据 {}", row.notice)]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(bench.command().is_none());
}

#[test]
fn a_setting_that_waits_is_not_asked_for_again() {
    let mut bench = at_rates(&[]);
    let waits = ProposalId::Settings(crate::domain::SettingProposalId(12));
    press(&mut bench, "4");
    let key = bench.model.panes.rates.lacking.as_deref().unwrap().settings[0];
    let lines = bench.model.panes.rates.settings.as_mut().unwrap();
    lines.iter_mut().find(|line| line.key == key).unwrap().pending = Some(waits);
    press(&mut bench, "2<end>");
    let rows = bench.model.panes.rates.rows().len();
    bench.model.panes.rates.list.selected =
        (0..rows).find(|at| matches!(bench.model.panes.rates.rows()[*at], crate::console::panes::rates::Row::Unset(one) if one == key)).unwrap();
    assert!(crate::view::tests::screen(&bench.model).contains("C12 待批准"));
    bench.keys("<enter>");
    assert_eq!(bench.model.panes.rates.page, Page::Waiting);
    assert!(bench.model.overlays.is_empty(), "no second form");
}

#[test]
fn ones_own_proposal_is_taken_back_and_not_approved() {
    let mut bench = at_rates(&[]);
    press(&mut bench, "3<down><ctrl-s>");
    assert!(bench.model.overlays.is_empty());
    assert!(bench.said().contains("同一人不能既经办又审批"), "{}", bench.said());
    press(&mut bench, "<ctrl-z><right><enter>");
    assert!(matches!(bench.command(), Some((_, _, Command::WithdrawProposal { .. }))));
    let why = Refusal::NotPermitted { action: Gate::ApproveRates, why: Denied::SamePerson };
    bench.reply(Err(why));
    assert!(bench.said().contains("换一人"));
}

#[test]
fn a_rejection_says_why() {
    let mut bench = at_rates(&[]);
    press(&mut bench, "3<enter><ctrl-x>");
    press(&mut bench, "数与文件不符<ctrl-s>");
    assert!(matches!(
        bench.command(),
        Some((_, _, Command::RejectProposal { reason, .. })) if reason == "数与文件不符"
    ));
}

#[test]
fn who_only_reads_enters_nothing() {
    let mut bench = at_rates(&[Gate::ProposeRates, Gate::ApproveRates]);
    press(&mut bench, "2<enter>");
    assert!(bench.model.overlays.is_empty());
    press(&mut bench, "3<ctrl-s>");
    assert!(bench.model.overlays.is_empty() && bench.command().is_none());
}
