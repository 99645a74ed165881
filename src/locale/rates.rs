//! 标准与参数: the pane of rates and settings, rate files, and the command line about them.

use super::message::messages;

messages! {
    FILE_ROW = "第 {row} 行：{why}", "row {row}: {why}";
    FILE_CELL = "第 {row} 行“{column}”：{why}", "row {row}, “{column}”: {why}";
    FILE_NO_PROGRAMME = "没有“项目”或“优抚对象类别”一列；也可以用 --programme 指明", "no column says the programme or the group; --programme may say it for all";
    FILE_NO_AMOUNT = "没有“标准”一列，也没有“因战、因公、因病”各列", "no column has the figures (标准, or 因战 因公 因病)";
    FILE_NO_PER = "没有“单位”一列；也可以用 --per 指明按月还是按年", "no column says month or year; --per may say it for all";
    FILE_NO_EFFECTIVE = "没有“生效日期”一列；也可以用 --effective 指明", "no column says the day of effect; --effective may say it for all";
    FILE_PROGRAMME = "不知道是哪个项目；请写项目名称", "no programme is meant; write its name";
    FILE_GROUP = "不是优抚对象类别；请写类别名称或代码", "not an entitled group; write its name or code";
    FILE_GRADE = "不是伤残等级；写成 1、1级或一级", "not a grade; write 1 to 10";
    FILE_NATURE = "不是伤残性质；写因战、因公或因病", "not a cause of disability; write 因战, 因公 or 因病";
    FILE_AMOUNT = "不是金额；写成 909.00 这样，单位元", "not an amount; write it like 909.00, in yuan";
    FILE_PER = "请写“月”或“年”", "write month (月) or year (年)";
    FILE_EFFECTIVE = "不是有效的日期，写成 2026-08-01 这样", "not a date; write it like 2026-08-01";
    FILE_TOO_MANY = "行数太多，请分成几个文件", "too many rows; part it into several files";
}
