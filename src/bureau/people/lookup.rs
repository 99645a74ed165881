//! Finding people: the index finds, the store tells who they are.

use std::collections::HashMap;

use crate::bureau::answer::{Hit, Lookup, Pasted, Tier};
use crate::bureau::index::LookupIndex;
use crate::bureau::people::card::division;
use crate::bureau::people::mask;
use crate::bureau::people::narrowed::narrowed;
use crate::bureau::people::records::stands_for;
use crate::bureau::people::register::owner_of;
use crate::bureau::reference::Reference;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::filter::Filter;
use crate::domain::person::{Glance, Person, PersonFacts, RecognitionState};
use crate::domain::{Date, DivisionCode, PersonId, ResidentId};
use crate::search::{Field as MatchedField, Found, Hit as Match, How as MatchedHow, Index, Matched, Record};
use crate::store::{Keys, Reading};
use crate::text::fold;

/// Most hits one answer holds.
const MOST_HITS: usize = 500;
/// Most rows that a screen asks for at once.
const SCREEN: usize = 128;

/// A page of those who are found by the words and answer the conditions of a text; for an empty one the people named as recent.
pub fn lookup(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    text: &str,
    (offset, limit): (usize, usize),
    recent: &[PersonId],
) -> Result<Lookup, Stop> {
    let today = scene.asking.moment.today;
    let page = (offset, limit.min(MOST_HITS));
    let (filter, faults) = Filter::parse(text, scene.reference.filter_tables());
    let mut answer = Lookup {
        query: text.to_owned(),
        total: 0,
        offset,
        hits: Vec::new(),
        words: filter.words.clone(),
        conditions: Vec::new(),
        faults,
        pasted: None,
        ready: true,
    };
    if text.trim().is_empty() {
        answer.ready = index.ask(|_| ()).is_some();
        // Whoever was merged in the meantime is found on the record that stands for them.
        let mut known = Vec::new();
        for id in recent.iter().take(page.1) {
            let stands = stands_for(r, *id)?;
            if !known.contains(&stands) {
                known.push(stands);
            }
        }
        let matches = known.into_iter().map(|id| Match::wordless(id, Tier::ExactName));
        answer.hits = hits(r, matches.collect(), today)?;
        (answer.total, answer.offset) = (answer.hits.len(), 0);
        return Ok(answer);
    }
    answer.pasted = pasted(r, text, today)?;
    // Written as on papers and in the journal, a number is one record's; with a small letter it may be anybody's initial.
    let as_written = filter.is_plain() && filter.words.starts_with(['P', 'Ｐ']);
    let named = if as_written { by_number(r, &filter.words)? } else { Found::default() };
    let found = if named.total > 0 {
        index.ask(|_| named)
    } else if filter.is_plain() && !filter.words.is_empty() {
        index.ask(|known| plain(&known.index, &filter.words, page))
    } else {
        let narrowed = narrowed(r, scene, index, &filter, page)?;
        answer.conditions = narrowed.conditions;
        narrowed.found
    };
    answer.ready = found.is_some();
    let mut found = found.unwrap_or_else(|| owner_only(answer.pasted.as_ref()));
    if found.total == 0 && matches!(answer.pasted, Some(Pasted::Fault(_))) {
        found = one_slip_off(r, text)?;
    }
    if found.total == 0 && filter.is_plain() {
        found = by_number(r, &filter.words)?;
    }
    let Found { total, hits: matches, .. } = found;
    answer.total = total;
    answer.hits = hits(r, matches, today)?;
    Ok(answer)
}

/// Most people of a bureau of whom all who answer are put in order for every key: some milliseconds.
const RANKED_WHOLE: usize = 200_000;

/// Without a condition the best few are often found without looking at everybody. A list of more than those is one list, so that
/// its pages follow one another and its total is exact; in a register larger than any district's, the first page of a screen
/// is found quickly and its total is a lower bound.
fn plain(index: &Index, words: &str, (offset, limit): (usize, usize)) -> Found {
    let of_screen = offset == 0 && limit <= SCREEN;
    if of_screen {
        let found = index.find(words, limit);
        let complete = !found.capped && found.hits.len() < limit;
        if complete {
            return Found { total: found.hits.len(), ..found };
        }
        if index.len() > RANKED_WHOLE {
            return found;
        }
    }
    index.find_among(words, (offset, limit), |_| true)
}

/// While the index is being built, a whole identity number is found all the same.
fn owner_only(pasted: Option<&Pasted>) -> Found {
    let hits: Vec<Match> = match pasted {
        Some(Pasted::Person(id)) => vec![Match::wordless(*id, Tier::ExactNumber)],
        _ => Vec::new(),
    };
    Found { total: hits.len(), hits, ..Found::default() }
}

/// Whose record has that number (`P12`): of one that was merged, the one that stands for it.
fn by_number(r: &impl Reading, words: &str) -> Result<Found, Stop> {
    let folded = fold(words);
    let id = folded.starts_with('p').then(|| PersonId::parse(&folded)).flatten();
    let mut hits = Vec::new();
    if let Some(id) = id
        && r.has::<Person>(&Keys::person(id))?
    {
        hits.push(Match::wordless(stands_for(r, id)?, Tier::ExactNumber));
    }
    Ok(Found { total: hits.len(), hits, ..Found::default() })
}

/// Whose number it would be, had one character of it been written otherwise.
fn one_slip_off(r: &impl Reading, text: &str) -> Result<Found, Stop> {
    let mut hits = Vec::new();
    for number in ResidentId::find_in(text).map(ResidentId::one_slip_from).unwrap_or_default() {
        let why =
            Matched { field: MatchedField::ResidentId, how: MatchedHow::Misspelt, detail: String::new() };
        let owner = owner_of(r, number)?;
        hits.extend(owner.map(|id| Match { matched: vec![why], ..Match::wordless(id, Tier::Misspelt) }));
    }
    Ok(Found { total: hits.len(), hits, ..Found::default() })
}

/// A whole identity number in the text: whose it is, or what is wrong with it.
fn pasted(r: &impl Reading, text: &str, today: Date) -> Result<Option<Pasted>, Stop> {
    let Some(digits) = ResidentId::find_in(text) else { return Ok(None) };
    let read = ResidentId::parse(digits).and_then(|p| p.id.judge(today).map(|_| p.id));
    Ok(Some(match read {
        Ok(number) => owner_of(r, number)?.map_or(Pasted::Nobody, Pasted::Person),
        Err(fault) => Pasted::Fault(fault),
    }))
}

fn hits(r: &impl Reading, matches: Vec<Match>, today: Date) -> Result<Vec<Hit>, Stop> {
    let mut out = Vec::with_capacity(matches.len());
    for found in matches {
        // Someone who is in the index but not in this snapshot was put on record a moment ago: the next answer has them.
        if let Some(person) = r.get::<Person>(&Keys::person(found.person))? {
            out.push(hit(&person, found, today));
        }
    }
    Ok(out)
}

fn hit(person: &Person, found: Match, today: Date) -> Hit {
    let facts = &person.facts;
    Hit {
        person: person.id,
        name: facts.name.clone(),
        sex: facts.sex,
        age: facts.age_on(today),
        groups: groups(facts),
        division: division(facts),
        id_masked: mask::id(facts),
        dead: person.is_dead(today),
        // A tier outweighs any score within it.
        score: score(found.tier, found.score),
        matched: found.matched,
    }
}

/// Kind of match and order inside it as one number from 1000 to 10999; higher is better.
fn score(tier: Tier, points: u16) -> u16 {
    1000 * 10u16.saturating_sub(tier as u16) + points.min(999)
}

/// Group codes, those in payment first.
fn groups(facts: &PersonFacts) -> Vec<String> {
    let mut sorted: Vec<_> = facts.recognitions.iter().collect();
    sorted.sort_by_key(|r| match r.state {
        RecognitionState::Receiving => 0,
        RecognitionState::RecognisedOnly => 1,
        RecognitionState::Applied => 2,
        RecognitionState::Suspended | RecognitionState::Stopped | RecognitionState::Moved => 3,
        RecognitionState::Refused | RecognitionState::Deceased | RecognitionState::Cancelled => 4,
    });
    sorted.into_iter().map(|r| r.group.clone()).collect()
}

/// What the index is told about people: the texts that a glance does not hold itself.
pub struct SearchTexts<'r> {
    reference: &'r Reference,
    /// The names of town and village of each division that came; many people share theirs.
    places: HashMap<DivisionCode, Vec<String>>,
}

impl<'r> SearchTexts<'r> {
    /// With the program's tables.
    pub fn new(reference: &'r Reference) -> Self {
        Self { reference, places: HashMap::new() }
    }

    /// Gives the record of a person, as the index reads it, to `then`.
    pub fn record<T>(&mut self, seen: &Glance<'_>, then: impl FnOnce(&Record<'_>) -> T) -> T {
        let old_id = seen.resident_id.and_then(|id| id.old_form_15());
        let [household, residence] = seen.divisions;
        let divisions = || residence.into_iter().chain(household);
        for code in divisions() {
            self.places.entry(code).or_insert_with(|| names(self.reference, code));
        }
        let mut places: Vec<&str> = Vec::new();
        for name in divisions().filter_map(|code| self.places.get(&code)).flatten() {
            if !places.contains(&name.as_str()) {
                places.push(name);
            }
        }
        then(&Record {
            person: seen.id,
            name: seen.name,
            other_names: seen.other_names.clone(),
            resident_id: seen.resident_id.as_ref().map(ResidentId::as_str),
            old_id: old_id.as_deref(),
            phones: seen.phones.clone(),
            card: seen.card,
            account: seen.account,
            places,
            birth: seen.birth,
            alive: seen.died.is_none(),
        })
    }
}

/// Town and village of a division, by their short and their official names.
fn names(reference: &Reference, code: DivisionCode) -> Vec<String> {
    let mut places = Vec::new();
    for code in code.town().into_iter().chain([code]) {
        let Some(place) = reference.divisions.get(code) else { continue };
        for name in [place.short_name(), place.name.clone()] {
            if !places.contains(&name) {
                places.push(name);
            }
        }
    }
    places
}
