//! `honordesk petition forecast`: who will be late with what.

use super::case::Case;
use super::context::Desk;
use super::exit::{Done, Exit};
use super::json::PetitionForecastJson;
use super::out::Out;
use super::petition::id;
use crate::bureau::answer::OwnerForecast;
use crate::bureau::{Answer, Query};
use crate::locale::{Lang, petitions as say};
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
    let numbers: Vec<&str> = owner.late.iter().map(|late| late.number.as_str()).collect();
    let n = owner.late.len();
    let late = match owner.pace {
        None => say::OWNER_PACE_UNKNOWN.get(lang).to_owned(),
        Some(_) if n == 0 => say::OWNER_LATE.with(lang, &[("n", &0)]),
        Some(_) => say::FORECAST_LATE.with(lang, &[("n", &n), ("numbers", &numbers.join(" "))]),
    };
    format!("{} {} {late}", fit(&owner.name, 10), fit(&load, 12))
}
