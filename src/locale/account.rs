//! 账号变更: changes of the account that money goes to.

use super::message::{Msg, messages};
use crate::domain::person::{AccountDocument, AccountOrigin, AccountOutcome};

messages! {
    CHANGE = "改收款账号", "Change account";
    DECIDE = "账号复核", "Decide on account";
    DECIDE_N = "账号复核 {n}", "Accounts to decide {n}";
    WITHDRAW = "撤回账号变更", "Withdraw change";
    CHANGE_ROW = "账号变更", "Account change";
    WAITS = "账号变更待复核：{by} {on} 提出", "account change waits: asked by {by} on {on}";
    USABLE_FROM = "{from} 起的发放用此账号", "used by runs drafted from {from} on";
    TITLE = "{name} · 收款账号", "{name}: account";
    NOTE = "提交后由另一人复核；同意之前仍用原账号", "Somebody else decides; until then the old account stands";
    PAYEE_NOTE = "补助打到此人账户；新账号由另一人复核后才用", "Money goes to this account, once somebody else agreed to it";
    HOLDER_HINT = "与存折、银行卡上的户名一致", "as on the passbook or card";
    EVIDENCE = "账号凭证", "Proved by";
    EVIDENCE_NOTE = "凭证说明", "About it";
    EVIDENCE_HINT = "谁带来的、复印件存放处；可不填", "who brought it, where the copy is; may be empty";
    PASSBOOK = "存折", "passbook";
    CARD = "银行卡", "bank card";
    CERTIFICATE = "银行证明", "bank's certificate";
    NO_EVIDENCE = "登记时未注明凭证", "no document was noted at registration";
    MERGED_EVIDENCE = "来自档案合并或拆分", "from a merger, or from records put apart";
    IMPORTED_EVIDENCE = "来自导入的文件", "from a file that was taken in";
    ASKED = "已提出账号变更（{change}），待另一人复核；同意前仍用原账号。", "Asked for ({change}). Somebody else decides; until then the old account stands.";
    WAITS_NOW = "账号（{change}）待另一人复核后才能用于发放。", "The account ({change}) waits for somebody else before money goes there.";
    APPROVED = "已同意；{from} 起的发放用新账号，原账号留存备查。", "Agreed. Runs drafted from {from} on use the new account; the old one is kept.";
    DECLINED = "未同意，原账号不变。", "Not agreed to; the old account stands.";
    WITHDRAWN = "已撤回，原账号不变。", "Taken back; the old account stands.";

    DECIDE_TITLE = "{name} · 账号变更 {change}", "{name}: account change {change}";
    DECISION = "办理", "Decision";
    AGREE = "同意", "agree";
    DECLINE = "不同意", "do not agree";
    TAKE_BACK = "撤回", "take back";
    REASON = "理由", "Reason";
    REASON_HINT = "不同意、撤回须写明", "needed unless you agree";
    FROM_TO = "{stands} → {wanted}", "{stands} → {wanted}";
    NOTHING = "（无）", "(none)";
    TAKEN_OUT = "（取消账号）", "(taken out)";
    OF_PAYEE = "代领人 {name}", "payee {name}";
    ONE = "{bank} {holder} {account}", "{bank} {holder} {account}";
    PROVED = "凭证：{what}", "proved by {what}";
    PROVED_MORE = "凭证：{what}（{note}）", "proved by {what} ({note})";
    BY_ON = "{by} {on} 提出", "asked by {by} on {on}";
    HOLDER_OTHER = "! 户名不是本人、代领人或监护人", "! the holder is neither the person, a payee nor a guardian";
    DESPITE = "理由：{why}", "reason: {why}";
    OWN = "您提出的，须由另一人复核；这里只能撤回。", "You asked for it: somebody else decides; you can take it back.";
    WAITS_SHORT = "有一个账号变更待复核，一次只办一个。", "A change of the account waits; one at a time.";
    NONE_WAITS = "没有待复核的账号变更。", "No change of an account waits.";
    NONE_SINGLE = "没有单个待复核的账号变更；导入的账号在待您办里（Alt-D）。", "No single change of an account waits; those of an import stand in Alt-D.";
    NONE_OF = "没有账号变更的记录。", "No change of an account is on record.";
    WAITING_TITLE = "待复核的账号变更", "Account changes that wait";
    DECIDED = "{by} {on} {outcome}", "{outcome} by {by} on {on}";
    WAITING = "待复核", "waits";
    OUT_APPROVED = "已同意", "approved";
    OUT_DECLINED = "未同意", "not agreed to";
    OUT_WITHDRAWN = "已撤回", "taken back";
    FORMER = "原账号", "Former account";
    FORMER_OF = "原账号（{name}）", "Former account ({name})";
    FORMER_SPAN = "{account} 用至 {until}（{asked} 提出，{approved} 复核）", "{account} until {until} (asked by {asked}, approved by {approved})";
    WANTED = "待复核账号", "Account that waits";

    COL_CHANGE = "编号", "Change";
    COL_NAME = "姓名", "Name";
    COL_ACCOUNTS = "账号", "Account";
    COL_STANDING = "情况", "Standing";

    BY_TWO = "收款账号要由两个人办：请用“改收款账号”提出，再由另一人复核。", "An account takes two people: ask for the change under “Change account”, and somebody else decides.";
    SEVERAL = "本人账号和代领人账号不能一次都改。请先办一个，复核后再提另一个。", "The person's account and a payee's do not change at once. Do one, and ask for the other when it is decided.";
    STANDS = "在册的就是这个账号，不必变更。", "This account is on record already; there is nothing to change.";
    WAITS_ALREADY = "{by} 已在 {on} 提出账号变更（{change}），一次只办一个。请等复核，或先撤回那一个。", "{by} asked for a change of the account on {on} ({change}); one waits at a time. Wait for the decision, or have that one taken back.";
    DECIDED_ALREADY = "{change} {outcome}，不能再办。", "{change} is {outcome}; nothing more is done with it.";
    PAYEE_MOVED = "{change} 提出之后代领人的登记改过，不能照办。请不同意这一个，再重新提出。", "The payee was changed since {change} was asked for. Do not agree to it, and have it asked for anew.";
    GROUND_GONE = "{change} 是合并档案时提出的，两份档案已经拆分，不能同意。请不同意这一个；确要改的，重新提出。", "{change} was asked for when two records were made one, and they were put apart since: it is not agreed to. Do not agree to it, and have it asked for anew if it is right.";
    NO_IMPORT = "这次导入没有待复核的账号。请核对导入号。", "No account of that import waits. Check its number.";
    IMPORT = "导入 {import}：{file}", "Import {import}: {file}";
    IMPORT_WAITING = "{n} 个账号待复核", "{n} {n|account waits|accounts wait}";
    IMPORT_ANOTHER = "其中 {n} 个户名不是本人", "{n} in another's name";
    IMPORT_PEOPLE = "共导入 {n} 人", "{n} {n|person|people} taken in";
    IMPORT_FIRST = "列出前 {n} 个（户名不是本人的在前）；全部用 honordesk person account list --import {import} 查看。", "The first {n}, other holders before the rest; honordesk person account list --import {import} shows all.";
    IMPORT_HOW = "Enter 看明细，个别不对的先退回；其余一次同意。", "Enter lists them: send back the single ones that are wrong, then agree to the rest at once.";
    IMPORT_APPROVED = "已同意 {n} 个账号；{from} 起的发放使用。", "{n} {n|account is|accounts are} agreed to. Runs drafted from {from} on use {n|it|them}.";
    IMPORT_DECLINED = "未同意这 {n} 个账号，没有登记。", "{n} {n|account was|accounts were} not agreed to; nothing stands on record.";
    IMPORT_WAITS = "导入的 {n} 个账号待另一人复核后才能用于发放（导入 {import}，Alt-D）。", "{n} {n|account waits|accounts wait} for somebody else before money goes there (import {import}, Alt-D).";
    IMPORTED_WAIT = "文件里的银行账号要另一人复核后才能用于发放（Alt-D）。", "Bank accounts of the file wait for somebody else before money goes there (Alt-D).";
    IMPORT_OWN = "这是您导入的，账号须由另一人复核。", "You took it in: somebody else decides on the accounts.";
    AGREE_ALL = "全部同意", "Agree to all";
    NO_CHANGE = "没有这个账号变更。请核对编号。", "There is no such change of an account. Check the number.";
    HOLDER_DOUBT = "户名不是本人，也不是在册的代领人或监护人", "the holder is neither the person nor a payee or guardian on record";
    DONE_ASK = "提出账号变更", "Asked for another account";
    DONE_APPROVE = "同意账号变更", "Agreed to another account";
    DONE_DECLINE = "不同意账号变更", "Did not agree to another account";
    DONE_APPROVE_IMPORT = "同意导入的账号", "Agreed to the accounts of an import";
    DONE_DECLINE_IMPORT = "不同意导入的账号", "Did not agree to the accounts of an import";
    DONE_WITHDRAW = "撤回账号变更", "Took a change of account back";
}

/// What was shown for an account.
pub fn document(kind: AccountDocument) -> Msg {
    match kind {
        AccountDocument::Passbook => PASSBOOK,
        AccountDocument::Card => CARD,
        AccountDocument::Certificate => CERTIFICATE,
    }
}

/// Where a change came from that has no document.
pub fn undocumented(origin: AccountOrigin) -> Msg {
    match origin {
        AccountOrigin::Asked | AccountOrigin::Registered => NO_EVIDENCE,
        AccountOrigin::Merged | AccountOrigin::Parted => MERGED_EVIDENCE,
        AccountOrigin::Imported => IMPORTED_EVIDENCE,
    }
}

/// What became of a change.
pub fn outcome(outcome: AccountOutcome) -> Msg {
    match outcome {
        AccountOutcome::Approved => OUT_APPROVED,
        AccountOutcome::Declined => OUT_DECLINED,
        AccountOutcome::Withdrawn => OUT_WITHDRAWN,
    }
}
