//! 导入: the pane that takes in people from a spreadsheet.

use super::message::messages;

messages! {
    TITLE = "导入", "Import";
    STEP_CHOOSE = "1 选文件", "1 File";
    STEP_COLUMNS = "2 看列", "2 Columns";
    STEP_JUDGE = "3 试读", "3 Trial";
    STEP_RESULT = "4 导入", "4 Import";

    NEXT = "继续", "Go on";
    TRY = "试读", "Trial reading";
    TAKE_IN = "导入", "Import";
    RETURN_ONLY = "写退回文件", "Write the returned rows";
    FEED_AGAIN = "看退回文件", "Look at the returned rows";
    LESS = "前一种", "One before";
    MORE = "后一种", "One after";
    RELIST = "重新列出", "List again";
    ANOTHER = "换文件", "Another file";
    CHANGE = "改", "Change";

    PROMPT = "文件", "File";
    HINT = "↑↓ 选一个，Enter 打开；也可以粘贴路径，或键入文件名的一部分。", "Choose with the arrows and Enter, paste a path, or type a part of the name.";
    USUAL = "常用文件夹里的表格，新的在前", "Tables in the usual folders, newest first";
    IN_FOLDER = "{folder} 里的表格，新的在前", "Tables in {folder}, newest first";
    NONE_HERE = "这里没有 .xlsx 或 .csv 文件。", "No .xlsx or .csv file here.";
    NONE_MATCH = "没有名字含“{text}”的；Enter 按路径打开。", "No name holds \"{text}\"; Enter opens it as a path.";
    LEFT_OUT = "还有 {n} 个旧的没有列出", "{n} older ones are not listed";
    UP = "上一级文件夹", "The folder above";
    FOLDER = "文件夹", "folder";
    HOME = "主文件夹", "home folder";
    DOWNLOADS = "下载", "downloads";
    DESKTOP = "桌面", "desktop";
    DOCUMENTS = "文档", "documents";
    STICK = "U盘", "USB stick";
    EXPORTS_FOLDER = "导出文件夹", "exports folder";
    WORKING = "当前文件夹", "working folder";
    LISTING = "正在找文件", "Looking for files";
    LOOKING = "正在打开", "Opening";

    AS_TEXT = "按 {encoding} 读，表头在第 {row} 行", "Read as {encoding}, headings in row {row}";
    AS_TEXT_UNSURE = "猜是 {encoding}，请看字对不对；表头在第 {row} 行", "Perhaps {encoding}: see whether the words are right; headings in row {row}";
    AS_BOOK = "工作表“{sheet}”，表头在第 {row} 行", "Sheet \"{sheet}\", headings in row {row}";
    BY_PROFILE = "列照“{name}”的记忆", "columns as remembered for \"{name}\"";
    ROW_NO = "行", "Row";
    GO_ON = "试读", "Read for trial";
    GO_ON_MEANS = "读完整个文件，不写入", "the whole file; nothing is written";
    ENCODING = "编码", "Encoding";
    SHEET = "工作表", "Sheet";
    ENCODING_GB = "GB18030（含 GBK）", "GB18030 (with GBK)";
    LEAVE_OUT = "不导入", "left out";
    TWICE = "不导入（与另一列重复）", "left out (another column has it)";
    UNSURE = "？请核对", "? check";
    MISSING = "缺应填的 {n} 列（仍可导入）：{columns}", "{n} expected {n|column|columns} missing (import is possible): {columns}";
    MUST_NAME = "必须先选出姓名列和身份证号列，才能试读。", "The columns of the name and the identity number must be chosen first.";
    NONE_MISSING = "应填的列都有了。", "No expected column is missing.";
    CHOOSE_FIELD = "这一列是什么", "What this column is";
    IN_COLUMN = "现为“{heading}”列", "now the column \"{heading}\"";

    JUDGING = "正在试读，不写入", "Trial reading; nothing is written";
    IMPORTING = "正在导入", "Importing";
    WRITING = "正在写入磁盘，马上就好", "Writing to the disk, nearly done";
    PROGRESS = "{rows} 行   {percent}%   {rate} 行/秒", "{rows} rows   {percent}%   {rate} rows a second";
    MAY_STOP = "Esc 取消，什么都不会留下。其间可以查人；导入时，登记要等它完成。", "Esc stops and leaves nothing behind. People can be looked up meanwhile; during an import, recording waits.";
    STOPPING = "正在取消", "Stopping";
    STOPPED = "已取消，什么也没有写入。", "Stopped; nothing was written.";

    SUMMARY = "{rows} 行：可导入 {accepted}，退回 {rejected}（其中重复 {duplicates}），请留意 {warnings}", "{rows} rows: {accepted} good, {rejected} back ({duplicates} twice), {warnings} to look at";
    NOTHING_YET = "还没有写入任何东西。", "Nothing is written yet.";
    ALL_GOOD = "没有要退回的行。", "No row is returned.";
    BEFORE = "这个文件 {on} 已由{by}导入过（日志第 {seq} 条），不再导入。", "This file was imported on {on} by {by} (journal entry {seq}) and is not taken in again.";
    BEFORE_UNKNOWN = "这个文件以前导入过，不再导入。", "This file was imported before and is not taken in again.";
    NOBODY = "没有可以导入的行。", "There is no row to import.";
    FIRST_ONLY = "只列前 {n} 行，其余在退回文件里", "the first {n} rows; the others are in the returned file";
    LOOK_AT = "留意", "look";
    BACK_ROW = "退回", "back";

    ASK = "导入 {n} 人？", "Import {n} {n|person|people}?";
    ASK_ALL = "一次全部写入，或者一个也不写；写完之前随时可以取消。", "All of them or nobody; it can be stopped until it is done.";
    ASK_BACK = "其余 {n} 行写到退回文件，改好后可再导入。", "The other {n} rows go to a file that can be corrected and fed in again.";
    DONE = "已导入 {n} 人。", "{n} {n|person|people} imported.";
    DONE_BACK = "已导入 {n} 人，退回 {m} 行。", "{n} {n|person|people} imported, {m} rows returned.";
    NOBODY_DONE = "没有导入任何人，退回 {m} 行。", "Nobody was imported; {m} rows returned.";
    BACK_AT = "退回的 {m} 行在这里，每行最后一格写着原因：", "The {m} returned rows are here, each with its reason in the last cell:";
    BACK_LOST = "退回文件没有写成（磁盘已拔出？）。请看退回的行，在原文件里改。", "The file of returned rows was not written (disk gone?). Correct those rows in the file itself.";
    HOW_AGAIN = "用表格软件打开它，改好、保存，再从下面第一行导入；已导入的人不会重复。", "Open it in a spreadsheet program, correct and save it, then import it by the first line below; nobody comes in twice.";
    GO_FILE = "看退回文件，改好后从这里导入", "Look at the returned file; import it from here";
    GO_ROWS = "看退回的行和原因", "See the returned rows and why";
    GO_OTHER = "导入别的文件", "Import another file";
    STOPS_TOO = "正在读或导入的文件会一起停下，什么也不写入。", "The file being read or imported stops with it; nothing is written.";
    NOT_NOW = "现在没有可改的。", "There is nothing to change here now.";
    BUSY = "正在进行，请等完成或按 Esc 取消。", "It is under way; wait, or stop it with Esc.";
}
