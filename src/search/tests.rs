//! The index through its public door.
#![allow(clippy::string_slice, clippy::too_many_lines)] // fixed-width test numbers, one long table

use std::collections::BTreeMap;

use super::*;
use crate::domain::{Date, PersonId};

/// A person of the tests; owned.
#[derive(Clone, Default)]
struct Someone {
    name: String,
    other_names: Vec<String>,
    id: String,
    old_id: String,
    phones: Vec<String>,
    card: String,
    account: String,
    places: Vec<String>,
    birth: Option<Date>,
    dead: bool,
}

impl Someone {
    fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    fn record(&self, person: u32) -> Record<'_> {
        let some = |text: &'_ String| (!text.is_empty()).then_some(()).is_some();
        Record {
            person: PersonId(person),
            name: &self.name,
            other_names: self.other_names.iter().map(String::as_str).collect(),
            resident_id: some(&self.id).then_some(self.id.as_str()),
            old_id: some(&self.old_id).then_some(self.old_id.as_str()),
            phones: self.phones.iter().map(String::as_str).collect(),
            card: some(&self.card).then_some(self.card.as_str()),
            account: some(&self.account).then_some(self.account.as_str()),
            places: self.places.iter().map(String::as_str).collect(),
            birth: self.birth,
            alive: !self.dead,
        }
    }
}

fn index(people: &[Someone]) -> Index {
    Index::build((1..).zip(people).map(|(n, someone)| someone.record(n)))
}

fn found(index: &Index, query: &str) -> Vec<u32> {
    index.find(query, 20).hits.iter().map(|h| h.person.0).collect()
}

fn bureau() -> Vec<Someone> {
    let day = Date::new;
    let strings = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    vec![
        Someone {
            id: "44012119550312001X".into(),
            phones: strings(&["13800138000", "020-36881234"]),
            card: "44011400001234".into(),
            account: "6217001234567890123".into(),
            places: strings(&["新华街道", "新华", "三华村", "三华"]),
            birth: day(1955, 3, 12),
            other_names: strings(&["区阿强"]),
            ..Someone::named("区国强")
        },
        Someone {
            birth: day(1950, 7, 1), places: strings(&["花山镇", "花山"]), ..Someone::named("王建国")
        },
        Someone { birth: day(1960, 7, 1), ..Someone::named("王健国") },
        Someone { old_id: "440121500101001".into(), ..Someone::named("陈伟强") },
        Someone { ..Someone::named("陳偉強") },
        Someone { ..Someone::named("买买提·吐尔逊") },
        Someone { ..Someone::named("万俟卨") },
        Someone { ..Someone::named("尉迟恭德") },
        Someone { ..Someone::named("吕方") },
        Someone { id: "440121195001010015".into(), ..Someone::named("仇英") },
        Someone { ..Someone::named("盖叫天") },
        Someone { ..Someone::named("Ablikim Tursun") },
        Someone { ..Someone::named("欧阳国") },
        Someone { dead: true, ..Someone::named("张三丰") },
        Someone { ..Someone::named("张三丰") },
        Someone { ..Someone::named("庄壮窗") },
    ]
}

#[test]
fn every_kind_of_query_finds_its_person_first() {
    use {Field as F, How as H, Tier as T};
    let index = index(&bureau());
    let table: &[(&str, u32, T, F, H, &str)] = &[
        ("区国强", 1, T::ExactName, F::Name, H::Exact, "区国强"),
        ("区国", 1, T::NamePrefix, F::Name, H::Prefix, "区国"),
        ("国强", 1, T::Inside, F::Name, H::Inside, "国强"),
        ("ouguoqiang", 1, T::NamePrefix, F::Name, H::FullPinyin, "ou guo qiang"),
        ("ou guo qiang", 1, T::NamePrefix, F::Name, H::FullPinyin, "ou guo qiang"),
        ("OU YG", 13, T::NamePrefix, F::Name, H::Mixed, "ou y g"),
        ("ougq", 1, T::NamePrefix, F::Name, H::Mixed, "ou g q"),
        ("ＯＵｇｑ", 1, T::NamePrefix, F::Name, H::Mixed, "ou g q"),
        ("qugq", 1, T::NamePrefix, F::Name, H::Mixed, "qu g q"),
        ("ogq", 1, T::NamePrefix, F::Name, H::Initials, "o g q"),
        ("oguoqia", 1, T::NamePrefix, F::Name, H::Mixed, "o guo qia"),
        ("guoqiang", 1, T::Inside, F::Name, H::FullPinyin, "guo qiang"),
        ("gq", 1, T::Inside, F::Name, H::Initials, "g q"),
        ("王jg", 2, T::NamePrefix, F::Name, H::Mixed, "王 j g"),
        ("wangjg", 2, T::NamePrefix, F::Name, H::Mixed, "wang j g"),
        ("wang建g", 2, T::NamePrefix, F::Name, H::Mixed, "wang 建 g"),
        ("阿强", 1, T::Inside, F::OtherName, H::Inside, "阿强"),
        ("moqixie", 7, T::NamePrefix, F::Name, H::FullPinyin, "mo qi xie"),
        ("zhuang zhuang chuang", 16, T::NamePrefix, F::Name, H::FullPinyin, "zhuang zhuang chuang"),
        ("yuchigd", 8, T::NamePrefix, F::Name, H::Mixed, "yu chi g d"),
        ("lvfang", 9, T::NamePrefix, F::Name, H::FullPinyin, "lv fang"),
        ("lufang", 9, T::NamePrefix, F::Name, H::FullPinyin, "lu fang"),
        ("lyuf", 9, T::NamePrefix, F::Name, H::FullPinyin, "lyu f"),
        ("qiuying", 10, T::NamePrefix, F::Name, H::FullPinyin, "qiu ying"),
        ("gejt", 11, T::NamePrefix, F::Name, H::Mixed, "ge j t"),
        ("gaijiaotian", 11, T::NamePrefix, F::Name, H::FullPinyin, "gai jiao tian"),
        ("买买提吐尔逊", 6, T::ExactName, F::Name, H::Exact, "买买提吐尔逊"),
        ("买买提•吐尔逊", 6, T::ExactName, F::Name, H::Exact, "买买提吐尔逊"),
        ("吐尔逊", 6, T::Inside, F::Name, H::Inside, "吐尔逊"),
        ("abl", 12, T::NamePrefix, F::Name, H::FullPinyin, "a b l"),
        ("TURSUN", 12, T::Inside, F::Name, H::FullPinyin, "t u r s u n"),
        ("44012119550312001X", 1, T::ExactNumber, F::ResidentId, H::Exact, ""),
        ("44012119550312001×", 1, T::ExactNumber, F::ResidentId, H::Exact, ""),
        ("440121550312001", 1, T::ExactNumber, F::ResidentId, H::Exact, ""),
        ("440121500101001", 4, T::ExactNumber, F::ResidentId, H::Exact, ""),
        ("01001", 4, T::Tail, F::ResidentId, H::Tail, ""),
        ("001x", 1, T::Tail, F::ResidentId, H::Tail, ""),
        ("００１Ｘ", 1, T::Tail, F::ResidentId, H::Tail, ""),
        ("031200", 1, T::Inside, F::ResidentId, H::Inside, ""),
        ("13800138000", 1, T::ExactNumber, F::Phone, H::Exact, ""),
        ("138-0013", 1, T::Head, F::Phone, H::Prefix, ""),
        ("8000", 1, T::Tail, F::Phone, H::Tail, ""),
        ("36881234", 1, T::Tail, F::Phone, H::Tail, ""),
        ("80013", 1, T::Inside, F::Phone, H::Inside, ""),
        ("0123", 1, T::Tail, F::Account, H::Tail, ""),
        ("0001234", 1, T::Tail, F::Card, H::Tail, ""),
        ("新华", 1, T::Place, F::Place, H::Exact, "新华"),
        ("shcun", 1, T::Place, F::Place, H::Mixed, "三华村"),
        ("huashan", 2, T::Place, F::Place, H::FullPinyin, "花山"),
        ("1955", 1, T::Birth, F::Birth, H::Exact, ""),
        ("1954..1956", 1, T::Birth, F::Birth, H::Exact, ""),
        ("195503", 1, T::Birth, F::Birth, H::Exact, ""),
        ("19550312", 1, T::Birth, F::Birth, H::Exact, ""),
        ("1955-03-12", 1, T::Birth, F::Birth, H::Exact, ""),
        ("1955年3月", 1, T::Birth, F::Birth, H::Exact, ""),
        ("1955年", 1, T::Birth, F::Birth, H::Exact, ""),
        ("区帼强", 1, T::Homophone, F::Name, H::Homophone, "区帼强"),
        ("wagjianguo", 2, T::Misspelt, F::Name, H::Misspelt, "wag jian guo"),
        ("wnagjianguo", 2, T::Misspelt, F::Name, H::Misspelt, "wnag jian guo"),
        ("angjianguo", 2, T::Misspelt, F::Name, H::Misspelt, "ang jian guo"),
    ];
    for (query, person, tier, field, how, detail) in table {
        let answer = index.find(query, 20);
        let Some(hit) = answer.hits.first() else { panic!("{query}: nobody") };
        let why = hit.matched.first().unwrap();
        assert_eq!(hit.person.0, *person, "{query}: {answer:?}");
        assert_eq!(
            (hit.tier, why.field, why.how, why.detail.as_str()),
            (*tier, *field, *how, *detail),
            "{query}"
        );
    }
}

#[test]
fn other_characters_of_the_same_sound_rank_lower() {
    let index = index(&bureau());
    let people = found(&index, "王健国");
    assert_eq!(people, [3, 2]);
    assert_eq!(found(&index, "陈伟强"), [4, 5], "the older script is found by sound");
    assert_eq!(found(&index, "陳偉強"), [5, 4]);
    assert_eq!(index.find("陳偉強", 9).hits[1].tier, Tier::Homophone);
}

#[test]
fn several_terms_narrow() {
    let index = index(&bureau());
    assert_eq!(found(&index, "ou 新华 1955"), [1]);
    assert_eq!(found(&index, "ou 花山"), [0u32; 0]);
    assert_eq!(found(&index, "1950 wang"), [2]);
    assert_eq!(found(&index, "wang 1955..1965"), [3]);
    assert_eq!(found(&index, "guoqiang ou"), [1], "in any order");
    assert_eq!(found(&index, "ougq1955"), [1], "letters and digits part by themselves");
    assert_eq!(found(&index, "qiang 8000 1234"), [1], "several phones of one person");
    let hit = &index.find("新华 ou", 5).hits[0];
    assert_eq!(hit.matched.iter().map(|m| m.field).collect::<Vec<_>>(), [Field::Place, Field::Name]);
}

#[test]
fn nothing_asked_finds_nobody_and_strange_text_does_no_harm() {
    let index = index(&bureau());
    for query in ["", "  ", "　", "·", "'", "zzzzzzzz", "\u{202E}", "🀄", "x9x9x9", "..", "-", "99999999"]
    {
        let answer = index.find(query, 20);
        assert!(answer.hits.is_empty() && answer.total == 0, "{query:?}: {answer:?}");
    }
    assert!(index.find(&"王".repeat(100_000), 20).hits.is_empty());
    assert!(index.find(&"1".repeat(100_000), 20).hits.is_empty());
    assert!(Index::new().find("王", 20).hits.is_empty());
}

#[test]
fn a_pasted_id_is_recognised_wherever_it_stands() {
    let index = index(&bureau());
    let table = [
        ("44012119550312001X", Some("44012119550312001X")),
        ("440121 19550312 001x", Some("44012119550312001X")),
        (
            "姓名：区国强，身份证号４４０１２１１９５５０３１２００１Ｘ，电话13800138000",
            Some("44012119550312001X"),
        ),
        ("440121550312001", Some("440121550312001")),
        ("id:440121500101001;", Some("440121500101001")),
        ("440121559912001", None),
        ("6217001234567890123", None),
        ("13800138000", None),
    ];
    for (query, digits) in table {
        let answer = index.find(query, 5);
        assert_eq!(answer.pasted_id.as_ref().map(|p| p.digits.as_str()), digits, "{query}");
    }
    assert_eq!(found(&index, table[2].0), [1]);
    assert!(!format!("{:?}", index.find(table[0].0, 5)).contains("1955"), "no digits in a debug print");
}

#[test]
fn the_living_come_before_the_dead() {
    assert_eq!(found(&index(&bureau()), "张三丰"), [15, 14]);
}

#[test]
fn a_letter_left_out_is_likelier_than_two_swapped() {
    let index = index(&["陈建", "陈进亚"].map(Someone::named));
    assert_eq!(found(&index, "chenjina"), [2, 1]);
}

#[test]
fn totals_count_people_and_say_when_they_stop() {
    let people: Vec<Someone> =
        (0..500).map(|n| Someone::named(if n % 2 == 0 { "王强" } else { "李强" })).collect();
    let index = index(&people);
    let answer = index.find("wang", 20);
    assert_eq!((answer.hits.len(), answer.capped), (20, true));
    assert!(answer.total >= 128 && answer.total <= 250, "{}", answer.total);
    let answer = index.find("wang 王强", 20);
    assert_eq!((answer.total, answer.capped), (250, false));
}

/// A deterministic crowd with real surnames and valid-looking numbers.
fn crowd(count: usize, seed: u64) -> Vec<Someone> {
    const SURNAMES: &str = "王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许冯邓韩曹曾彭";
    const GIVEN: &str = "建国强伟明军华平志文勇斌杰东海波辉光永德成荣福贵生金玉秀英丽芳敏静红霞梅兰桂珍";
    let (surnames, given): (Vec<char>, Vec<char>) = (SURNAMES.chars().collect(), GIVEN.chars().collect());
    let mut random = fastrand::Rng::with_seed(seed);
    let mut someone = |n: usize| {
        let mut name = String::from(surnames[random.usize(..surnames.len())]);
        for _ in 0..random.usize(1..=2) {
            name.push(given[random.usize(..given.len())]);
        }
        let birth = Date::new(random.i32(1930..2000), random.u32(1..=12), random.u32(1..=28)).unwrap();
        let check = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X"][random.usize(..11)];
        Someone {
            name,
            id: format!("440121{}{:03}{check}", birth.number(), random.u32(0..1000)),
            phones: vec![format!("13{:09}", random.u64(0..1_000_000_000))],
            card: format!("440114{:08}", n * 37),
            birth: Some(birth),
            places: vec![["新华街道", "花山镇", "炭步镇"][random.usize(..3)].into()],
            ..Someone::default()
        }
    };
    (0..count).map(&mut someone).collect()
}

/// The last `n` characters.
fn tail(text: &str, n: usize) -> &str {
    &text[text.len() - n..]
}

#[test]
fn tails_agree_with_a_plain_scan_while_people_come_change_and_go() {
    let mut people: BTreeMap<u32, Someone> = (1..).zip(crowd(400, 7)).collect();
    let mut index = Index::build(people.iter().map(|(n, s)| s.record(*n)));
    let newcomers = crowd(400, 8);
    let mut random = fastrand::Rng::with_seed(9);
    for (step, someone) in newcomers.into_iter().enumerate() {
        let person = random.u32(1..600);
        if step % 3 == 0 {
            people.remove(&person);
            index.remove(PersonId(person));
        } else {
            index.upsert(&someone.record(person));
            people.insert(person, someone);
        }
        assert_eq!(index.len(), people.len());
        let asked: String = tail(&people.values().nth(step % people.len()).unwrap().id, 3 + step % 4).into();
        let mut expected: Vec<u32> = people
            .iter()
            .filter(|(_, s)| {
                s.id.ends_with(&asked) || s.phones[0].ends_with(&asked) || s.card.ends_with(&asked)
            })
            .map(|(n, _)| *n)
            .collect();
        let answer = index.find(&asked, 1000);
        let mut tails: Vec<u32> =
            answer.hits.iter().filter(|h| h.tier == Tier::Tail).map(|h| h.person.0).collect();
        tails.sort_unstable();
        expected.sort_unstable();
        assert_eq!(tails, expected, "{asked}");
    }
    // The index that followed every change answers as one built anew.
    let built = Index::build(people.iter().map(|(n, s)| s.record(*n)));
    for someone in people.values().step_by(7) {
        for query in [
            someone.name.as_str(),
            &someone.id[6..14],
            tail(&someone.phones[0], 4),
            "wjg",
            "新华 zhang",
            "1955",
        ] {
            let (followed, anew) = (index.find(query, 500), built.find(query, 500));
            assert_eq!(followed.hits, anew.hits, "{query}");
        }
    }
}

/// Sixty surnames of several readings, each with how it is read as a surname.
const POLYPHONIC: &str = "\
    曾 zeng 覃 qin 翟 zhai 单 shan 解 xie 缪 miao 卜 bu 仇 qiu 查 zha 乐 yue 区 ou 阚 kan 朴 piao \
    盖 ge 薄 bo 都 du 万俟 moqi 乐正 yuezheng 乜 nie 佴 nai 单于 chanyu 句 gou 召 shao 员 yun \
    尉迟 yuchi 折 she 浣 wan 澹台 tantai 种 chong 秘 bi 粘 nian 繁 po 能 nai 藏 zang 贠 yun \
    重 chong 隗 wei 吕 lv 冯 feng 邓 deng 许 xu 朱 zhu 吴 wu 洗 xi 尹 yin 石 shi 车 che 沈 shen \
    贾 jia 俞 yu 宁 ning 柏 bai 祭 ji 过 guo 莘 shen 郄 qie 行 xing 祝 zhu 褚 chu 臧 zang";

#[test]
fn a_thousand_people_and_sixty_polyphonic_surnames_are_reached() {
    let mut people = crowd(1000, 20);
    for (n, someone) in (0..).zip(&mut people) {
        // Given names that no one else has keep initials telling.
        someone.name.push(char::from_u32(0x4E00 + n * 7).unwrap());
    }
    let words: Vec<&str> = POLYPHONIC.split_whitespace().collect();
    let surnames: Vec<(&str, &str)> = words.chunks(2).map(|pair| (pair[0], pair[1])).collect();
    assert_eq!(surnames.len(), 60);
    people.extend(surnames.iter().map(|(surname, _)| Someone::named(&format!("{surname}国华"))));
    let index = index(&people);
    let top = |query: &str| index.find(query, 10).hits.iter().map(|h| h.person.0).collect::<Vec<_>>();
    for (n, (surname, reading)) in (1001..).zip(surnames) {
        for query in [
            format!("{reading}guohua"),
            format!("{reading}gh"),
            format!("{surname}gh"),
            format!("{surname}国华"),
        ] {
            assert!(top(&query).contains(&n), "{query}: {surname}国华");
        }
    }
    for (n, someone) in (1..=1000).zip(&people) {
        let year = &someone.id[6..10];
        let mut queries = vec![
            tail(&someone.id, 6).to_owned(),
            tail(&someone.phones[0], 6).to_owned(),
            someone.name.clone(),
        ];
        let readings: Vec<_> = someone.name.chars().map(crate::text::pinyin::readings).collect();
        if readings.iter().all(|r| !r.is_empty()) {
            let surname = crate::text::pinyin::surname_readings(&someone.name).unwrap();
            let mut syllables: Vec<&str> = readings.iter().map(|r| r[0]).collect();
            syllables[0] = surname.readings[0][0];
            queries.push(syllables.concat());
            queries.push(syllables.join(" "));
            queries.push(format!("{} {year}", syllables.iter().map(|s| &s[..1]).collect::<String>()));
        }
        for query in queries {
            assert!(top(&query).contains(&n), "{query}: {}", someone.name);
        }
    }
}
