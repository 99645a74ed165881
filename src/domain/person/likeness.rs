//! How alike two records are: what they agree in, field by field, and what that is worth. The worth is a table of
//! facts (`likeness.toml`), not code; points are whole numbers.

use minicbor::{Decode, Encode};
use serde::Deserialize;

use crate::domain::kinds::kinds;
use crate::domain::person::PersonFacts;
use crate::domain::table::{TableFault, no_twins};
use crate::domain::{Date, PersonId, PersonName, ResidentId, Sex};
use crate::text::{fold_bare, pinyin};

kinds! {
    /// Something two records agree or differ in.
    Evidence {
        /// The same 身份证号.
        0 SameId "same-id",
        /// The same number in the form of 15 digits, not in that of 18.
        1 OldForm "old-form",
        /// One digit off, or two neighbours exchanged.
        2 NearId "near-id",
        /// The same 姓名, variant characters unified.
        3 SameName "same-name",
        /// 姓名 of the same sound.
        4 SameSound "same-sound",
        /// A 曾用名 of the one is a name of the other.
        5 OtherName "other-name",
        /// The same 出生日期.
        6 SameBirth "same-birth",
        /// A phone in common.
        7 SamePhone "same-phone",
        /// The same 银行账号.
        8 SameAccount "same-account",
        /// The same 常住地, written the same way.
        9 SameAddress "same-address",
        /// Names of different sound, none of them an earlier name of the other.
        10 OtherSound "other-sound",
        /// Different 出生日期.
        11 OtherBirth "other-birth",
        /// Different 性别.
        12 OtherSex "other-sex",
        /// Two whole 身份证号 that differ in more than a slip.
        13 OtherId "other-id",
    }
}

/// What one evidence is worth.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// Which.
    pub evidence: Evidence,
    /// For (above 0) or against one person.
    pub points: i32,
    /// Why so much, in Chinese.
    pub zh: String,
    /// Why so much, in English.
    pub en: String,
}

/// The table of weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    version: String,
    show_from: i32,
    rows: Vec<Weight>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    show_from: i32,
    weight: Vec<Weight>,
}

impl Weights {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("likeness.toml"))
    }

    /// A table in the form of the embedded one: one row for every evidence.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.weight.iter().map(|w| w.evidence.name()))?;
        let mut rows = Vec::new();
        for evidence in Evidence::ALL {
            let row = file.weight.iter().find(|w| w.evidence == *evidence);
            rows.push(row.cloned().ok_or_else(|| TableFault::Unknown(evidence.name().to_owned()))?);
        }
        let odd = |w: &&Weight| w.points.abs() > 1000 || (w.points > 0) != w.evidence.is_for();
        match rows.iter().find(odd) {
            Some(row) => Err(TableFault::Figures(row.evidence.name().to_owned())),
            None if file.show_from < 1 => Err(TableFault::Figures("show_from".to_owned())),
            None => Ok(Self { version: file.effective, show_from: file.show_from, rows }),
        }
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The points from which a pair is shown.
    pub fn show_from(&self) -> i32 {
        self.show_from
    }

    /// What an evidence is worth, and why.
    pub fn get(&self, evidence: Evidence) -> Option<&Weight> {
        self.rows.get(evidence as usize)
    }

    fn points(&self, evidence: Evidence) -> i32 {
        self.get(evidence).map_or(0, |w| w.points)
    }
}

impl Evidence {
    /// Whether it speaks for one person.
    pub fn is_for(self) -> bool {
        !matches!(self, Self::OtherSound | Self::OtherBirth | Self::OtherSex | Self::OtherId)
    }
}

/// An evidence, and a digest of the values that it rests on: it changes when one of them does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Ground {
    /// What the records agree in.
    #[n(0)]
    pub evidence: Evidence,
    /// The digest.
    #[n(1)]
    pub rests: u64,
}

/// How alike two records are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// The sum of what speaks for and against one person.
    pub points: i32,
    /// What it is the sum of, in the fixed order of the evidences.
    pub grounds: Vec<Ground>,
}

/// What is compared of a record: digests, so that everybody's fit into memory for a while.
#[derive(Clone, PartialEq, Eq)]
pub struct Traits {
    /// Whose.
    pub person: PersonId,
    pub(super) name: u64,
    pub(super) sound: u64,
    pub(super) others: Vec<u64>,
    pub(super) id: Option<ResidentId>,
    pub(super) birth: Option<Date>,
    pub(super) sex: Option<Sex>,
    pub(super) phones: Vec<u64>,
    pub(super) account: Option<u64>,
    pub(super) address: Option<u64>,
}

crate::text::opaque!(Traits);

impl Traits {
    /// The traits of a record.
    pub fn of(person: PersonId, facts: &PersonFacts) -> Self {
        let address = fold_bare(&facts.residence.address);
        let place = facts.residence.division.map(|d| d.to_string()).unwrap_or_default();
        Self {
            person,
            name: form(&facts.name),
            sound: digest([pinyin::name_sound(&facts.name).as_bytes()]),
            others: facts.other_names.iter().map(|name| form(name)).collect(),
            id: facts.resident_id,
            birth: facts.birth,
            sex: facts.sex,
            phones: facts.phones.iter().map(|p| digest([p.as_bytes()])).collect(),
            account: facts.bank.as_ref().map(|b| digest([b.number.as_bytes()])),
            address: (!address.is_empty()).then(|| digest([place.as_bytes(), address.as_bytes()])),
        }
    }
}

fn form(name: &str) -> u64 {
    let form = PersonName::parse(name).map_or_else(|_| name.to_owned(), |n| n.name.search_form());
    digest([form.as_bytes()])
}

/// FNV-1a with 64 bits over parts of any length. It is stored, so it never changes.
pub fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.iter().chain(&[0xff]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// How alike two records are. It does not matter which is named first.
pub fn likeness(one: &Traits, other: &Traits, weights: &Weights) -> Likeness {
    let (a, b) = if one.person <= other.person { (one, other) } else { (other, one) };
    let grounds: Vec<Ground> = [numbers(a, b), names(a, b), births(a, b)]
        .into_iter()
        .flatten()
        .chain(common(&a.phones, &b.phones).map(|n| ground(Evidence::SamePhone, [n])))
        .chain(same(a.account, b.account).map(|n| ground(Evidence::SameAccount, [n])))
        .chain(same(a.address, b.address).map(|n| ground(Evidence::SameAddress, [n])))
        .chain(apart(a, b))
        .collect();
    Likeness { points: grounds.iter().map(|g| weights.points(g.evidence)).sum(), grounds }
}

fn ground(evidence: Evidence, values: impl IntoIterator<Item = u64>) -> Ground {
    let mut bytes = vec![evidence as u8];
    bytes.extend(values.into_iter().flat_map(u64::to_be_bytes));
    Ground { evidence, rests: digest([bytes.as_slice()]) }
}

fn same(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    a.filter(|_| a == b)
}

fn common(a: &[u64], b: &[u64]) -> Option<u64> {
    a.iter().copied().filter(|n| b.contains(n)).min()
}

fn numbers(a: &Traits, b: &Traits) -> Option<Ground> {
    let (one, other) = a.id.zip(b.id)?;
    let evidence = if one == other {
        Evidence::SameId
    } else if without_century(&one) == without_century(&other) {
        Evidence::OldForm
    } else if near(one.as_str(), other.as_str()) {
        Evidence::NearId
    } else {
        return None;
    };
    Some(ground(evidence, [digest([one.as_str().as_bytes()]), digest([other.as_str().as_bytes()])]))
}

/// The number as it stood in 15 digits: without the century and the check character.
pub(super) fn without_century(id: &ResidentId) -> [&str; 2] {
    let text = id.as_str();
    [text.get(..6).unwrap_or_default(), text.get(8..17).unwrap_or_default()]
}

/// Whether two numbers differ in one digit or in two exchanged neighbours, the check character aside.
fn near(a: &str, b: &str) -> bool {
    let body = |text: &str| text.bytes().take(17).collect::<Vec<u8>>();
    let (a, b) = (body(a), body(b));
    let differ: Vec<usize> =
        a.iter().zip(&b).enumerate().filter(|(_, (x, y))| x != y).map(|(n, _)| n).collect();
    match differ.as_slice() {
        [_] => true,
        [x, y] => *y == x + 1 && a.get(*x) == b.get(*y) && a.get(*y) == b.get(*x),
        _ => false,
    }
}

fn names(a: &Traits, b: &Traits) -> Option<Ground> {
    let values = || a.others.iter().chain(&b.others).chain([&a.name, &b.name]).copied();
    if a.name == b.name {
        return Some(ground(Evidence::SameName, [a.name]));
    }
    if a.sound == b.sound {
        return Some(ground(Evidence::SameSound, [a.name, b.name]));
    }
    let earlier = a.others.contains(&b.name) || b.others.contains(&a.name);
    (earlier || common(&a.others, &b.others).is_some()).then(|| ground(Evidence::OtherName, values()))
}

fn births(a: &Traits, b: &Traits) -> Option<Ground> {
    let (one, other) = a.birth.zip(b.birth)?;
    (one == other).then(|| ground(Evidence::SameBirth, [u64::from(one.number())]))
}

/// What speaks against one person; it rests on nothing that is remembered.
fn apart(a: &Traits, b: &Traits) -> impl Iterator<Item = Ground> {
    let differ = |evidence: Evidence, is: bool| is.then_some(Ground { evidence, rests: 0 });
    let two = |x: bool, y: bool| x && y;
    [
        differ(Evidence::OtherSound, names(a, b).is_none()),
        differ(Evidence::OtherBirth, two(a.birth.zip(b.birth).is_some(), a.birth != b.birth)),
        differ(Evidence::OtherSex, two(a.sex.zip(b.sex).is_some(), a.sex != b.sex)),
        differ(Evidence::OtherId, two(a.id.zip(b.id).is_some(), numbers(a, b).is_none())),
    ]
    .into_iter()
    .flatten()
}
