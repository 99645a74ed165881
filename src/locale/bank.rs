//! Files for the bank and from it, and rosters.

use super::message::{Lang, Msg, messages};
use crate::domain::bank_file::{Reason, Shape, Slot};

messages! {
    // What cannot stand in a file.
    OF_ORDER = "第 {seq} 笔 {name}：{why}", "No. {seq} {name}: {why}";
    OF_FILE = "文件：{why}", "The file: {why}";
    CHARACTER = "{column}第 {at} 个字“{c}”（{code}）写不进银行文件，请按银行登记的写法选定替代字", "character {at} of the {column}, “{c}” ({code}), cannot stand in the bank's file; choose what the bank has on record in its place";
    PLAIN_CHARACTER = "{column}第 {at} 个字“{c}”（{code}）写不进银行文件，请更正", "character {at} of the {column}, “{c}” ({code}), cannot stand in the bank's file; put it right";
    LONG = "{column}占 {bytes} 字节，银行文件只留 {width} 字节；不会截断，请与银行商定写法", "the {column} takes {bytes} bytes where the bank's file has {width}; nothing is cut, so agree with the bank how to write it";
    EMPTY = "缺{column}，请补上", "the {column} is missing; add it";
    BAD_ACCOUNT = "账号应为 8 至 30 位数字，请更正", "an account has 8 to 30 digits; put it right";
    BAD_AMOUNT = "金额应大于零", "the amount must be above zero";
    WRONG_RUN = "不属于这一批", "it belongs to another run";
    BAD_NUMBER = "序号缺失或重复", "its number is missing or given twice";
    REPLACED = "第 {seq} 笔 {name}：{column}的“{c}”（{code}）写作“{by}”", "No. {seq} {name}: “{c}” ({code}) of the {column} is written “{by}”";
    SUBSTITUTE_EMPTY = "替代字不能为空：姓名不能少字。", "Something must stand in the place of a character: no name is shortened.";
    SUBSTITUTE_TEXT = "替代字应为一至四个普通字，不能再含原字。", "A substitute is one to four plain characters without the one it stands for.";
    SUBSTITUTE_MANY = "替代字太多。请核对名单的来源。", "There are too many substitutes. Check where the list comes from.";

    // Columns.
    SLOT_TEXT = "标记", "mark";
    SLOT_RUN = "批次号", "run";
    SLOT_MONTH = "月份", "month";
    SLOT_DAY = "日期", "day";
    SLOT_COUNT = "笔数", "count";
    SLOT_SUM = "合计", "sum";
    SLOT_SEQ = "序号", "number";
    SLOT_NAME = "姓名", "name";
    SLOT_HOLDER = "户名", "account holder";
    SLOT_ACCOUNT = "账号", "account";
    SLOT_BANK = "开户行", "bank";
    SLOT_ID = "证件号码", "identity number";
    SLOT_AMOUNT = "金额", "amount";
    SLOT_MEMO = "摘要", "memo";
    SLOT_STATE = "处理结果", "result";
    SLOT_CODE = "失败代码", "code";
    SLOT_WORDS = "失败原因", "reason";
    SLOT_PAID_ON = "入账日期", "day of payment";

    // Results.
    PAID = "{on} 已入账", "paid on {on}";
    FAILED = "未入账：{reason}", "not paid: {reason}";
    FAILED_SAID = "未入账：{reason}（银行：{said}）", "not paid: {reason} (bank: {said})";
    SAID_OWN = "{reason}（{said}）", "{reason} ({said})";
    REASON_NO_ACCOUNT = "账号不存在", "no such account";
    REASON_OTHER_HOLDER = "户名不符", "the account is somebody else's";
    REASON_CLOSED = "已销户", "the account was closed";
    REASON_FROZEN = "账户冻结或不能收款", "the account is frozen or takes no payment";
    REASON_DORMANT = "账户久悬或未激活", "the account is dormant or not activated";
    REASON_LIMIT = "超过账户限额", "a limit of the account was passed";
    REASON_BANK = "银行处理异常，可重新发送", "trouble at the bank; it may be sent again";
    REASON_OTHER = "其他原因", "another reason";

    // What is wrong with an answer.
    OF_ROW = "第 {row} 行：{why}", "Row {row}: {why}";
    BAD_ENCODING = "文字编码与模板不符，请核对模板或向银行重取文件", "the characters are not in the template's encoding; check the template or ask the bank for the file again";
    BAD_WIDTH = "有 {found} 字节，模板要 {wanted} 字节", "it has {found} bytes where the template has {wanted}";
    BAD_CELLS = "有 {found} 列，模板要 {wanted} 列", "it has {found} cells where the template has {wanted}";
    BAD_CELL = "{column}读不出来", "the {column} cannot be read";
    OTHER_RUN = "是批次“{run}”的，不是这一批；没有采用", "it is of run “{run}” and not of this one; it was not taken";
    UNKNOWN_SEQ = "这一批没有序号“{seq}”；没有采用", "this run has no number “{seq}”; it was not taken";
    OTHER_AMOUNT = "第 {seq} 笔应为 {ordered} 元，回盘为 {said} 元；没有采用，请问银行", "no. {seq} was ordered at {ordered} yuan and comes back at {said}; it was not taken, ask the bank";
    OTHER_ACCOUNT = "第 {seq} 笔的账号与发出的不同；没有采用，请问银行", "the account of no. {seq} is not the one that was sent; it was not taken, ask the bank";
    UNKNOWN_STATE = "第 {seq} 笔的处理结果“{mark}”模板里没有：不算已发，也不算失败。请问银行，再补进模板", "the template does not know the result “{mark}” of no. {seq}: it counts as neither paid nor failed. Ask the bank and add it to the template";
    SAYS_BOTH = "第 {seq} 笔标为“{mark}”，又写着“{said}”，自相矛盾，没有采用；请问银行。银行对每笔都这样写的，补进模板", "no. {seq} is marked “{mark}” and says “{said}” at once: it contradicts itself and was not taken; ask the bank. If the bank writes so of every line, add it to the template";
    OTHER_DAY = "第 {seq} 笔的入账日期 {day} 不可能：只能在送银行之后、今天以前，没有记入", "no. {seq} cannot have been paid on {day}: only between the day it went to the bank and today; it is not taken in";
    NO_DAY = "第 {seq} 笔已入账但没有日期，请给出入账日期再读", "no. {seq} is paid but no day is given; give the day and read the file again";
    CONTRADICTION = "第 {seq} 笔先前是“{first}”，这里是“{now}”；保留先前的，请问银行", "no. {seq} was “{first}” before and is “{now}” here; what came first stands, ask the bank";
    CONTRADICTION_ROW = "第 {seq} 笔在第 {other} 行是“{first}”，这里是“{now}”；保留前一行，请问银行", "no. {seq} is “{first}” in row {other} and “{now}” here; the first stands, ask the bank";
    CONTRADICTION_TASK = "；后一种说法也记下，要有人处理了才能对账", "; the other is kept beside it, and the run is reconciled once somebody has seen to it";
    UNENDED = "最后一行没有结束，文件可能没有传完；这一行没有采用。核对文件确已完整，可按完整文件再读", "nothing ends the last line, so the file may be cut off; the line was not taken. If the file was looked at and is whole, read it as whole";
    REST_UNREAD = "从这里起没有再读，请向银行重取文件", "nothing was read from here on; ask the bank for the file again";
    NO_HEADINGS = "没有找到表头（要有：{wanted}），请核对是不是选错了文件或模板", "the headings are not there (wanted: {wanted}); check whether it is the right file and template";
    NO_HEADER = "没有模板所定的首行，请核对是不是选错了文件或模板", "the first line of the template is not there; check whether it is the right file and template";
    NO_TRAILER = "没有模板所定的末行，文件可能只是一部分；读到的结果有效", "the last line of the template is not there, so the file may be a part; what was read counts";
    AFTER_TRAILER = "在末行之后；没有采用", "it stands behind the last line of the template and was not taken";
    COUNT = "末行说 {said} 笔，读到 {found} 笔", "the last line says {said}, {found} were read";
    SUM = "末行说合计 {said} 元，读到 {found} 元", "the last line says {said} yuan in all, {found} were read";

    // Rosters.
    CHANGE_UNCHANGED = "不变", "unchanged";
    CHANGE_ADDED = "新增", "added";
    CHANGE_DROPPED = "停发", "dropped";
    CHANGE_CHANGED = "变更", "changed";
    CHANGES_OF = "{roster}变更明细", "{roster}: changes";
    SHEET_TOTAL = "本表合计", "Sum of this sheet";
    TOTAL = "合计", "Sum";
    IN_WORDS = "合计大写", "In words";
    ROSTER_MARK = "{bureau} {title} {month}　{who} {day} 导出，用途：{purpose}；共 {n} 行，号码已打码，不得外传。", "{bureau}, {title} {month}, exported by {who} on {day} for: {purpose}; {n} {n|line|lines}, numbers masked, not to be passed on.";
    ROSTER_MARK_FULL = "{bureau} {title} {month}　{who} {day} 导出，用途：{purpose}；共 {n} 行，含完整号码，阅后妥存，不得外传。", "{bureau}, {title} {month}, exported by {who} on {day} for: {purpose}; {n} {n|line|lines} with numbers in full, to be kept safe and not passed on.";
    BAD_SUM = "名册各行合计 {lines} 元，批次合计 {run} 元，相差；没有生成。请核对后再试。", "The lines of the roster add up to {lines} yuan and the run to {run}; nothing was made. Check and try again.";
    LONG_CELL = "名册里有一格文字太长，没有生成。请缩短备注后再试。", "A text of the roster is too long for a cell; nothing was made. Shorten the notes and try again.";
    NO_LINES = "名册里没有可列的行。", "There is no line for the roster.";

    // Runs.
    JOIN = "、", ", ";
    LISTED = "银行文件没有生成，有 {n} 处写不进去：", "The bank's file was not made; {n} {n|thing|things} cannot stand in it:";
    OTHER_FILE = "没有写出：现在生成的文件与已经发给银行的（{file}）不同。模板或替代字可能改过；请用原来的，或请银行以原文件为准。", "Nothing was written: the file made now is not the one that went to the bank ({file}). The template or the substitutes may have changed; use those of then, or let the first file stand.";
    OTHER_NAME = "没有写出：这个批次已以文件名 {file} 发给银行，再写也只用这个名称。请用它，以免同一批次有两份文件。", "Nothing was written: the run went to the bank as {file}, and is written again under that name alone. Use it, so that no two files of one run lie about.";
    UNWRITTEN = "已登记送银行（{file}），但文件或封面没有写成。请核对文件夹和磁盘空间，再导出一次：写出的是同一文件、同一名称，不会多付。", "On record as sent to the bank ({file}), but the file or its cover was not written. Check the folder and the room on the disk and export once more: the same file under the same name is written, and nothing is paid twice.";
    NO_FOLDER = "没有文件夹“{folder}”。请换一个，或先建好它。", "There is no folder “{folder}”. Choose another one, or make it first.";
    ROSTER_STEM = "{run}-{month}-名册", "{run}-{month}-roster";
    ROSTER_PURPOSE = "批次 {run} 签字留存", "run {run}, to be signed and kept";
    NO_ROSTER = "没有名册“{roster}”。现有：{known}。", "There is no roster “{roster}”. There are: {known}.";

    SENT = "已写出 {file}：{n} 笔，{sum} 元（日志第 {seq} 条）。SHA-256 {digest}", "Written to {file}: {n} {n|payment|payments}, {sum} yuan (journal entry {seq}). SHA-256 {digest}";
    SENT_AGAIN = "已再次写出同一文件 {file}：{n} 笔，{sum} 元（日志第 {seq} 条）。SHA-256 {digest}", "The same file once more in {file}: {n} {n|payment|payments}, {sum} yuan (journal entry {seq}). SHA-256 {digest}";
    ANSWER_CONTRADICTS = "第 {seq} 行：{says}；记的是{state}。请逐行提出：退汇、认定已发，或以原记为准。", "Line {seq}: {says}; on record it is {state}. Say of it that the payment came back, that it was paid after all, or that the record stands.";
    ANSWER_DIFFERS = "与已记的不同 {n} 行，要有人处理。", "{n} {n|line says|lines say} something else than is on record; somebody must see to {n|it|them}.";
    ANSWERED = "已入账 {paid} 笔，未入账 {failed} 笔，处理中 {pending} 笔，没有回音 {missing} 笔；对不上 {faults} 处。", "{paid} paid, {failed} not, {pending} not decided, {missing} without a word; {faults} {faults|thing that does|things that do} not fit.";
    ANSWER_LINE = "第 {seq} 笔：{why}", "No. {seq}: {why}";

    // Templates.
    SPECIMEN_NAME = "测试{n}", "Specimen {n}";
    SPECIMEN_BANK = "测试支行", "Specimen branch";
    SPECIMEN_MEMO = "测试，不入账", "Specimen, not to be paid";
    SPECIMEN_DONE = "已写出样本 {file}：{n} 笔，{sum} 元，都是编造的，不对应任何人。SHA-256 {digest}", "Specimen written to {file}: {n} made-up payments, {sum} yuan, to nobody. SHA-256 {digest}";
    SPECIMEN_ANSWER = "已写出回盘样本 {file}。", "A specimen of the answer is in {file}.";
    NO_ANSWER = "模板“{template}”没有回盘文件。", "The template “{template}” has no return file.";
    WANTS_WORKBOOK = "模板“{template}”的回盘是 Excel 工作簿（.xlsx），这个文件不是。请核对模板或文件。", "By the template “{template}” the bank answers with a workbook (.xlsx), and this file is none. Check the template or the file.";
    WANTS_TEXT = "模板“{template}”的回盘是文本，这个文件是 Excel 工作簿。请核对模板或文件。", "By the template “{template}” the bank answers with text, and this file is a workbook. Check the template or the file.";
    NO_TEMPLATE = "没有模板“{template}”。现有：{known}。", "There is no template “{template}”. There are: {known}.";
    SHAPE_CSV = "分隔文本", "delimited";
    SHAPE_FIXED = "定长文本", "fixed width";
    SHAPE_WORKBOOK = "工作簿", "workbook";
    TEMPLATE_LINE = "{id}  {name}", "{id}  {name}";
    TEMPLATE_PAY = "  发出：{shape}，{charset}，列：{columns}", "  sent: {shape}, {charset}, columns: {columns}";
    TEMPLATE_BACK = "  回盘：{shape}，列：{columns}", "  answer: {shape}, columns: {columns}";
    TEMPLATE_NO_BACK = "  回盘：没有文件", "  answer: no file";
    TEMPLATE_SOURCE = "  来源：{source}", "  source: {source}";

    // The cover.
    COVER = "代发文件交接单", "Cover of a bank file";
    COVER_NUMBER = "批次 {run}", "Run {run}";
    BUREAU = "发放单位", "Bureau";
    TITLE = "发放项目", "Payment of";
    MONTH = "所属月份", "Month";
    DAY = "文件日期", "Day";
    COUNT_FIELD = "笔数", "Count";
    SUM_FIELD = "金额", "Sum";
    SUM_FIGURES = "{sum} 元", "{sum} yuan";
    SUM_WORDS = "金额大写", "In words";
    FILE = "文件名", "File";
    TEMPLATE = "模板", "Template";
    ENCODING = "文字编码", "Encoding";
    BYTES = "文件大小", "Size";
    BYTES_COUNT = "{n} 字节", "{n} bytes";
    DIGEST = "校验值 SHA-256", "SHA-256";
    CHECK_IT = "收到文件后请核对笔数、金额和校验值，三者一致方可入账。", "On receipt, check count, sum and digest; pay only if all three agree.";
    SUBSTITUTES = "替代字", "Substitutes";
    SUBSTITUTES_NOTE = "下列文字不在文件的编码里，按经办人选定的字写出：", "These characters are not in the file's encoding; the maker chose what stands in their place:";
    SIGNATURES = "签字", "Signatures";
    MADE = "经办", "Made by";
    REVIEWED = "复核", "Reviewed by";
    APPROVED = "审批", "Approved by";
    RECEIVED = "银行接收", "Received by";
    SIGN_HERE = "{who}　　签字：____________　　日期：____________", "{who}    signature: ____________    date: ____________";
}

/// What a column of a bank's file is called.
pub fn slot(slot: Slot) -> Msg {
    match slot {
        Slot::Text => SLOT_TEXT,
        Slot::Run => SLOT_RUN,
        Slot::Month => SLOT_MONTH,
        Slot::Day => SLOT_DAY,
        Slot::Count => SLOT_COUNT,
        Slot::Sum => SLOT_SUM,
        Slot::Seq => SLOT_SEQ,
        Slot::Name => SLOT_NAME,
        Slot::Holder => SLOT_HOLDER,
        Slot::Account => SLOT_ACCOUNT,
        Slot::Bank => SLOT_BANK,
        Slot::IdNumber => SLOT_ID,
        Slot::Amount => SLOT_AMOUNT,
        Slot::Memo => SLOT_MEMO,
        Slot::State => SLOT_STATE,
        Slot::Code => SLOT_CODE,
        Slot::Words => SLOT_WORDS,
        Slot::PaidOn => SLOT_PAID_ON,
    }
}

/// Why a bank did not pay.
pub fn reason(reason: Reason) -> Msg {
    match reason {
        Reason::NoAccount => REASON_NO_ACCOUNT,
        Reason::OtherHolder => REASON_OTHER_HOLDER,
        Reason::Closed => REASON_CLOSED,
        Reason::Frozen => REASON_FROZEN,
        Reason::Dormant => REASON_DORMANT,
        Reason::Limit => REASON_LIMIT,
        Reason::BankTrouble => REASON_BANK,
        Reason::Other => REASON_OTHER,
    }
}

/// What is on record of why the bank did not pay: records are kept in Chinese, as [`FAILED`] and [`FAILED_SAID`] say it, or in somebody's
/// own words. A reason that the program knows is said in any language, with the bank's own words behind it where they are others.
pub fn said(stored: &str, lang: Lang) -> String {
    let (name, own) = taken_apart(stored);
    // Where the bank says the same in other words, nothing is said twice: its code alone stands behind.
    let own = own.strip_suffix(name).filter(|code| code.is_ascii()).map_or(own, str::trim_end);
    match Reason::ALL.iter().copied().map(reason).find(|known| known.get(Lang::Zh) == name) {
        None => stored.to_owned(),
        Some(known) if own.is_empty() => known.get(lang).to_owned(),
        Some(known) => SAID_OWN.with(lang, &[("reason", &known.get(lang)), ("said", &own)]),
    }
}

/// The reason and the bank's own words of what is on record.
fn taken_apart(stored: &str) -> (&str, &str) {
    let form = FAILED_SAID.get(Lang::Zh);
    let apart = form.split_once("{reason}").and_then(|(before, rest)| {
        let (between, after) = rest.split_once("{said}")?;
        let told = stored.strip_prefix(before)?;
        Some(told.strip_suffix(after).and_then(|told| told.split_once(between)).unwrap_or((told, "")))
    });
    apart.unwrap_or((stored, ""))
}

/// How the columns of a file are told.
pub fn shape(shape: Shape) -> Msg {
    match shape {
        Shape::Csv => SHAPE_CSV,
        Shape::Fixed => SHAPE_FIXED,
        Shape::Workbook => SHAPE_WORKBOOK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_on_record_is_said_in_either_language() {
        let kept = |known: Reason, said: &str| match said {
            "" => FAILED.with(Lang::Zh, &[("reason", &reason(known).get(Lang::Zh))]),
            said => FAILED_SAID.with(Lang::Zh, &[("reason", &reason(known).get(Lang::Zh)), ("said", &said)]),
        };
        for (stored, en) in [
            (
                kept(Reason::OtherHolder, "E02 账号户名不符"),
                "the account is somebody else's (E02 账号户名不符)",
            ),
            (kept(Reason::Closed, "已销户"), "the account was closed"),
            (kept(Reason::Limit, ""), "a limit of the account was passed"),
            (kept(Reason::Other, "不予受理（请咨询）"), "another reason (不予受理（请咨询）)"),
            ("户名不符".to_owned(), "the account is somebody else's"),
            ("网点说不清".to_owned(), "网点说不清"),
            (String::new(), ""),
        ] {
            assert_eq!(said(&stored, Lang::En), en, "{stored}");
        }
        for (stored, zh) in [
            (kept(Reason::NoAccount, "E01 账号不存在"), "账号不存在（E01）"),
            (kept(Reason::OtherHolder, "E02 与户主不同"), "户名不符（E02 与户主不同）"),
            (kept(Reason::Limit, ""), "超过账户限额"),
            ("网点说不清".to_owned(), "网点说不清"),
        ] {
            assert_eq!(said(&stored, Lang::Zh), zh, "{stored}");
        }
    }
}
