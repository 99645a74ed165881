//! A new rule, and why one is withdrawn.

use super::Kind as Shown;
use crate::bureau::answer::RunRuleRow;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::names;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::RunRuleId;
use crate::domain::ledger::run::RunRuleSaid;
use crate::locale::{field as label, forms as hint, rules as say};

/// The form of a new rule.
pub(super) const NEW: &str = "rules.new";
/// The form that withdraws one.
pub(super) const WITHDRAW: &str = "rules.withdraw";

const TIER: &[&str] = &["tier"];
const FREEZE: &[&str] = &["freeze"];
/// The form that ends one.
pub(super) const END: &str = "rules.end";

const DATED: &[&str] = &["tier", "budgets"];
const BUDGETS: &[&str] = &["budgets"];
const OPENING: &[&str] = &["opening"];

/// A new rule, of the kind on screen.
pub(super) fn new(shown: Shown, lacking: &[String], shared: &Shared) -> Form {
    let kinds = [
        ("tier", say::KIND_TIER),
        ("freeze", say::KIND_FREEZE),
        ("opening", say::KIND_OPENING),
        ("budgets", say::KIND_BUDGETS),
    ];
    let needed = [("yes", say::BUDGET_NEEDED), ("no", say::BUDGET_FREE)];
    let needed = needed.map(|(key, say)| Choice::new(key, say)).to_vec();
    let kinds = kinds.map(|(key, say)| Choice::new(key, say)).to_vec();
    let kind = match shown {
        Shown::Freezes => "freeze",
        Shown::Openings => "opening",
        Shown::Budgets => "budgets",
        Shown::All | Shown::Tiers | Shown::Waiting => "tier",
    };
    let all = shared.tables.programmes.all().iter();
    let programmes = all.map(|p| Choice::new(p.id.as_str(), names::programme(&shared.tables, &p.id)));
    let programme = Field::new("programme", label::PROGRAMME, Kind::Choice(programmes.collect()));
    // What has no opening month yet comes first.
    let programme = match lacking.first() {
        Some(first) => programme.with(first.as_str()),
        None => programme,
    };
    let today = shared.today.to_string();
    let fields = vec![
        Field::new("kind", say::KIND, Kind::Choice(kinds)).by_digit().with(kind),
        Field::new("head", say::HEAD, Kind::Money).hint(say::HEAD_HINT).required().only_when("kind", TIER),
        Field::new("minute", say::MINUTE, Kind::Money).hint(say::MINUTE_HINT).only_when("kind", TIER),
        Field::new("needed", say::WITHOUT_BUDGET, Kind::Choice(needed)).only_when("kind", BUDGETS),
        Field::new("since", say::SINCE, Kind::Date).ahead().required().with(today).only_when("kind", DATED),
        Field::text("name", say::NAME).hint(say::NAME_HINT).required().only_when("kind", FREEZE),
        Field::new("from", say::FROM, Kind::Date).ahead().required().only_when("kind", FREEZE),
        Field::new("until", say::UNTIL, Kind::Date).ahead().required().only_when("kind", FREEZE),
        programme.only_when("kind", OPENING),
        Field::new("month", say::MONTH, Kind::Month)
            .hint(hint::MONTH_HINT)
            .required()
            .only_when("kind", OPENING),
        Field::text("basis", say::BASIS).hint(say::BASIS_HINT).required(),
    ];
    let mut note = vec![Words::from(say::NEW_NOTE)];
    if !lacking.is_empty() {
        let named = lacking.iter().map(|id| names::programme(&shared.tables, id)).collect();
        note.push(Words::Filled(say::LACKING, vec![("programmes", Words::List(named))]));
    }
    Form::new(NEW, say::NEW, fields).note(Words::Lines(note))
}

/// Why a rule that nobody approved is withdrawn.
pub(super) fn withdraw(rule: &RunRuleRow) -> Form {
    let title = Words::with(say::WITHDRAW_TITLE, &[("rule", &rule.rule)]);
    Form::new(WITHDRAW, title, vec![Field::text("reason", label::REASON).required()]).about(&rule.rule, 0)
}

/// That a rule is to end, on what basis; another one approves it.
pub(super) fn end(rule: &RunRuleRow) -> Form {
    let title = Words::with(say::END_TITLE, &[("rule", &rule.rule)]);
    let basis = Field::text("basis", say::BASIS).hint(say::BASIS_HINT).required();
    Form::new(END, title, vec![basis]).about(&rule.rule, 0).note(say::NEW_NOTE)
}

/// The command of either form.
pub(super) fn read(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    if form.id == WITHDRAW {
        let reason = read.text("reason");
        let Some(rule) = RunRuleId::parse(&form.about) else { return Err(read.faults()) };
        return read.done(Command::DropRunRule { rule, reason });
    }
    let basis = read.text("basis");
    if form.id == END {
        let Some(rule) = RunRuleId::parse(&form.about) else { return Err(read.faults()) };
        return read.done(Command::ProposeRunRule { said: RunRuleSaid::End { rule }, basis });
    }
    let said = match read.text("kind").as_str() {
        "freeze" => {
            let (from, until) = (read.date("from"), read.date("until"));
            let name = read.text("name");
            from.zip(until).map(|(from, until)| RunRuleSaid::Freeze { name, from, until })
        }
        "budgets" => {
            let needed = read.text("needed") == "yes";
            read.date("since").map(|from| RunRuleSaid::Budgets { from, needed })
        }
        "opening" => {
            let programme = read.text("programme");
            read.month("month").map(|month| RunRuleSaid::Opening { programme, month })
        }
        _ => {
            let (head, minute, from) = (read.money("head"), read.money("minute"), read.date("since"));
            if let (Some(head), Some(minute)) = (head, minute)
                && minute < head
            {
                read.fault("minute", Fault::Before { field: "head".to_owned() });
            }
            head.zip(from).map(|(head, from)| RunRuleSaid::Tier { from, head, minute })
        }
    };
    match said {
        Some(said) => read.done(Command::ProposeRunRule { said, basis }),
        None => Err(read.faults()),
    }
}
