//! The query language of lists: what its words are called here, and what could not be read.

use super::message::{Lang, Msg, messages};
use super::words;
use crate::bureau::Reference;
use crate::bureau::answer::Narrowing;
use crate::domain::filter::{FilterFault, Key, Tongue, Value};
use crate::text::Echo;

messages! {
    NO_VALUE = "“{key}:”后面还要写内容，如 {example}", "“{key}:” still wants a value, such as {example}";
    NO_KEY = "没有“{word}”这个条件，未计入", "No condition is called “{word}”; it was left out";
    NEAR_KEY = "没有“{word}”这个条件，是“{key}”吗？未计入", "No condition is called “{word}”; did you mean “{key}”? It was left out";
    NO_SUCH = "“{key}”没有“{value}”这一项，未计入", "“{key}” has no “{value}”; it was left out";
    NO_SPAN = "“{key}”要写数字、日期或起止，如 {example}；“{value}”未计入", "“{key}” wants a number, a day or a span, such as {example}; “{value}” was left out";
    TOO_MANY = "条件最多 {n} 个，其后的未计入", "No more than {n} conditions are read; the rest were left out";
    HOLDS = "{word}  {n} 人符合；不加此条件共 {without} 人", "{word}  {n} {n|person answers|people answer}; {without} would be found without it";
    AGE_TO = "{n} 岁及以下", "up to {n}";
    AGE_FROM = "{n} 岁及以上", "{n} and over";
    AGE_BAND = "{from}–{to} 岁", "{from}–{to}";
    GRADE = "{n} 级", "grade {n}";
    NOTHING_MISSING = "不缺", "nothing missing";
    UNKNOWN = "无或不明", "none or unknown";
    VIEW = "视图 {name}", "View {name}";
    VIEW_NONE = "没有数字为 {digit} 的视图；筛选里可以保存。", "No view has the digit {digit}; the filter menu saves one.";
    VIEW_OF_NOTHING = "先写条件，如 镇:新华，再存为视图。", "Write a condition first, such as town:xinhua; a view keeps it.";
    VIEW_KEPT = "已存为视图“{name}”，在 F7 里。", "Kept as the view “{name}”; F7 lists it.";
    VIEW_KEPT_AT = "已存为视图“{name}”，Alt-{pin} 打开。", "Kept as the view “{name}”; Alt-{pin} opens it.";
    VIEW_SAVE = "存为视图", "Save as a view";
    VIEW_FORGET = "删除视图 {name}", "Remove view {name}";
    VIEW_TITLE = "视图名字", "View name";
    VIEW_TEXT = "视图的条件", "Conditions of the view";
    VIEW_NAME = "名字", "Name";
    VIEW_PIN = "数字", "Digit";
    VIEW_NO_PIN = "不设", "none";
    VIEW_NOTE = "把现在的筛选存起来，只给自己用；同名的换掉。", "Keeps the filter as it stands, for yourself; one of the same name is replaced.";
    BEGIN_AGED = "80岁以上", "80 and over";
    BEGIN_AGED_TEXT = "年龄:80+ -已故 排序:年龄", "age:80+ -dead sort:age";
    BEGIN_BEREAVED = "三属", "Bereaved families";
    BEGIN_BEREAVED_TEXT = "类别:21,22,23 -已故 排序:镇", "group:21,22,23 -dead sort:town";
    BEGIN_DISABLED = "伤残", "Disabled";
    BEGIN_DISABLED_TEXT = "类别:11,12,13,14,15 -已故", "group:11,12,13,14,15 -dead";
    BEGIN_PAID = "享受待遇", "Being paid";
    BEGIN_PAID_TEXT = "在领 -已故 排序:镇", "paid -dead sort:town";
    BEGIN_PHONE = "缺电话", "No phone";
    BEGIN_PHONE_TEXT = "缺:电话 -已故 排序:镇", "missing:phone -dead sort:town";
    BEGIN_ACCOUNT = "缺银行账号", "No account";
    BEGIN_ACCOUNT_TEXT = "缺:银行账号 -已故", "missing:account -dead";
    BEGIN_PETITION = "有在办信访", "Open petitions";
    BEGIN_PETITION_TEXT = "在访", "petition";
    BEGIN_LATE = "信访逾期", "Late petitions";
    BEGIN_LATE_TEXT = "逾期", "late";
    TAKE_OUT = "去掉 {word}", "Take out {word}";
    MARK_ONLY = "只要这些人", "only these people";
    MARK_NOT = "不要这些人", "not these people";
    SORT_HINT = "按姓名、镇村或年龄", "by name, town or age";
}

/// Views to begin with, name and text, by their digits from 1.
pub const BEGIN_WITH: [(Msg, Msg); 8] = [
    (BEGIN_AGED, BEGIN_AGED_TEXT),
    (BEGIN_BEREAVED, BEGIN_BEREAVED_TEXT),
    (BEGIN_DISABLED, BEGIN_DISABLED_TEXT),
    (BEGIN_PAID, BEGIN_PAID_TEXT),
    (BEGIN_PHONE, BEGIN_PHONE_TEXT),
    (BEGIN_ACCOUNT, BEGIN_ACCOUNT_TEXT),
    (BEGIN_PETITION, BEGIN_PETITION_TEXT),
    (BEGIN_LATE, BEGIN_LATE_TEXT),
];

/// Which words of the language are written in a language of the screen.
pub fn tongue(lang: Lang) -> Tongue {
    match lang {
        Lang::Zh => Tongue::Zh,
        Lang::En => Tongue::En,
    }
}

/// The language of the screen that words are written in.
pub fn lang(tongue: Tongue) -> Lang {
    match tongue {
        Tongue::Zh => Lang::Zh,
        Tongue::En => Lang::En,
    }
}

/// What a value is called.
pub fn value(value: Value, lang: Lang, reference: &Reference) -> String {
    match value {
        Value::Group(place) => match (reference.groups.all().get(place), lang) {
            (Some(group), Lang::Zh) => group.zh.clone(),
            (Some(group), Lang::En) => group.en.clone(),
            (None, _) => String::new(),
        },
        Value::Town(code) => reference.divisions.short_name(code),
        Value::Village(code) => reference.divisions.full_name(code),
        Value::State(state) => words::recognition_state(state).get(lang).to_owned(),
        Value::Sex(sex) => words::sex(sex).get(lang).to_owned(),
        Value::Age(0, to) => AGE_TO.with(lang, &[("n", &to)]),
        Value::Age(from, u32::MAX) => AGE_FROM.with(lang, &[("n", &from)]),
        Value::Age(from, to) => AGE_BAND.with(lang, &[("from", &from), ("to", &to)]),
        Value::Grade(grade) => GRADE.with(lang, &[("n", &grade)]),
        Value::Missing(_) | Value::Mark(_) => value.text(tongue(lang), reference.filter_tables()),
        Value::None(Key::Missing) => NOTHING_MISSING.get(lang).to_owned(),
        Value::None(_) => UNKNOWN.get(lang).to_owned(),
    }
}

/// The usual word for a key.
pub fn key(key: Key, lang: Lang) -> &'static str {
    tongue(lang).of(key.aliases())
}

/// What could not be read, in a sentence.
pub fn fault(fault: &FilterFault, lang: Lang) -> String {
    let blanks = |key: &Key| (self::key(*key, lang), example(*key, lang));
    match fault {
        FilterFault::NoSuchKey(word, None) => NO_KEY.with(lang, &[("word", &Echo(word))]),
        FilterFault::NoSuchKey(word, Some(key)) => {
            NEAR_KEY.with(lang, &[("word", &Echo(word)), ("key", &blanks(key).0)])
        }
        FilterFault::NoValue(key) => {
            let (key, example) = blanks(key);
            NO_VALUE.with(lang, &[("key", &key), ("example", &example)])
        }
        FilterFault::NoSuchValue(key, value) => {
            NO_SUCH.with(lang, &[("key", &blanks(key).0), ("value", &Echo(value))])
        }
        FilterFault::NoSpan(key, value) => {
            let (key, example) = blanks(key);
            NO_SPAN.with(lang, &[("key", &key), ("example", &example), ("value", &Echo(value))])
        }
        FilterFault::TooMany(n) => TOO_MANY.with(lang, &[("n", n)]),
    }
}

/// A condition and what it does, in a line.
pub fn narrowing(seen: &Narrowing, lang: Lang) -> String {
    HOLDS.with(lang, &[("word", &seen.word), ("n", &seen.holds), ("without", &seen.without)])
}

/// A condition that can be read, as an example.
pub fn example(key: Key, lang: Lang) -> String {
    let value = match (key, lang) {
        (Key::Group, Lang::Zh) => "三属",
        (Key::Group, Lang::En) => "martyr",
        (Key::State, Lang::Zh) => "享受待遇",
        (Key::State, Lang::En) => "receiving",
        (Key::Grade, _) => "1..4",
        // Places have their names in no other language.
        (Key::Town, _) => "新华",
        (Key::Village, _) => "田美",
        (Key::Born, _) => "1950..1960",
        (Key::Age, _) => "80+",
        (Key::Sex, Lang::Zh) => "女",
        (Key::Sex, Lang::En) => "female",
        (Key::Missing, Lang::Zh) => "电话",
        (Key::Missing, Lang::En) => "phone",
        (Key::Sort, Lang::Zh) => "镇",
        (Key::Sort, Lang::En) => "town",
    };
    format!("{}:{value}", self::key(key, lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filter::{Filter, Test};
    use crate::domain::person::RecognitionState;
    use crate::text::fold;

    #[test]
    fn every_example_can_be_read() {
        let reference = Reference::embedded().unwrap();
        for (key, lang) in Key::ALL.iter().flat_map(|key| [(*key, Lang::Zh), (*key, Lang::En)]) {
            let (filter, faults) = Filter::parse(&example(key, lang), reference.filter_tables());
            assert_eq!(faults, [], "{key:?}");
            assert!(filter.words.is_empty());
        }
    }

    #[test]
    fn views_to_begin_with_can_be_read() {
        let reference = Reference::embedded().unwrap();
        for (name, text) in BEGIN_WITH {
            for lang in [Lang::Zh, Lang::En] {
                let (filter, faults) = Filter::parse(text.get(lang), reference.filter_tables());
                assert_eq!((faults, filter.words.as_str()), (vec![], ""), "{}", name.get(lang));
            }
        }
    }

    /// What people read on the screen may be typed.
    #[test]
    fn the_words_of_the_screen_are_words_of_the_language() {
        let reference = Reference::embedded().unwrap();
        for state in RecognitionState::ALL {
            for lang in [Lang::Zh, Lang::En] {
                let word = words::recognition_state(state).get(lang).replace(' ', "-");
                let text = format!("state:{}", fold(&word));
                let (filter, faults) = Filter::parse(&text, reference.filter_tables());
                assert_eq!(faults, [], "{text}");
                assert_eq!(filter.conditions.first().map(|c| &c.test), Some(&Test::States(vec![state])));
            }
        }
    }
}
