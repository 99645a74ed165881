//! The papers pane: notices, the first look at benefits, slips, the register.

use super::message::messages;

messages! {
    TITLE = "文书", "Papers";
    TAB_NOTICE = "一次性告知", "Notices";
    TAB_PRE_CHECK = "待遇初查", "Benefits";
    TAB_REGISTER = "已开文书", "Issued";
    FOR_NOBODY = "不指定办理人", "for nobody in particular";

    PRINT = "预览打印", "Preview, print";
    LOOK = "预览", "Preview";
    PRINT_NOW = "打印", "Print";
    PRINT_AGAIN = "再印一份", "Print again";
    CLOSE = "返回", "Back";
    CHOOSE = "选定事项", "Choose";
    TOGGLE = "勾选", "Tick";
    LESS = "前一页签", "Tab before";
    MORE = "后一页签", "Next tab";
    OTHER_FORM = "换版式", "Other layout";
    SLIP = "接访单", "Visit slip";
    VOID = "作废", "Declare void";
    DIGIT = "按编号选", "Choose by number";

    COL_CODE = "编号", "No.";
    COL_MATTER = "事项", "Matter";
    COL_TOPIC = "类别", "Topic";
    COL_MATERIAL = "材料（按数字或空格勾选已带的）", "Material (tick what was brought: digit or space)";
    COL_QUESTION = "问题（按数字或空格换答案：未问、是、否）", "Question (digit or space: not asked, yes, no)";
    COL_NUMBER = "文书号", "Number";
    COL_KIND = "文书", "Paper";
    COL_DAY = "日期", "Day";
    COL_NAME = "办理人", "For";
    COL_STAFF = "经办", "By";
    COL_STATE = "状态", "State";
    STATE_VOID = "已作废", "void";
    STATE_REPRINTED = "重印 {n} 次", "printed again {n} {n|time|times}";
    NOT_PUBLISHED = "没有查到公布的", "none published was found";
    NOTHING_ISSUED = "还没有开过文书。", "Nothing was issued yet.";
    ONLY_FOR = "{what}（限{when}）", "{what} (only for {when})";
    FORM_SLIP = "80 毫米小票，{cols} 列", "80 mm slip, {cols} columns";
    FORM_A4 = "A4，{cols} 列", "A4, {cols} columns";
    LINES = "{from}–{to} / {n} 行", "lines {from}-{to} of {n}";
    FIRST_DIGIT = "编号 {digit}_", "number {digit}_";

    BUSY = "正在开具打印，请稍候。", "It is being issued and printed; one moment.";
    NO_ROW = "先在“已开文书”里选一份。", "Choose one of the papers issued first.";
    NOT_HERE = "这一页用不到。", "There is nothing to do so on this page.";
    NO_VISIT = "此人没有来访记录，先接访再印接访单。", "There is no visit of this person; begin one first.";
    NO_SUCH_DIGITS = "没有这个编号。", "There is no such number.";
    ISSUED = "已登记 {number}，正在打印；Esc 停止打印。", "{number} is on record and being printed; Esc stops the printing.";
    PRINTED = "{number} 已送打印机。", "{number} was sent to the printer.";
    IN_FILE = "{number} 已存为 {file}（没有设打印机）。", "{number} was saved as {file} (no printer is set).";
    NOWHERE = "没有设打印机，也没有存放文书的文件夹。请用 --printer 或 --papers 打开。", "There is neither a printer nor a folder for papers. Start with --printer or --papers.";
    PRINTER_FAILED = "{number} 没有打出来（{why}）；文书已登记，文件在 {file}。请检查打印机，再按 F9 重印。", "{number} did not come out ({why}); it is on record, and the file is {file}. Check the printer, then F9 prints it again.";
    NOT_PRINTED = "文书已登记，但没有打出来：{why}然后按 F9 重印。", "It is on record but did not come out: {why} Then F9 prints it again.";
    FAULT_MISSING = "找不到打印机", "no such printer";
    FAULT_BROKEN = "打印机中途不接收", "the printer took no more";
    FAULT_STOPPED = "已停止", "stopped";
    FAULT_SLOW = "打印机三分钟没有打完", "the printer was not done after three minutes";
    FAULT_FAILED = "打印程序报错", "the print program failed";
    NO_FOLDER = "文书文件夹 {folder} 写不进去（{why}）。请排除原因，或退出后用 --papers 指定另一个文件夹再打开。", "The folder for papers {folder} cannot be written ({why}). Mend that, or leave and start again with --papers and another folder.";
    AMONG_DATABASE = "它在数据文件夹里，不能和数据库的文件放在一起", "it lies in a data folder, among the files of its database";

    VOID_TITLE = "作废 {number}", "Declare {number} void";
    VOID_KEEPS = "编号保留，不再给别的文书；内容仍可查看。", "The number stays and is never given again; the text can still be read.";
    VOIDED = "已作废，编号保留。", "Void; the number stays.";
}
