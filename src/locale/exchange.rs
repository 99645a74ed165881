//! Words of the import: why a file is refused, why a row comes back, what deserves a look.

use super::message::messages;

messages! {
    REASON_HEADING = "退回原因", "Reason";
    JOIN = "；", "; ";
    UNDER_HEADING = "{heading}：{why}", "{heading}: {why}";

    FILE_NOT_FOUND = "没有这个文件。请检查文件名和文件夹。", "There is no such file. Check the name and the folder.";
    FILE_DENIED = "无权读取这个文件。请把它复制到自己的文件夹再试。", "The file may not be read. Copy it to your own folder and try again.";
    FILE_NOT_REGULAR = "这不是普通文件（可能是快捷方式、文件夹或管道）。请选文件本身。", "This is a link, a folder or a pipe, not a file. Choose the file itself.";
    FILE_IO = "读文件时出错，可能是磁盘或U盘松动。请复制到本机再试。", "Reading failed, perhaps the disk came loose. Copy the file to this machine and try again.";
    FILE_EMPTY = "文件里没有内容。请确认选对了文件。", "The file is empty. Check that it is the right one.";
    FILE_NOT_TABLE = "这不是表格文件。请用 .xlsx 或 .csv。", "This is no table. Use .xlsx or .csv.";
    FILE_OLD = "这是旧版 Excel（.xls）。请在表格软件里另存为 .xlsx。", "This is an old Excel file (.xls). Save it as .xlsx in a spreadsheet program.";
    FILE_ENCRYPTED = "工作簿有密码。请去掉密码后另存。", "The workbook has a password. Save it without one.";
    FILE_MACROS = "工作簿带有宏，不予读取。请另存为不带宏的 .xlsx。", "The workbook carries macros and is not read. Save it as .xlsx without macros.";
    FILE_WEB = "这是网页，只是改了文件名。请用表格软件打开后另存为 .xlsx。", "This is a web page under another name. Open it in a spreadsheet program and save it as .xlsx.";
    FILE_OTHER = "这个压缩文件不是 Excel 工作簿。请另存为 .xlsx。", "This archive is no Excel workbook. Save it as .xlsx.";
    FILE_LINKS = "工作簿引用了别的文件。请把公式粘贴为数值后另存。", "The workbook refers to other files. Paste formulas as values and save it again.";
    FILE_CUT = "文件不完整，后面缺了一截。请重新复制或下载。", "The file is cut off. Copy or download it again.";
    FILE_DAMAGED = "工作簿内部损坏（{part}）。请用表格软件打开后另存。", "The workbook is damaged in {part}. Open it in a spreadsheet program and save it again.";
    FILE_BOMB = "工作簿内部大得不正常（{part}），为安全不予读取。请只保留数据另存。", "{part} of the workbook is abnormally large; for safety it is not read. Save the data alone.";
    FILE_PARTS = "工作簿内部有 {n} 个部件，多得不正常，为安全不予读取。请只保留数据另存。", "The workbook has {n} parts, which is abnormal; for safety it is not read. Save the data alone.";
    FILE_ALL_HIDDEN = "工作簿里的工作表都隐藏了，没有读取。请在表格软件里取消隐藏，再另存。", "Every sheet of the workbook is hidden, so none was read. Show the sheet and save it again.";
    FILE_NO_SHEET = "没有名为“{wanted}”的工作表。现有：{have}。", "There is no sheet \"{wanted}\". There are: {have}.";
    FILE_LONG = "文件超过 {most} MB，不像这一类文件。请核对是不是选错了文件。", "The file is over {most} MB, which no file of this kind is. Check whether it is the right one.";
    FILE_WIDE = "表头有 {found} 列，最多 {most} 列。请删去空列。", "{found} columns, at most {most}. Delete the empty ones.";

    NO_NAME_COLUMN = "没有一列对应姓名。请在列里选出姓名那一列。", "No column is the name. Choose the column that holds it.";
    NO_ID_COLUMN = "没有一列对应身份证号。请在列里选出那一列。", "No column is the identity number. Choose the column that holds it.";
    CHANGED = "文件在试读之后被改动。请再试读一次。", "The file changed since it was read. Read it again.";
    OTHER_HEADINGS = "文件的表头和选列时不同。请重新打开这个文件，再看一遍列。", "The headings are no longer those the columns were chosen for. Open the file again and look at its columns.";
    NO_LAYOUT = "程序自带的列表读不出，不能读文件。请重新安装程序。", "The table of columns that comes with the program cannot be read, so no file can. Install the program again.";
    NO_ROOM = "退回文件写不了，什么也没有导入。请检查磁盘空间后再导入。", "The file of returned rows cannot be written; nothing was imported. Check the space on the disk and import again.";

    ROW_MALFORMED = "第 {offset} 字节处不是 {encoding} 编码，字已损坏，请重新输入", "bytes at offset {offset} are not {encoding}; type the text again";
    ROW_OTHER_ENCODING = "本行编码与文件（{encoding}）不同，请重新输入", "this row is not in {encoding} like the file; type it again";
    ROW_LOST = "有字在此前转换时已丢失，请重新输入", "characters were lost in an earlier conversion; type them again";
    ROW_QUOTE = "第 {line} 行的引号没有成对", "the quotation mark on line {line} is not closed";
    ROW_EXTRA = "有 {found} 格，表头只有 {headings} 列，可能多了分隔符", "{found} cells under {headings} headings; perhaps a stray delimiter";
    ROW_LONG = "一行超过 {most} 字节", "the row is longer than {most} bytes";

    WHY_NEEDED = "没有身份证号时必填", "must be filled in where there is no identity number";
    WHY_MISSING = "必填", "must be filled in";
    WHY_CHARACTER = "第 {at} 个字符（U+{code}）不能保存，请删去", "character {at} (U+{code}) cannot be kept; delete it";
    WHY_TOO_LONG = "{chars} 字，最多 {most} 字", "{chars} characters, at most {most}";
    WHY_TOO_MANY = "最多 {most} 个", "at most {most}";
    WHY_ID_LENGTH = "应为 18 位（或旧号 15 位），现为 {found} 位", "{found} characters instead of 18 (or 15)";
    WHY_ID_DIGIT = "第 {position} 位不是数字", "character {position} is not a digit";
    WHY_ID_CHECK = "末位应为 {expected}，现为 {found}", "the last character should be {expected}, not {found}";
    WHY_ID_DATE = "其中的出生日期不存在", "the birth date in it does not exist";
    WHY_ID_FUTURE = "其中的出生日期在未来", "the birth date in it lies in the future";
    WHY_ROUNDED = "被表格软件变成了科学计数，后几位已丢失；请把列设为文本后重新输入", "a spreadsheet program has rounded it; set the column to text and type it again";
    WHY_NAME_NUMBER = "姓名里是号码", "the name is a number";
    WHY_NAME_LONG = "姓名有 {found} 字，过长", "the name has {found} characters, too many";
    WHY_DATE = "不是有效日期，请写成 1955-08-17", "not a date; write it as 1955-08-17";
    WHY_FUTURE = "日期在未来", "the date lies in the future";
    WHY_EARLY = "早于它应当跟随的日期", "earlier than the date it follows";
    WHY_PHONE = "不是完整的电话号码（手机 11 位，座机带区号）", "not a complete phone number (mobile: 11 digits; fixed: with area code)";
    WHY_ACCOUNT = "不是账号（8 至 30 位数字）", "not an account number (8 to 30 digits)";
    WHY_DIVISION = "没有这个区划，请填 12 位代码或镇街加村居名", "no such division; give its 12 digits or town and village";
    WHY_DIVISIONS = "有 {n} 个同名区划，请加上镇街名或填代码", "{n} divisions bear this name; add the town or give the code";
    WHY_CHOICE = "不在可选值之内", "not one of the choices";
    WHY_NUMBER = "不是有效数字", "not a number";
    WHY_ERROR = "单元格是错误值", "the cell holds an error value";
    WHY_DISAGREES = "与身份证号不符", "disagrees with the identity number";
    WHY_NO_GROUP = "填了类别专有的栏，但没有写明类别", "columns of a category are filled, but the category is not named";
    WHY_TWICE = "与第 {first} 行的身份证号相同", "the same identity number as in row {first}";
    WHY_NAMESAKE_IN_FILE = "没有身份证号，又与第 {first} 行同名、同一天出生", "no identity number, and the same name and birth date as in row {first}";
    WHY_NAMESAKE = "没有身份证号，又与在册的 {person} 同名、同一天出生", "no identity number, and the same name and birth date as {person} on record";
    WARN_NO_NUMBER = "没有身份证号，按姓名、出生日期和性别登记", "no identity number; told apart by name, birth date and sex";
    WHY_ON_RECORD = "已在册（{person}）", "on record already ({person})";

    KIND_MISSING = "必填项为空", "required cells empty";
    KIND_TEXT = "文字不合规", "text not acceptable";
    KIND_ID = "身份证号有误", "identity number wrong";
    KIND_ROUNDED = "号码被科学计数截断", "numbers rounded by a spreadsheet";
    KIND_NAME = "姓名有误", "name wrong";
    KIND_DATE = "日期有误", "date wrong";
    KIND_PHONE = "电话有误", "phone wrong";
    KIND_ACCOUNT = "账号有误", "account wrong";
    KIND_DIVISION = "区划有误", "division wrong";
    KIND_CHOICE = "不在可选值之内", "not one of the choices";
    KIND_NUMBER = "数字有误", "number wrong";
    KIND_ERROR = "单元格错误值", "error values";
    KIND_DISAGREES = "与身份证号不符", "disagrees with the identity number";
    KIND_NO_GROUP = "缺类别", "category missing";
    KIND_TWICE = "文件内重复", "twice in the file";
    KIND_ON_RECORD = "已在册", "on record already";
    KIND_ROW = "整行读不出", "row unreadable";

    WARN_OLD_ID = "15 位旧身份证号，已换成 18 位", "identity number of 15 digits, turned into 18";
    WARN_AREA = "身份证号前 6 位（{code}）当年未启用或查不到", "the first six digits of the identity number ({code}) were not in force or are unknown";
    WARN_AGE = "按身份证号已 {age} 岁", "{age} years old by the identity number";
    WARN_NAME_DIGIT = "姓名里有数字", "digits in the name";
    WARN_NAME_LATIN = "姓名里有拉丁字母", "Latin letters in the name";
    WARN_NAME_PRIVATE = "姓名里有造字，别的电脑可能显示不出", "a private-use character in the name; other machines may not show it";
    WARN_NAME_COMPAT = "姓名里有兼容汉字，按原样保存", "a compatibility ideograph in the name, kept as written";
    WARN_FORMULA = "{heading}由公式算出，取其结果", "{heading} is computed by a formula; its result is taken";
    WARN_SERIAL = "{heading}是序列数，已换成日期", "{heading} is a day count, turned into a date";
    WARN_ACCOUNT = "银行卡号校验不符，请核对", "the card number breaks the check rule; compare it";
    WARN_REMARKS = "{heading}的内容不在可选值之内，已记入备注", "{heading} is not one of the choices and went to the remarks";
    WARN_FAR = "户籍地不在区划表内，已记作地址", "the household's place is not in the table and went to the address";
    WARN_STATE = "没有状态，按受理登记", "no state given; taken in as applied for";
    WARN_HIDDEN = "此行在表中是隐藏的", "the row is hidden in the sheet";

    NOTE_FORMULAS = "有公式，取其结果", "there are formulas; their results are taken";
    NOTE_HIDDEN_ROWS = "有隐藏行，照样读取", "there are hidden rows; they are read too";
    NOTE_MERGED = "有合并单元格，只有第一格有值", "there are merged cells; only the first of each has a value";
    NOTE_BEYOND = "表头右边还有内容，未读取", "there is content to the right of the headings; it is not read";
    NOTE_SHEETS = "有多个工作表，只读一个", "there are several sheets; one is read";
    NOTE_HIDDEN_SHEETS = "有隐藏的工作表，未读取", "there are hidden sheets; they are not read";
}
