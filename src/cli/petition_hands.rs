//! `honordesk petition earlier`, `hands`, `contact`: what was brought before, who may have it, the three levels.

use super::context::{self, Desk};
use super::exit::{Done, Exit, Failure};
use super::json::{EarlierJson, HandJson, LiaisonJson};
use super::out::Out;
use super::petition_hands_args::{ContactSetArgs, ContactSub, EarlierArgs};
use crate::bureau::answer::LiaisonRow;
use crate::bureau::query::EarlierAsked;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::domain::petition::LiaisonFacts;
use crate::domain::{DivisionCode, LiaisonId, PetitionId};
use crate::locale::{Lang, petition_hands as say, petition_words as labels};
use crate::text::{fit, visible};

/// Petitions of the same people or the same fact.
pub(super) fn earlier(desk: &Desk, args: &EarlierArgs, out: &mut Out) -> Done {
    let asked = EarlierAsked {
        people: args.person.clone(),
        text: args.text.clone(),
        division: args.division,
        ..EarlierAsked::default()
    };
    let Answer::EarlierPetitions(found) = desk.query(Query::EarlierPetitions(Box::new(asked)))? else {
        return Ok(Exit::Nothing);
    };
    if found.is_empty() {
        if !args.json {
            out.line(say::NO_EARLIER.get(out.lang))?;
        }
        return out.none(args.json);
    }
    for one in &found {
        if args.json {
            out.json(&EarlierJson::new(one))?;
            continue;
        }
        let lang = out.lang;
        let why: Vec<String> = one.why.iter().map(|why| say::same_why(*why, lang)).collect();
        let mut more = String::new();
        if !one.outcome.is_empty() {
            more.push_str(&say::EARLIER_OUTCOME.with(lang, &[("outcome", &visible(&one.outcome))]));
        }
        let what =
            if one.is_final { Some(say::EARLIER_FINAL) } else { one.in_hand.then_some(say::EARLIER_IN_HAND) };
        if let Some(what) = what {
            more.push_str(&say::EARLIER_MORE.with(lang, &[("what", &what.get(lang))]));
        }
        out.line(&say::EARLIER_LINE.with(
            lang,
            &[
                ("number", &one.row.number),
                ("state", &labels::state(one.row.state).get(lang)),
                ("demand", &visible(&one.row.demand)),
                ("why", &why.join(" · ")),
                ("more", &more),
            ],
        ))?;
    }
    Ok(Exit::Done)
}

/// Who may be given it, and why not who may not.
pub(super) fn hands(desk: &Desk, petition: PetitionId, json: bool, out: &mut Out) -> Done {
    let Answer::PetitionHands(rows) = desk.query(Query::PetitionHands(petition))? else {
        return Ok(Exit::Nothing);
    };
    for row in &rows {
        if json {
            out.json(&HandJson::new(row))?;
            continue;
        }
        let lang = out.lang;
        let msg = if row.first { say::HAND_FIRST } else { say::HAND_OPEN };
        let barred = row.barred.map(|why| say::barred(why).get(lang).to_owned());
        let said = barred.unwrap_or_else(|| msg.with(lang, &[("n", &row.open)]));
        out.line(&format!(
            "{} {} {said}",
            fit(&row.staff.id.to_string(), 5),
            fit(&visible(&row.staff.name), 12)
        ))?;
    }
    Ok(if rows.is_empty() { Exit::Nothing } else { Exit::Done })
}

/// The directory of the three levels.
pub(super) fn contact(desk: &Desk, sub: &ContactSub, out: &mut Out) -> Done {
    match sub {
        ContactSub::List { division, json } => list(desk, *division, *json, out),
        ContactSub::Set(args) => set(desk, args, out),
        ContactSub::End { contact, how } => {
            let (end, key) = (|seen| Command::EndLiaison { liaison: *contact, seen }, how.key.as_deref());
            // Who was ended with this key is in the directory no more.
            let seen = if desk.did(&end(0), key)? { 0 } else { found(desk, *contact, out.lang)?.version };
            told(&desk.execute(end(seen), key)?, how.json, out)
        }
    }
}

fn directory(desk: &Desk, division: Option<DivisionCode>) -> Result<Vec<LiaisonRow>, Failure> {
    match desk.query(Query::Liaisons { division })? {
        Answer::Liaisons(rows) => Ok(rows),
        _ => Ok(Vec::new()),
    }
}

fn found(desk: &Desk, contact: LiaisonId, lang: Lang) -> Result<LiaisonRow, Failure> {
    let row = directory(desk, None)?.into_iter().find(|row| row.liaison == contact);
    row.ok_or_else(|| Failure::refused(&Refusal::NotFound(What::Liaison), lang))
}

fn list(desk: &Desk, division: Option<DivisionCode>, json: bool, out: &mut Out) -> Done {
    let rows = directory(desk, division)?;
    if rows.is_empty() {
        if !json {
            out.line(say::NO_LIAISONS.get(out.lang))?;
        }
        return out.none(json);
    }
    for row in &rows {
        if json {
            out.json(&LiaisonJson::new(row))?;
            continue;
        }
        let lang = out.lang;
        let line = say::LIAISON_LINE.with(
            lang,
            &[
                ("kind", &say::liaison_kind(row.facts.kind).get(lang)),
                ("place", &row.place),
                ("name", &visible(&row.facts.name)),
                ("phone", &row.facts.phone),
                ("post", &visible(&row.facts.post)),
            ],
        );
        out.line(format!("{} {line}", fit(&row.liaison.to_string(), 5)).trim_end())?;
    }
    Ok(Exit::Done)
}

fn set(desk: &Desk, args: &ContactSetArgs, out: &mut Out) -> Done {
    let facts: LiaisonFacts = context::read_json(&args.from, out.lang)?;
    let seen = match args.contact {
        Some(contact) => found(desk, contact, out.lang)?.version,
        None => 0,
    };
    let command = Command::SetLiaison { liaison: args.contact, seen, facts: Box::new(facts) };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    told(&receipt, args.how.json, out)
}

fn told(receipt: &Receipt, json: bool, out: &mut Out) -> Done {
    let said = match &receipt.outcome {
        Outcome::Liaison(liaison, _) => {
            say::SET_LIAISON.with(out.lang, &[("liaison", liaison), ("seq", &receipt.seq)])
        }
        _ => String::new(),
    };
    out.receipt(receipt, said, json)
}
