//! 概览: the bureau at a glance.

use super::message::{Msg, messages};
use crate::bureau::answer::ChartKind;

messages! {
    TITLE = "概览", "Overview";
    PIVOT_ONLY = "先按 2 到“交叉表”。", "Press 2 for the pivot first.";
    CHART_BEFORE = "前一图", "Chart before";
    CHART_AFTER = "后一图", "Next chart";
    NO_MORE_CHARTS = "没有了。", "There is no other.";
    LOADING = "正在读取", "Reading";
    INDEXING = "名册正在准备，人员的图稍后就有。", "The people are being read in; their charts follow in a moment.";
    PEOPLE = "健在 {living} 人，已故 {dead} 人", "{living} living, {dead} deceased";
    PLACE = "{at}/{all}", "{at}/{all}";
    AGES = "年龄（左男右女）", "Ages (men left, women right)";
    GROUPS = "身份类别", "Groups";
    TOWNS = "镇街", "Towns";
    MISSING = "档案缺什么", "What records lack";
    VISITS = "今天各时段来访", "Visitors by the hour today";
    PETITIONS = "信访", "Petitions";
    MONEY = "各月已发（元）", "Paid by month (yuan)";
    AGE_UNKNOWN = "年龄不明", "age unknown";
    SEX_UNKNOWN = "性别不明", "sex unknown";
    HOUR = "{n} 时", "{n}:00";
    LINES = "共 {n} 项，↓ 下面还有", "{n} lines, ↓ shows more";
    NO_BARS = "没有", "nothing";
    VISITORS = "这个时段来的", "Who came in this hour";
    NAMELESS = "未留姓名", "gave no name";
    NOBODY_ON_RECORD = "没有在册的人可以打开。", "Nobody on record to open.";
}

/// What a chart is called.
pub fn chart(kind: ChartKind) -> Msg {
    match kind {
        ChartKind::Ages => AGES,
        ChartKind::Groups => GROUPS,
        ChartKind::Towns => TOWNS,
        ChartKind::Missing => MISSING,
        ChartKind::Visits => VISITS,
        ChartKind::Petitions => PETITIONS,
        ChartKind::Money => MONEY,
    }
}
