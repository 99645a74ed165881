//! On what a refusal rests: the grounds of the table of letters, each with its article and what the letter says of it.

use serde::Deserialize;

use super::letters::{LetterPiece, Letters, LettersFault, pieces};
use super::record::PetitionFacts;
use super::{PetitionAct, PetitionEvent, Route};
use crate::domain::paper::PaperKind;
use crate::domain::{Article, Date};

/// Why a petition is refused by the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusalGround {
    /// What the record and the command line call it.
    pub id: String,
    /// The steps that may rest on it.
    pub acts: Vec<PetitionAct>,
    /// Where it is written.
    pub article: Article,
    /// In a few words, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// What the letter says.
    pub text: Vec<LetterPiece>,
}

impl RefusalGround {
    /// Whether it says that the matter went through the recheck (信访工作条例 第三十六条第三款): only then is it true.
    pub fn is_final(&self) -> bool {
        self.id == usual::FINAL
    }
}

/// A ground as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileGround {
    id: String,
    acts: Vec<PetitionAct>,
    article: Article,
    zh: String,
    en: String,
    text: String,
}

impl FileGround {
    pub(super) fn read(self) -> Result<RefusalGround, LettersFault> {
        let Self { id, acts, article, zh, en, text } = self;
        let text = pieces(&text, PaperKind::Refusal)?;
        Ok(RefusalGround { id, acts, article, zh, en, text })
    }
}

/// Ids of grounds that follow from the facts of a petition.
mod usual {
    pub const POWERS: &str = "powers";
    pub const IN_HAND: &str = "in-hand";
    pub const PROCEDURE: &str = "procedure";
    pub const FINAL: &str = "final";
}

/// Whether an act refuses a petition, and so rests on a ground.
pub fn refuses(act: PetitionAct) -> bool {
    matches!(act, PetitionAct::Decline | PetitionAct::NoFurther)
}

impl Letters {
    /// The grounds that a step may rest on, the usual one first.
    pub fn grounds_of(&self, act: PetitionAct) -> impl Iterator<Item = &RefusalGround> {
        self.grounds().iter().filter(move |ground| ground.acts.contains(&act))
    }

    /// The ground of a refusal; of one that an earlier program recorded without, the one that its letters named.
    pub fn ground_of(&self, event: &PetitionEvent) -> Option<&RefusalGround> {
        let mut all = self.grounds_of(event.act);
        match &event.ground {
            Some(id) => all.find(|ground| ground.id == *id),
            None => all.next(),
        }
    }

    /// The ground that follows from what is known of a petition on a day, by the way of its demands: another organ has it in hand, it
    /// ended for good, it goes another way, or else it is not the bureau's.
    pub fn usual_ground(
        &self,
        facts: &PetitionFacts,
        act: PetitionAct,
        (on, route): (Date, Option<Route>),
    ) -> Option<&RefusalGround> {
        let id = match () {
            () if !refuses(act) => return None,
            () if facts.in_hand_elsewhere(on) => usual::IN_HAND,
            () if act == PetitionAct::NoFurther => usual::FINAL,
            () if facts.route().or(route).is_some_and(Route::has_own_procedure) => usual::PROCEDURE,
            () => usual::POWERS,
        };
        self.grounds_of(act).find(|ground| ground.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::petition::Demand;

    #[test]
    fn the_ground_follows_from_what_is_known_of_the_petition() {
        let letters = Letters::embedded().unwrap();
        let day = Date::new(2026, 11, 23).unwrap();
        let of = |elsewhere: &str, route| {
            let demands = vec![Demand::new("要求补发", route)];
            PetitionFacts { demands, elsewhere: elsewhere.to_owned(), ..PetitionFacts::on(day) }
        };
        for (facts, act, id, article) in [
            (of("", None), PetitionAct::Decline, "powers", "第二十三条第二款"),
            (of("", Some(Route::Opinion)), PetitionAct::Decline, "powers", "第二十三条第二款"),
            (of("", Some(Route::Judicial)), PetitionAct::Decline, "procedure", "第三十一条"),
            (of("区信访局", None), PetitionAct::Decline, "in-hand", "第十九条第三款"),
            (of("", None), PetitionAct::NoFurther, "final", "第三十六条第三款"),
            (of("区信访局", None), PetitionAct::NoFurther, "in-hand", "第十九条第三款"),
        ] {
            let ground = letters.usual_ground(&facts, act, (day, None)).unwrap();
            assert_eq!(ground.id, id);
            assert!(ground.article.zh().ends_with(article), "{}", ground.article.zh());
        }
        assert!(letters.usual_ground(&of("", None), PetitionAct::Accept, (day, None)).is_none());
    }
}
