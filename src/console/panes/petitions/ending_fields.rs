//! The fields of acts about what ends: on what a refusal rests, who carries an opinion out and what became of it, what is followed.

use super::case::both;
use crate::bureau::answer::PetitionView;
use crate::console::forms::{Choice, Field, Kind};
use crate::console::shared::Shared;
use crate::domain::petition::{Carried, PetitionAct as Do, RefusalGround, refuses};
use crate::locale::{Lang, letter_words as letter, petition_after as after};

/// The fields of an act about what ends.
pub fn ending(view: &PetitionView, act: Do, shared: &Shared) -> Vec<Field> {
    match act {
        Do::Track | Do::Look => vec![Field::new("until", after::NEXT_LOOK, Kind::Date).ahead().required()],
        Do::Enforce => vec![
            Field::text("organ", after::EXECUTOR).required().hint(after::EXECUTOR_HINT),
            Field::new("until", after::UNTIL_EXECUTION, Kind::Date).ahead().required(),
        ],
        Do::CarryOut => {
            let choices = Carried::ALL.iter().map(|one| Choice::new(one.name(), after::carried(*one)));
            vec![Field::new("carried", after::CARRIED, Kind::Choice(choices.collect())).unchosen()]
        }
        act if refuses(act) => grounds(view, act, shared),
        _ => Vec::new(),
    }
}

/// On what a refusal may rest; what follows from the facts stands there.
fn grounds(view: &PetitionView, act: Do, shared: &Shared) -> Vec<Field> {
    let letters = &shared.tables.letters;
    let label =
        |ground: &RefusalGround| both(&letter::ground(ground, Lang::Zh), &letter::ground(ground, Lang::En));
    let choices = letters.grounds_of(act).map(|ground| Choice::new(ground.id.clone(), label(ground)));
    let field = Field::new("ground", letter::REFUSAL_GROUND, Kind::Choice(choices.collect())).by_digit();
    match letters.usual_ground(&view.facts, act, (shared.today, None)) {
        Some(usual) => vec![field.with(usual.id.clone())],
        None => vec![field],
    }
}
