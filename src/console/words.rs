//! What is said to people, before it is put in a language: so that a switch of language changes what stands already.

use crate::bureau::{Denied, Fault, Refusal};
use crate::domain::ledger::Doubt;
use crate::exchange::{Trouble, people};
use crate::locale::stops;
use crate::locale::{Lang, Msg, bank, denied, field, journal, refusal, words};

/// A sentence to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// A message without blanks.
    Plain(Msg),
    /// A message and what fills its blanks.
    Filled(Msg, Vec<(&'static str, Words)>),
    /// A message with a number in it; separate, so that singular and plural can follow it.
    Count(Msg, u64),
    /// Why something was refused.
    Refusal(Box<Refusal>),
    /// Why something with files came to nothing.
    Trouble(Trouble),
    /// How a field is wrong.
    Fault(Fault),
    /// What deserves a second look in an entry.
    Doubt(Doubt),
    /// What is on record of why the bank did not pay.
    Bank(String),
    /// Several things, one after the other.
    List(Vec<Words>),
    /// Several sentences, each on a line of its own.
    Lines(Vec<Words>),
    /// What was done, and the entry of the journal that says so: it stands last.
    Booked(Box<Words>, u64),
    /// The label of a field, by its stable name.
    Field(String),
    /// A name, a number, an address: the same in every language.
    Data(String),
}

impl Words {
    /// A message with values that are the same in every language.
    pub fn with(msg: Msg, values: &[(&'static str, &dyn std::fmt::Display)]) -> Self {
        Self::Filled(msg, values.iter().map(|(name, value)| (*name, Self::Data(value.to_string()))).collect())
    }

    /// The same about something by the name it has on screen, where somebody's roles do not cover it: the gate's own word takes in other things.
    #[must_use]
    pub fn naming(self, what: impl Into<Self>) -> Self {
        let needs = match &self {
            Self::Refusal(why) => match &**why {
                Refusal::NotPermitted { why: Denied::Role { needs }, .. } if !needs.is_empty() => needs,
                _ => return self,
            },
            _ => return self,
        };
        let roles = needs.iter().map(|role| Self::Plain(words::role(*role))).collect();
        Self::Filled(denied::NEEDS_ROLE, vec![("action", what.into()), ("roles", Self::List(roles))])
    }

    /// The same with the entry of the journal that says so.
    #[must_use]
    pub fn booked(self, seq: u64) -> Self {
        Self::Booked(Box::new(self), seq)
    }

    /// The same with more said of what was done; the entry of the journal stands last.
    #[must_use]
    pub fn then(self, more: impl FnOnce(Self) -> Self) -> Self {
        match self {
            Self::Booked(done, seq) => more(*done).booked(seq),
            other => more(other),
        }
    }

    /// The sentence.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Plain(msg) => msg.get(lang).to_owned(),
            Self::Count(msg, n) => msg.with(lang, &[("n", &grouped(*n))]),
            Self::Filled(msg, values) => {
                let said: Vec<(&str, String)> = values.iter().map(|(name, w)| (*name, w.say(lang))).collect();
                let filled: Vec<(&str, &dyn std::fmt::Display)> =
                    said.iter().map(|(name, text)| (*name, text as &dyn std::fmt::Display)).collect();
                msg.with(lang, &filled)
            }
            Self::Refusal(why) => refusal::say(why, lang),
            Self::Trouble(trouble) => people::say_trouble(trouble, lang),
            Self::Fault(fault) => refusal::say_fault(fault, lang),
            Self::Doubt(doubt) => refusal::say_doubt(doubt, lang),
            Self::Bank(stored) => bank::said(stored, lang),
            Self::List(parts) => {
                let said: Vec<String> = parts.iter().map(|w| w.say(lang)).collect();
                said.join(stops(lang).comma)
            }
            Self::Lines(lines) => {
                let said: Vec<String> = lines.iter().map(|w| w.say(lang)).collect();
                said.join("\n")
            }
            Self::Booked(done, seq) => journal::BOOKED.with(lang, &[("done", &done.say(lang)), ("seq", seq)]),
            Self::Field(name) => field::label(name, lang),
            Self::Data(text) => text.clone(),
        }
    }
}

/// A number with its thousands apart.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl From<Msg> for Words {
    fn from(msg: Msg) -> Self {
        Self::Plain(msg)
    }
}

impl From<Refusal> for Words {
    fn from(why: Refusal) -> Self {
        Self::Refusal(Box::new(why))
    }
}
