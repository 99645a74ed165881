//! Characters as small numbers, with their readings.

use std::collections::HashMap;

use crate::text::pinyin::{readings, surname_readings};

use super::sorted::at;

/// The number of a character in this index; 0 is none.
pub(super) type Letter = u16;
/// The number of a syllable.
pub(super) type Syllable = u16;

/// Every character that occurs in a name or place. After [`Sounds::arrange`] the numbers follow the sound, so characters
/// of one reading stand together; later arrivals come at the end.
pub(super) struct Sounds {
    letters: Vec<Sound>,
    numbers: HashMap<char, Letter>,
    syllables: Vec<&'static str>,
    syllable_numbers: HashMap<&'static str, Syllable>,
    /// The characters of each syllable, ascending.
    with_syllable: Vec<Vec<Letter>>,
    /// The characters with a reading of each first letter, and of each second letter `a`–`z`, ascending.
    by_first: [Vec<Letter>; 26],
    by_second: [Vec<Letter>; 26],
}

#[derive(Clone)]
struct Sound {
    c: char,
    /// The reading as a surname, then all others.
    readings: Box<[Syllable]>,
    /// The commonest reading elsewhere.
    plain: Syllable,
    /// The first letters of its readings, a bit each, and the second letters.
    firsts: u32,
    seconds: u32,
}

/// The letters of the alphabet as syllables of one letter: names in Latin script are read as they are written.
const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";

/// The bit of a letter `a`–`z`.
pub(super) fn bit(letter: u8) -> u32 {
    1u32.checked_shl(u32::from(letter.wrapping_sub(b'a'))).unwrap_or(0)
}

fn note(lists: &mut [Vec<Letter>; 26], marks: u32, number: Letter) {
    for (i, list) in lists.iter_mut().enumerate() {
        if marks >> i & 1 == 1 {
            list.push(number);
        }
    }
}

impl Sounds {
    pub(super) fn new() -> Self {
        let mut sounds = Self {
            letters: Vec::new(),
            numbers: HashMap::new(),
            syllables: Vec::new(),
            syllable_numbers: HashMap::new(),
            with_syllable: Vec::new(),
            by_first: Default::default(),
            by_second: Default::default(),
        };
        // Number 0 stands for "no character"; it has no reading and no query can name it.
        sounds.letters.push(Sound { c: '\0', readings: Box::default(), plain: 0, firsts: 0, seconds: 0 });
        sounds
    }

    /// The number of `c`, if it occurs.
    pub(super) fn number(&self, c: char) -> Option<Letter> {
        self.numbers.get(&c).copied()
    }

    /// The number of `c`, given now if it had none. More than 65,535 characters share the last number.
    pub(super) fn intern(&mut self, c: char) -> Letter {
        if let Some(number) = self.number(c) {
            return number;
        }
        let Ok(number) = Letter::try_from(self.letters.len()) else {
            return Letter::MAX;
        };
        let mut buffer = [0; 4];
        let as_surname =
            surname_readings(c.encode_utf8(&mut buffer)).map(|s| s.readings.concat()).unwrap_or_default();
        let plain = readings(c).first().copied();
        let latin = c.is_ascii_lowercase().then(|| ALPHABET.find(c)).flatten();
        let latin = latin.and_then(|at| ALPHABET.get(at..=at));
        let all: Box<[Syllable]> =
            as_surname.iter().copied().chain(latin).map(|r| self.syllable(r)).collect();
        let plain = plain.or(latin).map_or(0, |r| self.syllable(r));
        for syllable in &all {
            if let Some(letters) = self.with_syllable.get_mut(*syllable as usize) {
                letters.push(number);
            }
        }
        let (firsts, seconds) = (self.marks(&all, 0), self.marks(&all, 1));
        note(&mut self.by_first, firsts, number);
        note(&mut self.by_second, seconds, number);
        self.letters.push(Sound { c, readings: all, plain, firsts, seconds });
        self.numbers.insert(c, number);
        number
    }

    fn syllable(&mut self, reading: &'static str) -> Syllable {
        if let Some(number) = self.syllable_numbers.get(reading) {
            return *number;
        }
        let number = self.syllables.len() as Syllable;
        self.syllables.push(reading);
        self.syllable_numbers.insert(reading, number);
        self.with_syllable.push(Vec::new());
        number
    }

    /// The letters at one place of some syllables, a bit each.
    fn marks(&self, syllables: &[Syllable], place: usize) -> u32 {
        let letter = |s: &Syllable| self.spelling(*s).as_bytes().get(place).map_or(0, |b| bit(*b));
        syllables.iter().map(letter).fold(0, |marks, bit| marks | bit)
    }

    /// Gives all characters new numbers in the order of their sound. Returns the new number of each old one.
    pub(super) fn arrange(&mut self) -> Vec<Letter> {
        let mut order: Vec<Letter> = (1..self.letters.len()).map(|n| n as Letter).collect();
        order.sort_by_key(|n| (self.spelling(self.plain(*n)), self.character(*n)));
        let mut new_numbers = vec![0; self.letters.len()];
        let mut arranged: Vec<Sound> = self.letters.first().cloned().into_iter().collect();
        for old in order {
            if let (Some(sound), Some(new)) =
                (self.letters.get(old as usize), new_numbers.get_mut(old as usize))
            {
                *new = arranged.len() as Letter;
                self.numbers.insert(sound.c, *new);
                arranged.push(sound.clone());
            }
        }
        self.letters = arranged;
        for letters in self.with_syllable.iter_mut().chain(&mut self.by_first).chain(&mut self.by_second) {
            for letter in letters.iter_mut() {
                *letter = at(&new_numbers, *letter as usize);
            }
            letters.sort_unstable();
        }
        new_numbers
    }

    pub(super) fn character(&self, letter: Letter) -> char {
        self.letters.get(letter as usize).map_or('\0', |s| s.c)
    }

    /// All readings of a character, the one it has as a surname first.
    pub(super) fn readings(&self, letter: Letter) -> &[Syllable] {
        self.letters.get(letter as usize).map_or(&[], |s| &s.readings)
    }

    /// Whether a character usually reads so, as a surname or elsewhere.
    pub(super) fn is_usual(&self, letter: Letter, reading: Syllable) -> bool {
        let sound = self.letters.get(letter as usize);
        sound.is_some_and(|s| s.plain == reading || s.readings.first() == Some(&reading))
    }

    /// The commonest reading inside a name.
    pub(super) fn plain(&self, letter: Letter) -> Syllable {
        self.letters.get(letter as usize).map_or(0, |s| s.plain)
    }

    pub(super) fn spelling(&self, syllable: Syllable) -> &'static str {
        at(&self.syllables, syllable as usize)
    }

    pub(super) fn syllable_number(&self, reading: &str) -> Option<Syllable> {
        self.syllable_numbers.get(reading).copied()
    }

    /// The characters that can be read so, ascending.
    pub(super) fn with_syllable(&self, syllable: Syllable) -> &[Letter] {
        self.with_syllable.get(syllable as usize).map_or(&[], Vec::as_slice)
    }

    /// The characters with a reading whose first letter is `letter`, ascending.
    pub(super) fn beginning(&self, letter: u8) -> &[Letter] {
        letter.checked_sub(b'a').and_then(|i| self.by_first.get(i as usize)).map_or(&[], Vec::as_slice)
    }

    /// The characters with a reading whose second letter is `letter`, ascending.
    pub(super) fn second(&self, letter: u8) -> &[Letter] {
        letter.checked_sub(b'a').and_then(|i| self.by_second.get(i as usize)).map_or(&[], Vec::as_slice)
    }

    /// The first letters of a character's readings, a [`bit`] each; and the second letters.
    pub(super) fn fronts(&self, letter: Letter) -> (u32, u32) {
        self.letters.get(letter as usize).map_or((0, 0), |s| (s.firsts, s.seconds))
    }

    /// Whether a typed character, known here as `own` or (0) not at all, can sound like `letter`.
    pub(super) fn same_sound(&self, typed: char, own: Letter, letter: Letter) -> bool {
        let others = self.readings(letter);
        if own != 0 {
            return self.readings(own).iter().any(|r| others.contains(r));
        }
        readings(typed).iter().any(|r| self.syllable_number(r).is_some_and(|r| others.contains(&r)))
    }

    /// Every other character that can sound like the typed one.
    pub(super) fn each_same_sound(&self, typed: char, own: Letter, mut each: impl FnMut(Letter)) {
        let known: Vec<Syllable> = match own {
            0 => readings(typed).iter().filter_map(|r| self.syllable_number(r)).collect(),
            own => self.readings(own).to_vec(),
        };
        for syllable in known {
            self.with_syllable(syllable).iter().filter(|l| **l != own).for_each(|l| each(*l));
        }
    }

    pub(super) fn bytes(&self) -> usize {
        // A hash table of 4-byte keys takes about 16 bytes an entry; the lists are counted whole.
        let lists = self.with_syllable.iter().chain(&self.by_first).chain(&self.by_second);
        let lists: usize = lists.map(|l| 24 + 2 * l.capacity()).sum();
        let own: usize = self.letters.iter().map(|s| size_of::<Sound>() + 2 * s.readings.len()).sum();
        lists + own + 16 * self.numbers.len()
    }
}
