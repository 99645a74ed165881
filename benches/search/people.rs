//! Synthetic people, the same for the same number every time.

use fastrand::Rng;
use honordesk::domain::{Date, PersonId};
use honordesk::search::Record;
use honordesk::text::pinyin::{readings, surname_readings};

/// Area codes of the district through the years, and some of elsewhere.
const AREAS: [&str; 8] = ["440121", "440121", "440182", "440114", "440114", "440111", "430423", "452122"];
/// Characters that village names are made of.
const VILLAGE: &str =
    "三新大石岭塘龙联平东西南北杨马花田水洛布心和安民华星红旗横长永清莲溪坑社岗湖洲沙李罗合成公益";
/// People in one village.
const VILLAGERS: usize = 75;
/// Villages in one town.
const VILLAGES: usize = 26;

/// One synthetic person.
pub struct Person {
    pub name: String,
    pub id: String,
    pub phone: String,
    pub card: String,
    pub account: String,
    pub town: String,
    pub village: String,
    pub birth: Date,
    /// Syllables of the name, the surname by its surname reading.
    pub syllables: Vec<&'static str>,
    /// Characters of the surname.
    pub surname: usize,
}

impl Person {
    /// The person as the index is told.
    pub fn record(&self, n: usize, accounts: bool) -> Record<'_> {
        let short = |long: &'static str, name: &'_ str| {
            name.len() - if name.ends_with(long) { long.len() } else { 0 }
        };
        let (town, village) = (&self.town, &self.village);
        Record {
            person: PersonId(n as u32 + 1),
            name: &self.name,
            other_names: Vec::new(),
            resident_id: Some(&self.id),
            old_id: None,
            phones: vec![&self.phone],
            card: Some(&self.card),
            account: accounts.then_some(self.account.as_str()),
            places: vec![town, &town[..short("镇", town)], village, &village[..short("村", village)]],
            birth: Some(self.birth),
            alive: true,
        }
    }

    /// The one line that engines over text get: everything the index knows, and the spellings it would take to find a
    /// name by sound.
    pub fn line(&self, accounts: bool) -> String {
        let account = if accounts { format!(" {}", self.account) } else { String::new() };
        let (id, phone, card) = (&self.id, &self.phone, &self.card);
        let (full, initials, mixed) =
            (self.pinyin(0, usize::MAX), self.pinyin(0, 0), self.pinyin(0, self.surname));
        format!(
            "{} {id} {phone} {card}{account} {}{} {full} {initials} {mixed}",
            self.name, self.town, self.village
        )
    }

    /// The syllables from one on, those before `whole` in full and of the others the first letter.
    pub fn pinyin(&self, from: usize, whole: usize) -> String {
        let spell =
            |(n, s): (usize, &&'static str)| if n < whole { (*s).to_owned() } else { s[..1].to_owned() };
        self.syllables.iter().enumerate().skip(from).map(spell).collect()
    }
}

/// What names are drawn from, with running sums of the weights.
struct Draw(Vec<(String, f64)>);

impl Draw {
    fn new(kind: &str) -> Self {
        let mut sum = 0.0;
        let rows = include_str!("names.txt").lines().filter_map(|line| line.strip_prefix(kind));
        Self(
            rows.map(|row| {
                let (text, weight) = row.trim().split_once(' ').unwrap();
                sum += weight.parse::<f64>().unwrap();
                (text.to_owned(), sum)
            })
            .collect(),
        )
    }

    fn one(&self, random: &mut Rng) -> &str {
        let point = random.f64() * self.0.last().unwrap().1;
        &self.0[self.0.partition_point(|(_, sum)| *sum <= point)].0
    }
}

/// `count` people.
pub fn people(count: usize) -> Vec<Person> {
    let mut random = Rng::with_seed(20_261_123);
    let (surnames, given) = (Draw::new("s "), Draw::new("g "));
    let villages = places(count, &mut random);
    (0..count).map(|_| person(&mut random, &surnames, &given, &villages)).collect()
}

fn places(count: usize, random: &mut Rng) -> Vec<(String, String)> {
    let characters: Vec<char> = VILLAGE.chars().collect();
    let mut name = |end: &str| -> String {
        let stem: String = (0..2).map(|_| characters[random.usize(..characters.len())]).collect();
        stem + end
    };
    let mut town = String::new();
    (0..count.div_ceil(VILLAGERS))
        .map(|n| {
            if n % VILLAGES == 0 {
                town = name("镇");
            }
            (town.clone(), name("村"))
        })
        .collect()
}

fn person(random: &mut Rng, surnames: &Draw, given: &Draw, villages: &[(String, String)]) -> Person {
    let surname = surnames.one(random).to_owned();
    let mut name = surname.clone();
    for _ in 0..if random.u8(..100) < 78 { 2 } else { 1 } {
        name.push_str(given.one(random));
    }
    let first = surname_readings(&name).map(|s| s.readings).unwrap_or_default();
    let own = name.chars().map(|c| readings(c).first().copied().unwrap_or("a"));
    let syllables = own.enumerate().map(|(n, r)| first.get(n).map_or(r, |all| all[0])).collect();
    let year = 1932 + random.i32(0..36) + random.i32(0..36);
    let birth = Date::new(year, random.u32(1..=12), random.u32(1..=28)).unwrap();
    let body = format!("{}{}{:03}", AREAS[random.usize(..AREAS.len())], birth.number(), random.u32(1..400));
    let village = &villages[random.usize(..villages.len())];
    Person {
        id: format!("{body}{}", check(&body)),
        phone: format!(
            "1{}{:08}",
            ["38", "39", "35", "36", "37", "50", "59", "86"][random.usize(..8)],
            random.u32(..100_000_000)
        ),
        card: format!("4401{:010}", random.u64(..10_000_000_000)),
        account: format!("6217{:015}", random.u64(..1_000_000_000_000_000)),
        town: village.0.clone(),
        village: village.1.clone(),
        surname: surname.chars().count(),
        name,
        birth,
        syllables,
    }
}

/// The check character of GB 11643.
fn check(body: &str) -> char {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.bytes().zip(WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
    char::from(b"10X98765432"[(sum % 11) as usize])
}
