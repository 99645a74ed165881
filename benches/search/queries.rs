//! What is typed: seventeen kinds of query, each for a known person.

use fastrand::Rng;

use crate::people::Person;

/// One query and the person it is meant for.
pub struct Typed {
    pub kind: &'static str,
    pub text: String,
    pub target: usize,
}

impl Typed {
    /// The query after each key.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.text.char_indices().map(|(at, c)| &self.text[..at + c.len_utf8()])
    }
}

type Kind = (&'static str, fn(&Person, &mut Rng) -> String);

const KINDS: [Kind; 17] = [
    ("name", |p, _| p.name.clone()),
    ("given name", |p, _| p.name.chars().skip(p.surname).collect()),
    ("initials", |p, _| p.pinyin(0, 0)),
    ("surname+initials", |p, _| p.pinyin(0, p.surname)),
    ("character+initials", |p, _| {
        p.name.chars().take(p.surname).collect::<String>() + &p.pinyin(p.surname, 0)
    }),
    ("full pinyin", |p, _| p.pinyin(0, usize::MAX)),
    ("given pinyin", |p, _| p.pinyin(p.surname, usize::MAX)),
    ("letter missing", |p, random| {
        let mut text = p.pinyin(0, usize::MAX);
        text.remove(random.usize(1..text.len()));
        text
    }),
    ("id last 4", |p, _| p.id[14..].to_owned()),
    ("id last 6", |p, _| p.id[12..].to_owned()),
    ("id birth", |p, _| p.id[6..14].to_owned()),
    ("id middle", |p, _| p.id[8..16].to_owned()),
    ("id whole", |p, _| p.id.clone()),
    ("phone last 4", |p, _| p.phone[7..].to_owned()),
    ("phone whole", |p, _| p.phone.clone()),
    ("card last 6", |p, _| p.card[8..].to_owned()),
    ("village", |p, _| p.village.clone()),
];

/// `each` queries of every kind.
pub fn queries(people: &[Person], each: usize) -> Vec<Typed> {
    let mut random = Rng::with_seed(17);
    let mut all = Vec::new();
    for (kind, make) in KINDS {
        for _ in 0..each {
            let target = random.usize(..people.len());
            all.push(Typed { kind, text: make(&people[target], &mut random), target });
        }
    }
    all
}
