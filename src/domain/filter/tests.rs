//! The language, word by word.

use proptest::prelude::*;

use super::*;
use crate::domain::ledger::Groups;
use crate::domain::person::{Gap, Person, PersonFacts, Recognition, RecognitionState, Residence};
use crate::domain::{Date, DivisionCode, Divisions, PersonId, Sex};

fn state_words(state: RecognitionState) -> Vec<String> {
    let word = match state {
        RecognitionState::Receiving => "享受待遇",
        RecognitionState::Stopped => "停发",
        _ => "其他",
    };
    vec![word.to_owned()]
}

fn gap_words(gap: Gap) -> Vec<String> {
    let zh = if gap == Gap::Phone { "电话" } else { "别的" };
    vec![zh.to_owned(), gap.name().to_owned()]
}

fn read(text: &str) -> (Filter, Vec<FilterFault>) {
    let (groups, divisions) = (Groups::embedded().unwrap(), Divisions::embedded().unwrap());
    let tables =
        Tables { groups: &groups, divisions: &divisions, state_words: &state_words, gap_words: &gap_words };
    Filter::parse(text, tables)
}

fn today() -> Date {
    Date::parse("2026-11-25").unwrap()
}

fn somebody() -> Person {
    let recognition = Recognition { grade: Some(6), ..Recognition::new("21", RecognitionState::Receiving) };
    let facts = PersonFacts {
        name: "区国英".into(),
        sex: Some(Sex::Female),
        birth: Date::parse("1955-03-07"),
        residence: Residence { division: DivisionCode::parse("440114001210"), address: String::new() },
        recognitions: vec![recognition],
        ..PersonFacts::default()
    };
    Person::new(PersonId(1), facts)
}

/// Whether the one somebody answers a filter without faults.
fn answers(text: &str) -> bool {
    let (filter, faults) = read(text);
    assert_eq!(faults, [], "{text}");
    let facet = Facet::of(&somebody(), &Groups::embedded().unwrap());
    filter.holds(&facet, today(), || Standing { open: true, late: false })
}

#[test]
fn conditions_hold_or_not() {
    for (text, expected) in [
        ("", true),
        ("类别:三属", true),
        ("类别：三属", true),
        ("-类别:三属", false),
        ("非类别:三属", false),
        ("group:martyr", true),
        ("类别:参战", false),
        ("类别:参战,烈士遗属", true),
        ("类别:21", true),
        ("状态:享受", true),
        ("状态:停发", false),
        ("镇:新华", true),
        ("town:花东", false),
        ("镇:花东、新华", true),
        ("村:田美", true),
        ("村:杨一", false),
        ("出生:1950..1960", true),
        ("出生:1960..1950", true),
        ("出生:１９５５", true),
        ("born:1955-03", true),
        ("born:1955-04", false),
        ("出生:1956+", false),
        ("年龄:71", true),
        ("年龄:70..80", true),
        ("年龄:80+", false),
        ("age:..71", true),
        ("性别:女", true),
        ("sex:m", false),
        ("等级:5..6", true),
        ("等级:7级", false),
        ("缺:电话", true),
        ("missing:phone", true),
        ("-缺:电话", false),
        ("已故", false),
        ("-已故", true),
        ("－已故", true),
        ("在访", true),
        ("逾期", false),
        ("-逾期 在领 不完善", true),
    ] {
        assert_eq!(answers(text), expected, "{text}");
    }
}

#[test]
fn words_that_are_no_conditions_go_to_the_search() {
    let (filter, faults) = read("ougy 类别:三属 0284　身份证号：440121195503070284 -13");
    assert_eq!(faults, []);
    assert_eq!(filter.words, "ougy 0284 身份证号：440121195503070284 -13");
    assert_eq!(filter.conditions.len(), 1);
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_holds() {
    let (filter, faults) = read("类别: 镇:月球 出生:很久 年龄:.. -已故 区");
    assert_eq!(
        faults,
        [
            FilterFault::NoValue(Key::Group),
            FilterFault::NoSuchValue(Key::Town, "月球".into()),
            FilterFault::NoSpan(Key::Born, "很久".into()),
            FilterFault::NoSpan(Key::Age, "..".into()),
        ]
    );
    assert_eq!((filter.conditions.len(), filter.words.as_str()), (1, "区"));
}

#[test]
fn no_word_stands_for_two_things() {
    let mut all: Vec<&str> = Key::ALL.iter().flat_map(|k| k.aliases()).copied().collect();
    all.extend(Mark::ALL.iter().flat_map(|m| m.aliases()));
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
}

proptest! {
    #![proptest_config(crate::property::unsaved())]
    /// Whatever is typed is read, and turning a condition round turns its answer round.
    #[test]
    fn any_text_is_read_and_a_sign_turns_it_round(text in "[-!:：=,、.+~0-9a-z类别镇村出生年龄缺已故逾期 　]{0,24}", key in 0_usize..9, value in "[0-9三属新华女电话.]{1,6}") {
        let _ = read(&text);
        let word = format!("{}:{value}", Key::ALL[key].aliases()[0]);
        let facet = Facet::of(&somebody(), &Groups::embedded().unwrap());
        let (plain, faults) = read(&word);
        if faults.is_empty() && !plain.is_plain() {
            let (turned, _) = read(&format!("-{word}"));
            let hold = |f: &Filter| f.holds(&facet, today(), Standing::default);
            prop_assert_ne!(hold(&plain), hold(&turned), "{}", word);
        }
    }
}
