//! Whom a petition accuses: none of them, and nobody of an accused office, ever learns of it (信访工作条例 第三十条第三款).

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::PetitionFacts;
use super::heard::sounds_like;
use crate::domain::staff::Staff;
use crate::domain::{Division, DivisionCode, StaffId};
use crate::text::{fold, is_name_dot, numeral};

/// Fewest characters of a name that is looked for within other words.
pub(super) const SHORTEST_NAME: usize = 2;

/// Whom an accusation names: an office, somebody on the staff, or somebody known by name alone.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Accused {
    /// A town or village, with everybody who belongs to it.
    #[n(0)]
    pub division: Option<DivisionCode>,
    /// Somebody on the staff.
    #[n(1)]
    pub staff: Option<StaffId>,
    /// As the petitioner calls them.
    #[n(2)]
    pub name: String,
}

impl Accused {
    /// Whether that is somebody on the staff, or the office they belong to. Of whom only a name is known, everybody is meant whom it
    /// may mean: it is better kept from one too many.
    pub fn is(&self, staff: &Staff) -> bool {
        let office = || self.division.zip(staff.unit).is_some_and(|(accused, unit)| accused.holds(unit));
        self.staff == Some(staff.id)
            || office()
            || (self.staff.is_none() && self.may_mean(staff.id, &staff.name, &staff.login))
    }

    /// Whether the name that the petitioner gives may be that of somebody of this number, name and login: whatever stands between its
    /// characters or those of the number, and in whatever characters of that sound.
    pub fn may_mean(&self, id: StaffId, name: &str, login: &str) -> bool {
        self.names(id, name, login) || sounds_like(&self.name, name) || may_call_number(&self.name, id)
    }

    /// Whether the name that the petitioner gives holds that of somebody on the staff, or is their login or their number: with blanks and
    /// dots between its characters, in full width, with the office before it or a title behind it, one of several; or with whatever else
    /// between its characters, but then by itself among the others: 张，敏 is 张敏, and 刘江、华明 does not name 江华.
    pub fn names(&self, id: StaffId, name: &str, login: &str) -> bool {
        let (said, own) = (Said::of(&self.name), bare(name));
        let named = said.holds(&own) || (!own.is_empty() && said.chars == own);
        named || calls_login(&self.name, login) || calls_number(&self.name, id)
    }
}

/// Whether a name stands in a text, with whatever blanks and dots between its characters and in whatever width.
pub fn holds_name(text: &str, name: &str) -> bool {
    let (said, own) = (packed(text), packed(name));
    own.len() >= SHORTEST_NAME && said.windows(own.len()).any(|part| part == own)
}

/// Whose names stand in what is asked: if it is about them, it is to be kept from them.
pub fn spoken_of<'n>(texts: &[&str], names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    names.filter(|name| texts.iter().any(|text| holds_name(text, name))).collect()
}

/// Whether a name that people give holds that of a town or village, in full or without what it is: 云山居委会主任 of 云山社区, 新华街 of
/// 新华街道. It is better kept from one too many.
pub fn may_be_of(said: &str, place: &Division) -> bool {
    let short = place.short_name();
    let stem = ["街道", "社区", "镇", "乡", "村"].iter().find_map(|ending| short.strip_suffix(ending));
    let own = [stem.unwrap_or(&short), &short, &place.name];
    place.is_called(said.trim()) || own.iter().any(|own| holds_name(said, own))
}

/// A name without what may stand between its characters, folded.
fn packed(name: &str) -> Vec<char> {
    fold(name).chars().filter(|c| !c.is_whitespace() && !is_name_dot(*c)).collect()
}

/// The characters of a name given by itself, folded, without whatever parts them: 张-敏, 张/敏 and 张，敏 are 张敏. In running text a comma
/// parts two things; a name is all one.
pub(super) fn bare(name: &str) -> Vec<char> {
    fold(name).chars().filter(|c| is_of_a_name(*c)).collect()
}

/// A name as it was given: [`bare`], and where whatever is neither a blank nor a dot parted it.
struct Said {
    chars: Vec<char>,
    /// Before which of the characters a part begins, counted from 0; behind the last stands an end as well.
    begins: Vec<usize>,
}

impl Said {
    fn of(name: &str) -> Self {
        let mut said = Self { chars: Vec::new(), begins: vec![0] };
        for c in fold(name).chars() {
            if is_of_a_name(c) {
                said.chars.push(c);
            } else if !c.is_whitespace() && !is_name_dot(c) {
                said.begins.push(said.chars.len());
            }
        }
        said.begins.push(said.chars.len());
        said
    }

    /// Whether another name stands in it: within one part, or made of whole ones.
    fn holds(&self, own: &[char]) -> bool {
        let begins = |at: usize| self.begins.contains(&at);
        own.len() >= SHORTEST_NAME
            && self.chars.windows(own.len()).enumerate().any(|(from, found)| {
                let to = from + own.len();
                let parted = (from + 1..to).any(begins);
                found == own && (!parted || (begins(from) && begins(to)))
            })
    }
}

/// Whether a character is one that names are made of: also those of private use (造字), and rare ones newer than the tables.
pub(super) fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{20000}'..='\u{3ffff}' | '\u{f0000}'..)
}

/// The Latin words of what was said, folded, and every run of them written as one.
fn runs(said: &str) -> Vec<String> {
    let said = fold(said);
    let words: Vec<&str> =
        said.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let of = |from, to| words.get(from..to).unwrap_or_default().concat();
    (0..words.len())
        .flat_map(|from| (from + 1..=words.len()).map(move |to| (from, to)))
        .map(|(a, b)| of(a, b))
        .collect()
}

/// Whether a login stands among the words, however they are parted: zhang min is zhangmin.
fn calls_login(said: &str, login: &str) -> bool {
    let login: String = bare(login).into_iter().collect();
    !login.is_empty() && runs(said).contains(&login)
}

/// Whether a word is the number of somebody on the staff.
fn is_number(word: &str, id: StaffId) -> bool {
    word.starts_with('s') && StaffId::parse(word) == Some(id)
}

/// Whether the number of somebody on the staff stands in one word (S6, S-6), or behind what says that it is one (工号 6). What stands behind an
/// apostrophe is part of the word before it: Zhang's 3 colleagues are nobody's number.
fn calls_number(said: &str, id: StaffId) -> bool {
    let said = fold(said);
    let parts = ['-', '_', '.', '/'];
    let apostrophes = ['\'', '’', '‘', 'ʼ'];
    let of_a_word = |c: char| c.is_ascii_alphanumeric() || parts.contains(&c) || apostrophes.contains(&c);
    let words = said.split(|c| !of_a_word(c)).map(|word| word.trim_matches(apostrophes));
    let mut called =
        words.flat_map(|word| word.split(parts).map(str::to_owned).chain([word.replace(parts, "")]));
    let own = said.split("工号").skip(1).map(|rest| {
        let rest = rest.trim_start_matches(|c: char| !is_of_a_name(c));
        rest.chars().take_while(char::is_ascii_digit).collect::<String>()
    });
    called.any(|word| is_number(&word, id))
        || own.into_iter().any(|digits| StaffId::parse(&digits) == Some(id))
}

/// Whether a number of somebody on the staff may be meant by words of what was said, however they are parted, or by a number in characters
/// (工号六) or of another kind (编号 6).
fn may_call_number(said: &str, id: StaffId) -> bool {
    let folded = fold(said);
    let behind =
        |what| folded.split(what).skip(1).map(|rest: &str| rest.trim_start_matches(|c| !is_of_a_name(c)));
    let figures = |rest: &str| {
        let figures: String = rest.chars().take_while(|c| numeral(&c.to_string()).is_some()).collect();
        numeral(&figures) == Some(id.0.into())
    };
    runs(said).iter().any(|run| is_number(run, id))
        || ["工号", "编号"].into_iter().flat_map(behind).any(figures)
}

impl PetitionFacts {
    /// Whether somebody is accused, or belongs to an office that is.
    pub fn accuses(&self, staff: &Staff) -> bool {
        self.accused.iter().any(|one| one.is(staff))
    }

    /// What repeats a petition accuses whom that accuses, and is kept from view as that is (信访工作条例 第三十条第三款).
    pub fn take_over(&mut self, first: &Self) {
        for one in &first.accused {
            if !self.accused.contains(one) {
                self.accused.push(one.clone());
            }
        }
        self.secret |= first.secret;
    }

    /// Whether a town or village is accused, or lies in one that is.
    pub fn accuses_office(&self, division: DivisionCode) -> bool {
        self.accused.iter().any(|a| a.division.is_some_and(|accused| accused.holds(division)))
    }
}

impl fmt::Debug for Accused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Accused(..)")
    }
}
