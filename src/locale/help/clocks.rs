//! Help texts of `calendar`.

use super::super::message::Msg;

help! {
    "calendar" = "放假安排和期限的算法", "Days off, and how limits are counted";
    "calendar.import" = "导入一年的放假安排：先列出每一项变动的期限；两人各自核对、带签名再来一次才生效，其中一人是负责人", "Load the calendar of a year: every limit that it moves is listed first; it takes effect once two people, one of them the head, have each sent it again with the signature";
    "calendar.import.file" = "国办通知整理成的文件：holiday-cn 的 JSON；或先写一行 year,2027,published，再逐日写 2027-01-01,off,元旦 和补班的 2027-01-03,work,元旦", "The notice as a file: the JSON of holiday-cn; or a line year,2027,published, then a line a day, 2027-01-01,off,元旦, and 2027-01-03,work,元旦 where it is worked";
    "calendar.import.sign" = "签发：写上面列出的签名。文件或变动不同就不生效", "Sign it: the signature that was listed. With another file, or other changes, nothing takes effect";
    "calendar.import.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "calendar.import.json" = "输出 JSON", "Print JSON";
    "calendar.show" = "一年的放假和补班，来源和签发人", "A year's days off and make-up working days, their source and who signed them";
    "calendar.show.year" = "年份", "Year";
    "calendar.show.json" = "输出 JSON，一行", "Print JSON, one line";
    "calendar.rules" = "期限按什么算：各版规定、中止依据、本局设定、导入的放假安排", "What limits are counted by: versions of the rules, pause rules, settings, loaded calendars";
    "calendar.rules.json" = "输出 JSON，一行", "Print JSON, one line";
    "calendar.settle" = "设定条例没有规定的算法（负责人）：首日算不算，最后一天是休息日顺延不顺延；先列出每一项变动的期限，带签名再来一次才生效", "Settle what the Regulation leaves open (the head): whether day zero counts, and whether a last day off moves on; every limit that it moves is listed first, and it takes effect when sent once more with the signature";
    "calendar.settle.from" = "从哪一天发生的事项起（默认业务日期）", "From which day of an event on (the business date unless given)";
    "calendar.settle.day_zero" = "excluded 当日不算（民法典第二百零一条）、included 当日算第 1 天", "excluded: not counted (Civil Code art. 201); included: it is day 1";
    "calendar.settle.roll" = "none 不顺延、next-working-day 顺延到下一个工作日（民法典第二百零三条）", "none: it stands; next-working-day: it moves on (Civil Code art. 203)";
    "calendar.settle.basis" = "依据，如文件名称和条款", "What it rests on: document and article";
    "calendar.settle.sign" = "签发：写先列出的签名；有两位负责人的，要另一位再签", "Sign it: the signature that was listed; with two heads the other signs too";
    "calendar.settle.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "calendar.settle.json" = "输出 JSON", "Print JSON";
}
