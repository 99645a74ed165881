//! `honordesk person edit-many`, `batches` and `undo-batch`: without `--apply` nothing is written, and everybody is told as they would
//! be changed.

use super::bulk_args::{BatchesArgs, EditManyArgs, UndoBatchArgs};
use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::{BatchJson, BatchRowJson, BulkJson};
use super::note;
use super::out::Out;
use crate::bureau::answer::{BatchView, BulkPreview, BulkRow, BulkStanding};
use crate::bureau::query::Whom;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::domain::BatchId;
use crate::domain::bulk::{BulkChange, PlaceOf};
use crate::domain::note::{NoteFacts, NoteKind};
use crate::domain::staff::Roles;
use crate::locale::{Lang, bulk as words, cli};
use crate::text::{Echo, fit, visible};

/// The name of the command that changes many.
const EDIT_MANY: &str = "person.edit-many";

pub(super) fn edit_many(desk: &Desk, args: &EditManyArgs, out: &mut Out) -> Done {
    // Done before under the same key: those who were changed are not to be changed any more.
    if let (Some(key), Some(_)) = (args.how.key.as_deref(), args.apply) {
        let asking = desk.asking(EDIT_MANY, Some(key))?;
        let before = desk.bureau.recorded(&asking).map_err(|why| Failure::refused(&why, out.lang))?;
        if let Some((receipt, _)) = before {
            return done(desk, &receipt, args.how.json, out);
        }
    }
    desk.bureau.build_index().map_err(|why| Failure::refused(&why, out.lang))?;
    let change = Box::new(change(desk, args, out.lang)?);
    let whom = if args.person.is_empty() {
        Whom::Found(args.query.join(" "))
    } else {
        Whom::Named(args.person.clone())
    };
    let Answer::Bulk(seen) = desk.query(Query::Bulk { whom, change })? else { return Ok(Exit::Nothing) };
    let changes = count(&seen.rows, BulkStanding::Changes);
    let Some(said) = args.apply else { return preview(desk, &seen, args.how.json, out) };
    if said != changes {
        let sentence = words::CLI_COUNT.with(out.lang, &[("n", &changes), ("said", &said)]);
        return Err(Failure::new(Exit::Refused, sentence));
    }
    let people = seen.rows.iter().map(|row| (row.person, row.seen)).collect();
    let command =
        Command::EditMany { people, change: Box::new(seen.change.clone()), despite: args.despite.clone() };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    done(desk, &receipt, args.how.json, out)
}

/// What is to be set, as the line says it.
fn change(desk: &Desk, args: &EditManyArgs, lang: Lang) -> Result<BulkChange, Failure> {
    let only_empty = args.only_empty;
    if let Some(division) = args.residence {
        return Ok(BulkChange::Place { of: PlaceOf::Residence, division, only_empty });
    }
    if let Some(division) = args.household {
        return Ok(BulkChange::Place { of: PlaceOf::Household, division, only_empty });
    }
    if let (Some(group), Some(state)) = (args.group.clone(), args.state) {
        return Ok(BulkChange::State { group, state, since: args.since, until: args.until });
    }
    if let (Some(item), Some(value)) = (&args.item, args.value.clone()) {
        let fields = &desk.bureau.reference().fields;
        let Some(field) = fields.by_id(item).filter(|field| field.bulk) else {
            let known: Vec<&str> = fields.iter().filter(|f| f.bulk).map(|f| f.id.as_str()).collect();
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("item", &Echo(item)), ("known", &known.join(", "))];
            return Err(Failure::new(Exit::Usage, words::CLI_ITEM.with(lang, &values)));
        };
        return Ok(BulkChange::Item { number: field.number, value, only_empty });
    }
    let Some(file) = &args.note else {
        return Err(Failure::new(Exit::Usage, words::CLI_WHAT.get(lang)));
    };
    Ok(BulkChange::Note(NoteFacts {
        kind: if args.flags.caution { NoteKind::Caution } else { NoteKind::Plain },
        text: note::text(file, lang)?,
        pinned: args.flags.pin,
        expires: args.until,
        roles: Roles::default(),
    }))
}

fn count(rows: &[BulkRow], standing: BulkStanding) -> usize {
    rows.iter().filter(|row| row.standing == standing).count()
}

fn preview(desk: &Desk, seen: &BulkPreview, json: bool, out: &mut Out) -> Done {
    let lang = out.lang;
    let what = words::said(&seen.change, desk.bureau.reference(), lang);
    if json {
        out.json(&BulkJson::new(seen, &what, desk.bureau.reference(), lang))?;
        return Ok(Exit::Done);
    }
    out.line(&what)?;
    for row in &seen.rows {
        out.line(&line(desk, row, lang))?;
    }
    let (changes, all_left) =
        (count(&seen.rows, BulkStanding::Changes), count(&seen.rows, BulkStanding::Left));
    let same = seen.rows.iter().filter(|row| row.is_same()).count();
    let left = all_left - same;
    out.line(&words::CLI_PREVIEW.with(lang, &[("changes", &changes), ("same", &same), ("left", &left)]))?;
    for said in [words::money(seen, lang), words::begins(seen, lang)].into_iter().flatten() {
        out.line(&format!("! {said}"))?;
    }
    if changes > 0 {
        let how = if seen.sums().begins > 0 { words::CLI_HOW_BEGINS } else { words::CLI_HOW };
        out.line(&how.with(lang, &[("n", &changes)]))?;
    }
    Ok(if changes > 0 { Exit::Done } else { Exit::Nothing })
}

/// One person: what stands there and what comes in its place, and why nothing does.
fn line(desk: &Desk, row: &BulkRow, lang: Lang) -> String {
    let said = words::row(row, desk.bureau.reference(), lang);
    let why = words::left(row, lang).map(|why| format!("! {why}")).unwrap_or_default();
    let begins = if row.begins() && row.standing == BulkStanding::Changes {
        format!("! {}", words::BEGINS_MARK.get(lang))
    } else {
        String::new()
    };
    let due = words::due(row, desk.bureau.reference(), lang);
    let due = if due.is_empty() { due } else { format!("[{due}]") };
    let cells = [
        fit(&row.person.to_string(), 8),
        fit(&visible(&row.name), 14),
        visible(&said).into_owned(),
        due,
        begins,
        why,
    ];
    cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What became of everybody, after it was written or taken back.
fn done(desk: &Desk, receipt: &Receipt, json: bool, out: &mut Out) -> Done {
    let Outcome::Batch(batch, _) = receipt.outcome else { return Ok(Exit::Nothing) };
    let view = view(desk, batch, out.lang)?;
    let row = &view.row;
    let left = row.people - row.done;
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("batch", &batch), ("done", &row.done), ("left", &left), ("seq", &receipt.seq)];
    let said = match row.undone {
        None => words::APPLIED.with(out.lang, &values),
        Some(_) => words::TAKEN_BACK.with(out.lang, &values),
    };
    let said = if receipt.already { cli::ALREADY.with(out.lang, &[("what", &said)]) } else { said };
    out.settle(&said);
    if json {
        out.json(&BatchJson::new(&view, Some(receipt), desk.bureau.reference(), out.lang))?;
        return Ok(Exit::Done);
    }
    people(desk, &view, out)?;
    out.line(&said)?;
    Ok(Exit::Done)
}

fn view(desk: &Desk, batch: BatchId, lang: Lang) -> Result<BatchView, Failure> {
    match desk.query(Query::Batch(batch))? {
        Answer::Batch(view) => Ok(*view),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Batch), lang)),
    }
}

fn people(desk: &Desk, view: &BatchView, out: &mut Out) -> Result<(), Failure> {
    for row in &view.rows {
        let standing = words::standing(row.standing).get(out.lang);
        out.line(&format!("{} {}", fit(standing, 12), line(desk, row, out.lang)))?;
    }
    Ok(())
}

pub(super) fn batches(desk: &Desk, args: &BatchesArgs, out: &mut Out) -> Done {
    let tables = desk.bureau.reference();
    if let Some(batch) = args.batch {
        let view = view(desk, batch, out.lang)?;
        if args.json {
            out.json(&BatchJson::new(&view, None, tables, out.lang))?;
        } else {
            out.line(&words::batch(&view.row, tables, out.lang))?;
            people(desk, &view, out)?;
        }
        return Ok(Exit::Done);
    }
    let Answer::Batches(all) = desk.query(Query::Batches)? else { return Ok(Exit::Nothing) };
    for row in &all {
        if args.json {
            out.json(&BatchRowJson::new(row, tables, out.lang))?;
        } else {
            out.line(&words::batch(row, tables, out.lang))?;
        }
    }
    if all.is_empty() { out.none(args.json) } else { Ok(Exit::Done) }
}

pub(super) fn undo(desk: &Desk, args: &UndoBatchArgs, out: &mut Out) -> Done {
    let seen = view(desk, args.batch, out.lang)?.row.version;
    let command = Command::UndoBatch { batch: args.batch, seen, reason: args.reason.clone() };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    done(desk, &receipt, args.how.json, out)
}
