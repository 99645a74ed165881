//! A calendar takes effect: signed with every date that it moves.

use crate::bureau::change::Change;
use crate::bureau::command::CalendarFile;
use crate::bureau::faults::Faults;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{CalendarRefusal, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::timing::check::{Looked, look};
use crate::bureau::timing::tables::hex;
use crate::domain::{SignedCalendar, TimeRule};
use crate::store::Writer;

/// Characters of a file's name.
const NAME_CHARS: usize = 120;

/// Puts the years of a file into effect, if what was signed is this file with these very changes.
pub fn sign(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    file: &CalendarFile,
    signature: &str,
) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    let source = faults.line("file", &file.name, NAME_CHARS);
    faults.settle()?;
    let Looked { notices, digest, signature: due, told } = look(w, scene, file)?;
    if told.same {
        return Err(Refusal::Calendar(CalendarRefusal::Same).into());
    }
    if !signature.trim().eq_ignore_ascii_case(&told.signature) {
        return Err(Refusal::Calendar(CalendarRefusal::OtherSigned).into());
    }
    let years: Vec<String> = notices.iter().map(|notice| notice.year.to_string()).collect();
    let moved = told.moves.len() as u32;
    for notice in notices {
        w.put(&TimeRule::Calendar(SignedCalendar {
            notice,
            source: source.clone(),
            digest,
            signature: due,
            by: scene.staff.id,
            on: scene.asking.moment.today,
            moved,
        }))?;
    }
    Ok(Change::new(Outcome::Done, years.join(" "))
        .with("source", source)
        .with("moved", moved)
        .with(".digest", hex(&digest))
        .with(".signature", hex(&due)))
}
