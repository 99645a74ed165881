//! Help texts of `ledger entitle`.

use super::super::message::Msg;

help! {
    "ledger.entitle" = "待遇试算：按写明的情况算一个月应发多少，逐步说明；不用数据库，不涉及具体的人", "The calculator: what is due for a month to somebody of whom this is true, step by step; it needs no database and no person";
    "ledger.entitle.group" = "优抚对象类别：代号或名称，如 11 或 残疾军人", "Entitled group: its code or name, like 11 or 残疾军人";
    "ledger.entitle.month" = "月份，如 2022-09", "Month, like 2022-09";
    "ledger.entitle.grade" = "伤残等级，1–10", "Grade of disability, 1–10";
    "ledger.entitle.cause" = "伤残性质：因战、因公、因病", "Cause of the disability: war, duty or illness";
    "ledger.entitle.mental" = "因精神障碍评定（五级、六级的护理费）", "Graded for mental illness (for the nursing fee of grades 5 and 6)";
    "ledger.entitle.hospitalised" = "优抚医院集中收治的起止（护理费由医院统筹），如 2023-03-10..2023-06-20；没有结束则不写后一个", "Days in a hospital for veterans, which the nursing fee then goes to, like 2023-03-10..2023-06-20; leave the second open while it lasts";
    "ledger.entitle.regraded" = "重新评定等级的批准日期：以前的月份按原等级", "Day on which a re-assessment of the grade was approved: months before go by the former one";
    "ledger.entitle.former_grade" = "重新评定前的等级，1–10", "Grade before the re-assessment, 1–10";
    "ledger.entitle.former_cause" = "重新评定前的伤残性质；不写则与现在相同", "Cause before the re-assessment; the same unless given";
    "ledger.entitle.years" = "计发的服役年限（整年）", "Years of service that count, whole";
    "ledger.entitle.conscript" = "服义务兵役起止，如 1980-12-01..1984-01-15；不满一年怎么算看 --place service-years", "First and last day of compulsory service, like 1980-12-01..1984-01-15; see --place service-years for parts of a year";
    "ledger.entitle.birth" = "出生日期；不写则视为已满规定年龄", "Date of birth; without it the age is taken as reached";
    "ledger.entitle.since" = "开始享受待遇的日期，从当月起发；和 --approved 都不写则视为早已享受", "Day from which benefits are received; its month counts whole. Without it and --approved they are taken as received long since";
    "ledger.entitle.approved" = "批准日期，没有写 --since 时按规定推算起发月", "Day of approval, which tells the first month where --since is not given";
    "ledger.entitle.until" = "停止享受待遇的日期，发到当月", "Last day of the recognition; its month counts whole";
    "ledger.entitle.died" = "去世日期：发到当月，次月列出继续发放的月数", "Date of death: paid to its month; what goes on stands in the month after";
    "ledger.entitle.death_cause" = "死因：因病、旧伤复发、其他（残疾军人要看）", "What of: illness, old-wound or other (it matters for the disabled)";
    "ledger.entitle.handed_over" = "退役或移交日期（当年抚恤金由部队发）", "Day of discharge or hand-over: the forces pay the pension of that year";
    "ledger.entitle.moved_in" = "迁入日期（当年由迁出地发）", "Day of the move here: the old place pays that year";
    "ledger.entitle.moved_out" = "迁出日期（当年仍由本地发）", "Day of the move away: this place still pays that year";
    "ledger.entitle.suspended" = "中止起止（有期徒刑、剥夺政治权利、被通缉），如 2023-03-10..2023-06-20；没有结束则不写后一个", "Days of a suspension for a sentence or a warrant, like 2023-03-10..2023-06-20; leave the second open while it lasts";
    "ledger.entitle.own_fault" = "因本人原因断发的起止", "Days of an interruption through a fault of one's own";
    "ledger.entitle.noticed" = "未做年度确认，通知或公告的日期", "Day of the notice to somebody not confirmed that year";
    "ledger.entitle.confirmed" = "年度确认的日期", "Day of the yearly confirmation";
    "ledger.entitle.also" = "同时还属于的类别，可以写多次（多重身份）", "Another group of the same person; may be given more than once";
    "ledger.entitle.wage" = "当地上一年度城镇单位就业人员月平均工资（元），算护理费用", "Local average monthly wage of urban units in the year before, in yuan, for the nursing fee";
    "ledger.entitle.place" = "地方规定，可以写多次：service-years=whole-years-up、half-years；age-start=month-of-birthday、january-of-year；multiple-identity=highest-only、each；nursing-wage=元", "What the place has set, may be given more than once: service-years=whole-years-up or half-years; age-start=month-of-birthday or january-of-year; multiple-identity=highest-only or each; nursing-wage=YUAN";
    "ledger.entitle.known" = "按哪一天已经知道的标准算（默认业务日期）", "As known on this day (the business date unless given)";
    "ledger.entitle.json" = "输出 JSON，一行", "Print JSON, one line";
}
