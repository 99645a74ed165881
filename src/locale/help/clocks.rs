//! Help texts of `calendar`.

use super::super::message::Msg;

help! {
    "calendar" = "放假安排和期限的算法", "Days off, and how limits are counted";
    "calendar.import" = "导入一年的放假安排：先列出每一项变动的期限，核对后带签名再来一次才生效", "Load the calendar of a year: every limit that it moves is listed first; it takes effect when sent once more with the signature";
    "calendar.import.file" = "国办通知整理成的文件：holiday-cn 的 JSON，或 year,2027,published 加 2027-01-01,off,元旦 这样的行", "The notice as a file: the JSON of holiday-cn, or lines like year,2027,published and 2027-01-01,off,元旦";
    "calendar.import.sign" = "签发：写上面列出的签名。文件或变动不同就不生效", "Sign it: the signature that was listed. With another file, or other changes, nothing takes effect";
    "calendar.import.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "calendar.import.json" = "输出 JSON", "Print JSON";
    "calendar.show" = "一年的放假和补班，来源和签发人", "A year's days off and make-up working days, their source and who signed them";
    "calendar.show.year" = "年份", "Year";
    "calendar.show.json" = "输出 JSON，一行", "Print JSON, one line";
    "calendar.rules" = "期限按什么算：各版规定、中止依据、本局设定、导入的放假安排", "What limits are counted by: versions of the rules, pause rules, settings, loaded calendars";
    "calendar.rules.json" = "输出 JSON，一行", "Print JSON, one line";
    "calendar.settle" = "设定条例没有规定的算法（负责人）：首日算不算，最后一天是休息日顺延不顺延", "Settle what the Regulation leaves open (the head): whether day zero counts, and whether a last day off moves on";
    "calendar.settle.from" = "从哪一天发生的事项起（默认业务日期）", "From which day of an event on (the business date unless given)";
    "calendar.settle.day_zero" = "excluded 当日不算（民法典第二百零一条）、included 当日算第 1 天", "excluded: not counted (Civil Code art. 201); included: it is day 1";
    "calendar.settle.roll" = "none 不顺延、next-working-day 顺延到下一个工作日（民法典第二百零三条）", "none: it stands; next-working-day: it moves on (Civil Code art. 203)";
    "calendar.settle.basis" = "依据，如文件名称和条款", "What it rests on: document and article";
    "calendar.settle.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "calendar.settle.json" = "输出 JSON", "Print JSON";
}
