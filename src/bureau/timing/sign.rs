//! A calendar, or a setting of how days are counted, takes effect: signed with every date that it moves.

use crate::bureau::answer::Signing;
use crate::bureau::change::Change;
use crate::bureau::journal::hexadecimal;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{CalendarRefusal, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::timing::check::{Looked, Said, look};
use crate::domain::{CalendarNotice, SignedCalendar, TimeOffer, TimeRule, TimeSaid, TimeSeen};
use crate::store::{Row, Writer};

/// Puts it into effect, or on record as signed by the first of two, if what was signed is this with these very changes.
pub fn sign(w: &mut Writer<'_>, scene: Scene<'_>, said: Said<'_>, signature: &str) -> Result<Change, Stop> {
    let looked = look(w, scene, said)?;
    let refuse = |why| Err(Refusal::Calendar(why).into());
    if looked.told.same {
        return refuse(CalendarRefusal::Same);
    }
    if !signature.trim().eq_ignore_ascii_case(&looked.told.signature) {
        return refuse(CalendarRefusal::OtherSigned);
    }
    let offer = TimeRule::Offered(TimeOffer {
        digest: looked.digest,
        source: looked.told.source.clone(),
        counting: matches!(looked.meant, TimeSaid::Counting(_)),
        by: scene.staff.id,
        on: scene.asking.moment.today,
        signature: Some(looked.signature.into()),
        seen: Some(TimeSeen { said: looked.meant.clone(), limits: looked.limits.clone() }),
    });
    match looked.told.signing {
        Signing::Own => refuse(CalendarRefusal::OwnSigned),
        Signing::NeedsHead => refuse(CalendarRefusal::NeedsHead),
        Signing::First => {
            w.put(&offer)?;
            Ok(change(&looked, false).with(".first", "true"))
        }
        Signing::TakesEffect => {
            w.delete::<TimeRule>(&offer.key())?;
            in_effect(w, scene, &looked)?;
            Ok(change(&looked, true))
        }
    }
}

/// What the journal says of it.
fn change(looked: &Looked, in_force: bool) -> Change {
    let moved = looked.told.moves.len();
    let outcome = Outcome::Signed { in_force, moved };
    let change = match &looked.meant {
        TimeSaid::Calendar(notices) => {
            let years: Vec<String> = notices.iter().map(|notice| notice.year.to_string()).collect();
            Change::new(outcome, years.join(" ")).with("source", &looked.told.source)
        }
        TimeSaid::Counting(one) => Change::new(outcome, one.from)
            .with("from", one.from)
            .with("day_zero", one.day_zero.name())
            .with("roll", one.roll.name())
            .with("basis", &one.basis),
    };
    change
        .with("moved", moved)
        .with(".digest", hexadecimal(&looked.digest))
        .with(".signature", hexadecimal(&looked.signature))
}

fn in_effect(w: &mut Writer<'_>, scene: Scene<'_>, looked: &Looked) -> Result<(), Stop> {
    let calendar = |notice: &CalendarNotice| {
        TimeRule::Calendar(SignedCalendar {
            notice: notice.clone(),
            source: looked.told.source.clone(),
            digest: looked.digest,
            signature: looked.signature,
            by: scene.staff.id,
            on: scene.asking.moment.today,
            moved: looked.told.moves.len() as u32,
        })
    };
    match &looked.meant {
        TimeSaid::Calendar(notices) => {
            for notice in notices {
                w.put(&calendar(notice))?;
            }
        }
        TimeSaid::Counting(one) => w.put(&TimeRule::Counting(one.clone()))?,
    }
    Ok(())
}
