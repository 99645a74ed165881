//! Every distinct name once, and every tail of every name, in the order of their characters.

use super::sorted::{at, heap, rest};
use super::sounds::Letter;

/// Characters of one name from which tails are ordered; later ones are only reached from an earlier start.
const STARTS: usize = 32;

/// A place in a name: the name's number and the character it starts from, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u32);

impl Place {
    pub(super) fn new(name: u32, start: usize) -> Self {
        Self(name * STARTS as u32 + start as u32)
    }

    pub(super) fn name(self) -> u32 {
        self.0 / STARTS as u32
    }

    pub(super) fn start(self) -> usize {
        self.0 as usize % STARTS
    }
}

/// The distinct names of people, or of places.
pub(super) struct Lexicon {
    letters: Vec<Letter>,
    /// Where each name begins in `letters`; one more than there are names.
    bounds: Vec<u32>,
    /// All names, sorted.
    heads: Order,
    /// All tails of names from their second character on, sorted.
    tails: Order,
}

/// Places in the order of what they begin.
#[derive(Default)]
pub(super) struct Order {
    places: Vec<Place>,
    /// For each character how many places come before the first that begins with it.
    starts: Vec<u32>,
}

impl Order {
    /// An order from sorted places, each with its first character.
    fn new(places: Vec<Place>, firsts: impl Iterator<Item = Letter>) -> Self {
        let mut starts = Vec::new();
        for (n, letter) in (0..).zip(firsts) {
            while starts.len() <= letter as usize {
                starts.push(n);
            }
        }
        Self { places, starts }
    }

    /// The characters that places begin with, in their order.
    pub(super) fn firsts(&self) -> impl Iterator<Item = Letter> + '_ {
        let letters = (0..self.starts.len()).filter_map(|letter| Letter::try_from(letter).ok());
        letters.filter(|letter| !self.beginning(*letter).is_empty())
    }

    /// The places that begin with a character.
    pub(super) fn beginning(&self, letter: Letter) -> &[Place] {
        let end = self.starts.get(letter as usize + 1).map_or(self.places.len(), |end| *end as usize);
        let start = self.starts.get(letter as usize).map_or(end, |start| *start as usize);
        self.places.get(start..end).unwrap_or_default()
    }

    fn insert(&mut self, at: usize, place: Place, letter: Letter) {
        while self.starts.len() <= letter as usize {
            self.starts.push(self.places.len() as u32);
        }
        for start in self.starts.iter_mut().skip(letter as usize + 1) {
            *start += 1;
        }
        self.places.insert(at, place);
    }

    fn bytes(&self) -> usize {
        heap(&self.places) + heap(&self.starts)
    }
}

impl Lexicon {
    pub(super) fn new() -> Self {
        Self { letters: Vec::new(), bounds: vec![0], heads: Order::default(), tails: Order::default() }
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.heads.places.len()
    }

    /// The characters of a name.
    pub(super) fn name(&self, name: u32) -> &[Letter] {
        let (from, to) = (at(&self.bounds, name as usize), at(&self.bounds, name as usize + 1));
        self.letters.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The characters from a place on.
    pub(super) fn tail(&self, place: Place) -> &[Letter] {
        rest(self.name(place.name()), place.start())
    }

    /// The character at `depth` after a place; 0 beyond the end.
    pub(super) fn letter(&self, place: Place, depth: usize) -> Letter {
        let from = at(&self.bounds, place.name() as usize) as usize + place.start() + depth;
        if from < at(&self.bounds, place.name() as usize + 1) as usize { at(&self.letters, from) } else { 0 }
    }

    pub(super) fn heads(&self) -> &Order {
        &self.heads
    }

    pub(super) fn tails(&self) -> &Order {
        &self.tails
    }

    /// The number of a name, if it is known.
    pub(super) fn find(&self, name: &[Letter]) -> Option<u32> {
        let place = *self.heads.places.get(self.heads.places.partition_point(|p| self.tail(*p) < name))?;
        (self.tail(place) == name).then(|| place.name())
    }

    /// The number of a name, which joins the lexicon if it is new.
    pub(super) fn insert(&mut self, name: &[Letter]) -> u32 {
        if let Some(known) = self.find(name) {
            return known;
        }
        let number = self.len() as u32;
        self.letters.extend_from_slice(name);
        self.bounds.push(self.letters.len() as u32);
        for start in 0..name.len().clamp(1, STARTS) {
            let place = Place::new(number, start);
            let order = if start == 0 { &self.heads } else { &self.tails };
            let own = (self.tail(place), place);
            let to = order.places.partition_point(|p| (self.tail(*p), *p) < own);
            let letter = self.letter(place, 0);
            if start == 0 {
                self.heads.insert(to, place, letter);
            } else {
                self.tails.insert(to, place, letter);
            }
        }
        number
    }

    /// Builds a lexicon from many names at once, equal ones included. Returns the number that each of them has.
    pub(super) fn build(names: &Names) -> (Self, Vec<u32>) {
        let mut order: Vec<(u64, u32)> = (0..names.len() as u32).map(|i| (key(names.get(i)), i)).collect();
        order.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| names.get(a.1).cmp(names.get(b.1))).then(a.1.cmp(&b.1))
        });
        let mut lexicon = Self::new();
        let mut numbers = vec![0; names.len()];
        let mut last: Option<&[Letter]> = None;
        let mut heads = Vec::new();
        for (_, given) in order {
            let name = names.get(given);
            if last != Some(name) {
                heads.push(Place::new(heads.len() as u32, 0));
                lexicon.letters.extend_from_slice(name);
                lexicon.bounds.push(lexicon.letters.len() as u32);
                last = Some(name);
            }
            if let Some(number) = numbers.get_mut(given as usize) {
                *number = heads.len() as u32 - 1;
            }
        }
        heads.shrink_to_fit();
        lexicon.letters.shrink_to_fit();
        lexicon.bounds.shrink_to_fit();
        lexicon.tails = lexicon.sorted_tails(&heads);
        let firsts: Vec<Letter> = heads.iter().map(|p| lexicon.letter(*p, 0)).collect();
        lexicon.heads = Order::new(heads, firsts.into_iter());
        (lexicon, numbers)
    }

    fn sorted_tails(&self, heads: &[Place]) -> Order {
        let starts = |head: &Place| {
            let name = head.name();
            (1..self.name(name).len().min(STARTS)).map(move |start| Place::new(name, start))
        };
        let mut order: Vec<(u64, Place)> =
            heads.iter().flat_map(starts).map(|p| (key(self.tail(p)), p)).collect();
        order.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| self.tail(a.1).cmp(self.tail(b.1))).then(a.1.cmp(&b.1))
        });
        let firsts: Vec<Letter> = order.iter().map(|(_, place)| self.letter(*place, 0)).collect();
        Order::new(order.into_iter().map(|(_, place)| place).collect(), firsts.into_iter())
    }

    pub(super) fn bytes(&self) -> usize {
        heap(&self.letters) + heap(&self.bounds) + self.heads.bytes() + self.tails.bytes()
    }
}

/// The first four characters as one number, which sorts like them.
fn key(name: &[Letter]) -> u64 {
    (0..4).fold(0, |key, i| key << 16 | u64::from(at(name, i)))
}

/// Names on their way into a lexicon.
pub(super) struct Names {
    letters: Vec<Letter>,
    bounds: Vec<u32>,
}

impl Names {
    pub(super) fn new() -> Self {
        Self { letters: Vec::new(), bounds: vec![0] }
    }

    /// Makes room for so many names.
    pub(super) fn reserve(&mut self, names: usize) {
        self.letters.reserve_exact(3 * names);
        self.bounds.reserve_exact(names);
    }

    pub(super) fn len(&self) -> usize {
        self.bounds.len() - 1
    }

    pub(super) fn push(&mut self, name: impl Iterator<Item = Letter>) {
        self.letters.extend(name);
        self.bounds.push(self.letters.len() as u32);
    }

    fn get(&self, i: u32) -> &[Letter] {
        let (from, to) = (at(&self.bounds, i as usize), at(&self.bounds, i as usize + 1));
        self.letters.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Replaces every character by its new number.
    pub(super) fn renumber(&mut self, new_numbers: &[Letter]) {
        for letter in &mut self.letters {
            *letter = at(new_numbers, *letter as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_at_once_and_one_by_one_are_the_same() {
        let given: [&[Letter]; 7] =
            [&[3, 1, 2], &[1, 2], &[3, 1, 2], &[9], &[1, 2, 3, 4, 5, 6], &[1, 2, 3, 4, 5, 7], &[]];
        let mut names = Names::new();
        let mut grown = Lexicon::new();
        for name in given {
            names.push(name.iter().copied());
            grown.insert(name);
        }
        let (built, numbers) = Lexicon::build(&names);
        assert_eq!(numbers.first(), numbers.get(2));
        assert_eq!(built.len(), 6);
        let spelt =
            |l: &Lexicon, places: &[Place]| places.iter().map(|p| l.tail(*p).to_vec()).collect::<Vec<_>>();
        for (a, b) in [(built.heads(), grown.heads()), (built.tails(), grown.tails())] {
            assert_eq!(spelt(&built, &a.places), spelt(&grown, &b.places));
            for letter in 0..12 {
                assert_eq!(
                    spelt(&built, a.beginning(letter)),
                    spelt(&grown, b.beginning(letter)),
                    "{letter}"
                );
                assert!(a.beginning(letter).iter().all(|p| built.letter(*p, 0) == letter));
            }
            assert_eq!((0..12).map(|letter| b.beginning(letter).len()).sum::<usize>(), b.places.len());
        }
        for name in given {
            assert_eq!(built.name(built.find(name).unwrap()), name);
        }
        assert_eq!(built.find(&[1]), None);
    }
}
