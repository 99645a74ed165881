//! 待您办: what of the ledger waits for somebody's word.

use super::message::{Msg, messages};
use super::{
    Lang, Stops, account, calendars, care_words, petitions, rates, rules, run_did, run_pane, run_told,
    run_words, stops, supervision, words,
};
use crate::bureau::Reference;
use crate::bureau::answer::{AfterDeath, MayDo, SentBack, StaffRow, WaitRow, Waits};
use crate::domain::Month;
use crate::domain::ledger::run::RunStep;
use crate::domain::ledger::{EntryKind, ProposalId};
use crate::domain::staff::Role;

messages! {
    TITLE = "待您办", "Waiting for you";
    MINE_N = "待您办 {n}", "Waiting for you: {n}";
    OTHERS_N = "等别人办 {n}", "For others: {n}";
    MARK = "待您办 {n}", "for you: {n}";
    GREET = "{name}，您好。待您办 {n} 件，Alt-D 逐件查看。", "Welcome, {name}. {n} {n|thing waits|things wait} for you; Alt-D shows {n|it|them}.";
    NONE_MINE = "没有等您办的事。", "Nothing waits for you.";
    NONE_OTHERS = "没有等别人办的事。", "Nothing waits for anybody else.";
    READING = "正在查…", "Looking…";
    OPEN = "去办", "See to it";
    TO_OTHERS = "等别人的", "For others";
    TO_MINE = "等您的", "For you";
    COL_NUMBER = "编号", "No.";
    COL_WHAT = "事项", "What";
    COL_WHOM = "谁", "Whom";
    COL_MONTH = "月份", "Month";
    COL_ABOUT = "项目", "Programme";
    COL_AMOUNT = "金额", "Amount";
    COL_BY = "经手", "By";
    COL_SINCE = "自", "Since";
    MAY = "可以办的人：{who}", "Who may: {who}";
    NOBODY = "没有人可以办：该岗位的人都已在这件事里办过别的，或没有这个岗位。请让另一个人担任。", "Nobody may: everybody of that post has had another part in it, or nobody has the post. Let another person hold it.";
    ROLE_NAMES = "{role}：{names}", "{role}: {names}";
    NEXT = "{done}下一步：{what}（{who}）。", "{done} Next: {what} ({who}).";
    NEXT_STUCK = "{done}往后没有人可以“{step}”：可由{who}退回或暂缓有关的行，或请安全管理员另派人担任这一岗。", "{done} Nobody is left to {step}: {who} may send it back or leave lines out, or the security administrator gives the post to another.";
    NEXT_NOBODY = "{done}下一步：{what}，眼下没有人可以办。", "{done} Next: {what}; at present nobody may.";
    NUMBER_FIRST = "{id} {what}", "{id}: {what}";
    NUMBER_LAST = "{what} {id}", "{what} {id}";
    STUCK = "无人可{step}", "nobody to {step}";
    DIFFERING = "有 {n} 行与银行不符", "bank differs on {n}";
    ASTRAY = "变了，须{step}", "changed, {step}";
    ASTRAY_MORE = "{what}，另有 {n} 行", "{what}, {n} {n|line|lines} more";
    FAILED = "有 {n} 行未发成", "{n} {n|line|lines} not paid";
    CLAIM = "答复第 {seq} 行", "answer about line {seq}";
    RULE = "批准发放规则", "approve rule";
    RATES = "批准标准", "approve rates";
    SETTINGS = "批准地方参数", "approve settings";
    BUDGET = "批准年度预算", "approve budget";
    GRANT = "审批专项", "decide grant";
    LIST = "同意慰问名单", "agree to list";
    LIST_ROWS = "{year} {festival} {n} 份", "{year} {festival}, {n} {n|line|lines}";
    RECOVERY = "批准多发处理", "approve overpaid";
    RECOVERY_END = "同意结束多发处理", "end overpaid";
    REVERSAL = "同意冲销", "agree to reverse";
    CORRECTION = "同意更正", "agree to correct";
    POSTING_DUE = "同意记应发", "agree to due";
    POSTING_PAID = "同意记已发", "agree to paid";
    POSTING_REPAID = "同意记退回", "agree to repayment";
    REOPENING = "同意重开", "agree to reopen";
    ACCOUNT = "复核账号变更", "check account";
    PASSWORD = "同意启用密码", "vouch for password";
    BACK_EXTENSION = "延期没有获同意", "extension refused";
    EXTENSION = "批准延期 {number}", "approve extension {number}";
    SWAP = "答复换班 {day} {shift}", "answer swap {day} {shift}";
    DUE_TODAY = "今天到期", "due today";
    DAYS_LEFT = "还剩 {n} 天", "{n} {n|day|days} left";
    FROM_TO = "{from} → {to}", "{from} → {to}";
    HANDOVER = "接班", "take over the duty";
    BACK_PASSWORD = "密码没有获同意", "password turned down";
    ACCOUNT_OF = "{name}（{login}）", "{name} ({login})";
    ACCOUNT_IMPORT = "复核导入账号 {n} 个", "check {n} new {n|account|accounts}";
    DEATH_BOOK = "去世后应补记", "death: book what is due";
    DEATH_PAY = "去世后应付", "death: pay what is due";
    DEATH_TAKE_BACK = "去世后应冲多记的", "death: take back excess";
    DEATH_DECIDE = "去世后多发待定", "death: decide overpaid";
    LEFT = "留待下次 {n} 行", "{n} {n|line|lines} left over";
    LEFT_SINCE = "留待下次的还没有发，下一次草拟会带上。", "Left to a coming run and not paid since: the next draft takes it in.";
    LEAVES = "同意以后，{nobody}", "Once it is agreed to: {nobody}";
    BACK_RUN = "被退回", "sent back";
    BACK_GRANT = "专项被退回", "grant sent back";
    BACK_ACCOUNT = "账号被退回", "account sent back";
    BACK_RATES = "标准被退回", "rates sent back";
    BACK_SETTINGS = "参数被退回", "settings sent back";
    BACK_BUDGET = "年度预算被退回", "budget sent back";
    BACK_REVERSAL = "冲销被退回", "reversal sent back";
    BACK_POSTING = "记账被退回", "entry sent back";
    BACK_REOPENING = "重开被退回", "reopening sent back";
    BACK_RULE = "规则被退回", "rule sent back";
    BACK_RECOVERY = "多发处理被退回", "overpaid sent back";
    BACK_LIST = "名单被退回", "list sent back";
    BACK_NEXT = "改好重新提出", "put it right and ask anew";
    BACK_REASON = "退回的原因：{reason}", "Why it was sent back: {reason}";
    BACK_BY = "{by} 退回", "sent back by {by}";
    NOT_ANEW = "不再提出", "Do not ask anew";
    NOT_ANEW_TITLE = "{what}：不再提出", "{what}: not asked anew";
    NOT_ANEW_NOTE = "从待您办里去掉；日志里仍有退回的经过。", "It leaves this list; the journal keeps that it was sent back.";
    NOT_ANEW_DONE = "已撤回，不再提出。", "Withdrawn; it is not asked anew.";
    ROWS = "{n} 条", "{n} {n|figure|figures}";
    BROUGHT = "{by} 提出", "brought by {by}";
    NONE_WAITS = "没有待办的事。", "Nothing waits.";
    LINE_SINCE = "自 {on}", "since {on}";
    MINE = "待您办", "for you";
}

/// What waits, in a few words with its number.
pub fn what(what: &Waits, lang: Lang) -> String {
    let words = words_of(what, lang);
    let number = number(what);
    let first = matches!(
        what,
        Waits::Run { .. }
            | Waits::Stuck { .. }
            | Waits::Differing { .. }
            | Waits::Astray { .. }
            | Waits::Failed { .. }
            | Waits::Claim { .. }
            | Waits::Left { .. }
            | Waits::Back { .. }
    );
    numbered(first, &number, words, lang)
}

/// What was sent back, in a few words with its number.
pub fn sent_back(what: &SentBack, lang: Lang) -> String {
    let (said, number) = of_sent_back(what);
    numbered(true, &number, said.get(lang).to_owned(), lang)
}

/// A run and what was sent back by their number first; anything else behind what is done with it.
fn numbered(first: bool, number: &str, words: String, lang: Lang) -> String {
    match number {
        "" => words,
        _ if first => NUMBER_FIRST.with(lang, &[("id", &number), ("what", &words)]),
        _ => NUMBER_LAST.with(lang, &[("id", &number), ("what", &words)]),
    }
}

/// The number of what waits; empty where it has none.
pub fn number(what: &Waits) -> String {
    match what {
        Waits::Run { run, .. }
        | Waits::Stuck { run, .. }
        | Waits::Differing { run, .. }
        | Waits::Astray { run, .. }
        | Waits::Failed { run, .. }
        | Waits::Claim { run, .. }
        | Waits::Left { run, .. } => run.to_string(),
        Waits::Rule { rule, .. } => rule.to_string(),
        Waits::Proposal { proposal, .. } => proposal.to_string(),
        Waits::Budget { year, .. } => year.to_string(),
        Waits::Grant { grant } => grant.to_string(),
        Waits::Condolence { list, .. } => list.to_string(),
        Waits::Recovery { recovery, .. } => recovery.to_string(),
        Waits::Reversal { entry, .. } => entry.to_string(),
        Waits::Posting { ask, .. } => ask.to_string(),
        Waits::Reopening { month } => month.to_string(),
        Waits::Account { change } => change.to_string(),
        Waits::Password { staff, .. } => staff.to_string(),
        Waits::Back { what, .. } => of_sent_back(what).1,
        Waits::Handover { handover, .. } => handover.to_string(),
        Waits::Death { .. }
        | Waits::AccountImport { .. }
        | Waits::Supervision { .. }
        | Waits::Extension { .. }
        | Waits::Swap { .. }
        | Waits::Timing { .. } => String::new(),
    }
}

/// What waits, in a few words beside its number.
pub fn words_of(what: &Waits, lang: Lang) -> String {
    let step = |step: RunStep| run_words::step(step).get(lang);
    let plain = match what {
        Waits::Run { step: RunStep::Draft, .. } => return run_pane::REDRAFT.get(lang).to_lowercase(),
        Waits::Run { step: of, .. } => return step(*of).to_owned(),
        Waits::Stuck { step: of, .. } => return STUCK.with(lang, &[("step", &step(*of))]),
        Waits::Astray { step: of, .. } => return ASTRAY.with(lang, &[("step", &step(*of))]),
        Waits::Differing { lines, .. } => return DIFFERING.with(lang, &[("n", lines)]),
        Waits::Failed { lines, .. } => return FAILED.with(lang, &[("n", lines)]),
        Waits::Left { lines, .. } => return LEFT.with(lang, &[("n", lines)]),
        Waits::Claim { seq, .. } => return CLAIM.with(lang, &[("seq", seq)]),
        Waits::AccountImport { waiting, .. } => return ACCOUNT_IMPORT.with(lang, &[("n", waiting)]),
        Waits::Timing { source, counting, stale } => {
            return calendars::waits(source, (*counting, *stale), lang);
        }
        Waits::Supervision { number, .. } => return supervision::WAITS.with(lang, &[("number", number)]),
        Waits::Extension { number, .. } => return EXTENSION.with(lang, &[("number", number)]),
        // A swap is of the weeks to come: month and day tell it.
        Waits::Swap { day, shift, .. } => {
            let day = day.to_string();
            return SWAP.with(lang, &[("day", &day.get(5..).unwrap_or(&day)), ("shift", shift)]);
        }
        Waits::Handover { .. } => HANDOVER,
        Waits::Rule { .. } => RULE,
        Waits::Proposal { proposal: ProposalId::Rates(_), .. } => RATES,
        Waits::Proposal { .. } => SETTINGS,
        Waits::Budget { .. } => BUDGET,
        Waits::Grant { .. } => GRANT,
        Waits::Condolence { .. } => LIST,
        Waits::Recovery { ends: false, .. } => RECOVERY,
        Waits::Recovery { ends: true, .. } => RECOVERY_END,
        Waits::Reversal { corrects: false, .. } => REVERSAL,
        Waits::Reversal { corrects: true, .. } => CORRECTION,
        Waits::Posting { repaid: true, .. } => POSTING_REPAID,
        Waits::Posting { side: EntryKind::Due, .. } => POSTING_DUE,
        Waits::Posting { side: EntryKind::Paid, .. } => POSTING_PAID,
        Waits::Reopening { .. } => REOPENING,
        Waits::Death { left } => death(*left),
        Waits::Account { .. } => ACCOUNT,
        Waits::Password { .. } => PASSWORD,
        Waits::Back { what, .. } => of_sent_back(what).0,
    };
    plain.get(lang).to_owned()
}

/// That something was sent back, and its number.
fn of_sent_back(what: &SentBack) -> (Msg, String) {
    match what {
        SentBack::Run(run) => (BACK_RUN, run.to_string()),
        SentBack::Grant(grant) => (BACK_GRANT, grant.to_string()),
        SentBack::Account(change) => (BACK_ACCOUNT, change.to_string()),
        SentBack::Proposal(id @ ProposalId::Rates(_)) => (BACK_RATES, id.to_string()),
        SentBack::Proposal(id) => (BACK_SETTINGS, id.to_string()),
        SentBack::Budget { year, .. } => (BACK_BUDGET, year.to_string()),
        SentBack::Reversal(entry) => (BACK_REVERSAL, entry.to_string()),
        SentBack::List(list) => (BACK_LIST, list.to_string()),
        SentBack::Posting(ask) => (BACK_POSTING, ask.to_string()),
        SentBack::Reopening(month) => (BACK_REOPENING, month.to_string()),
        SentBack::Rule(rule) => (BACK_RULE, rule.to_string()),
        SentBack::Recovery(recovery) => (BACK_RECOVERY, recovery.to_string()),
        SentBack::Password(staff) => (BACK_PASSWORD, staff.to_string()),
        SentBack::Extension(petition) => (BACK_EXTENSION, petition.to_string()),
    }
}

/// What is done about the money of somebody who died.
pub fn death(left: AfterDeath) -> Msg {
    match left {
        AfterDeath::Book => DEATH_BOOK,
        AfterDeath::Pay => DEATH_PAY,
        AfterDeath::TakeBack => DEATH_TAKE_BACK,
        AfterDeath::Decide => DEATH_DECIDE,
    }
}

/// The step that nobody is left for, right after what was done with a run.
pub fn stuck_at(what: &Waits, lang: Lang) -> Option<&'static str> {
    match what {
        Waits::Stuck { step, .. } => Some(run_words::step(*step).get(lang)),
        _ => None,
    }
}

/// The same right after what led to it: the run was named already.
pub fn what_next(waits: &Waits, lang: Lang) -> String {
    match waits {
        Waits::Run { step, .. } => run_words::step(*step).get(lang).to_owned(),
        Waits::Back { what: SentBack::Run(_), .. } => run_pane::REDRAFT.get(lang).to_lowercase(),
        Waits::Back { .. } => BACK_NEXT.get(lang).to_owned(),
        other => what(other, lang),
    }
}

/// Whom or which programme it is about, in one line.
pub fn whom(row: &WaitRow, tables: &Reference, lang: Lang) -> String {
    let happened = happened(row, lang);
    let person = row.person.iter().map(|(_, name)| match &happened {
        Some(what) => format!("{name} {what}"),
        None => name.clone(),
    });
    let account = row.account.iter().map(|of| account_of(of, lang));
    // The month first: where there is no room for all, it is the end of a long name that goes.
    let mut parts: Vec<String> =
        person.chain(account).chain(month(row).map(|month| month.to_string())).collect();
    parts.extend(rest(row, tables, (lang, run_pane::AND_OTHERS), |id| rates::programme(tables, id, lang)));
    parts.join("  ")
}

/// An account by the name of its holder and by its login.
pub fn account_of(of: &StaffRow, lang: Lang) -> String {
    ACCOUNT_OF.with(lang, &[("name", &of.name), ("login", &of.login)])
}

/// The month it is about, where its number does not say it.
pub fn month(row: &WaitRow) -> Option<Month> {
    let said = matches!(row.what, Waits::Reopening { .. } | Waits::Rule { .. } | Waits::AccountImport { .. });
    row.month.filter(|_| !said)
}

/// What it is about beside the person and the month, with the names of programmes or, for a narrow column, their short names.
pub fn about(row: &WaitRow, tables: &Reference, lang: Lang, short: bool) -> String {
    let rest = if short {
        rest(row, tables, (lang, run_pane::AND_MORE), |id| rates::programme_short(tables, id, lang))
    } else {
        rest(row, tables, (lang, run_pane::AND_OTHERS), |id| rates::programme(tables, id, lang))
    };
    let parts = happened(row, lang).into_iter().chain(rest);
    parts.collect::<Vec<_>>().join("  ")
}

/// The programmes, several of them as `several` says it, and what else is said of them.
fn rest(
    row: &WaitRow,
    tables: &Reference,
    (lang, several): (Lang, Msg),
    named: impl Fn(&str) -> String,
) -> Vec<String> {
    match &row.what {
        Waits::Rule { said, .. } => return vec![rules::said(said, named, lang)],
        Waits::AccountImport { import, file, another, .. } => {
            let other = (*another > 0).then(|| account::IMPORT_ANOTHER.with(lang, &[("n", another)]));
            let came = account::IMPORT.with(lang, &[("import", import), ("file", file)]);
            return other.into_iter().chain([came]).collect();
        }
        _ => {}
    }
    let mut parts: Vec<String> = row.programmes.first().map(|id| named(id)).into_iter().collect();
    if let (Some(first), n @ 2..) = (parts.first_mut(), row.programmes.len()) {
        *first = several.with(lang, &[("name", first), ("n", &n)]);
    }
    match &row.what {
        Waits::Extension { name, headcount, left, .. } => {
            parts.push(petitions::who_of(name, *headcount, lang));
            parts.push(days_left(*left, lang));
            parts.push(row.reason.clone());
            parts.retain(|part| !part.is_empty());
        }
        Waits::Swap { from, to, .. } | Waits::Handover { from, to, .. } => {
            parts.push(FROM_TO.with(lang, &[("from", from), ("to", to)]));
        }
        Waits::Proposal { rows, .. } => parts.push(ROWS.with(lang, &[("n", rows)])),
        Waits::Password { .. } => {
            parts.extend(row.account.iter().map(|of| words::roles(of.roles.iter(), lang)));
        }
        Waits::Condolence { festival, year, lines, .. } => {
            let festival = care_words::festival(tables, festival, lang);
            parts.push(LIST_ROWS.with(lang, &[("year", year), ("festival", &festival), ("n", lines)]));
        }
        _ => {}
    }
    parts
}

/// How many days are left of the limit that is to be extended; empty where none runs.
fn days_left(left: i64, lang: Lang) -> String {
    match left {
        0 => DUE_TODAY.get(lang).to_owned(),
        i64::MAX => String::new(),
        n => DAYS_LEFT.with(lang, &[("n", &n)]),
    }
}

/// What follows from it, where the few words do not say.
pub fn follows(row: &WaitRow, lang: Lang) -> Option<String> {
    match &row.what {
        Waits::Left { .. } => Some(LEFT_SINCE.get(lang).to_owned()),
        Waits::Back { .. } => Some(BACK_REASON.with(lang, &[("reason", &row.reason)])),
        _ => row.leaves.as_ref().map(|of| LEAVES.with(lang, &[("nobody", &run_did::nobody(of, lang))])),
    }
}

/// Who brought it this far or sent it back; nobody did what a death or a run left.
pub fn brought(row: &WaitRow, lang: Lang) -> Option<String> {
    let said = if matches!(row.what, Waits::Back { .. }) { BACK_BY } else { BROUGHT };
    (!row.by.is_empty()).then(|| said.with(lang, &[("by", &row.by)]))
}

/// What happened to somebody, where that sends a run back.
fn happened(row: &WaitRow, lang: Lang) -> Option<String> {
    let Waits::Astray { lines, what, on, .. } = &row.what else { return None };
    let what = run_told::say(&run_told::astray(*what, *on), lang);
    Some(match lines.saturating_sub(1) {
        0 => what,
        n => ASTRAY_MORE.with(lang, &[("what", &what), ("n", &n)]),
    })
}

/// Who may see to it, post by post: `复核：王伟、吴静；负责人：陈静`. Nothing when nobody may.
pub fn who(may: &[MayDo], lang: Lang) -> Option<String> {
    let mut posts: Vec<(Role, Vec<&str>)> = Vec::new();
    for one in may {
        match posts.iter_mut().find(|(role, _)| *role == one.role) {
            Some((_, names)) => names.push(&one.name),
            None => posts.push((one.role, vec![&one.name])),
        }
    }
    let Stops { comma, semicolon } = stops(lang);
    let said = posts.iter().map(|(role, names)| {
        let role: Msg = words::role(*role);
        ROLE_NAMES.with(lang, &[("role", &role.get(lang)), ("names", &names.join(comma))])
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(semicolon))
}
