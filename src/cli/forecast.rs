//! `honordesk petition forecast`: who will be late with what.

use super::case::Case;
use super::context::Desk;
use super::exit::{Done, Exit};
use super::json::PetitionForecastJson;
use super::out::Out;
use super::petition::id;
use crate::bureau::answer::{OwnerForecast, WillBeLate};
use crate::bureau::{Answer, Query};
use crate::locale::{Lang, petition_hands as hands, petitions as say};
use crate::text::fit;

pub(super) fn run(desk: &Desk, petition: Option<&Case>, json: bool, out: &mut Out) -> Done {
    let petition = petition.map(|petition| id(desk, petition, out.lang)).transpose()?;
    let Answer::PetitionForecast(found) = desk.query(Query::PetitionForecast { petition })? else {
        return Ok(Exit::Nothing);
    };
    if json {
        out.json(&PetitionForecastJson::new(&found))?;
        return Ok(Exit::Done);
    }
    for owner in &found.owners {
        out.line(&line(owner, out.lang))?;
    }
    Ok(Exit::Done)
}

fn line(owner: &OwnerForecast, lang: Lang) -> String {
    let load = say::OWNER_LOAD.with(lang, &[("n", &owner.open)]);
    let late = match owner.pace {
        None => say::OWNER_PACE_UNKNOWN.get(lang).to_owned(),
        Some(_) if owner.late.is_empty() => say::OWNER_LATE.with(lang, &[("n", &0)]),
        Some(_) => late(owner, lang),
    };
    let away = if owner.away > 0 { say::OWNER_AWAY.with(lang, &[("n", &owner.away)]) } else { String::new() };
    let barred = owner.barred().map(|why| hands::barred(why).get(lang)).unwrap_or_default();
    let parts = [late.as_str(), &away, barred].into_iter().filter(|part| !part.is_empty());
    let said = parts.collect::<Vec<_>>().join("  ");
    format!("{} {} {said}", fit(&owner.name, 10), fit(&load, 12))
}

/// What will be late, by number, and what of it for their leave alone.
fn late(owner: &OwnerForecast, lang: Lang) -> String {
    let numbers = |wanted: fn(&WillBeLate) -> bool| {
        let those = owner.late.iter().filter(|late| wanted(late)).map(|late| late.number.as_str());
        those.collect::<Vec<_>>()
    };
    let (all, those) = (numbers(|_| true), numbers(|late| late.by_leave));
    let (numbers, leave) = (all.join(" "), those.join(" "));
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("n", &all.len()), ("numbers", &numbers), ("leave", &those.len()), ("those", &leave)];
    match those.len() {
        0 => say::FORECAST_LATE.with(lang, &values),
        _ => say::FORECAST_BY_LEAVE.with(lang, &values),
    }
}
