//! 死亡登记: that a person died, and the document that says so.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Date;
use crate::domain::kinds::kinds;
use crate::domain::person::{PersonFacts, Recognition, RecognitionState};

kinds! {
    /// What somebody died of, as far as the articles tell it apart (军人抚恤优待条例 第三十二条).
    DeathCause {
        /// 因病
        0 Illness "illness",
        /// 旧伤复发
        1 OldWound "old-wound",
        /// Anything else, such as an accident.
        2 Other "other",
    }
}

/// How a death came on record. A death that came with a register that was taken over has none.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Death {
    /// Number of the document: 死亡证明, 火化证明, 户口注销证明.
    #[n(0)]
    pub document: String,
    /// What of, where it is known.
    #[n(1)]
    #[serde(default)]
    pub cause: Option<DeathCause>,
    /// The recognitions before, so that a death entered by mistake leaves nothing behind.
    #[n(2)]
    #[serde(default)]
    pub before: Vec<Recognition>,
}

/// With a death, what was received ends on its day (伤残抚恤管理办法 第二十六条).
fn ended(before: &[Recognition], died: Date) -> Vec<Recognition> {
    let end = |r: &Recognition| {
        let mut r = r.clone();
        if r.state == RecognitionState::Receiving {
            r.state = RecognitionState::Deceased;
            let last = r.since.map_or(died, |since| since.max(died));
            r.until.get_or_insert(last);
        }
        r
    };
    before.iter().map(end).collect()
}

impl PersonFacts {
    /// Puts a death on record, or its day, document and cause right.
    pub fn die(&mut self, on: Date, document: String, cause: Option<DeathCause>) {
        self.revive();
        let before = std::mem::take(&mut self.recognitions);
        self.recognitions = ended(&before, on);
        self.died = Some(on);
        self.death = Some(Death { document, cause, before });
    }

    /// What is received ends on a day.
    pub(super) fn end_what_is_received(&mut self, on: Date) {
        self.recognitions = ended(&self.recognitions, on);
    }

    /// Takes a death off the record: the recognitions are as before, but for those that were changed since.
    pub fn revive(&mut self) {
        if let (Some(on), Some(death)) = (self.died, self.death.take()) {
            let then = ended(&death.before, on);
            for now in &mut self.recognitions {
                let was = then.iter().zip(&death.before).find(|(ended, _)| *ended == now);
                if let Some((_, before)) = was {
                    *now = before.clone();
                }
            }
        }
        self.died = None;
    }
}

crate::text::opaque!(Death);

#[cfg(test)]
mod tests {
    use super::*;

    fn held(group: &str, state: RecognitionState, until: Option<&str>) -> Recognition {
        Recognition {
            since: Date::parse("2020-01-01"),
            until: until.and_then(Date::parse),
            ..Recognition::new(group, state)
        }
    }

    #[test]
    fn a_death_ends_what_was_received_and_taken_back_leaves_nothing() {
        use RecognitionState::{Deceased, Receiving, Stopped};
        let before = PersonFacts {
            recognitions: vec![
                held("51", Receiving, None),
                held("11", Stopped, Some("2024-01-01")),
                held("81", Receiving, Some("2026-12-31")),
            ],
            ..PersonFacts::default()
        };
        let on = Date::parse("2026-08-15").unwrap();
        let mut facts = before.clone();
        facts.die(on, "A1".into(), None);
        let ended: Vec<_> = facts.recognitions.iter().map(|r| (r.state, r.until)).collect();
        assert_eq!(
            ended,
            [
                (Deceased, Some(on)),
                (Stopped, Date::parse("2024-01-01")),
                (Deceased, Date::parse("2026-12-31"))
            ]
        );
        // The day put right: the first state is still known.
        let later = Date::parse("2026-09-01").unwrap();
        facts.die(later, "A1".into(), Some(DeathCause::Illness));
        assert_eq!(facts.recognitions.first().and_then(|r| r.until), Some(later));
        facts.revive();
        assert_eq!(facts, before);
    }

    #[test]
    fn what_was_changed_since_stays() {
        let mut facts = PersonFacts {
            recognitions: vec![held("51", RecognitionState::Receiving, None)],
            ..Default::default()
        };
        facts.die(Date::parse("2026-08-15").unwrap(), "A1".into(), None);
        facts.recognitions.iter_mut().for_each(|r| r.certificate = "B2".into());
        let changed = facts.recognitions.clone();
        facts.revive();
        assert_eq!((facts.died, facts.recognitions), (None, changed));
    }
}
