//! 查人: the lookup pane.

use super::message::{Lang, Msg, messages};
use crate::bureau::answer::{Flag, Matched, MatchedField, MatchedHow};

messages! {
    TITLE = "查人", "Lookup";
    PROMPT = "查", "Find";
    ATTEND = "接访", "Attend";
    OPEN = "只打开", "Only open";
    NEW = "新建", "New person";
    PETITION = "记信访", "New petition";
    POST = "记账", "New entry";
    COMPLETE = "补全", "Complete";
    COMPLETE_BACK = "上一个补全", "Complete backwards";
    FILTER = "筛选", "Filter";
    VIEW_1 = "视图 1", "View 1";
    VIEW_2 = "视图 2", "View 2";
    VIEW_3 = "视图 3", "View 3";
    VIEW_4 = "视图 4", "View 4";
    VIEW_5 = "视图 5", "View 5";
    VIEW_6 = "视图 6", "View 6";
    VIEW_7 = "视图 7", "View 7";
    VIEW_8 = "视图 8", "View 8";
    VIEW_9 = "视图 9", "View 9";
    NO_OFFER = "没有可补全的词。", "There is nothing to complete.";
    EMPTY_HINT = "姓名、拼音、首字母、身份证或电话尾号、证号、村居、出生年份；空格隔开再缩小；可写条件，如 镇:新华 缺:电话 -已故", "Name, pinyin, initials, identity number or its tail, phone, card, village, birth year; further words narrow it; conditions too, such as age:80+ missing:phone -dead";
    RECENT = "最近看过", "Seen lately";
    TOTAL = "{n} 人", "{n} {n|person|people}";
    ON_RECORD = "在册 {n} 人", "{n} {n|person|people} on record";
    SHOWN = "前 {shown} / {n} 人", "first {shown} of {n}";
    TOOK = "{ms} 毫秒", "{ms} ms";
    NONE = "没有找到", "Nobody found";
    NONE_SHORTER = "少打几个字，或只打姓名首字母", "Type fewer letters, or only the initials";
    NONE_TAIL = "试身份证号后四位，或电话后四位", "Try the last four of the identity number or phone";
    NONE_NEW = "{keys} 以此新建人员", "{keys} puts a new person on record with it";
    NONE_WITHOUT = "去掉 {word} 有 {n} 人", "Without {word}: {n} {n|person|people}";
    ID_UNKNOWN = "身份证号无误，但没有登记过；{keys} 新建", "The identity number is sound, but nobody on record has it; {keys} makes a new record";
    ID_KNOWN = "身份证号已登记，按 Enter 打开", "The identity number is on record; Enter opens it";
    NO_SELECTION = "请先选一个人。", "Choose a person first.";
    NOT_READY = "索引还没有建好。", "The index is not ready yet.";
    DEAD = "已故", "deceased";
    AGE = "{n}岁", "aged {n}";
    PAID_YEAR = "本年已发 {n} 笔 {sum} 元", "{n} {n|payment|payments} this year, {sum} yuan";
    PAID_NONE = "本年没有发放", "nothing paid this year";
    LAST_PAID = "最近一笔 {month} {programme} {sum} 元，{on} 入账", "last {month} {programme}, {sum} yuan, booked {on}";
    OWED = "应补 {sum} 元", "{sum} yuan owed";
    OVERPAID = "多发 {sum} 元", "{sum} yuan overpaid";
    PETITIONS = "在办信访 {n} 件", "{n} open {n|petition|petitions}";
    PETITIONS_NONE = "没有在办信访", "no open petitions";
    DUE_IN = "{n} 天后到期", "due in {n} {n|day|days}";
    DUE_TODAY = "今天到期", "due today";
    DUE_LATE = "已逾期 {n} 天", "{n} {n|day|days} late";
    RESIDENT_ID = "身份证", "ID";
    PHONE = "电话", "phone";
    COL_NAME = "姓名", "Name";
    COL_GROUP = "类别", "Group";
    COL_PLACE = "住址", "Lives at";

    WHY_NAME = "姓名", "name";
    WHY_OTHER_NAME = "曾用名", "other name";
    WHY_ID = "身份证", "ID";
    WHY_PHONE = "电话", "phone";
    WHY_CARD = "优待证", "card";
    WHY_ACCOUNT = "账号", "account";
    WHY_PLACE = "地址", "place";
    WHY_BIRTH = "出生日期", "birth date";
    HOW_EXACT = "相符", "exact";
    HOW_PREFIX = "开头", "beginning";
    HOW_TAIL = "尾号", "tail";
    HOW_INSIDE = "中间", "middle";
    HOW_HOMOPHONE = "同音", "same sound";
    HOW_MISSPELT = "近似", "much alike";

    FLAG_DEAD = "已故", "deceased";
    FLAG_NO_PHONE = "缺电话", "no phone";
    FLAG_NO_ACCOUNT = "缺银行账号", "no account";
    FLAG_ACCOUNT_WAITS = "账号变更待复核", "account change waits";
    FLAG_HOLDER = "户名不符", "holder differs";
    FLAG_NO_ID = "缺身份证号", "no ID";
    FLAG_NO_DIVISION = "缺常住地", "no address";
    FLAG_ODD_AREA = "证号地区存疑", "odd area code";
    FLAG_ID_DISAGREES = "与证号不一致", "differs from ID";
    FLAG_PRIVATE_USE = "姓名有造字", "private-use name";
    FLAG_SEVERAL = "多项待遇", "several benefits";
    FLAG_OVERPAID = "多发", "overpaid";
}

/// What deserves a look, in a word.
pub fn flag(flag: Flag) -> Msg {
    match flag {
        Flag::Dead => FLAG_DEAD,
        Flag::NoPhone => FLAG_NO_PHONE,
        Flag::NoAccount => FLAG_NO_ACCOUNT,
        Flag::AccountWaits => FLAG_ACCOUNT_WAITS,
        Flag::HolderIsAnother => FLAG_HOLDER,
        Flag::NoResidentId => FLAG_NO_ID,
        Flag::NoDivision => FLAG_NO_DIVISION,
        Flag::OddArea => FLAG_ODD_AREA,
        Flag::IdDisagrees => FLAG_ID_DISAGREES,
        Flag::PrivateUseName => FLAG_PRIVATE_USE,
        Flag::SeveralGroups => FLAG_SEVERAL,
        Flag::Overpaid => FLAG_OVERPAID,
    }
}

/// Why a person was found: the letters that each character took, or what kind of number and which part of it.
pub fn why(matched: &Matched, lang: Lang) -> String {
    let field = match matched.field {
        MatchedField::Name => WHY_NAME,
        MatchedField::OtherName => WHY_OTHER_NAME,
        MatchedField::ResidentId => WHY_ID,
        MatchedField::Phone => WHY_PHONE,
        MatchedField::Card => WHY_CARD,
        MatchedField::Account => WHY_ACCOUNT,
        MatchedField::Place => WHY_PLACE,
        MatchedField::Birth => WHY_BIRTH,
    };
    let how = match matched.how {
        MatchedHow::Exact => Some(HOW_EXACT),
        MatchedHow::Prefix => Some(HOW_PREFIX),
        MatchedHow::Tail => Some(HOW_TAIL),
        MatchedHow::Inside => Some(HOW_INSIDE),
        MatchedHow::Homophone => Some(HOW_HOMOPHONE),
        MatchedHow::Misspelt => Some(HOW_MISSPELT),
        MatchedHow::FullPinyin | MatchedHow::Initials | MatchedHow::Mixed => None,
    };
    let name = matched.field == MatchedField::Name;
    let mut parts: Vec<&str> = Vec::new();
    // The letters alone say that it was the name.
    if !name || matched.detail.is_empty() {
        parts.push(field.get(lang));
    }
    if !matched.detail.is_empty() {
        parts.push(&matched.detail);
    }
    let sounds_alike = matches!(matched.how, MatchedHow::Homophone | MatchedHow::Misspelt);
    if let Some(how) = how.filter(|_| matched.detail.is_empty() || sounds_alike) {
        parts.push(how.get(lang));
    }
    parts.join(" ")
}
