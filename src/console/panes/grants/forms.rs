//! The forms of the pane, and the commands that come of them.

use crate::bureau::answer::{GrantRow, GrantView};
use crate::bureau::{Command, Fault, FieldFault, Refusal};
use crate::console::forms::{Choice, Field, Form, Kind, Reader};
use crate::console::names;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::ledger::{
    BasisKind, Bill, DeathBasis, Figure, GrantBasis, GrantFacts, GrantRule, GrantState, HardshipBasis,
    Opinion, OpinionLevel, ServiceBasis,
};
use crate::domain::{Fen, GrantId, PersonId};
use crate::locale::{Msg, common, grants as say};

pub(super) const NEW: &str = "grants.new";
pub(super) const DESPITE: &str = "grants.despite";
pub(super) const DECLINE: &str = "grants.decline";
pub(super) const WITHDRAW: &str = "grants.withdraw";
pub(super) const OPINION: &str = "grants.opinion";

/// A new request of a kind: what it rests on, and how much.
pub(super) fn new(rule: &GrantRule, person: (PersonId, &str), shared: &Shared) -> Form {
    let mut fields = basis_fields(rule, shared);
    let month = shared.today.month().to_string();
    let amount = Field::new("amount", say::F_AMOUNT, Kind::Money);
    // Where the rule works it out, it may be left open.
    let worked_out = matches!(rule.basis, BasisKind::Death | BasisKind::Service);
    fields.push(if worked_out { amount.hint(say::AMOUNT_HINT) } else { amount.required() });
    fields.extend([
        Field::text("evidence", say::F_EVIDENCE).required(),
        Field::new("month", say::F_MONTH, Kind::Month).with(month).required(),
    ]);
    let title = Words::Filled(
        say::FORM_TITLE,
        vec![
            ("programme", names::programme(&shared.tables, &rule.programme)),
            ("name", Words::Data(person.1.to_owned())),
        ],
    );
    let about = format!("{} {}", person.0, rule.programme);
    Form::new(NEW, title, fields).about(&about, 0).note(say::FORM_NOTE)
}

fn basis_fields(rule: &GrantRule, shared: &Shared) -> Vec<Field> {
    let today = shared.today;
    let day = |name: &str, label: Msg| Field::new(name, label, Kind::Date).required();
    let figure = |name: &str, label: Msg, source: Msg| {
        [Field::new(name, label, Kind::Money), Field::text(format!("{name}_source"), source)]
    };
    match rule.basis {
        BasisKind::Plain => Vec::new(),
        BasisKind::Hardship => {
            let kinds = rule.hardship.iter().map(|k| Choice::new(k.id.clone(), names::both(&k.zh, &k.en)));
            let answers = [("no", common::NO), ("yes", common::YES)];
            let answers = answers.into_iter().map(|(key, label)| Choice::new(key, label)).collect();
            vec![
                Field::new("kind", say::F_KIND, Kind::Choice(kinds.collect())).unchosen(),
                day("since", say::F_SINCE),
                day("applied", say::F_APPLIED).with(today.to_string()),
                Field::new("ordinary", say::F_ORDINARY, Kind::Choice(answers)).unchosen(),
            ]
        }
        BasisKind::Bill => vec![
            day("on", say::F_BILL_ON),
            Field::text("place", say::F_PLACE).required(),
            Field::new("total", say::F_TOTAL, Kind::Money).required(),
            Field::new("insured", say::F_INSURED, Kind::Money),
        ],
        BasisKind::Death => {
            let kinds = rule.death.iter().map(|d| Choice::new(d.id.clone(), names::both(&d.zh, &d.en)));
            let mut fields = vec![
                Field::text("who", say::F_WHO).required(),
                day("on", say::F_DIED),
                Field::new("kind", say::F_KIND, Kind::Choice(kinds.collect())).unchosen(),
            ];
            fields.extend(figure("income", say::F_INCOME, say::F_INCOME_SOURCE));
            if rule.death.iter().any(|d| d.pay_months > 0) {
                fields.extend(figure("pay", say::F_PAY, say::F_PAY_SOURCE));
            }
            if rule.honours {
                let none = std::iter::once(Choice::new("", say::F_NO_HONOUR));
                let honours = shared.tables.grants.honours().iter();
                let honours = honours.map(|h| Choice::new(h.id.clone(), names::both(&h.zh, &h.en)));
                let kind = Kind::Choice(none.chain(honours).collect());
                fields.push(Field::new("honour", say::F_HONOUR, kind).by_digit());
            }
            fields
        }
        BasisKind::Service => {
            let mut fields = vec![
                Field::text("who", say::F_WHO).required(),
                Field::text("year", say::F_YEAR).with(today.year().to_string()).required(),
            ];
            fields.extend(figure("standard", say::F_STANDARD, say::F_STANDARD_SOURCE));
            fields
        }
    }
}

/// Why a request is approved in spite of what should be checked.
pub(super) fn despite(view: &GrantView) -> Form {
    let title = Words::with(say::APPROVE_DESPITE, &[("grant", &view.row.grant)]);
    let mut form = Form::new(DESPITE, title, Vec::new()).about(&view.row.grant, view.row.version);
    form.ask_despite(Refusal::Doubtful(view.doubts.clone()).into());
    form
}

/// Why a request is declined or withdrawn.
pub(super) fn reason(id: &'static str, title: Msg, row: &GrantRow) -> Form {
    let fields = vec![Field::text("reason", say::F_REASON).required()];
    Form::new(id, Words::with(title, &[("grant", &row.grant)]), fields).about(&row.grant, row.version)
}

/// The levels whose opinion can be noted now.
pub(super) fn levels(row: &GrantRow, shared: &Shared) -> Vec<OpinionLevel> {
    let chain = shared.tables.grants.get(&row.facts.programme).map(|rule| rule.chain.as_slice());
    let fits = |level: &OpinionLevel| match row.state {
        GrantState::Proposed => *level < OpinionLevel::District,
        GrantState::Approved => *level > OpinionLevel::District,
        GrantState::Declined | GrantState::Withdrawn => false,
    };
    chain.unwrap_or_default().iter().copied().filter(fits).collect()
}

/// What a level says; `None` where nobody has a say.
pub(super) fn opinion(row: &GrantRow, shared: &Shared) -> Option<Form> {
    let levels = levels(row, shared);
    if levels.is_empty() {
        return None;
    }
    let levels = levels.into_iter().map(|level| Choice::new(level.name(), say::level(level))).collect();
    let answers = vec![Choice::new("yes", say::AGREES), Choice::new("no", say::OBJECTS)];
    let fields = vec![
        Field::new("level", say::F_LEVEL, Kind::Choice(levels)).unchosen(),
        Field::new("agrees", say::F_AGREES, Kind::Choice(answers)).unchosen(),
        Field::new("on", say::F_ON, Kind::Date).with(shared.today.to_string()).required(),
        Field::text("words", say::F_WORDS),
    ];
    let title = Words::with(say::OPINION_TITLE, &[("grant", &row.grant)]);
    Some(Form::new(OPINION, title, fields).about(&row.grant, row.version))
}

/// Which request, and in which version, a question was about.
pub(super) fn named(about: &str) -> Option<(GrantId, u32)> {
    let (grant, seen) = about.split_once(' ')?;
    Some((GrantId::parse(grant)?, seen.parse().ok()?))
}

/// The command of a form, or what is wrong with it.
pub(super) fn read(form: &Form, shared: &Shared) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    if form.id == NEW {
        let Some((person, facts)) = facts(form, &mut read, shared) else { return Err(read.faults()) };
        let facts = Box::new(facts);
        return read.done(Command::ProposeGrant { person, facts, despite: form.despite() });
    }
    let Some(grant) = GrantId::parse(&form.about) else { return Err(read.faults()) };
    let (seen, reason) = (form.seen, read.text("reason"));
    match form.id {
        DESPITE => read.done(Command::DecideGrant { grant, seen, declined: None, despite: form.despite() }),
        DECLINE => read.done(Command::DecideGrant { grant, seen, declined: Some(reason), despite: None }),
        WITHDRAW => read.done(Command::WithdrawGrant { grant, seen, reason }),
        _ => {
            let level = read.parsed("level", |text| OpinionLevel::parse(text).ok_or(Fault::Choice));
            let (Some(level), Some(on)) = (level, read.date("on")) else { return Err(read.faults()) };
            let opinion =
                Opinion { level, on, agrees: read.text("agrees") == "yes", words: read.text("words") };
            read.done(Command::NoteGrantOpinion { grant, seen, opinion })
        }
    }
}

/// What a request asks for; `None` where something that is needed could not be read.
fn facts(form: &Form, read: &mut Reader<'_>, shared: &Shared) -> Option<(PersonId, GrantFacts)> {
    let (person, programme) = form.about.split_once(' ')?;
    let rule = shared.tables.grants.get(programme)?;
    let basis = basis(rule, read)?;
    let worked = shared.tables.grants.work_out(rule, &basis).unwrap_or_default();
    // Left open, it is what the rule makes of it; where that cannot be told, the bureau asks for it.
    let amount = read.money("amount").or(worked.fen()).unwrap_or(Fen::ZERO);
    let facts = GrantFacts {
        programme: programme.to_owned(),
        month: read.month("month")?,
        amount,
        basis,
        evidence: read.text("evidence"),
    };
    Some((PersonId::parse(person)?, facts))
}

fn basis(rule: &GrantRule, read: &mut Reader<'_>) -> Option<GrantBasis> {
    let figure = |read: &mut Reader<'_>, name: &str| {
        let amount = read.money(name)?;
        Some(Figure { amount, source: read.text(&format!("{name}_source")) })
    };
    Some(match rule.basis {
        BasisKind::Plain => GrantBasis::Plain,
        BasisKind::Hardship => GrantBasis::Hardship(HardshipBasis {
            kind: read.text("kind"),
            since: read.date("since")?,
            applied: read.date("applied")?,
            ordinary: read.text("ordinary") == "yes",
        }),
        BasisKind::Bill => GrantBasis::Bill(Bill {
            on: read.date("on")?,
            place: read.text("place"),
            total: read.money("total")?,
            insured: read.money("insured").unwrap_or(Fen::ZERO),
        }),
        BasisKind::Death => GrantBasis::Death(DeathBasis {
            name: read.text("who"),
            on: read.date("on")?,
            kind: read.text("kind"),
            income: figure(read, "income"),
            pay: figure(read, "pay"),
            honour: read.some_text("honour"),
        }),
        BasisKind::Service => GrantBasis::Service(ServiceBasis {
            name: read.text("who"),
            year: read.number("year")?,
            standard: figure(read, "standard"),
        }),
    })
}
