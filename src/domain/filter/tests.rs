//! The language, word by word.

use proptest::prelude::*;

use super::*;
use crate::domain::ledger::Groups;
use crate::domain::person::{Gap, Glance, Person, PersonFacts, Recognition, RecognitionState, Residence};
use crate::domain::{Date, DivisionCode, Divisions, PersonId, Sex};

fn read(text: &str) -> (Filter, Vec<FilterFault>) {
    let (groups, divisions) = (Groups::embedded().unwrap(), Divisions::embedded().unwrap());
    Filter::parse(text, Tables { groups: &groups, divisions: &divisions })
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
    let facet = Facet::of(&Glance::from(&somebody()), &Groups::embedded().unwrap());
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
        ("镇:无", false),
        ("镇:花东,无", false),
        ("镇:新华,无", true),
        ("等级:none", false),
        ("-性别:不明", true),
        ("镇:440114001000", true),
        ("类别:三属 排序:镇", true),
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

/// Values by their sound and in English mean what they mean in Chinese.
#[test]
fn values_are_read_by_sound_and_in_english() {
    for (chinese, others) in [
        ("镇:新华", &["town:xinhua", "镇:ＸＩＮＨＵＡ", "town:xinhuajie"][..]),
        ("类别:三属", &["group:sanshu", "group:bereaved", "类别:3属"]),
        ("类别:两参", &["group:lc", "group:liangcan", "类别:2参"]),
        ("类别:残疾", &["group:disabled", "group:canji"]),
    ] {
        let tests = |text: &str| {
            let (filter, faults) = read(text);
            assert_eq!(faults, [], "{text}");
            filter.conditions.into_iter().map(|c| c.test).collect::<Vec<_>>()
        };
        for other in others {
            assert_eq!(tests(other), tests(chinese), "{other}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_holds() {
    let (filter, faults) = read("类别: 镇:月球 出生:很久 年龄:.. 类型:三属 groop:51 提示:有 -已故 区");
    assert_eq!(
        faults,
        [
            FilterFault::NoValue(Key::Group),
            FilterFault::NoSuchValue(Key::Town, "月球".into()),
            FilterFault::NoSpan(Key::Born, "很久".into()),
            FilterFault::NoSpan(Key::Age, "..".into()),
            FilterFault::NoSuchKey("类型".into(), Some(Key::Group)),
            FilterFault::NoSuchKey("groop".into(), Some(Key::Group)),
            FilterFault::NoSuchKey("提示".into(), None),
        ]
    );
    assert_eq!((filter.conditions.len(), filter.words.as_str()), (1, "区"));
}

/// What is written for a value is read as that value.
#[test]
fn what_is_written_is_read_again() {
    use crate::domain::DivisionLevel;
    let (groups, divisions) = (Groups::embedded().unwrap(), Divisions::embedded().unwrap());
    let tables = Tables { groups: &groups, divisions: &divisions };
    let test = |value: Value, tongue| {
        let (filter, faults) = Filter::parse(&value.word(tongue, tables), tables);
        assert_eq!((faults, filter.conditions.len()), (vec![], 1), "{value:?}");
        filter.conditions[0].test.clone()
    };
    for tongue in [Tongue::Zh, Tongue::En] {
        for place in 0..groups.all().len() {
            assert_eq!(test(Value::Group(place), tongue), Test::Groups(1 << place));
        }
        for code in divisions.all().iter().map(|d| d.code) {
            match code.level() {
                DivisionLevel::Town => assert_eq!(test(Value::Town(code), tongue), Test::Towns(vec![code])),
                DivisionLevel::Village => {
                    assert_eq!(test(Value::Village(code), tongue), Test::Villages(vec![code]));
                }
                _ => {}
            }
        }
        for state in RecognitionState::ALL {
            assert_eq!(test(Value::State(state), tongue), Test::States(vec![state]));
        }
        for gap in Gap::ALL {
            assert_eq!(test(Value::Missing(*gap), tongue), Test::Missing(vec![*gap]));
        }
        for age in 0..130 {
            let Value::Age(from, to) = Value::band(age) else { panic!("a band") };
            assert!((from..=to).contains(&age));
            assert_eq!(test(Value::band(age), tongue), Test::Age(vec![(from, to)]));
        }
        assert_eq!(test(Value::None(Key::Sex), tongue), Test::None(Key::Sex));
        assert_eq!(test(Value::Mark(Mark::Late), tongue), Test::Mark(Mark::Late));
    }
}

/// A span that is open to one side, in people's words.
#[test]
fn before_and_after_are_open_spans() {
    for (words, signs) in [
        ("出生:1950年后", "出生:1950+"),
        ("出生:1950后", "出生:1950..2999"),
        ("出生:1950年以前", "出生:..1950"),
        ("出生:1950前", "born:..1950"),
        ("年龄:80岁以上", "年龄:80+"),
        ("年龄:17以下", "年龄:..17"),
        ("出生:1950年生", "出生:1950"),
    ] {
        let test = |text: &str| read(text).0.conditions.into_iter().map(|c| c.test).next();
        assert_eq!(test(words), test(signs), "{words}");
        assert!(test(words).is_some());
    }
}

/// What is pasted from elsewhere is looked up, labels and all.
#[test]
fn labels_of_pasted_records_are_no_conditions() {
    let (filter, faults) = read("姓名：王某 身份证号：440114195003070011 电话：13800138000");
    assert_eq!((faults, filter.conditions.len()), (vec![], 0));
    assert!(filter.words.contains("440114195003070011"));
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
        let facet = Facet::of(&Glance::from(&somebody()), &Groups::embedded().unwrap());
        let (plain, faults) = read(&word);
        if faults.is_empty() && !plain.is_plain() {
            let (turned, _) = read(&format!("-{word}"));
            let hold = |f: &Filter| f.holds(&facet, today(), Standing::default);
            prop_assert_ne!(hold(&plain), hold(&turned), "{}", word);
        }
    }
}
