//! Help texts about many people at once.

use crate::locale::Msg;

help! {
    "person.edit-many" = "给许多人改同一项；不写 --apply 只逐人说明会怎样，不写入", "Change the same for many people; without --apply it only tells what would become of each and writes nothing";
    "person.edit-many.query" = "给谁：写法同 lookup", "For whom: written as for lookup";
    "person.edit-many.person" = "给这些人，如 P12，可写几次", "For these people, like P12; may be given several times";
    "person.edit-many.residence" = "常住地改为这个区划（村居代码）", "They live in this division (code of a village or community)";
    "person.edit-many.household" = "户籍地改为这个区划", "They are registered in this division";
    "person.edit-many.group" = "这一类身份认定（类别代码）的状态改为 --state", "The recognition of this group (its code) gets the state of --state";
    "person.edit-many.state" = "状态：applied 受理、receiving 享受待遇、recognised-only 身份认定不享受待遇、stopped 停发、moved 迁移、refused 不予认定、cancelled 取消、suspended 中止", "State: applied, receiving, recognised-only, stopped, moved, refused, cancelled, suspended";
    "person.edit-many.since" = "状态的起始日期；不写则保留原来的", "First day of the state; what is on record stays without it";
    "person.edit-many.until" = "状态的截止日期（停发等必须有），或提示最后有效的一天", "Last day of the state, needed where it ends, or the last day that the note holds";
    "person.edit-many.item" = "登记项目的名称，如 household-kind", "A registry item by its name, such as household-kind";
    "person.edit-many.value" = "该项目的内容；空着是清除", "What it says; empty clears it";
    "person.edit-many.note" = "给每人写一条提示，从文件读内容；- 表示标准输入", "Write each a note, its words read from a file; - is standard input";
    "person.edit-many.caution" = "是提醒", "It is a caution";
    "person.edit-many.pin" = "置顶", "Pin it";
    "person.edit-many.only_empty" = "已有内容的不动，只填空的", "Leave what stands there, fill only what is empty";
    "person.edit-many.dry_run" = "只说明会怎样（不写 --apply 就是这样）", "Only tell what it would do, as without --apply";
    "person.edit-many.apply" = "写入；写明要改几人，不符则不写入", "Write it; say how many are to be changed, with another number nothing is written";
    "person.edit-many.despite" = "原来不享受待遇的人为什么开始享受", "Why people without benefit begin to receive it";
    "person.edit-many.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.edit-many.json" = "输出 JSON", "Print JSON";
    "person.batches" = "以前的批次；写明一批则列出每个人", "The batches of before; with one, everybody of it";
    "person.batches.batch" = "批次编号，如 B3", "Number of a batch, like B3";
    "person.batches.json" = "输出 JSON，每批一行", "Print JSON, one line a batch";
    "person.undo-batch" = "撤回一批：恢复原来的内容；之后又改过的不动，并列出来", "Take a batch back: what stood there stands again; what was changed again since stays, and is named";
    "person.undo-batch.batch" = "批次编号，如 B3", "Number of the batch, like B3";
    "person.undo-batch.reason" = "理由", "Reason";
    "person.undo-batch.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "person.undo-batch.json" = "输出 JSON", "Print JSON";
}
