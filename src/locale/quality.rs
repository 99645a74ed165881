//! Data quality: duplicates, what was decided about them.

use super::message::{Lang, Msg, messages};
use super::words;
use crate::bureau::answer::Side;
use crate::domain::person::Evidence;
use crate::text::visible;

messages! {
    SAME_ID = "身份证号相同", "same identity number";
    OLD_FORM = "旧 15 位号相同", "same 15-digit number";
    NEAR_ID = "身份证号差一位", "identity number one digit off";
    SAME_NAME = "姓名相同", "same name";
    SAME_SOUND = "姓名同音", "names sound the same";
    OTHER_NAME = "曾用名相符", "earlier name fits";
    SAME_BIRTH = "生日相同", "same birthday";
    SAME_PHONE = "电话相同", "same phone";
    SAME_ACCOUNT = "账号相同", "same account";
    SAME_ADDRESS = "住址相同", "same address";
    OTHER_SOUND = "姓名不同", "different names";
    OTHER_BIRTH = "生日不同", "different birthdays";
    OTHER_SEX = "性别不同", "different sex";
    OTHER_ID = "身份证号不同", "different identity numbers";

    SIDE = "{person} {name} {sex} {birth} {id}", "{person} {name} {sex} {birth} {id}";
    NO_DUPLICATES = "比对了 {n} 份档案，没有疑似重复的。", "{n} {n|record|records} compared; none look alike.";
    DUPLICATES = "比对了 {n} 份档案，疑似重复 {total} 对", "{n} {n|record|records} compared, {total} {total|pair|pairs} may be one person";
    DUPLICATES_SHOWN = "比对了 {n} 份档案，疑似重复 {total} 对，列出前 {shown} 对", "{n} {n|record|records} compared, {total} {total|pair|pairs} may be one person, the first {shown} shown";
    LEFT_OUT = "；另有 {n} 对已认定不是同一人", "; {n} {n|pair was|pairs were} found to be two people";
    COMPARING = "正在比对 {percent}%", "Comparing, {percent}%";
    DECLARED = "已认定 {one} 和 {other} 不是同一人（日志第 {seq} 条）", "{one} and {other} are two people (journal entry {seq})";
    WITHDRAWN = "已撤回 {one} 和 {other}“不是同一人”的认定（日志第 {seq} 条）", "Taken back that {one} and {other} are two people (journal entry {seq})";
}

/// What two records agree or differ in.
pub fn evidence(evidence: Evidence) -> Msg {
    match evidence {
        Evidence::SameId => SAME_ID,
        Evidence::OldForm => OLD_FORM,
        Evidence::NearId => NEAR_ID,
        Evidence::SameName => SAME_NAME,
        Evidence::SameSound => SAME_SOUND,
        Evidence::OtherName => OTHER_NAME,
        Evidence::SameBirth => SAME_BIRTH,
        Evidence::SamePhone => SAME_PHONE,
        Evidence::SameAccount => SAME_ACCOUNT,
        Evidence::SameAddress => SAME_ADDRESS,
        Evidence::OtherSound => OTHER_SOUND,
        Evidence::OtherBirth => OTHER_BIRTH,
        Evidence::OtherSex => OTHER_SEX,
        Evidence::OtherId => OTHER_ID,
    }
}

/// Everything two records agree and differ in, in a line.
pub fn evidences(all: &[Evidence], lang: Lang) -> String {
    let said: Vec<&str> = all.iter().map(|e| evidence(*e).get(lang)).collect();
    said.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}

/// One record of a pair, in a line.
pub fn side(side: &Side, lang: Lang) -> String {
    let sex = side.sex.map_or("", |sex| words::sex(sex).get(lang));
    let birth = side.birth.map(|d| d.to_string()).unwrap_or_default();
    let name = visible(&side.name);
    let parts: [(&str, &dyn std::fmt::Display); 5] = [
        ("person", &side.person),
        ("name", &name),
        ("sex", &sex),
        ("birth", &birth),
        ("id", &side.id_masked),
    ];
    SIDE.with(lang, &parts).split_whitespace().collect::<Vec<_>>().join(" ")
}
