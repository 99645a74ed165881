//! Whom a petition accuses: none of them, and nobody of an accused office, ever learns of it (信访工作条例 第三十条第三款).

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::PetitionFacts;
use crate::domain::staff::Staff;
use crate::domain::{Division, DivisionCode, StaffId};
use crate::text::{fold, is_name_dot, pinyin};

/// Fewest characters of a name that is looked for within other words.
const SHORTEST_NAME: usize = 2;

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

    /// Whether the name that the petitioner gives may be that of somebody of this number, name and login.
    pub fn may_mean(&self, id: StaffId, name: &str, login: &str) -> bool {
        self.names(id, name, login) || sounds_like(&self.name, name)
    }

    /// Whether the name that the petitioner gives holds that of somebody on the staff, or is their login or their number: with blanks or
    /// whatever else between its characters, in full width, with the office before it or a title behind it, one of several.
    pub fn names(&self, id: StaffId, name: &str, login: &str) -> bool {
        let (said, own) = (bare(&self.name), bare(name));
        let held = own.len() >= SHORTEST_NAME && said.windows(own.len()).any(|part| part == own);
        !said.is_empty() && (held || said == own || calls_login(&self.name, id, login))
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

/// A name given by itself without whatever parts its characters, folded: 张-敏, 张/敏 and 张，敏 are 张敏. In running text a comma parts two
/// things; a name is all one.
fn bare(name: &str) -> Vec<char> {
    fold(name).chars().filter(|c| is_of_a_name(*c)).collect()
}

/// Whether a character is one that names are made of: also those of private use (造字), and rare ones newer than the tables.
fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{20000}'..='\u{3ffff}' | '\u{f0000}'..)
}

/// Whether a login, or the number of somebody on the staff (S6, 工号6), stands among the words, however they are parted.
fn calls_login(said: &str, id: StaffId, login: &str) -> bool {
    let said = fold(said);
    let login: String = bare(login).into_iter().collect();
    let words: Vec<&str> =
        said.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.starts_with('s') && StaffId::parse(word) == Some(id);
    let runs = (0..words.len()).flat_map(|from| (from + 1..=words.len()).map(move |to| (from, to)));
    let called = |(from, to)| {
        let run = words.get(from..to).unwrap_or_default().concat();
        (!login.is_empty() && run == login) || number(&run)
    };
    let own = said.split("工号").skip(1).map(|rest| {
        let rest = rest.trim_start_matches(|c: char| !is_of_a_name(c));
        rest.chars().take_while(char::is_ascii_digit).collect::<String>()
    });
    runs.into_iter().any(called) || own.into_iter().any(|digits| StaffId::parse(&digits) == Some(id))
}

/// Whether a name is heard in what was said: in traditional characters, or in others of the same sound, which is how a name is written
/// down that was only heard. Every reading of a character counts.
fn sounds_like(said: &str, name: &str) -> bool {
    let (said, own) = (bare(said), bare(name));
    let same = |(a, b): (&char, &char)| a == b || one_sound(*a, *b);
    own.len() >= SHORTEST_NAME && said.windows(own.len()).any(|part| part.iter().zip(&own).all(same))
}

fn one_sound(a: char, b: char) -> bool {
    let of_b = pinyin::readings(b);
    pinyin::readings(a).iter().any(|reading| of_b.contains(reading))
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
