//! The program's tables with what the bureau itself loaded and settled.

use std::sync::Arc;

use crate::bureau::answer::{CalendarLine, OfferLine, PauseLine, TimeRules};
use crate::bureau::journal::{self, hexadecimal};
use crate::bureau::reference::Reference;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::timing::signing::stands;
use crate::domain::petition::Counting;
use crate::domain::{CalendarNotice, SignedCalendar, TimeOffer, TimeRule};
use crate::store::Reading;

impl Reference {
    /// The same with these years, and no others, in place of those that the calendar came with, and limits counted as the bureau has
    /// settled it.
    #[must_use]
    pub fn counting(&self, notices: &[CalendarNotice], settled: Vec<Counting>) -> Self {
        Self {
            calendar: self.supplied.with_notices(notices.iter()),
            petition_rules: self.petition_rules.clone().settled(settled),
            ..self.clone()
        }
    }

    /// The tables of the program, or the same with what the bureau itself loaded and settled, where it did.
    pub fn with_own(program: &Arc<Self>, notices: &[CalendarNotice], settled: Vec<Counting>) -> Arc<Self> {
        if notices.is_empty() && settled.is_empty() {
            return Arc::clone(program);
        }
        Arc::new(program.counting(notices, settled))
    }
}

/// Everything on record about counting time.
#[derive(Default)]
struct Known {
    calendars: Vec<SignedCalendar>,
    countings: Vec<Counting>,
    /// What waits for the signature of another.
    offers: Vec<TimeOffer>,
}

fn all(r: &impl Reading) -> Result<Known, Stop> {
    let mut known = Known::default();
    for row in r.scan::<TimeRule>(..)? {
        match row? {
            TimeRule::Calendar(one) => known.calendars.push(one),
            TimeRule::Counting(one) => known.countings.push(one),
            TimeRule::Offered(one) => known.offers.push(one),
        }
    }
    Ok(known)
}

/// What one person signed and another has not.
pub fn offered(r: &impl Reading) -> Result<Vec<TimeOffer>, Stop> {
    Ok(all(r)?.offers)
}

/// The calendars that were loaded and what was settled, as plain data.
pub fn loaded(r: &impl Reading) -> Result<(Vec<CalendarNotice>, Vec<Counting>), Stop> {
    let Known { calendars, countings, .. } = all(r)?;
    Ok((calendars.into_iter().map(|one| one.notice).collect(), countings))
}

/// The tables that limits are counted by: those of the program, unless the bureau has its own say.
pub fn in_force(r: &impl Reading, program: &Arc<Reference>) -> Result<Arc<Reference>, Stop> {
    let (notices, countings) = loaded(r)?;
    Ok(Reference::with_own(program, &notices, countings))
}

/// What limits are counted by, to be read.
pub fn rules(r: &impl Reading, scene: Scene<'_>) -> Result<TimeRules, Stop> {
    let Known { calendars, countings, offers } = all(r)?;
    let rules = &scene.reference.petition_rules;
    let pause = |rule: &Arc<crate::domain::petition::PauseRule>| PauseLine {
        id: rule.id.clone(),
        title: rule.title.clone(),
        article: rule.article.clone(),
        file: rule.file.clone(),
        effective: rule.effective,
        clocks: rule.clocks.clone(),
    };
    let line = |one: SignedCalendar| {
        Ok(CalendarLine {
            source: one.source,
            digest: hexadecimal(&one.digest),
            by: journal::staff_name(r, one.by)?,
            on: one.on,
            notice: one.notice,
        })
    };
    let offer = |one: TimeOffer| {
        let stale = !stands(r, scene, &one)?;
        let TimeOffer { source, on, .. } = one;
        let (digest, by) = (hexadecimal(&one.digest), journal::staff_name(r, one.by)?);
        Ok(OfferLine { source, digest, by, on, stale })
    };
    Ok(TimeRules {
        offered: offers.into_iter().map(offer).collect::<Result<_, Stop>>()?,
        versions: rules.versions().iter().map(|v| (v.effective, v.source.clone())).collect(),
        pauses: rules.pauses().iter().map(pause).collect(),
        countings,
        calendars: calendars.into_iter().map(line).collect::<Result<_, Stop>>()?,
    })
}
