//! Reading what was typed.

use crate::domain::{Date, Month};
use crate::text::{fold, fold_digits, is_name_dot};

use super::digits::Digits;
use super::found::PastedId;
use super::pattern::Pattern;
use super::sounds::Sounds;

/// One thing to look for.
#[derive(Clone)]
pub(super) enum Term {
    /// Part of a number, or a date of birth written without signs.
    Digits(Digits),
    /// Born from the first day to the second, both included.
    Born((Date, Date)),
    /// Part of the name of a person or place.
    Text(Pattern),
}

/// Words beyond these narrow nothing any more: a whole page was pasted, and each word costs a search of its own.
const MOST_PIECES: usize = 32;

/// Characters of a query that are read: more than names, numbers and places together ever take.
const MOST_CHARS: usize = 256;

/// A query, read.
pub(super) struct Query {
    /// Ways to understand it, the likeliest first: lists of terms that must all match.
    pub(super) readings: Vec<Vec<Term>>,
    /// A whole resident ID in it.
    pub(super) pasted: Option<PastedId>,
}

/// A piece of the query before it is known whether neighbours belong together.
enum Piece {
    Digits(Digits),
    Born((Date, Date)),
    Text(String),
}

impl Query {
    pub(super) fn parse(text: &str, sounds: &Sounds) -> Self {
        // A pasted page is looked up by its beginning.
        let end = text.char_indices().nth(MOST_CHARS).map_or(text.len(), |(at, _)| at);
        let folded = fold(text.get(..end).unwrap_or(text));
        if let Some(pasted) = pasted(&folded) {
            let term = Term::Digits(Digits::parse(&pasted.digits));
            return Self { readings: vec![vec![term]], pasted: Some(pasted) };
        }
        let pieces: Vec<Piece> = words_of(&folded);
        let apart = terms(&pieces, sounds, false);
        let joined = terms(&pieces, sounds, true);
        let readings = if joined.len() == apart.len() { vec![apart] } else { vec![joined, apart] };
        Self { readings, pasted: None }
    }
}

fn words_of(folded: &str) -> Vec<Piece> {
    folded.split(separates).filter(|w| !w.is_empty()).flat_map(pieces).take(MOST_PIECES).collect()
}

fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '、' | '|' | '+' | '"' | '“' | '”')
}

/// The terms of the pieces; texts that stand side by side are one name with gaps, or each by itself.
fn terms(pieces: &[Piece], sounds: &Sounds, join: bool) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(word) => {
                text.push(' ');
                text.push_str(word);
                if join {
                    continue;
                }
                terms.extend(Pattern::new(&std::mem::take(&mut text), sounds).map(Term::Text));
            }
            Piece::Digits(digits) => {
                terms.extend(Pattern::new(&std::mem::take(&mut text), sounds).map(Term::Text));
                terms.push(Term::Digits(*digits));
            }
            Piece::Born(span) => {
                terms.extend(Pattern::new(&std::mem::take(&mut text), sounds).map(Term::Text));
                terms.push(Term::Born(*span));
            }
        }
    }
    terms.extend(Pattern::new(&text, sounds).map(Term::Text));
    terms
}

fn pieces(word: &str) -> Vec<Piece> {
    if let Some(span) = span(word) {
        return vec![Piece::Born(span)];
    }
    if word.chars().any(|c| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || is_x(c) || c == '-')
    {
        return vec![Piece::Digits(Digits::parse(word))];
    }
    let mut pieces = Vec::new();
    let mut left = word;
    while let Some(c) = left.chars().next() {
        let digit = c.is_ascii_digit();
        let mut end = left.find(|c: char| c.is_ascii_digit() != digit).unwrap_or(left.len());
        if digit {
            // The check character of an ID clings to the digits before it, unless a word begins with it.
            let mut after = left.chars().skip(end);
            if after.next().is_some_and(is_x) && !after.next().is_some_and(char::is_alphanumeric) {
                end += left.chars().nth(end).map_or(0, char::len_utf8);
            }
        }
        let (piece, others) = left.split_at_checked(end).unwrap_or((left, ""));
        left = others;
        if digit {
            pieces.push(Piece::Digits(Digits::parse(piece)));
        } else {
            // An apostrophe parts syllables (xi'an) as a blank does.
            let parted = piece.replace(['\'', '’', '-'], " ");
            pieces.push(Piece::Text(parted.chars().filter(|c| !is_name_dot(*c)).collect()));
        }
    }
    pieces
}

fn is_x(c: char) -> bool {
    matches!(c, 'x' | '×' | '✕' | '✖' | '╳' | 'х')
}

/// A date, month, year or span of years of birth, written with signs.
fn span(word: &str) -> Option<(Date, Date)> {
    let year = |text: &str| {
        let text = text.trim_end_matches('年');
        let plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<i32>().ok()).flatten().filter(|y| (1850..=2100).contains(y))
    };
    for sign in ["...", "..", "~", "—", "–", "-", "至", "到"] {
        if let Some((from, to)) = word.split_once(sign)
            && let (Some(from), Some(to)) = (year(from), year(to))
        {
            let (from, to) = (from.min(to), from.max(to));
            return Date::new(from, 1, 1).zip(Date::new(to, 12, 31));
        }
    }
    if !word.contains(['-', '/', '.', '年']) {
        return None;
    }
    if let Some(day) = Date::parse(word.trim_end_matches(['生', '日'])) {
        return Some((day, day));
    }
    if let Some(month) = Month::parse(word) {
        return Some((month.first_day(), month.last_day()));
    }
    let year = word.strip_suffix('年').and_then(year)?;
    Date::new(year, 1, 1).zip(Date::new(year, 12, 31))
}

/// What four, six or eight digits mean as a time of birth: a year, a month, a day.
pub(super) fn born(digits: Digits) -> Option<(Date, Date)> {
    let number = digits.number()?;
    let day = |number: u32| Date::from_number(number).filter(|d| (1850..=2100).contains(&d.year()));
    match digits.len() {
        4 => day(number * 10_000 + 101).zip(day(number * 10_000 + 1231)),
        6 => Month::from_number(number)
            .filter(|m| (1850..=2100).contains(&m.year()))
            .map(|m| (m.first_day(), m.last_day())),
        8 => day(number).map(|d| (d, d)),
        _ => None,
    }
}

/// A whole resident ID in folded text: a run of 18 places, or of 15 digits with a possible date in it. Signs inside the
/// number count only when the text holds nothing else.
fn pasted(folded: &str) -> Option<PastedId> {
    let alone = fold_digits(folded);
    if whole_id(&alone) {
        return Some(PastedId { digits: alone });
    }
    if folded.len() < 15 {
        return None;
    }
    let mut run = String::new();
    for c in folded.chars().chain([' ']) {
        if c.is_ascii_digit() {
            if run.ends_with('X') {
                run.clear();
            }
            run.push(c);
            continue;
        }
        if is_x(c) && run.len() == 17 {
            run.push('X');
            continue;
        }
        if whole_id(&run) {
            return Some(PastedId { digits: run });
        }
        run.clear();
    }
    None
}

fn whole_id(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.len() {
        18 => digits == 18 || (digits == 17 && text.ends_with('X')),
        15 if digits == 15 => {
            let date = text.get(6..12).and_then(|date| format!("19{date}").parse().ok());
            date.and_then(Date::from_number).is_some()
        }
        _ => false,
    }
}
