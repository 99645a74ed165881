//! `honordesk ledger rates`: what holds, what must be entered, proposals and what becomes of them.

use clap::Args;

use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::{ApprovedJson, LackingJson, ProposalJson, ProposalViewJson, RateFileJson, RateJson};
use super::out::Out;
use super::programme::programme_id;
use super::rates_args::{DecideSub, ImportRatesArgs, ProposeArgs, RatesSub};
use super::table::Side::{Left, Right};
use super::table::Table;
use crate::bureau::answer::{ProposalView, RaiseEffect, RateFrom, RateLine, RatesLacking};
use crate::bureau::command::{NewRate, NewRates};
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Reference, Refusal, What};
use crate::console::{explain, names};
use crate::domain::ledger::{Cell, ProposalId};
use crate::domain::{Fen, Month, RateProposalId};
use crate::exchange::people::say_source_fault;
use crate::exchange::rates::{RateDefaults, RateSheet, read_rates, say_place, say_where};
use crate::exchange::source::{Encoding, OpenChoices};
use crate::locale::{Lang, cli, fault_words, rate_words, rates as words, refusal};
use crate::text::{Echo, fit, visible};

type Values<'a> = [(&'a str, &'a dyn std::fmt::Display)];

/// Whether a subcommand writes.
pub(super) fn writes(sub: &RatesSub) -> bool {
    match sub {
        RatesSub::List { .. }
        | RatesSub::Missing { .. }
        | RatesSub::Pending { .. }
        | RatesSub::Show { .. } => false,
        RatesSub::Import(args) => !args.dry_run,
        RatesSub::Propose(_) | RatesSub::Decide(_) => true,
    }
}

pub(super) fn rates(desk: &Desk, sub: &RatesSub, out: &mut Out) -> Done {
    match sub {
        RatesSub::List { on, programme, json } => {
            let programme = programme.as_ref().map(|typed| programme_id(desk, typed));
            list(desk, Query::Rates { on: on.unwrap_or(desk.moment.today), programme }, *json, out)
        }
        RatesSub::Missing { month, json } => missing(desk, *month, *json, out),
        RatesSub::Propose(args) => propose(desk, args, out),
        RatesSub::Import(args) => import(desk, args, out),
        RatesSub::Pending { all, json } => pending(desk, !all, *json, out),
        RatesSub::Show { proposal, people, json } => show(desk, *proposal, (*people, *json), out),
        RatesSub::Decide(sub) => decide(desk, sub, out),
    }
}

fn list(desk: &Desk, query: Query, json: bool, out: &mut Out) -> Done {
    let Answer::Rates(blocks) = desk.query(query)? else { return Ok(Exit::Nothing) };
    let (tables, lang) = (desk.bureau.reference(), out.lang);
    for block in &blocks {
        if json {
            for line in RateJson::all(block) {
                out.json(&line)?;
            }
            continue;
        }
        let name = words::programme(tables, &block.programme, lang);
        let lacking = words::LACKING_CELLS.with(lang, &[("n", &block.lacking)]);
        let lacking = if block.lacking > 0 { lacking } else { String::new() };
        out.line(format!("{name}  {lacking}").trim_end())?;
        let mut table = Table::new([Left, Right, Left, Left, Left]);
        for line in &block.lines {
            table.row(line_cells(tables, line, lang));
        }
        table.print("  ", out)?;
    }
    if blocks.iter().all(|block| block.lines.is_empty()) {
        return out.nothing(words::NO_RATES.get(out.lang), json);
    }
    Ok(Exit::Done)
}

fn line_cells(tables: &Reference, line: &RateLine, lang: Lang) -> [String; 5] {
    let (standard, source) = match &line.from {
        RateFrom::Published { standard, sources } => {
            (rate_words::standard(standard, tables, lang), sources.join(" "))
        }
        RateFrom::Own { standard, notice, .. } => {
            (rate_words::standard(standard, tables, lang), visible(notice).into_owned())
        }
    };
    let figure = rate_words::figure_of((line.figure, line.per), line.each_year, lang);
    let changed = line.changed.map(|on| words::CHANGED_SINCE.with(lang, &[("on", &on)])).unwrap_or_default();
    let changed = if changed.is_empty() { changed } else { format!("  ! {changed}") };
    let cell = rate_words::cell(&line.cell, tables, lang);
    [cell, figure, line.effective.to_string(), standard, format!("{source}{changed}")]
}

fn missing(desk: &Desk, month: Option<Month>, json: bool, out: &mut Out) -> Done {
    let month = month.unwrap_or(desk.moment.today.month());
    let Answer::RatesLacking(lacking) = desk.query(Query::RatesLacking { month })? else {
        return Ok(Exit::Nothing);
    };
    if json {
        out.json(&LackingJson::new(&lacking))?;
    } else {
        missing_table(desk, &lacking, out)?;
    }
    let nothing = lacking.cells.is_empty() && lacking.facts.is_empty() && lacking.settings.is_empty();
    Ok(if nothing { Exit::Nothing } else { Exit::Done })
}

/// Most people of one fact that are named.
const SHOWN: usize = 10;

fn missing_table(desk: &Desk, lacking: &RatesLacking, out: &mut Out) -> Result<(), Failure> {
    let (tables, lang) = (desk.bureau.reference(), out.lang);
    let values: &Values<'_> = &[
        ("month", &lacking.month),
        ("rates", &lacking.cells.len()),
        ("facts", &lacking.facts.len()),
        ("settings", &lacking.settings.len()),
    ];
    out.line(&words::MISSING_HEAD.with(lang, values))?;
    let mut table = Table::new([Left, Left, Right, Left]);
    for one in &lacking.cells {
        let since = one.since.map(|on| words::CHANGED_SINCE.with(lang, &[("on", &on)]));
        let people = words::PEOPLE.with(lang, &[("n", &one.people)]);
        table.row([
            words::programme(tables, &one.cell.programme, lang),
            rate_words::cell(&one.cell, tables, lang),
            if lacking.nobody { String::new() } else { people },
            since.unwrap_or_else(|| words::NEVER.get(lang).to_owned()),
        ]);
    }
    table.print("  ", out)?;
    let mut table = Table::new([Left, Right, Left]);
    for one in &lacking.facts {
        let people = words::PEOPLE.with(lang, &[("n", &one.people.len())]);
        let who: Vec<String> = one.people.iter().take(SHOWN).map(ToString::to_string).collect();
        let more = if one.people.len() > SHOWN { " …" } else { "" };
        let (what, who) = (explain::needed(one.fact).say(lang), format!("{}{more}", who.join(" ")));
        let lacks = words::FACT_LINE.with(lang, &[("what", &what), ("who", &who)]);
        table.row([names::group(tables, &one.group).say(lang), people, lacks]);
    }
    table.print("  ", out)?;
    for key in &lacking.settings {
        let Some(setting) = tables.settings.get(*key) else { continue };
        out.line(&format!("  {}  {}", fit(key.name(), 18), rate_words::question(setting, lang)))?;
        out.line(&format!("  {}  {}", fit("", 18), rate_words::left_to_place(setting, lang)))?;
    }
    Ok(())
}

fn propose(desk: &Desk, args: &ProposeArgs, out: &mut Out) -> Done {
    let tables = desk.bureau.reference();
    let group = args
        .group
        .as_ref()
        .map(|typed| tables.groups.find(typed).map_or_else(|| typed.clone(), |group| group.code.clone()));
    let programme = programme_id(desk, &args.programme);
    let cell = Cell { programme, group, grade: args.grade, nature: args.nature };
    let row = NewRate { cell, amount: args.amount, per: args.per, effective: args.effective };
    let new = NewRates { notice: args.notice.clone(), standard: args.standard.clone(), rows: vec![row] };
    let command = Command::ProposeRates { new: Box::new(new), despite: args.despite.clone() };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    proposed(&receipt, args.how.json, out)
}

pub(super) fn proposed(receipt: &Receipt, json: bool, out: &mut Out) -> Done {
    let said = words::PROPOSED.with(out.lang, &[("proposal", &named(receipt)), ("seq", &receipt.seq)]);
    out.receipt(receipt, said, json)
}

fn named(receipt: &Receipt) -> String {
    match &receipt.outcome {
        Outcome::Proposal(id, _) => id.to_string(),
        _ => String::new(),
    }
}

fn import(desk: &Desk, args: &ImportRatesArgs, out: &mut Out) -> Done {
    let lang = out.lang;
    let sheet = read(desk, args, lang)?;
    let new = NewRates {
        notice: args.notice.clone(),
        standard: args.standard.clone(),
        rows: sheet.rates.iter().map(|file| file.rate.clone()).collect(),
    };
    let mut faults: Vec<String> = sheet.faults.iter().map(|fault| say_where(fault, lang)).collect();
    let Answer::RatesChecked(checked) = desk.query(Query::CheckRates(Box::new(new.clone())))? else {
        return Ok(Exit::Nothing);
    };
    // Where nothing could be read, that is told already.
    let told_already = |field: &str| field == "rows" && !sheet.faults.is_empty();
    let of_rows = checked.faults.iter().filter(|fault| !told_already(&fault.field));
    faults.extend(of_rows.map(|fault| match sheet.place(&fault.field) {
        Some(place) => say_place(place, &fault_words::say_fault(&sheet.fault(&fault.fault), lang), lang),
        None => fault_words::say_field(fault, lang),
    }));
    let doubt = |doubt| refusal::say_doubt(&sheet.doubt(doubt), lang);
    let doubts: Vec<String> = checked.doubts.iter().copied().map(doubt).collect();
    if !args.how.json {
        told(desk, &sheet, (&faults, &doubts), out)?;
    }
    let mut json =
        RateFileJson { rows: sheet.rates.len(), faults, doubts, seq: None, already: None, proposal: None };
    if args.dry_run || !json.faults.is_empty() {
        let bad = !json.faults.is_empty();
        if args.how.json {
            out.json(&json)?;
        } else {
            out.line(words::NOTHING_PROPOSED.get(lang))?;
        }
        return Ok(if bad { Exit::Data } else { Exit::Done });
    }
    let command = Command::ProposeRates { new: Box::new(new), despite: args.despite.clone() };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    if !args.how.json {
        return proposed(&receipt, false, out);
    }
    (json.seq, json.already) = (Some(receipt.seq), Some(receipt.already));
    json.proposal = Some(named(&receipt));
    out.settle(&words::PROPOSED.with(lang, &[("proposal", &named(&receipt)), ("seq", &receipt.seq)]));
    out.json(&json)?;
    Ok(Exit::Done)
}

fn read(desk: &Desk, args: &ImportRatesArgs, lang: Lang) -> Result<RateSheet, Failure> {
    let no = |name: &String| Failure::new(Exit::Usage, cli::NO_ENCODING.with(lang, &[("name", &Echo(name))]));
    let encoding = args.encoding.as_ref().map(|name| Encoding::parse(name).ok_or_else(|| no(name)));
    let choices =
        OpenChoices { encoding: encoding.transpose()?, sheet: args.sheet.clone(), ..OpenChoices::default() };
    let defaults = RateDefaults {
        programme: args.programme.as_ref().map(|typed| programme_id(desk, typed)),
        per: args.per,
        effective: args.effective,
    };
    read_rates(&args.file, &choices, &defaults, desk.bureau.reference())
        .map_err(|fault| Failure::new(Exit::Data, say_source_fault(&fault, lang)))
}

/// What the file holds, and what is wrong or doubtful with it.
fn told(
    desk: &Desk,
    sheet: &RateSheet,
    (faults, doubts): (&[String], &[String]),
    out: &mut Out,
) -> Result<(), Failure> {
    let (tables, lang) = (desk.bureau.reference(), out.lang);
    let mut table = Table::new([Right, Left, Left, Right, Left]);
    for file in &sheet.rates {
        let rate = &file.rate;
        let figure = rate_words::figure(rate.amount.unwrap_or(Fen::ZERO), rate.per, lang);
        table.row([
            file.row.to_string(),
            words::programme(tables, &rate.cell.programme, lang),
            rate_words::cell(&rate.cell, tables, lang),
            figure,
            rate.effective.to_string(),
        ]);
    }
    table.print("  ", out)?;
    for fault in faults {
        out.line(&format!("! {fault}"))?;
    }
    for doubt in doubts {
        out.line(&format!("? {doubt}"))?;
    }
    let values: &Values<'_> =
        &[("rows", &sheet.rates.len()), ("faults", &faults.len()), ("doubts", &doubts.len())];
    out.line(&words::FILE_READ.with(lang, values))
}

fn pending(desk: &Desk, waiting: bool, json: bool, out: &mut Out) -> Done {
    let Answer::Proposals(rows) = desk.query(Query::Proposals { waiting })? else { return Ok(Exit::Nothing) };
    for row in &rows {
        if json {
            out.json(&ProposalJson::from(row))?;
        } else {
            out.line(&words::proposal_line(row, desk.bureau.reference(), out.lang))?;
        }
    }
    if rows.is_empty() {
        return out.nothing(words::NONE_WAITING.get(out.lang), json);
    }
    Ok(Exit::Done)
}

fn show(desk: &Desk, id: RateProposalId, (people, json): (bool, bool), out: &mut Out) -> Done {
    let view = view(desk, ProposalId::Rates(id), out.lang)?;
    let effect = if people { effect(desk, id)? } else { None };
    if json {
        out.json(&ProposalViewJson::new(&view, effect.as_ref()))?;
        return Ok(Exit::Done);
    }
    let (tables, lang) = (desk.bureau.reference(), out.lang);
    out.line(&words::proposal_line(&view.row, tables, lang))?;
    let mut table = Table::new([Left, Left, Right, Left, Left, Left]);
    for (row, before) in &view.rates {
        let before = before.map(|(fen, per)| rate_words::figure(fen, per, lang));
        table.row([
            words::programme(tables, &row.programme, lang),
            rate_words::cell(&row.cell(), tables, lang),
            before.unwrap_or_else(|| "—".to_owned()),
            "→".to_owned(),
            rate_words::row_figure(row, lang),
            row.effective.to_string(),
        ]);
    }
    table.print("  ", out)?;
    effect.map_or(Ok(()), |effect| effect_table(&effect, out))?;
    Ok(Exit::Done)
}

/// Whose amount changes by it, and by how much.
fn effect(desk: &Desk, id: RateProposalId) -> Result<Option<RaiseEffect>, Failure> {
    Ok(match desk.query(Query::RaiseEffect(id))? {
        Answer::RaiseEffect(effect) => Some(*effect),
        _ => None,
    })
}

fn effect_table(effect: &RaiseEffect, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let values: &Values<'_> = &[
        ("month", &effect.month),
        ("since", &effect.since),
        ("n", &effect.rows.len()),
        ("old", &effect.old),
        ("new", &effect.new),
    ];
    out.line(&words::EFFECT.with(lang, values))?;
    let amount = |fen: Option<Fen>| fen.map_or_else(|| "—".to_owned(), |fen| fen.to_string());
    let mut table = Table::new([Left, Left, Right, Right]);
    for row in &effect.rows {
        table.row([
            row.person.to_string(),
            visible(&row.name).into_owned(),
            amount(row.old),
            amount(row.new),
        ]);
    }
    table.print("  ", out)
}

fn view(desk: &Desk, id: ProposalId, lang: Lang) -> Result<ProposalView, Failure> {
    match desk.query(Query::Proposal(id))? {
        Answer::Proposal(view) => Ok(*view),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Proposal), lang)),
    }
}

/// Ends a proposal as it is now: approved or rejected by another, or withdrawn by the one who made it.
pub(super) fn decide<T>(desk: &Desk, sub: &DecideSub<T>, out: &mut Out) -> Done
where
    T: Args + Copy + Into<ProposalId>,
{
    let (proposal, how): (ProposalId, &HowArgs) = match sub {
        DecideSub::Approve(args) | DecideSub::Withdraw(args) => (args.of.into(), &args.how),
        DecideSub::Reject(args) => (args.of.into(), &args.how),
    };
    let seen = view(desk, proposal, out.lang)?.row.version;
    let command = match sub {
        DecideSub::Approve(_) => Command::ApproveProposal { proposal, seen },
        DecideSub::Reject(args) => Command::RejectProposal { proposal, seen, reason: args.reason.clone() },
        DecideSub::Withdraw(_) => Command::WithdrawProposal { proposal, seen },
    };
    // Whoever approves is told of whom and how much, as on the screen.
    let effect = match (sub, proposal) {
        (DecideSub::Approve(_), ProposalId::Rates(id)) => effect(desk, id)?,
        _ => None,
    };
    let receipt = desk.execute(command, how.key.as_deref())?;
    let state = rate_words::state(view(desk, proposal, out.lang)?.row.state).get(out.lang);
    let values: &Values<'_> = &[("proposal", &proposal), ("state", &state), ("seq", &receipt.seq)];
    let said = words::DECIDED.with(out.lang, values);
    let Some(effect) = effect else { return out.receipt(&receipt, said, how.json) };
    if how.json {
        out.settle(&said);
        out.json(&ApprovedJson::new(&receipt, &effect))?;
        return Ok(Exit::Done);
    }
    out.receipt(&receipt, said, false)?;
    effect_table(&effect, out)?;
    Ok(Exit::Done)
}
