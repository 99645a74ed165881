//! Whom to call about petitions: the bureau's team, an agent in each town, and informants in some villages.

use super::builder::Builder;
use crate::bureau::{Command, Refusal};
use crate::domain::person::Sex;
use crate::domain::petition::{LiaisonFacts, LiaisonKind};
use crate::domain::{Date, DivisionCode, DivisionLevel};
use crate::sample::chance::{Topic, stream};
use crate::sample::names::Names;
use crate::sample::numbers;
use crate::sample::places::Places;

/// One village in so many has an informant.
const VILLAGES: usize = 12;
/// What an agent and an informant are otherwise.
const AGENT: &str = "退役军人服务站站长";
const INFORMANT: &str = "村（居）联络员";
/// Those of the bureau's team.
const TEAM: [&str; 2] = ["专班组长", "专班成员"];

impl Builder<'_> {
    /// All of them, on the last day.
    pub(super) fn directory(&mut self, on: Date) -> Result<(), Refusal> {
        let Some(district) = Places::district().filter(|_| self.spec.people > 0) else { return Ok(()) };
        let below: Vec<DivisionCode> = self.scribe.divisions().all().iter().map(|d| d.code).collect();
        let of = |level| below.iter().filter(move |code| code.level() == level && district.holds(**code));
        let mut all: Vec<(LiaisonKind, DivisionCode, &str)> = Vec::new();
        all.extend(TEAM.map(|post| (LiaisonKind::Team, district, post)));
        all.extend(of(DivisionLevel::Town).map(|code| (LiaisonKind::Agent, *code, AGENT)));
        let villages = of(DivisionLevel::Village).step_by(VILLAGES);
        all.extend(villages.map(|code| (LiaisonKind::Informant, *code, INFORMANT)));
        let names = Names::embedded();
        for (k, (kind, division, post)) in (0..).zip(all) {
            let mut rng = stream(self.spec.seed, Topic::Desk, (9 << 40) + k);
            let sex = if rng.bool() { Sex::Male } else { Sex::Female };
            let name = [names.surname(&mut rng), &names.given(sex, &mut rng)].concat();
            let facts =
                LiaisonFacts { kind, division, name, phone: numbers::phone(&mut rng), post: post.to_owned() };
            let set = Command::SetLiaison { liaison: None, seen: 0, facts: Box::new(facts) };
            self.scribe.does(self.hands.officer.clone(), on, set)?;
        }
        Ok(())
    }
}
