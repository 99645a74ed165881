//! Lists narrowed by conditions: what they say of everybody, after whatever was done.

use std::collections::BTreeMap;

use crate::bureau_support::*;
use honordesk::bureau::answer::Pivot;
use honordesk::bureau::command::PersonChange;
use honordesk::bureau::{Answer, Command, Query, Reference};
use honordesk::domain::filter::{Facet, Filter, FilterFault, Key, Standing, Tongue};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::person::{Glance, NoId, PersonFacts, RecognitionState, Residence, Sex};
use honordesk::domain::{DivisionCode, PersonId};
use proptest::prelude::*;

/// What is on record, kept beside the bureau.
struct Model {
    f: Fixture,
    reference: Reference,
    people: BTreeMap<PersonId, (PersonFacts, u32)>,
    merged: BTreeMap<PersonId, PersonId>,
    petitioners: Vec<PersonId>,
}

const PLACES: [&str; 4] = ["440114001210", "440114001000", "440114105236", "440114000000"];
const GROUPS: [&str; 4] = ["11", "21", "51", "61"];
const STATES: [RecognitionState; 3] =
    [RecognitionState::Receiving, RecognitionState::Stopped, RecognitionState::Cancelled];

/// Somebody who differs from others in what filters ask.
fn somebody(n: usize, dice: u32) -> PersonFacts {
    let pick = |shift: u32, of: usize| (dice >> shift) as usize % of;
    let mut facts = person(n);
    facts.residence.division = DivisionCode::parse(PLACES[pick(0, 4)]).filter(|_| dice & 0x100 == 0);
    if pick(2, 3) == 0 {
        (facts.resident_id, facts.no_id) = (None, Some(NoId::NotInSource));
        facts.birth = Some(date("1938-01-01").plus_days(i64::from(dice >> 13 & 0x3fff)));
        facts.sex = Some([Sex::Male, Sex::Female][pick(16, 2)]);
    }
    facts.recognitions[0].group = GROUPS[pick(4, 4)].into();
    facts.recognitions[0].state = STATES[pick(9, 3)];
    facts.recognitions[0].until = (pick(9, 3) != 0).then(|| date("2026-06-30"));
    facts.recognitions[0].grade = (pick(4, 4) == 0).then_some(pick(11, 10) as u8 + 1);
    facts.recognitions[0].nature = facts.recognitions[0].nature.filter(|_| pick(4, 4) == 0);
    if dice & 0x1000 == 0 {
        facts.phones.clear();
    }
    facts
}

impl Model {
    fn new() -> Self {
        let f = Fixture::new();
        f.bureau.build_index().unwrap();
        let reference = Reference::embedded().unwrap();
        Self { f, reference, people: BTreeMap::new(), merged: BTreeMap::new(), petitioners: Vec::new() }
    }

    fn standing(&self) -> Vec<PersonId> {
        self.people.keys().copied().filter(|id| !self.merged.contains_key(id)).collect()
    }

    fn register(&mut self, dice: u32) {
        let facts = somebody(self.people.len(), dice);
        let command =
            Command::RegisterPerson { facts: Box::new(facts.clone()), despite: Some("核对过".into()) };
        let id = person_of(&self.f.run("maker", command).unwrap());
        self.people.insert(id, (facts, 1));
        self.reread(id);
    }

    /// The facts as they were admitted: the house may have completed them.
    fn reread(&mut self, id: PersonId) {
        let Ok(Answer::Record(record)) = self.f.ask("maker", Query::Record(id)) else { panic!() };
        let facts = PersonFacts {
            name: record.card.name.clone(),
            resident_id: self.people[&id].0.resident_id,
            sex: record.card.sex,
            birth: record.birth,
            residence: record.residence.clone(),
            household: record.household.clone(),
            phones: record.phones.clone(),
            recognitions: record.card.recognitions.clone(),
            died: record.card.died,
            ..PersonFacts::default()
        };
        self.people.insert(id, (facts, record.card.version));
    }

    fn step(&mut self, dice: u32) {
        let standing = self.standing();
        let Some(at) = standing.get(dice as usize / 8 % standing.len().max(1)).copied() else {
            return self.register(dice);
        };
        let seen = self.people[&at].1;
        match dice % 8 {
            0..=2 => self.register(dice / 8),
            3 => {
                let place = Residence {
                    division: DivisionCode::parse(PLACES[dice as usize / 64 % 4]),
                    ..Residence::default()
                };
                self.amend(at, seen, PersonChange::Residence(place));
            }
            4 => {
                let _ = self.f.run("maker", death(at, seen, date("2026-11-01")));
                self.reread(at);
            }
            5 => {
                self.f.take_in(petition(Some(at)));
                self.petitioners.push(at);
            }
            6 => {
                let other = standing.iter().copied().find(|id| *id != at);
                let Some(gone) = other else { return };
                let moves = match self.f.ask("maker", Query::Together(at, gone)).unwrap() {
                    Answer::Together(together) => together.belongings[1].count(),
                    other => panic!("{other:?}"),
                };
                let command = Command::MergePeople {
                    keep: (at, seen),
                    gone: (gone, self.people[&gone].1),
                    take: vec![],
                    moves,
                    lives: true,
                    reason: "同一人".into(),
                };
                self.f.run("maker", command).unwrap();
                self.merged.insert(gone, at);
                self.reread(at);
                self.people.get_mut(&gone).unwrap().1 += 1;
            }
            _ => {
                let apart = self.merged.iter().find(|(_, into)| !self.merged.contains_key(into));
                let Some((person, into)) = apart.map(|(p, i)| (*p, *i)) else { return };
                let seen = self.people[&person].1;
                let command =
                    Command::UnmergePeople { person, seen, give: vec![], reason: "确属两人".into() };
                self.f.run("maker", command).unwrap();
                self.merged.remove(&person);
                self.reread(into);
                self.reread(person);
            }
        }
    }

    fn amend(&mut self, person: PersonId, seen: u32, change: PersonChange) {
        let command = Command::AmendPerson { person, seen, changes: vec![change], despite: None };
        // What the house refuses (a change that changes nothing) changes nothing here either.
        let _ = self.f.run("maker", command);
        self.reread(person);
    }

    /// The record that stands for one.
    fn stands_for(&self, person: PersonId) -> PersonId {
        self.merged.get(&person).map_or(person, |into| self.stands_for(*into))
    }

    /// Those who answer a filter, by looking at everybody.
    fn naive(&self, text: &str) -> Vec<PersonId> {
        let (filter, faults) = Filter::parse(text, self.reference.filter_tables());
        assert_eq!(faults, [], "{text}");
        let open: Vec<PersonId> = self.petitioners.iter().map(|p| self.stands_for(*p)).collect();
        let holds = |id: &PersonId| {
            let facet = Facet::of(&Glance::of(*id, &self.people[id].0), &self.reference.groups);
            filter.holds(&facet, self.f.today.get(), || Standing { open: open.contains(id), late: false })
        };
        self.standing().into_iter().filter(holds).collect()
    }

    /// The whole list, page by page.
    fn list(&self, text: &str) -> Vec<PersonId> {
        let mut all = Vec::new();
        loop {
            let page = lookup(&self.f, text, all.len(), 3);
            if page.hits.is_empty() {
                assert_eq!(page.total, all.len(), "{text}");
                return all;
            }
            all.extend(page.hits.iter().map(|h| h.person));
        }
    }
}

fn sorted(mut people: Vec<PersonId>) -> Vec<PersonId> {
    people.sort_unstable();
    people
}

const CONDITIONS: [&str; 14] = [
    "镇:新华",
    "村:田美",
    "-镇:花东",
    "镇:无",
    "镇:花东,无",
    "类别:三属",
    "类别:两参,伤残",
    "类别:无",
    "等级:1..5",
    "性别:女",
    "缺:电话",
    "已故",
    "在访",
    "在领",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    /// After any history, a list is what looking at everybody gives, its counts too.
    #[test]
    fn a_list_is_what_looking_at_everybody_gives(history in prop::collection::vec(any::<u32>(), 1..30), pairs in prop::collection::vec((0..CONDITIONS.len(), 0..CONDITIONS.len()), 4)) {
        let mut model = Model::new();
        for dice in history {
            model.step(dice);
        }
        for (a, b) in pairs {
            let text = format!("{} {}", CONDITIONS[a], CONDITIONS[b]);
            let expected = model.naive(&text);
            for text in [text.clone(), format!("{text} 排序:镇"), format!("{text} sort:age"), format!("试人 {text}")] {
                prop_assert_eq!(&sorted(model.list(&text)), &expected, "{}", text);
            }
            let found = lookup(&model.f, &text, 0, 1);
            for (n, one) in [CONDITIONS[a], CONDITIONS[b]].into_iter().enumerate() {
                prop_assert_eq!(&found.conditions[n].word, one);
                prop_assert_eq!(found.conditions[n].holds, model.naive(one).len(), "{}", one);
            }
            prop_assert_eq!(found.conditions[0].without, model.naive(CONDITIONS[b]).len());
            prop_assert_eq!(found.conditions[1].without, model.naive(CONDITIONS[a]).len());
        }
        for key in ["镇:", "类别:", "状态:", "等级:", "缺:", "年龄:", "性别:"] {
            for completion in completions(&model.f, key) {
                let count = model.naive(&completion.word).len();
                prop_assert_eq!(completion.people, Some(count), "{}", completion.word);
            }
        }
        model.f.sound();
    }
}

fn people(f: &Fixture, count: usize) -> Vec<PersonId> {
    (0..count).map(|n| f.register(somebody(n, (n as u32).wrapping_mul(0x9E37_79B9) >> 3))).collect()
}

#[test]
fn faults_are_told_and_the_rest_of_the_text_holds() {
    let f = Fixture::new();
    people(&f, 12);
    f.bureau.build_index().unwrap();
    let whole = lookup(&f, "性别:男", 0, 50);
    let found = lookup(&f, "性别:男 镇:月球 年龄:很老 排序:鞋码", 0, 50);
    assert_eq!(found.hits.len(), whole.hits.len());
    assert!(!found.hits.is_empty());
    assert_eq!(
        found.faults,
        [
            FilterFault::NoSuchValue(Key::Town, "月球".into()),
            FilterFault::NoSpan(Key::Age, "很老".into()),
            FilterFault::NoSuchValue(Key::Sort, "鞋码".into()),
        ]
    );
    assert_eq!(lookup(&f, "镇:", 0, 50).total, 12, "what is being typed hides nobody");
}

#[test]
fn words_and_conditions_find_together_and_count_apart() {
    let f = Fixture::new();
    people(&f, 12);
    f.bureau.build_index().unwrap();
    let men = lookup(&f, "性别:男", 0, 50).total;
    let named = lookup(&f, "试人", 0, 50).total;
    let both = lookup(&f, "试人 性别:男", 0, 50);
    assert_eq!((both.words.as_str(), both.total), ("试人", men));
    assert_eq!((both.conditions[0].holds, both.conditions[0].without), (men, named));
    assert!(both.hits.iter().all(|h| h.sex == Some(Sex::Male) && !h.matched.is_empty()));
    assert_eq!(lookup(&f, "查无此人 性别:男", 0, 50).total, 0);
}

#[test]
fn a_list_stands_in_the_order_asked_for() {
    let f = Fixture::new();
    people(&f, 12);
    f.bureau.build_index().unwrap();
    let ages: Vec<Option<i32>> = lookup(&f, "排序:年龄", 0, 50).hits.iter().map(|h| h.age).collect();
    assert!(ages.len() == 12 && ages.windows(2).all(|w| w[0] >= w[1]), "{ages:?}");
    let towns: Vec<_> = lookup(&f, "sort:town", 0, 50).hits.iter().map(|h| h.division).collect();
    let key = |d: &Option<DivisionCode>| (d.is_none(), *d);
    assert!(towns.windows(2).all(|w| key(&w[0]) <= key(&w[1])), "{towns:?}");
}

#[test]
fn a_word_is_completed_in_the_language_it_was_begun_in() {
    let f = Fixture::new();
    people(&f, 12);
    f.bureau.build_index().unwrap();
    let words = |text: &str| completions(&f, text).into_iter().map(|c| c.word).collect::<Vec<_>>();
    assert_eq!(words("镇"), ["镇:"], "one word a key");
    assert_eq!(words("已故"), Vec::<String>::new(), "a whole mark becomes nothing else");
    assert_eq!(words("tow"), ["town:"]);
    assert_eq!(words("to"), Vec::<String>::new(), "two letters are the initials of a name");
    assert_eq!(words("-dea"), ["-dead"]);
    assert_eq!(words("性别:女 已"), ["已故"]);
    assert!(words("town:xh").contains(&"town:新华街道".to_owned()), "by initials: {:?}", words("town:"));
    assert!(words("镇:花东镇,新").contains(&"镇:花东镇,新华街道".to_owned()));
    assert_eq!(words("state:rec"), ["state:receiving"]);
    assert_eq!(words("排序:"), ["排序:姓名", "排序:镇", "排序:年龄"]);
    assert_eq!(words("ougy"), Vec::<String>::new());
    assert_eq!(words("镇:新华 "), Vec::<String>::new());
}

#[test]
fn who_may_not_see_a_petition_does_not_learn_of_it_by_a_filter() {
    let f = Fixture::new();
    let person = f.person(1);
    f.bureau.build_index().unwrap();
    let mut secret = petition(Some(person));
    (secret.secret, secret.purpose) = (true, honordesk::domain::petition::Purpose::Accusation);
    f.take_in(secret);
    let total = |who: &str| match f
        .ask(who, Query::Lookup { text: "在访".into(), offset: 0, limit: 9, recent: vec![] })
    {
        Ok(Answer::Lookup(found)) => found.total,
        other => panic!("{other:?}"),
    };
    assert_eq!((total("petitions"), total("window")), (1, 0));
}

fn pivot(f: &Fixture, by: Key, across: Option<Key>, text: &str, of: Option<&str>) -> Pivot {
    let months = of.map(|m| (month(m), month(m)));
    match f.ask("maker", Query::Pivot { by, across, text: text.into(), months }) {
        Ok(Answer::Pivot(pivot)) => *pivot,
        other => panic!("{other:?}"),
    }
}

/// Every cell, row and column leads to a lookup that finds exactly its people.
#[test]
fn every_cell_leads_to_exactly_its_people() {
    let f = Fixture::new();
    people(&f, 24);
    f.bureau.build_index().unwrap();
    let reference = Reference::embedded().unwrap();
    let keys =
        [Key::Group, Key::State, Key::Grade, Key::Town, Key::Village, Key::Age, Key::Sex, Key::Missing];
    for (n, by) in keys.into_iter().enumerate() {
        let across = keys[(n + 3) % keys.len()];
        let text = if n % 2 == 0 { "" } else { "试人 -已故" };
        let pivot = pivot(&f, by, Some(across), text, None);
        assert_eq!(pivot.total.people, 24);
        let tongue = if n % 2 == 0 { Tongue::Zh } else { Tongue::En };
        let found = |row, col| {
            let text = pivot.lookup(row, col, tongue, reference.filter_tables());
            lookup(&f, &text, 0, 1).total
        };
        for row in 0..pivot.rows.len() {
            assert_eq!(pivot.of_rows[row].people, found(Some(row), None), "{by:?}");
            for col in 0..pivot.cols.len() {
                assert_eq!(pivot.cell(row, col).people, found(Some(row), Some(col)), "{by:?} {across:?}");
            }
        }
        for col in 0..pivot.cols.len() {
            assert_eq!(pivot.of_cols[col].people, found(None, Some(col)), "{across:?}");
        }
    }
}

#[test]
fn sums_are_of_the_months_asked_for_and_follow_a_merge() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    for person in [a, b] {
        f.post(posting(person, EntryKind::Due, "2026-09", 60_000)).unwrap();
        f.post(posting(person, EntryKind::Paid, "2026-09", 50_000)).unwrap();
        f.post(posting(person, EntryKind::Due, "2026-10", 70_000)).unwrap();
    }
    f.bureau.build_index().unwrap();
    let sums = |of| {
        let sum = pivot(&f, Key::Group, None, "", of).total;
        (sum.people, sum.due.0, sum.paid.0)
    };
    assert_eq!(sums(Some("2026-09")), (2, 120_000, 100_000));
    assert_eq!(sums(Some("2026-10")), (2, 140_000, 0));
    assert_eq!(sums(None), (2, 0, 0));
    let seen = |id| (id, 1);
    let reason = "同一人，两份档案".to_owned();
    f.run(
        "maker",
        Command::MergePeople { keep: seen(a), gone: seen(b), take: vec![], moves: 3, lives: false, reason },
    )
    .unwrap();
    assert_eq!(sums(Some("2026-09")), (1, 120_000, 100_000), "what was booked on the other record counts");
    let query = Query::Pivot {
        by: Key::Group,
        across: None,
        text: String::new(),
        months: Some((month("2026-09"), month("2026-09"))),
    };
    assert!(f.ask("admin", query).is_err(), "the ledger is not for everybody");
}
