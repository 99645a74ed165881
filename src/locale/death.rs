//! 去世: recording a death, and what it leaves to be settled.

use super::message::{Msg, messages};
use crate::domain::person::DeathCause;

messages! {
    HELD_BY_DRAFT = "! {run}（{state}）第 {seq} 行要给他发 {month} 起的 {sum} 元：登记去世后该批须重新计算", "! Line {seq} of {run} ({state}) pays {sum} yuan for {month} and later: after a death the run is worked out anew";
    HELD_BY_RUN = "! {run}（{state}）第 {seq} 行要给他发 {month} 起的 {sum} 元：登记去世后该批须退回草拟，重新计算", "! Line {seq} of {run} ({state}) pays {sum} yuan for {month} and later: after a death the run goes back and is worked out anew";
    HELD_AT_BANK = "! {run}（{state}）第 {seq} 行正给他发 {month} 起的 {sum} 元，已到银行：请与银行联系，发成的按多发办", "! Line {seq} of {run} ({state}) pays {sum} yuan for {month} and later and is with the bank: ask the bank; what is paid is paid too much";
    RECORD = "登记去世", "Record a death";
    TITLE = "登记去世 {name}", "Record the death of {name}";
    NOTE = "保存后正在享受的待遇到去世当月为止。输错了可以撤销（1 概况，选中去世日期，Ctrl-X），直到因此记了账。", "Once saved, what is received ends with the month of the death. A mistake can be taken back (1 Record, on the date of death, Ctrl-X) until something is booked because of it.";
    DOCUMENT_HINT = "死亡证明、火化证明或户口注销证明的编号", "number of the death, cremation or deregistration certificate";
    CAUSE_HINT = "残疾军人要看死因（条例第三十二条）；不清楚就留空", "it matters for the disabled (art. 32); leave it open when not known";
    CAUSE_ILLNESS = "因病", "illness";
    CAUSE_OLD_WOUND = "旧伤复发", "an old wound";
    CAUSE_OTHER = "其他", "something else";
    CAUSE_OPEN = "死因没有登记", "cause not on record";
    WITHDRAW = "撤销去世登记", "Take the death back";
    WITHDRAW_TITLE = "撤销去世登记 {name}", "Take back the death of {name}";
    WITHDRAW_NOTE = "去世日期、证明编号一起去掉，身份认定恢复到登记以前；日志保留这次登记和撤销。", "The day and the document go, the recognitions are as before; the journal keeps both.";
    RECORDED = "已登记去世。按条款还要办的列在最前，Enter 就办。", "The death is on record. What is left to do stands first; Enter does it.";
    RECORDED_DONE = "已登记去世。没有还要补记、补付、冲销或处理的。", "The death is on record. Nothing is left to book, to pay, to take back or to decide.";
    WITHDRAWN = "已撤销去世登记。", "The death was taken back.";
    SHOWN = "{document}  {cause}", "{document}  {cause}";

    STOPS = "发到 {last}，{next} 起停发。{article}", "Paid to {last}, stopped from {next}. {article}";
    GOES_ON = "{programme}：继续发 {n} 个月，每月 {each} 元，共 {owed} 元。{articles}", "{programme}: {n} more months of {each} yuan, {owed} yuan in all. {articles}";
    BY_ENTITLEMENT = "每月数按去世当月 {month} 的应发算得", "the monthly amount is what was due by right for {month}";
    BY_LEDGER = "每月数按台账 {month} 的应发", "the monthly amount is what was due for {month}";
    BY_LEDGER_SEVERAL = "每月数按台账 {month} 的应发，共 {n} 笔，请核对", "the monthly amount is what was due for {month}, in {n} entries: please check";
    BY_RATE = "台账没有可用的数，按全国标准（自 {date}，各地可以高于它），请核对", "the ledger has no amount, so it is the national standard from {date}, which places may raise: please check";
    NO_AMOUNT = "{programme}：应继续发 {n} 个月，但台账没有记、也没有找到公布的标准，金额算不出。查明原发数后用“记账”补记。{articles}", "{programme}: {n} more months are due, but the amount is neither in the ledger nor published. Find out what was received and book it. {articles}";
    INSTEAD = "{programme}：因旧伤复发去世，不是继续发 12 个月，按因公牺牲另办一次性抚恤金和遗属定期抚恤金。{articles}", "{programme}: after death of an old wound no months go on; the family has a lump sum and a pension as for death on duty. {articles}";
    ASK_CAUSE = "{programme}：是否继续发要看死因，死因没有登记。{articles}", "{programme}: whether it goes on turns on the cause of death, which is not on record. {articles}";
    ASK_NATURE = "{programme}：因旧伤复发去世，是否改办一次性抚恤金和遗属定期抚恤金要看伤残性质，伤残性质没有登记。{articles}", "{programme}: after death of an old wound, whether the family has a lump sum and a pension turns on the cause of the disability, which is not on record. {articles}";
    BEFORE = "{programme}：{date} 以前去世的按当时的规定，这里没有收录。", "{programme}: deaths before {date} follow earlier rules, which are not on record here.";
    NO_RULE = "{programme}：没有找到去世后继续发的规定，停发；本地另有规定的按本地规定。", "{programme}: no rule was found that it goes on, so it stops; a local rule may say more.";
    AFTER = "去世后的月份已记 {first} 至 {last}：应发 {due} 元，已发 {paid} 元", "Booked for months after the death, {first} to {last}: due {due} yuan, paid {paid} yuan";
    COUNTED = "其中应发 {due} 元、已发 {paid} 元抵作继续发的月份", "of it {due} due and {paid} paid count toward the months that go on";
    COUNTED_OPEN = "已发的 {paid} 元抵不抵继续发的月份，要看是否继续发，现在算不出", "whether the {paid} yuan paid count toward months that go on turns on whether any go on; it cannot be told yet";
    EXCESS = "多记的应发 {excess} 元要冲销", "{excess} yuan booked as due beyond that are to be reversed";
    SUM = "{programme}：共应 {owed} 元，已抵 {counted} 元，已记 {booked} 元，还应补记 {left} 元", "{programme}: {owed} yuan in all, {counted} counted, {booked} booked, {left} yuan left to book";
    OVERBOOKED = "{programme} 多记 {left} 元，要冲销", "{left} yuan too much are booked as {programme} and are to be reversed";
    TO_PAY = "还要付 {amount} 元：共应 {owed}，已发抵 {counted}，已付 {paid}", "{amount} yuan left to pay: {owed} in all, {counted} counted, {paid} paid";
    TO_PAY_AS = "其中 {amount} 元已记在{programme}，按{programme}付", "of it {amount} yuan are booked as {programme} and paid as such";
    TO_PAY_NOTHING = "不用再付", "nothing is left to pay";
    PAID_OVER = "多发 {amount} 元，待定：不从别的钱里扣，由两人决定退回、抵扣或免予追回（多发与追回）", "{amount} yuan paid too much, to be decided: nothing is taken off by itself; two people decide (Overpaid)";
    PAID_OVER_AS = "{programme} 多付 {amount} 元，待定：由两人决定怎么处理（多发与追回）", "{programme}: {amount} yuan paid too much, to be decided by two people (Overpaid)";
    NOT_SIGNED_OFF = "“原享受的”按去世当月算、去世后已发的抵作继续发的月份，条文没有写明，尚未经本单位法制审核。", "That the amount is that of the month of the death and that what was paid afterwards counts is not written in the articles and not yet confirmed by the bureau's legal officer.";
    NOTHING_ENDS = "没有因去世停发的待遇。", "Nothing was being received that ends.";

    ROW_BOOK = "按条款应补发", "Due by law";
    ROW_PAY = "按条款应付", "To pay by law";
    ROW_DECIDE = "多发待定", "Paid too much";
    ROW_TAKE_BACK = "按条款应冲销", "To reverse";
    ROW_ASK_CAUSE = "是否继续发：缺死因", "Cause of death missing";
    ROW_ASK_NATURE = "另办什么待遇：缺伤残性质", "Cause of disability missing";
    ROW_NO_AMOUNT = "应继续发：缺金额", "Amount not known";
    WHY_TITLE = "去世后按条款怎么算", "What the articles say after a death";
    PREPARE = "补记", "Book it";
    PREPARE_PAID = "补付", "Book it as paid";
    MEMO = "{months}个月×{each}", "{months} months × {each}";

    LIST = "去世待办", "After deaths";
    LIST_TITLE = "去世后还要补记、付、冲销、处理或查明的", "Deaths that leave something to do";
    LIST_SUM = "{n} 人，应补记 {amount} 元，还要付 {pay} 元", "{n} {n|person|people}, {amount} yuan to book, {pay} to pay";
    LIST_EMPTY = "没有因去世还要补记、付、冲销、处理或查明的。", "No death leaves anything to do.";
    COL_DIED = "去世", "Died";
    COL_OWED = "应继续发", "Goes on";
    COL_COUNTED = "已抵", "Counted";
    COL_LEFT = "应补记", "To book";
    COL_PAY = "还要付", "To pay";
    COL_REMARK = "说明", "Remark";
    REMARK_REASON = "已记过，补差另写理由", "booked before: reason needed";
    BOOK_ALL = "全部补记", "Book all";
    NOTHING_TO_BOOK = "没有可以一起补记的。", "Nothing can be booked together.";
    ASK_BOOK_ALL = "补记 {n} 人共 {amount} 元？", "Book {amount} yuan for {n} {n|person|people}?";
    BOOK_ALL_HOW = "每人一笔应发，项目 {programme}，月份是去世次月，今天记账。", "One entry due each, as {programme}, for the month after the death, booked today.";
    BOOK_ALL_LEFT = "缺死因、缺金额、要冲销或补差的不在内，逐个办。", "Those that lack something, need a reversal or were booked before are left out.";
    BOOKED_ALL = "已补记 {n} 笔。", "{n} {n|entry|entries} booked.";
    NOT_IN_LIST = "这里列的不分月份；Esc 回到项目。", "This list is not by month; Escape goes back to the programmes.";
    LIST_ONLY = "请先打开去世待办。", "Open the list after deaths first.";
}

/// What somebody died of.
pub fn cause(cause: DeathCause) -> Msg {
    match cause {
        DeathCause::Illness => CAUSE_ILLNESS,
        DeathCause::OldWound => CAUSE_OLD_WOUND,
        DeathCause::Other => CAUSE_OTHER,
    }
}
