//! How a petition came: on the page of the console and on the command line.

use super::message::Lang;
use super::{petition_hands as hands, petition_words as words, petitions};
use crate::bureau::answer::PetitionView;
use crate::domain::petition::Origin;

/// Channel, origin, purpose and time of receipt.
pub fn receipt(view: &PetitionView, lang: Lang) -> Vec<String> {
    let facts = &view.facts;
    let at = facts.received_at.map(|m| format!(" {:02}:{:02}", m / 60, m % 60)).unwrap_or_default();
    let mut parts =
        vec![words::channel(facts.channel).get(lang).to_owned(), format!("{}{at}", facts.received)];
    if facts.origin == Origin::Referred {
        parts.push(words::origin(facts.origin).get(lang).to_owned());
    }
    if let Some(sent) = &facts.forwarded {
        let on = sent.on.map(|on| on.to_string()).unwrap_or_default();
        parts.extend(
            [sent.organ.clone(), sent.document.clone(), on].into_iter().filter(|part| !part.is_empty()),
        );
    }
    parts.push(words::purpose(facts.purpose).get(lang).to_owned());
    if facts.secret {
        parts.push(petitions::SECRET.get(lang).to_owned());
    }
    parts
}

/// Who brought it, how it came, how urgent it is and who had it first, in one line.
pub fn head(view: &PetitionView, lang: Lang) -> String {
    let row = &view.row;
    let mut parts = vec![petitions::who_of(&row.name, row.headcount, lang)];
    parts.extend(receipt(view, lang));
    parts.push(hands::urgency(row.urgency).get(lang).to_owned());
    parts.extend(row.first_handler.iter().map(|name| format!("{} {name}", hands::FIRST_HANDLER.get(lang))));
    parts.join(" · ")
}
