//! Three levels (三级): which of them handles a petition now, how often it came back, and who keeps away from it. All of it
//! is read from the events: a petition is handed around and never copied.

use super::{CaseFacts, PetitionAct as Act};
use crate::domain::{Date, DivisionCode, StaffId};

/// More returns than this are shown as a flag: the matter is being passed around.
pub const MANY_BOUNCES: usize = 2;

/// Who handles a petition now. The limits of the law are the bureau's whoever that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// The bureau's own team (专班).
    Bureau,
    /// A town or village was asked, and has not answered.
    Offered {
        /// Which.
        division: DivisionCode,
        /// Since when.
        since: Date,
    },
    /// A town or village took it on.
    Held {
        /// Which.
        division: DivisionCode,
        /// Since when.
        since: Date,
    },
}

impl Holder {
    /// The town or village, whether it answered or not.
    pub fn division(self) -> Option<DivisionCode> {
        match self {
            Self::Bureau => None,
            Self::Offered { division, .. } | Self::Held { division, .. } => Some(division),
        }
    }
}

impl CaseFacts<'_> {
    /// Who handles it now.
    pub fn holder(&self) -> Holder {
        self.events.iter().fold(Holder::Bureau, |holder, event| match event.act {
            Act::HandDown => match event.handed.and_then(|to| to.division) {
                Some(division) => Holder::Offered { division, since: event.on },
                None => holder,
            },
            Act::TakeOn => match holder {
                Holder::Offered { division, .. } => Holder::Held { division, since: event.on },
                other => other,
            },
            Act::SendBack | Act::ReportUp | Act::Transfer => Holder::Bureau,
            _ => holder,
        })
    }

    /// How often it came back: returned from below, or taken back from elsewhere. What was joined was passed to nobody.
    pub fn bounces(&self) -> usize {
        let mut joined = false;
        let back = self.events.iter().filter(|event| match event.act {
            Act::SendBack => true,
            Act::TakeBack => !std::mem::take(&mut joined),
            act => {
                joined |= act == Act::Join;
                false
            }
        });
        back.count()
    }

    /// Whether it is one of the long-standing cases (积案).
    pub fn long_standing(&self) -> bool {
        self.last(&[Act::MarkLong, Act::UnmarkLong]).is_some_and(|e| e.act == Act::MarkLong)
    }

    /// Those of the staff who keep away from it, in the order in which it was said of them, and who said so: they themselves, or the
    /// head (第二十八条第三款).
    pub fn recusals(&self) -> Vec<(StaffId, StaffId)> {
        let mut all: Vec<(StaffId, StaffId)> = Vec::new();
        for event in self.events {
            let Some(who) = event.handed.and_then(|who| who.staff) else { continue };
            match event.act {
                Act::Recuse if all.iter().all(|(one, _)| *one != who) => all.push((who, event.by)),
                Act::LiftRecusal => all.retain(|(one, _)| *one != who),
                _ => {}
            }
        }
        all
    }

    /// Those of the staff who keep away from it.
    pub fn recused(&self) -> Vec<StaffId> {
        self.recusals().into_iter().map(|(who, _)| who).collect()
    }
}
