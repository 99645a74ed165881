//! A new budget, and the reason to decline one.

use crate::bureau::answer::BudgetLine;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::names;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::ledger::{Budget, FundSource, Grant};
use crate::domain::{Fen, Total};
use crate::locale::{field as label, funds as say, ledger};

/// The form of a new budget.
pub(super) const NEW: &str = "funds.new";
/// The form that declines one.
pub(super) const DECLINE: &str = "funds.decline";

/// A new budget of the selected programme, or a new version of the one it has.
pub(super) fn new(of: Option<&BudgetLine>, year: u16, shared: &Shared) -> Form {
    let programmes = shared.tables.programmes.all().iter();
    let choices = programmes.map(|p| Choice::new(p.id.as_str(), names::programme(&shared.tables, &p.id)));
    let mut programme = Field::new("programme", label::PROGRAMME, Kind::Choice(choices.collect()));
    if let Some(line) = of {
        programme = programme.with(line.programme.clone());
    }
    let mut fields = vec![programme, Field::text("year", say::YEAR).required().with(year.to_string())];
    let before = of.and_then(|line| line.waiting.as_ref().or(line.in_force.as_ref()));
    for source in FundSource::ALL {
        let given = before.and_then(|b| b.grants.iter().find(|g| g.source == *source));
        let amount = given.map(|g| g.amount.to_string()).unwrap_or_default();
        let share = given.map(|g| Fen(g.share.into()).to_string()).unwrap_or_default();
        let name = ledger::source(*source);
        fields.push(Field::new(amount_of(*source), say::GIVES, Kind::Money).section(name).with(amount));
        fields.push(Field::text(share_of(*source), say::SHARE).hint(say::SHARE_HINT).with(share));
    }
    // A change rests on a document of its own.
    fields.push(Field::text("basis", say::BASIS).hint(say::BASIS_HINT).required());
    let Some(stands) = of.and_then(|line| line.in_force.as_ref()) else {
        return Form::new(NEW, say::NEW, fields).note(say::NEW_NOTE);
    };
    let name = shared.programme(&stands.programme);
    let values: [(&'static str, &dyn std::fmt::Display); 4] = [
        ("programme", &name),
        ("year", &stands.year),
        ("total", &Total(stands.total())),
        ("basis", &stands.basis),
    ];
    Form::new(NEW, say::NEW, fields).note(Words::with(say::CHANGE_NOTE, &values))
}

/// Why one is declined.
pub(super) fn decline(waiting: &Budget, shared: &Shared) -> Form {
    let reason = Field::text("reason", label::REASON).required();
    let name = shared.programme(&waiting.programme);
    let title = Words::with(say::DECLINE_TITLE, &[("programme", &name), ("year", &waiting.year)]);
    let about = format!("{} {} {}", waiting.year, waiting.version, waiting.programme);
    Form::new(DECLINE, title, vec![reason]).about(&about, 0)
}

/// The command of either form.
pub(super) fn read(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    if form.id == DECLINE {
        let Some((year, version, programme)) = named(&form.about) else { return Err(read.faults()) };
        let declined = Some(read.text("reason"));
        return read.done(Command::DecideBudget { year, programme, version, declined });
    }
    let year = read.number("year").unwrap_or_default();
    let mut grants = Vec::new();
    for source in FundSource::ALL {
        let (amount, share) = (amount_of(*source), share_of(*source));
        if form.text(&amount).trim().is_empty() && form.text(&share).trim().is_empty() {
            continue;
        }
        let given = read.money(&amount);
        // Per cent with two decimals are ten-thousandths, as yuan with two are fen.
        let part = read.parsed(&share, |text| {
            let hundredths = Fen::parse(text.trim().trim_end_matches('%')).map(|f| f.0);
            hundredths.ok().and_then(|n| u16::try_from(n).ok()).ok_or(Fault::Shares)
        });
        if let (Some(amount), Some(share)) = (given, part) {
            grants.push(Grant { source: *source, amount, share });
        }
    }
    let (programme, basis) = (read.text("programme"), read.text("basis"));
    read.done(Command::ProposeBudget { year, programme, grants, basis })
}

/// The year, version and programme that a form or a question is about.
pub(super) fn named(about: &str) -> Option<(u16, u32, String)> {
    let (year, rest) = about.split_once(' ')?;
    let (version, programme) = rest.split_once(' ')?;
    Some((year.parse().ok()?, version.parse().ok()?, programme.to_owned()))
}

fn amount_of(source: FundSource) -> String {
    format!("amount.{}", source.name())
}

fn share_of(source: FundSource) -> String {
    format!("share.{}", source.name())
}
