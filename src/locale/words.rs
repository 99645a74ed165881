//! Labels of fixed values: roles, actions, states. Screens, the command line and refusals all use these.

use super::message::{Lang, Msg, messages};
use crate::bureau::Action;
use crate::domain::ledger::{Account, EntryCause, EntryKind};
use crate::domain::person::{Nature, NoId, RecognitionState, Sex};
use crate::domain::staff::{ProtectionLevel, Role, StaffState};

messages! {
    ROLE_FRONT_DESK = "窗口", "front desk";
    ROLE_MAKER = "经办", "maker";
    ROLE_CHECKER = "复核", "checker";
    ROLE_PETITIONS = "信访", "petition officer";
    ROLE_HEAD = "负责人", "head of the bureau";
    ROLE_SYSTEM_ADMIN = "系统管理员", "system administrator";
    ROLE_SECURITY_ADMIN = "安全管理员", "security administrator";
    ROLE_AUDITOR = "审计员", "auditor";

    DO_USE_DESK = "使用本机", "use the desk";
    DO_KEEP_VIEWS = "保存视图", "keep views";
    DO_READ_PEOPLE = "查看人员", "read people";
    DO_REVEAL = "显示原文", "reveal a protected field";
    DO_EDIT_PEOPLE = "登记和修改人员", "change people";
    DO_APPROVE_ACCOUNTS = "复核账号变更", "decide on changes of accounts";
    DO_EDIT_MANY = "批量修改人员", "change many people at once";
    DO_WRITE_NOTES = "写提示", "write notes";
    DO_ACKNOWLEDGE_NOTES = "确认提醒", "acknowledge cautions";
    DO_JUDGE_DUPLICATES = "认定不是同一人", "say that two records are two people";
    DO_MERGE_PEOPLE = "合并和拆分档案", "merge records and put them apart";
    DO_IMPORT_PEOPLE = "导入人员", "import people";
    DO_READ_LEDGER = "查看台账", "read the ledger";
    DO_POST = "记账", "post entries";
    DO_REVERSE = "冲销", "reverse entries";
    DO_PROPOSE_BUDGETS = "编报预算", "enter budgets";
    DO_APPROVE_BUDGETS = "审批预算", "approve budgets";
    DO_PROPOSE_GRANTS = "登记专项申请", "enter special requests";
    DO_APPROVE_GRANTS = "审批专项申请", "decide special requests";
    DO_PROPOSE_RATES = "提交标准和地方参数", "propose rates and settings";
    DO_APPROVE_RATES = "批准标准和地方参数", "approve rates and settings";
    DO_DROP_RUN_RULES = "撤回或退回发放规则", "take back or send back what is proposed for runs";
    DO_PREPARE_RUNS = "编制发放批次", "prepare payment runs";
    DO_REVIEW_RUNS = "复核发放批次", "review payment runs";
    DO_APPROVE_RUNS = "审批发放批次", "approve payment runs";
    DO_SEND_RUNS = "送银行和录入回盘", "hand payment runs to the bank";
    DO_RECONCILE_RUNS = "发放对账", "reconcile payment runs";
    DO_PERIODS = "月结账", "close months";
    DO_APPROVE_REVERSALS = "同意冲销已发", "agree to take payments back";
    DO_REOPEN = "申请和同意重开", "ask for months to be reopened, and agree";
    DO_CLOSE_DAYS = "出日结单", "issue the sheet of a day";
    DO_VERIFY_BOOKS = "核对结账单", "compare sheets with the journal";
    DO_READ_PETITIONS = "查看信访", "read petitions";
    DO_TAKE_PETITIONS = "登记信访", "take in petitions";
    DO_CORRECT_PETITIONS = "更正信访登记", "put petitions right";
    DO_HANDLE_PETITIONS = "办理信访", "handle petitions";
    DO_LEAD_PETITIONS = "决定信访、值班、督办中属于负责人的事", "decide what is the head's in petitions, duty and supervision";
    DO_REPORT_DONE = "申请办结督办事项", "say that an item of supervision is done";
    DO_SUPERVISE = "督办", "supervise";
    DO_READ_VISITS = "查看来访登记", "read the register of visits";
    DO_ATTEND = "接访", "attend visitors";
    DO_CONFIRM = "办理年度确认", "note yearly confirmations";
    DO_READ_CARE = "查看联系", "read contacts";
    DO_CARE = "登记联系", "note contacts";
    DO_CONDOLE = "办理慰问名单", "keep condolence lists";
    DO_APPROVE_CONDOLENCES = "同意慰问名单", "agree to condolence lists";
    DO_ASSIGN_TOWNS = "安排联系分工", "say whose towns are whose";
    DO_READ_PAPERS = "查看文书登记", "read the register of papers";
    DO_EXPORT = "导出名单", "export lists";
    DO_ISSUE_PAPERS = "开具文书", "issue papers";
    DO_REPRINT_PAPERS = "重印文书", "print papers again";
    DO_APPROVE_EXTENSION = "批准延期", "approve an extension";
    DO_SIGN_CALENDARS = "签发放假安排", "sign calendars";
    DO_SETTLE_COUNTING = "设定期限的算法", "settle how limits are counted";
    DO_ACCOUNTS = "管理账号", "manage accounts";
    DO_POLICY = "设置岗位和解锁", "set roles and unlock";
    DO_READ_ACCOUNTS = "查看账号", "read the accounts";
    DO_VOUCH = "同意启用别人设的密码", "vouch for a password that somebody else set";
    DO_READ_WAITING = "查看待办的事", "see what waits";
    DO_READ_STAFF = "查看工作人员", "read the staff list";
    DO_READ_JOURNAL = "查看日志", "read the journal";
    DO_BACKUP = "备份和恢复", "back up and restore";

    STATE_APPLIED = "受理", "applied";
    STATE_RECEIVING = "享受待遇", "receiving";
    STATE_RECOGNISED_ONLY = "身份认定（不享受待遇）", "recognised only";
    STATE_STOPPED = "停发", "stopped";
    STATE_MOVED = "迁移", "moved";
    STATE_REFUSED = "不予认定", "refused";
    STATE_DECEASED = "去世", "deceased";
    STATE_CANCELLED = "取消", "cancelled";
    STATE_SUSPENDED = "中止", "suspended";

    NATURE_WAR = "因战", "in war";
    NATURE_DUTY = "因公", "on duty";
    NATURE_ILLNESS = "因病", "by illness";

    NO_ID_NOT_AT_HAND = "未带证件，以后补录", "document not at hand, to be filled in later";
    NO_ID_NOT_ISSUED = "尚未办理身份证", "none was issued yet";
    NO_ID_OTHER = "持其他证件（军官证、境外证件等）", "another document (of the forces, from abroad …)";
    NO_ID_SOURCE = "原台账没有证号", "the old register has none";
    SEX_MALE = "男", "male";
    SEX_FEMALE = "女", "female";

    KIND_DUE = "应发", "due";
    KIND_PAID = "已发", "paid";
    CAUSE_SET_OFF = "抵扣", "set off";
    CAUSE_WAIVED = "免追", "waived";
    CAUSE_REPAID = "退回", "repaid";
    CAUSE_SHIFTED = "转列", "moved";
    ACCOUNT_EXPENSE = "补助支出", "expense";
    ACCOUNT_PAYABLE = "应付对象款", "payable";
    ACCOUNT_BANK = "银行存款", "bank";
    ACCOUNT_MOVED = "抵扣转列", "moved between months";

    LEVEL_TWO = "二级", "level 2";
    LEVEL_THREE = "三级", "level 3";
    STAFF_ACTIVE = "在用", "active";
    STAFF_DISABLED = "停用", "disabled";
}

/// Roles, one beside another.
pub fn roles(roles: impl Iterator<Item = Role>, lang: Lang) -> String {
    let all: Vec<&str> = roles.map(|one| role(one).get(lang)).collect();
    all.join(super::stops(lang).comma)
}

/// A role.
pub fn role(role: Role) -> Msg {
    match role {
        Role::FrontDesk => ROLE_FRONT_DESK,
        Role::Maker => ROLE_MAKER,
        Role::Checker => ROLE_CHECKER,
        Role::Petitions => ROLE_PETITIONS,
        Role::Head => ROLE_HEAD,
        Role::SystemAdmin => ROLE_SYSTEM_ADMIN,
        Role::SecurityAdmin => ROLE_SECURITY_ADMIN,
        Role::Auditor => ROLE_AUDITOR,
    }
}

/// An action of the gate, as a verb.
pub fn action(action: Action) -> Msg {
    match action {
        Action::UseDesk => DO_USE_DESK,
        Action::ReadPeople => DO_READ_PEOPLE,
        Action::KeepViews => DO_KEEP_VIEWS,
        Action::Reveal => DO_REVEAL,
        Action::EditPeople => DO_EDIT_PEOPLE,
        Action::ApproveAccounts => DO_APPROVE_ACCOUNTS,
        Action::EditMany => DO_EDIT_MANY,
        Action::WriteNotes => DO_WRITE_NOTES,
        Action::AcknowledgeNotes => DO_ACKNOWLEDGE_NOTES,
        Action::MergePeople => DO_MERGE_PEOPLE,
        Action::JudgeDuplicates => DO_JUDGE_DUPLICATES,
        Action::ImportPeople => DO_IMPORT_PEOPLE,
        Action::ReadLedger => DO_READ_LEDGER,
        Action::Post => DO_POST,
        Action::Reverse => DO_REVERSE,
        Action::Periods => DO_PERIODS,
        Action::ProposeBudgets => DO_PROPOSE_BUDGETS,
        Action::ApproveBudgets => DO_APPROVE_BUDGETS,
        Action::ProposeGrants => DO_PROPOSE_GRANTS,
        Action::ApproveGrants => DO_APPROVE_GRANTS,
        Action::PrepareRuns => DO_PREPARE_RUNS,
        Action::DropRunRules => DO_DROP_RUN_RULES,
        Action::ReviewRuns => DO_REVIEW_RUNS,
        Action::ApproveRuns => DO_APPROVE_RUNS,
        Action::SendRuns => DO_SEND_RUNS,
        Action::ReconcileRuns => DO_RECONCILE_RUNS,
        Action::ProposeRates => DO_PROPOSE_RATES,
        Action::ApproveRates => DO_APPROVE_RATES,
        Action::ApproveReversals => DO_APPROVE_REVERSALS,
        Action::Reopen => DO_REOPEN,
        Action::CloseDays => DO_CLOSE_DAYS,
        Action::VerifyBooks => DO_VERIFY_BOOKS,
        Action::ReadPetitions => DO_READ_PETITIONS,
        Action::TakePetitions => DO_TAKE_PETITIONS,
        Action::CorrectPetitions => DO_CORRECT_PETITIONS,
        Action::HandlePetitions => DO_HANDLE_PETITIONS,
        Action::LeadPetitions => DO_LEAD_PETITIONS,
        Action::Duty => super::duty::DO_DUTY,
        Action::TakeCalls => super::duty::DO_TAKE_CALLS,
        Action::ReadVisits => DO_READ_VISITS,
        Action::Attend => DO_ATTEND,
        Action::Confirm => DO_CONFIRM,
        Action::ReadCare => DO_READ_CARE,
        Action::Care => DO_CARE,
        Action::Condole => DO_CONDOLE,
        Action::ApproveCondolences => DO_APPROVE_CONDOLENCES,
        Action::AssignTowns => DO_ASSIGN_TOWNS,
        Action::ReadPapers => DO_READ_PAPERS,
        Action::IssuePapers => DO_ISSUE_PAPERS,
        Action::ReprintPapers => DO_REPRINT_PAPERS,
        Action::Export => DO_EXPORT,
        Action::ApproveExtension => DO_APPROVE_EXTENSION,
        Action::SignCalendars => DO_SIGN_CALENDARS,
        Action::SettleCounting => DO_SETTLE_COUNTING,
        Action::ReportDone => DO_REPORT_DONE,
        Action::Supervise => DO_SUPERVISE,
        Action::Accounts => DO_ACCOUNTS,
        Action::Policy => DO_POLICY,
        Action::ReadAccounts => DO_READ_ACCOUNTS,
        Action::Vouch => DO_VOUCH,
        Action::ReadWaiting => DO_READ_WAITING,
        Action::ReadStaff => DO_READ_STAFF,
        Action::ReadJournal => DO_READ_JOURNAL,
        Action::Backup => DO_BACKUP,
    }
}

/// The state of a recognition.
pub fn recognition_state(state: RecognitionState) -> Msg {
    match state {
        RecognitionState::Applied => STATE_APPLIED,
        RecognitionState::Receiving => STATE_RECEIVING,
        RecognitionState::RecognisedOnly => STATE_RECOGNISED_ONLY,
        RecognitionState::Stopped => STATE_STOPPED,
        RecognitionState::Moved => STATE_MOVED,
        RecognitionState::Refused => STATE_REFUSED,
        RecognitionState::Deceased => STATE_DECEASED,
        RecognitionState::Cancelled => STATE_CANCELLED,
        RecognitionState::Suspended => STATE_SUSPENDED,
    }
}

/// The cause of a disability.
pub fn nature(nature: Nature) -> Msg {
    match nature {
        Nature::War => NATURE_WAR,
        Nature::Duty => NATURE_DUTY,
        Nature::Illness => NATURE_ILLNESS,
    }
}

/// Why somebody has no identity number on record.
pub fn no_id(reason: NoId) -> Msg {
    match reason {
        NoId::NotAtHand => NO_ID_NOT_AT_HAND,
        NoId::NotIssued => NO_ID_NOT_ISSUED,
        NoId::OtherDocument => NO_ID_OTHER,
        NoId::NotInSource => NO_ID_SOURCE,
    }
}

/// A sex, in full.
pub fn sex(sex: Sex) -> Msg {
    match sex {
        Sex::Male => SEX_MALE,
        Sex::Female => SEX_FEMALE,
    }
}

/// Due or paid.
pub fn entry_kind(kind: EntryKind) -> Msg {
    match kind {
        EntryKind::Due => KIND_DUE,
        EntryKind::Paid => KIND_PAID,
    }
}

/// What an entry is: due or paid, or what a decision about overpaid money made of it.
pub fn entry_said(kind: EntryKind, cause: Option<EntryCause>) -> Msg {
    match cause {
        Some(EntryCause::SetOff(_)) => CAUSE_SET_OFF,
        Some(EntryCause::Waived(_)) => CAUSE_WAIVED,
        Some(EntryCause::Repaid(_)) => CAUSE_REPAID,
        Some(EntryCause::Shifted(_)) => CAUSE_SHIFTED,
        None => entry_kind(kind),
    }
}

/// An account of the ledger.
pub fn account(account: Account) -> Msg {
    match account {
        Account::Expense => ACCOUNT_EXPENSE,
        Account::Payable => ACCOUNT_PAYABLE,
        Account::Bank => ACCOUNT_BANK,
        Account::Moved => ACCOUNT_MOVED,
    }
}

/// A protection level.
pub fn level(level: ProtectionLevel) -> Msg {
    match level {
        ProtectionLevel::Two => LEVEL_TWO,
        ProtectionLevel::Three => LEVEL_THREE,
    }
}

/// Whether an account may sign in.
pub fn staff_state(state: StaffState) -> Msg {
    match state {
        StaffState::Active => STAFF_ACTIVE,
        StaffState::Disabled => STAFF_DISABLED,
    }
}

/// Wall time as `2026-11-23 09:41`, in China Standard Time, which has no summer time.
pub fn clock_time(ms: i64) -> String {
    in_china(ms, "%Y-%m-%d %H:%M")
}

/// Wall time as `09:41`, in China Standard Time.
pub fn minute_time(ms: i64) -> String {
    in_china(ms, "%H:%M")
}

fn in_china(ms: i64, form: &str) -> String {
    const EIGHT_HOURS_MS: i64 = 8 * 3_600_000;
    chrono::DateTime::from_timestamp_millis(ms.saturating_add(EIGHT_HOURS_MS))
        .map_or_else(|| "?".to_owned(), |t| t.format(form).to_string())
}
