//! Why a field cannot be taken, in words.

use std::fmt::Write as _;

use super::message::{Lang, messages};
use super::{field, rate_words};
use crate::bureau::{Fault, FieldFault};
use crate::domain::IdFault;

messages! {
    EMPTY = "不能为空", "must not be empty";
    TOO_SHORT = "不足 {least} 个字", "shorter than {least} characters";
    TOO_LONG = "超过 {most} 个字", "longer than {most} characters";
    CHARACTER = "第 {at} 个字符（{code}）不能保存", "character {at} ({code}) cannot be kept";
    DAMAGED = "有文字在来的路上损坏了，请照原件重新录入", "characters were lost on the way; type it again from the original";
    BAD_DATE = "不是有效的日期，写成 2026-11-23 这样", "not a date; write it like 2026-11-23";
    FUTURE = "不能晚于今天", "must not lie in the future";
    BAD_MONTH = "不是有效的月份，写成 2026-11 这样", "not a month; write it like 2026-11";
    TOO_EARLY = "太早了，请核对年份", "too long ago; check the year";
    BEFORE = "早于{field}", "comes before “{field}”";
    BELOW = "不能小于{field}", "is less than “{field}”";
    ABOVE_MOST = "最多 {most} 元", "{most} yuan at most";
    OVER = "已经过去，定了也不起作用", "is over already and would have no effect";
    WIPES_MONTHS = "比原来的晚，以前应发的月份就没有了", "later than before: months that were due would be due no more";
    KEPT_BY_END = "停发、迁移等只填最后一天；填起始日期会抹掉以前应发的月份", "leave it: what ends has a last day, and another first day would wipe out months that were due";
    ENDED = "已经过去；现在享受待遇的，截止日期不能早于今天", "lies in the past; who receives now cannot have ended";
    DECEASED = "此人已去世，不能是享受待遇", "this person has died and cannot be receiving";
    PHONE = "不是有效的电话号码", "not a phone number";
    NUMBER = "不是有效的账号或卡号", "not an account or card number";
    NUMBER_AS_NAME = "是号码，不是姓名；号码请填到身份证号或电话栏", "is a number, not a name; identity number and phone have fields of their own";
    TIME = "不是有效的时间，写成 9:30 或 9点半 这样", "not a time; write it like 9:30 or 0930";
    ZERO = "要大于 0", "must be above 0";
    SHIFT = "写成“白班 8:30-17:30”这样：名称、起、止", "write it like Day 8:30-17:30: its name, from, until";
    RUNG = "缺姓名，写成 王伟 13800138000 30分", "the name is missing: like Wang Wei 13800138000 30min";
    SOONER = "分钟数比前一位还少", "called sooner than the one before";
    DIVISION = "不是区划表中的代码", "not a division of the table";
    PAIRS = "写成“原字=替代字”，多个用空格隔开；替代字一至四个字", "write character=substitute, several apart by blanks; a substitute has one to four characters";
    SHARES = "各来源的比例加起来要等于 100%", "the shares must add up to 100%";
    CHOICE = "不是可选的值", "not one of the choices";
    OF_SUPERVISION = "是督办事项的编号，请写信访的", "the number of an item of supervision; give that of a petition";
    PLACE = "请写地方或单位的名称，如 广州市，不能含符号", "write the name of a place or an office, like Guangzhou, without signs";
    REPEATED = "写了不止一次，或一个也没有写；每项写一次", "given more than once, or not at all; give each once";
    AMOUNT = "金额必须大于零", "the amount must be above zero";
    DECIMALS = "最多两位小数（到分）", "two decimals at most";
    NOT_SO_MANY = "是 {now} 人，请看过名单再写", "they are {now}; look through the list, then write it";
    AMOUNT_FORM = "不是金额，写成 909.00 这样", "not an amount; write it like 909.00";
    COUNT = "请填整数，不能为负", "a whole number, not below zero";
    ANONYMOUS_KNOWN = "有电话、身份证号或者同来的人，就不是匿名：请写姓名；不愿具名的，把这些清空", "with a phone, a number or others beside them they are not anonymous: give the name, or clear these";
    NAME_OR_NONE = "请填姓名；不愿具名的，姓名写“匿名”", "give the name; who gives none is called “anonymous”";
    ANONYMOUS_NAMED = "匿名件不填姓名；要替信访人保密的，请改选“保密”", "an anonymous petition names nobody; to keep the name from others, choose “secret”";
    UNCHANGED = "和原来一样，没有要更正的", "the same as it was; there is nothing to put right";
    TOO_MUCH = "超过一条记录能记的金额", "more than one entry takes";
    NO_IDENTITY = "请填身份证号；确实没有的，填性别、出生日期并选原因", "fill in the identity number; where there is none, sex, birth date and the reason";
    NEEDED_WITHOUT_ID = "没有身份证号时必填", "must be filled in where there is no identity number";
    TOO_MANY_REPRESENTATIVES = "代表不得超过 5 人（信访工作条例第二十条）", "more than 5 representatives (Regulation on Petition Work, art. 20)";
    TOO_LATE = "最多 {days} 天以内", "within {days} days at most";
    OVERLAPS = "与另一条的日期重叠", "its days overlap those of another";
    NOT_OWN_ROLE = "至少要包括您自己的一个岗位，否则您自己也看不到", "one of your own roles must be among them, or you could not read it yourself";
    TOO_MANY = "最多保留 {most} 个", "no more than {most} are kept";
    WHEN_HANDLED = "登记时不填，办理时再写", "is written when it is handled, not when it is taken in";
    BEYOND = "最多写 {most}", "{most} at most";
    TOO_FEW = "少于列出的人数", "fewer than the people named";

    ID_LENGTH = "身份证号应为 18 位（旧号 15 位），现有 {found} 位", "an identity number has 18 characters (15 in the old form), this has {found}";
    ID_NOT_DIGIT = "身份证号第 {position} 位不是数字", "character {position} of the identity number is not a digit";
    ID_CHECK = "身份证号末位应为 {expected}，现为 {found}；请逐位核对", "the last character of the identity number should be {expected}, not {found}; compare digit by digit";
    ID_NO_DATE = "身份证号中的出生日期不存在", "the birth date in the identity number does not exist";
    ID_FUTURE = "身份证号中的出生日期晚于今天", "the birth date in the identity number lies in the future";
}

/// A faulty field with its label: `姓名：不能为空`.
pub fn say_field(fault: &FieldFault, lang: Lang) -> String {
    let mut out = field::label(&fault.field, lang);
    let colon = match lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    };
    let _ = write!(out, "{colon}{}", say_fault(&fault.fault, lang));
    out
}

/// What is wrong with a field, to stand under it or behind its label.
pub fn say_fault(fault: &Fault, lang: Lang) -> String {
    match fault {
        Fault::TooShort { least } => TOO_SHORT.with(lang, &[("least", least)]),
        Fault::TooLong { most } => TOO_LONG.with(lang, &[("most", most)]),
        Fault::Character { code, at } => {
            CHARACTER.with(lang, &[("at", at), ("code", &format!("U+{code:04X}"))])
        }
        Fault::ResidentId(fault) => say_id_fault(fault, lang),
        Fault::Empty => EMPTY.get(lang).into(),
        Fault::Damaged => DAMAGED.get(lang).into(),
        Fault::Date => BAD_DATE.get(lang).into(),
        Fault::Future => FUTURE.get(lang).into(),
        Fault::Month => BAD_MONTH.get(lang).into(),
        Fault::TooEarly => TOO_EARLY.get(lang).into(),
        Fault::TooLate { days } => TOO_LATE.with(lang, &[("days", days)]),
        Fault::Before { field } => BEFORE.with(lang, &[("field", &field::label(field, lang))]),
        Fault::Below { field } => BELOW.with(lang, &[("field", &field::label(field, lang))]),
        Fault::AboveMost { most } => ABOVE_MOST.with(lang, &[("most", most)]),
        Fault::WipesMonths => WIPES_MONTHS.get(lang).into(),
        Fault::KeptByEnd => KEPT_BY_END.get(lang).into(),
        Fault::Over => OVER.get(lang).into(),
        Fault::Ended => ENDED.get(lang).into(),
        Fault::Deceased => DECEASED.get(lang).into(),
        Fault::Decimals => DECIMALS.get(lang).into(),
        Fault::AmountForm => AMOUNT_FORM.get(lang).into(),
        Fault::Count => COUNT.get(lang).into(),
        Fault::Beyond { most } => BEYOND.with(lang, &[("most", most)]),
        Fault::NotSoMany { now } => NOT_SO_MANY.with(lang, &[("now", now)]),
        Fault::AnonymousKnown => ANONYMOUS_KNOWN.get(lang).into(),
        Fault::NameOrNone => NAME_OR_NONE.get(lang).into(),
        Fault::AnonymousNamed => ANONYMOUS_NAMED.get(lang).into(),
        Fault::Phone => PHONE.get(lang).into(),
        Fault::Number => NUMBER.get(lang).into(),
        Fault::NumberAsName => NUMBER_AS_NAME.get(lang).into(),
        Fault::Time => TIME.get(lang).into(),
        Fault::Zero => ZERO.get(lang).into(),
        Fault::Shift => SHIFT.get(lang).into(),
        Fault::Rung => RUNG.get(lang).into(),
        Fault::Sooner => SOONER.get(lang).into(),
        Fault::Division => DIVISION.get(lang).into(),
        Fault::Choice => CHOICE.get(lang).into(),
        Fault::OfSupervision => OF_SUPERVISION.get(lang).into(),
        Fault::Pairs => PAIRS.get(lang).into(),
        Fault::Shares => SHARES.get(lang).into(),
        Fault::Place => PLACE.get(lang).into(),
        Fault::Repeated => REPEATED.get(lang).into(),
        Fault::Amount => AMOUNT.get(lang).into(),
        Fault::Unchanged => UNCHANGED.get(lang).into(),
        Fault::TooMuch => TOO_MUCH.get(lang).into(),
        Fault::NoIdentity => NO_IDENTITY.get(lang).into(),
        Fault::NeededWithoutId => NEEDED_WITHOUT_ID.get(lang).into(),
        Fault::TooManyRepresentatives => TOO_MANY_REPRESENTATIVES.get(lang).into(),
        Fault::TooMany { most } => TOO_MANY.with(lang, &[("most", most)]),
        Fault::TooFew => TOO_FEW.get(lang).into(),
        Fault::WhenHandled => WHEN_HANDLED.get(lang).into(),
        Fault::Rate(fault) => rate_words::say_fault(fault, lang),
        Fault::NotJanuary => rate_words::FAULT_JANUARY.get(lang).into(),
        Fault::Overlaps => OVERLAPS.get(lang).into(),
        Fault::NotOwnRole => NOT_OWN_ROLE.get(lang).into(),
    }
}

/// Why a text is no identity number; the faulty digit is named.
pub fn say_id_fault(fault: &IdFault, lang: Lang) -> String {
    match fault {
        IdFault::Length { found } => ID_LENGTH.with(lang, &[("found", found)]),
        IdFault::NotDigit { position } => ID_NOT_DIGIT.with(lang, &[("position", position)]),
        IdFault::CheckDigit { expected, found } => {
            ID_CHECK.with(lang, &[("expected", expected), ("found", found)])
        }
        IdFault::NoSuchDate => ID_NO_DATE.get(lang).into(),
        IdFault::Future => ID_FUTURE.get(lang).into(),
    }
}
