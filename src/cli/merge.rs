//! `honordesk person merge` and `unmerge`: without a reason they only tell what they would do.

use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::{ApartJson, TogetherJson, numbers};
use super::out::Out;
use super::person_args::{MergeArgs, UnmergeArgs};
use crate::bureau::answer::{Apart, Together};
use crate::bureau::{Answer, Command, Query, Refusal, What};
use crate::domain::person::PersonField;
use crate::locale::stops;
use crate::locale::{Lang, quality as words};

fn nobody(lang: Lang) -> Failure {
    Failure::refused(&Refusal::NotFound(What::Person), lang)
}

pub(super) fn merge(desk: &Desk, args: &MergeArgs, out: &mut Out) -> Done {
    let Answer::Together(seen) = desk.query(Query::Together(args.keep, args.gone))? else {
        return Err(nobody(out.lang));
    };
    let [keep, gone] = &seen.records;
    let (Some(moves), Some(reason)) = (args.moves, args.reason.clone()) else {
        return if args.how.json {
            out.json(&TogetherJson::new(&seen))?;
            Ok(Exit::Done)
        } else {
            tell_merge(&seen, out)
        };
    };
    out.begin();
    let command = Command::MergePeople {
        keep: (keep.card.person, keep.card.version),
        gone: (gone.card.person, gone.card.version),
        take: args.take.clone(),
        moves,
        lives: args.alive,
        reason,
    };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let said = words::MERGED
        .with(out.lang, &[("gone", &gone.card.person), ("keep", &keep.card.person), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, args.how.json)
}

fn tell_merge(seen: &Together, out: &mut Out) -> Done {
    let lang = out.lang;
    let [keep, gone] = &seen.records;
    let [_, along] = &seen.belongings;
    let names: [(&str, &dyn std::fmt::Display); 4] = [
        ("keep", &keep.card.person),
        ("keep_name", &keep.card.name),
        ("gone", &gone.card.person),
        ("gone_name", &gone.card.name),
    ];
    out.line(&words::MERGE_HEAD.with(lang, &names))?;
    let evidence = words::evidences(&seen.evidence, lang);
    out.line(&words::ALIKE_BY.with(lang, &[("points", &seen.points), ("evidence", &evidence)]))?;
    out.line(&words::DIFFER_IN.with(lang, &[("fields", &parts(&seen.differing, lang))]))?;
    if let Some((on, by, why)) = &seen.distinct {
        out.line(&words::IS_DISTINCT_BY.with(lang, &[("on", on), ("by", by), ("why", why)]))?;
    }
    let note: [(&str, &dyn std::fmt::Display); 4] = [
        ("gone", &gone.card.person),
        ("keep", &keep.card.person),
        ("n", &along.count()),
        ("all", &words::counted(along, lang)),
    ];
    out.line(&words::MERGE_NOTE.with(lang, &note))?;
    out.line(&words::MERGE_HOW.with(lang, &[("n", &along.count())]))?;
    Ok(Exit::Done)
}

/// Parts of a record, each with the name that `--take` wants.
fn parts(all: &[PersonField], lang: Lang) -> String {
    let said: Vec<String> =
        all.iter().map(|part| format!("{} ({})", words::part(*part).get(lang), part.name())).collect();
    said.join(stops(lang).comma)
}

pub(super) fn unmerge(desk: &Desk, args: &UnmergeArgs, out: &mut Out) -> Done {
    let Answer::Apart(seen) = desk.query(Query::Apart(args.person))? else { return Err(nobody(out.lang)) };
    let [_, gone] = &seen.sides;
    let Some(reason) = args.reason.clone() else {
        return if args.how.json {
            out.json(&ApartJson::new(&seen))?;
            Ok(Exit::Done)
        } else {
            tell_apart(&seen, out)
        };
    };
    out.begin();
    let command =
        Command::UnmergePeople { person: gone.person, seen: gone.version, give: args.give.clone(), reason };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let said = words::IS_APART.with(out.lang, &[("gone", &gone.person), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, args.how.json)
}

fn tell_apart(seen: &Apart, out: &mut Out) -> Done {
    let lang = out.lang;
    let [kept, gone] = &seen.sides;
    let names: [(&str, &dyn std::fmt::Display); 6] = [
        ("keep", &kept.person),
        ("keep_name", &kept.name),
        ("gone", &gone.person),
        ("gone_name", &gone.name),
        ("on", &seen.on),
        ("by", &seen.by),
    ];
    out.line(&words::APART_HEAD.with(lang, &names))?;
    if seen.stays.is_empty() {
        out.line(words::RECORD_RETURNS.get(lang))?;
    } else {
        out.line(&words::PARTS_STAY.with(lang, &[("fields", &parts(&seen.stays, lang))]))?;
    }
    let counted = words::counted(&seen.returns, lang);
    let returns: [(&str, &dyn std::fmt::Display); 2] = [("n", &seen.returns.count()), ("all", &counted)];
    out.line(&words::RETURNS.with(lang, &returns))?;
    let since = numbers(&seen.since);
    if !since.is_empty() {
        out.line(&words::SINCE.with(lang, &[("numbers", &since.join(" "))]))?;
    }
    out.line(words::APART_HOW.get(lang))?;
    Ok(Exit::Done)
}
