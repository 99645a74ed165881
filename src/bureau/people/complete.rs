//! What the last word of a lookup may become: keys, marks and values, with how many people each would leave.

use std::collections::BTreeMap;

use crate::bureau::answer::Completion;
use crate::bureau::facets::{Standings, matching};
use crate::bureau::index::LookupIndex;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::filter::{Facet, Filter, Key, Mark, Order, Tongue, Value};
use crate::store::Reading;
use crate::text::{fold, pinyin};

/// Most completions of one word.
const MOST: usize = 60;
/// Latin letters from which a word is taken for the beginning of a key: fewer are the initials of a name.
const LETTERS: usize = 3;

/// The completions of the last word of a text, the fullest first; none when it is the beginning of nothing.
pub fn completions(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    text: &str,
) -> Result<Vec<Completion>, Stop> {
    let Some(asked) = Asked::of(text) else { return Ok(Vec::new()) };
    let tables = scene.reference.filter_tables();
    let (filter, _) = Filter::parse(asked.before, tables);
    if let Asked { key: Some(key), .. } = asked {
        let people = if key == Key::Sort { None } else { matching(r, scene, index, &filter)? };
        return Ok(asked.values(key, scene, &people.unwrap_or_default()));
    }
    let mut found: Vec<Completion> = Key::ALL.iter().filter_map(|key| asked.begun(key.aliases())).collect();
    for key in &mut found {
        key.word.push(':');
    }
    let marks = Mark::ALL.iter().filter(|mark| Mark::parse(&asked.begun) != Some(**mark));
    let marks: Vec<(Mark, Completion)> =
        marks.filter_map(|m| asked.begun(m.aliases()).map(|c| (*m, c))).collect();
    if !marks.is_empty() {
        let people = matching(r, scene, index, &filter)?.unwrap_or_default();
        let standings = Standings::read(r, scene)?;
        for (mark, mut completion) in marks {
            let (one, _) = Filter::parse(&completion.word, tables);
            let today = scene.asking.moment.today;
            let holds = |f: &&Facet| one.holds(f, today, || standings.of(f.person));
            completion.people = Some(people.iter().filter(holds).count());
            completion.value = Some(Value::Mark(mark));
            found.push(completion);
        }
    }
    found.truncate(MOST);
    Ok(found)
}

/// The last word of a text, taken apart.
struct Asked<'a> {
    /// The words before it.
    before: &'a str,
    /// A sign that turns it round, as written.
    sign: &'a str,
    /// The key, when there is a colon.
    key: Option<Key>,
    /// What stays of the word: the key and the values before the last.
    stays: &'a str,
    /// What is begun.
    begun: String,
    tongue: Tongue,
}

impl<'a> Asked<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let from = text.char_indices().rev().find(|(_, c)| c.is_whitespace());
        let (before, word) = text.split_at_checked(from.map_or(0, |(at, c)| at + c.len_utf8()))?;
        let bare = word.trim_start_matches(['-', '－', '!', '！', '非']);
        let sign = word.strip_suffix(bare).unwrap_or_default();
        let colon = bare.find([':', '：', '=', '＝']);
        let key = colon.and_then(|at| Key::parse(&fold(bare.get(..at)?)));
        let cut = bare.char_indices().rev().find(|(_, c)| ":：=＝,，、|".contains(*c) && key.is_some());
        let (stays, begun) = bare.split_at_checked(cut.map_or(0, |(at, c)| at + c.len_utf8()))?;
        let begun = fold(begun).into_owned();
        let latin = bare.starts_with(|c: char| c.is_ascii_alphanumeric());
        let enough = key.is_some() || !latin || begun.len() >= LETTERS || !sign.is_empty();
        let tongue = if latin { Tongue::En } else { Tongue::Zh };
        let asks = enough && (key.is_some() || !begun.is_empty() || !sign.is_empty());
        asks.then_some(Self { before, sign, key, stays, begun, tongue })
    }

    /// The first of some words that the word begins; the usual word of its language when nothing is begun.
    fn begun(&self, words: &[&'static str]) -> Option<Completion> {
        let word = words.iter().find(|word| word.starts_with(&self.begun))?;
        let word = if self.begun.is_empty() { self.tongue.of(words) } else { word };
        Some(Completion { word: format!("{}{word}", self.sign), value: None, people: None })
    }

    /// The values of a key that the begun one may become.
    fn values(&self, key: Key, scene: Scene<'_>, people: &[Facet]) -> Vec<Completion> {
        let completion = |text: &str, value, people| Completion {
            word: format!("{}{}{text}", self.sign, self.stays),
            value,
            people,
        };
        if key == Key::Sort {
            let words = Order::ALL.iter().map(|order| self.tongue.of(order.words()));
            return words.filter(|w| self.fits(w, "")).map(|w| completion(w, None, None)).collect();
        }
        let mut counts: BTreeMap<Value, usize> = BTreeMap::new();
        for facet in people {
            facet.each_value(key, scene.asking.moment.today, |v| *counts.entry(v).or_default() += 1);
        }
        let tables = scene.reference.filter_tables();
        let named = counts.into_iter().map(|(value, n)| (value, value.text(self.tongue, tables), n));
        let mut found: Vec<_> =
            named.filter(|(value, text, _)| self.fits(text, &name(*value, scene))).collect();
        // Ages and grades stand in their own order, everything else by how many there are.
        if !matches!(key, Key::Age | Key::Grade) {
            found.sort_by_key(|(.., n)| std::cmp::Reverse(*n));
        }
        found.truncate(MOST);
        found.iter().map(|(value, text, n)| completion(text, Some(*value), Some(*n))).collect()
    }

    /// Whether the begun value may become this one: by its beginning, by a part of its name or by its initials. What is complete
    /// stays on offer, with its count.
    fn fits(&self, text: &str, name: &str) -> bool {
        let begun = self.begun.as_str();
        let (text, name) = (fold(text), fold(name));
        text.contains(begun)
            || name.contains(begun)
            || [&text, &name].iter().any(|words| pinyin::initials(words).starts_with(begun))
    }
}

/// What a value is called besides what is written for it.
fn name(value: Value, scene: Scene<'_>) -> String {
    let reference = scene.reference;
    match value {
        Value::Group(place) => {
            reference.groups.all().get(place).map(|g| format!("{} {}", g.zh, g.en)).unwrap_or_default()
        }
        Value::Town(code) | Value::Village(code) => reference.divisions.full_name(code),
        _ => String::new(),
    }
}
