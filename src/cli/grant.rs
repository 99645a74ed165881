//! `honordesk ledger grant`: money that is not monthly, asked for, decided, looked at and worked out.

use super::args::Global;
use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::grant_args::{BasisArgs, EndArgs, GrantSub, NewArgs, WorkOutArgs};
use super::grant_lines::{sum_line, view_lines, worked_lines};
use super::how_args::HowArgs;
use super::json::{GrantJson, GrantSumJson, WorkedJson};
use super::out::Out;
use super::programme::{id_in, name_in, programme_id, programme_name};
use super::surroundings;
use crate::bureau::answer::GrantRow;
use crate::bureau::query::GrantsAsked;
use crate::bureau::{Answer, Command, Outcome, Query, Reference, Refusal, What, work_out_grant};
use crate::domain::ledger::{
    BasisKind, Bill, DeathBasis, GrantBasis, GrantFacts, GrantRule, HardshipBasis, Opinion, ServiceBasis,
};
use crate::domain::{Date, Fen, GrantId, Month};
use crate::locale::grants as words;
use crate::locale::stops;
use crate::text::{Echo, fit, fit_left, visible};

pub(super) fn run(sub: &GrantSub, desk: &Desk, out: &mut Out) -> Done {
    match sub {
        GrantSub::List { person, year, programme, limit, offset, json } => {
            let asked = match (person, year) {
                (Some(person), _) => GrantsAsked::Of(*person),
                (None, Some(year)) => GrantsAsked::Year {
                    year: *year,
                    programme: programme.as_deref().map(|typed| programme_id(desk, typed)),
                },
                (None, None) => GrantsAsked::Waiting,
            };
            list(desk, asked, (*offset as usize, *limit as usize), *json, out)
        }
        GrantSub::Show { grant, json } => show(desk, *grant, *json, out),
        GrantSub::New(args) => new(desk, args, out),
        GrantSub::Opinion { grant, level, on, against, words, how } => {
            let on = on.unwrap_or(desk.moment.today);
            let opinion = Opinion { level: *level, on, agrees: !*against, words: words.clone() };
            let make = |seen| Command::NoteGrantOpinion { grant: *grant, seen, opinion: opinion.clone() };
            act(desk, *grant, make, how, out)
        }
        GrantSub::Approve { grant, despite, how } => {
            let make =
                |seen| Command::DecideGrant { grant: *grant, seen, declined: None, despite: despite.clone() };
            act(desk, *grant, make, how, out)
        }
        GrantSub::Decline(EndArgs { grant, reason, how }) => {
            let declined = Some(reason.clone());
            let make = |seen| Command::DecideGrant {
                grant: *grant,
                seen,
                declined: declined.clone(),
                despite: None,
            };
            act(desk, *grant, make, how, out)
        }
        GrantSub::Withdraw(EndArgs { grant, reason, how }) => {
            let make = |seen| Command::WithdrawGrant { grant: *grant, seen, reason: reason.clone() };
            act(desk, *grant, make, how, out)
        }
        // It opens no database: `work_out` below.
        GrantSub::WorkOut(_) => Ok(Exit::Nothing),
    }
}

fn list(desk: &Desk, asked: GrantsAsked, (offset, limit): (usize, usize), json: bool, out: &mut Out) -> Done {
    let Answer::Grants(found) = desk.query(Query::Grants { asked, offset, limit })? else {
        return Ok(Exit::Nothing);
    };
    for row in &found.rows {
        if json {
            out.json(&GrantJson::row(row))?;
        } else {
            line(desk, row, out)?;
        }
    }
    for sum in &found.sums {
        if json {
            out.json(&GrantSumJson::new(sum))?;
        } else {
            out.line(&sum_line(&programme_name(desk, &sum.programme, out.lang), sum, out.lang))?;
        }
    }
    if found.total == 0 && found.sums.is_empty() {
        return out.nothing(words::NOTHING_HERE.get(out.lang), json);
    }
    Ok(Exit::Done)
}

fn line(desk: &Desk, row: &GrantRow, out: &mut Out) -> Result<(), Failure> {
    let cells = [
        fit(&row.grant.to_string(), 7),
        fit(&row.person.to_string(), 8),
        fit(&visible(&row.name), 16),
        fit(&programme_name(desk, &row.facts.programme, out.lang), 20),
        fit(&row.facts.month.to_string(), 8),
        fit_left(&row.facts.amount.to_string(), 14),
        format!("  {}", words::state(row.state, row.taken_back).get(out.lang)),
    ];
    out.line(cells.concat().trim_end())
}

fn show(desk: &Desk, grant: GrantId, json: bool, out: &mut Out) -> Done {
    let Answer::Grant(view) = desk.query(Query::Grant(grant))? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Grant), out.lang));
    };
    if json {
        out.json(&GrantJson::whole(&view))?;
        return Ok(Exit::Done);
    }
    line(desk, &view.row, out)?;
    for text in view_lines(desk.bureau.reference(), &view, out.lang) {
        out.line(&format!("  {text}"))?;
    }
    Ok(Exit::Done)
}

fn new(desk: &Desk, args: &NewArgs, out: &mut Out) -> Done {
    let rule = rule(desk.bureau.reference(), &args.programme, out)?;
    let month = args.month.unwrap_or_else(|| desk.moment.today.month());
    let basis = basis(rule, &args.basis, desk.moment.today, month, out)?;
    let worked = desk.bureau.reference().grants.work_out(rule, &basis).unwrap_or_default();
    let Some(amount) = args.amount.or(worked.fen()) else { return Err(lacks(&["--amount"], out)) };
    let facts = GrantFacts {
        programme: rule.programme.clone(),
        month,
        amount,
        basis,
        evidence: args.evidence.clone(),
    };
    let command =
        Command::ProposeGrant { person: args.person, facts: Box::new(facts), despite: args.despite.clone() };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let grant = match &receipt.outcome {
        Outcome::Grant(grant, _) => grant.to_string(),
        _ => String::new(),
    };
    let said = words::PROPOSED.with(out.lang, &[("grant", &grant), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, args.how.json)
}

/// Carries out what is done about a request that is there, in the version it has now.
fn act(desk: &Desk, grant: GrantId, make: impl Fn(u32) -> Command, how: &HowArgs, out: &mut Out) -> Done {
    let Answer::Grant(view) = desk.query(Query::Grant(grant))? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Grant), out.lang));
    };
    let command = make(view.row.version);
    let said = match &command {
        Command::DecideGrant { declined: None, .. } => words::APPROVED,
        Command::DecideGrant { .. } => words::DECLINED,
        Command::WithdrawGrant { .. } => words::WITHDRAWN,
        _ => words::OPINION_NOTED,
    };
    let receipt = desk.execute(command, how.key.as_deref())?;
    let entry = match &receipt.outcome {
        Outcome::Entries(entry, _) => entry.to_string(),
        _ => String::new(),
    };
    let said = said.with(out.lang, &[("grant", &grant), ("entry", &entry), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, how.json)
}

/// What the rules make of figures that are typed, about nobody in particular: without a database, and with the bounds that a request has.
pub(super) fn work_out(args: &WorkOutArgs, global: &Global, out: &mut Out) -> Done {
    let WorkOutArgs { kind, sum, json } = args;
    let reference = &Reference::embedded().map_err(|fault| Failure::new(Exit::Store, fault.to_string()))?;
    let today = global.today.map_or_else(|| surroundings::now().today, |held| held.today);
    let rule = rule(reference, kind, out)?;
    let typed = BasisArgs {
        sum: sum.clone(),
        // Of nobody: the name is shown nowhere.
        who: Some("某某".to_owned()),
        died: Some(today),
        ..BasisArgs::default()
    };
    let basis = match rule.basis {
        BasisKind::Death | BasisKind::Service => basis(rule, &typed, today, today.month(), out)?,
        BasisKind::Plain | BasisKind::Hardship | BasisKind::Bill => GrantBasis::Plain,
    };
    let worked =
        work_out_grant(reference, today, rule, &basis).map_err(|why| Failure::refused(&why, out.lang))?;
    if *json {
        out.json(&WorkedJson::new(&rule.programme, &worked))?;
    } else {
        for text in worked_lines(reference, &worked, out.lang) {
            out.line(&text)?;
        }
    }
    Ok(if worked.why.is_some() { Exit::Done } else { Exit::Nothing })
}

fn rule<'t>(tables: &'t Reference, typed: &str, out: &Out) -> Result<&'t GrantRule, Failure> {
    let rules = &tables.grants;
    rules.get(&id_in(tables, typed)).ok_or_else(|| {
        let name = |g: &GrantRule| name_in(tables, &g.programme, out.lang);
        let known: Vec<String> = rules.all().iter().map(name).collect();
        let said = words::NO_KIND
            .with(out.lang, &[("text", &Echo(typed)), ("known", &known.join(stops(out.lang).comma))]);
        Failure::new(Exit::Usage, said)
    })
}

fn lacks(flags: &[&str], out: &Out) -> Failure {
    Failure::new(Exit::Usage, words::LACKS.with(out.lang, &[("flags", &flags.join(" "))]))
}

/// What the flags say of what a request rests on.
fn basis(
    rule: &GrantRule,
    args: &BasisArgs,
    today: Date,
    month: Month,
    out: &Out,
) -> Result<GrantBasis, Failure> {
    let read = match rule.basis {
        BasisKind::Plain => Ok(GrantBasis::Plain),
        BasisKind::Hardship => match (&args.hardship, args.since) {
            (Some(kind), Some(since)) => Ok(GrantBasis::Hardship(HardshipBasis {
                kind: kind.clone(),
                since,
                applied: args.applied.unwrap_or(today),
                ordinary: args.ordinary,
            })),
            _ => Err(["--hardship", "--since"].as_slice()),
        },
        BasisKind::Bill => match (args.bill, &args.place, args.total) {
            (Some(on), Some(place), Some(total)) => Ok(GrantBasis::Bill(Bill {
                on,
                place: place.clone(),
                total,
                insured: args.insured.unwrap_or(Fen::ZERO),
            })),
            _ => Err(["--bill", "--place", "--total"].as_slice()),
        },
        BasisKind::Death => {
            // Where there is one kind alone, it is that.
            let only = match rule.death.as_slice() {
                [only] => Some(only.id.clone()),
                _ => None,
            };
            match (args.sum.death.clone().or(only), &args.who, args.died) {
                (Some(kind), Some(name), Some(on)) if rule.death(&kind).is_some() => {
                    Ok(GrantBasis::Death(DeathBasis {
                        name: name.clone(),
                        on,
                        kind,
                        income: args.sum.income.clone(),
                        pay: args.sum.pay.clone(),
                        honour: args.sum.honour.clone(),
                    }))
                }
                // Of nobody there is no more than the kind to say.
                (_, Some(_), Some(_)) => Err(["--death"].as_slice()),
                _ => Err(["--death", "--who", "--died"].as_slice()),
            }
        }
        BasisKind::Service => match &args.who {
            Some(name) => Ok(GrantBasis::Service(ServiceBasis {
                name: name.clone(),
                year: args.service_year.unwrap_or_else(|| u16::try_from(month.year()).unwrap_or_default()),
                standard: args.sum.standard.clone(),
            })),
            None => Err(["--who"].as_slice()),
        },
    };
    read.map_err(|flags| lacks(flags, out))
}
