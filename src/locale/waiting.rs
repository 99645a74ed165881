//! 待您办: what of the ledger waits for somebody's word.

use super::message::{Msg, messages};
use super::{
    Lang, Stops, account, care_words, rates, rules, run_did, run_pane, run_told, run_words, stops,
    supervision, words,
};
use crate::bureau::Reference;
use crate::bureau::answer::{AfterDeath, MayDo, SentBack, WaitRow, Waits};
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
    COL_WHAT = "事项", "What";
    COL_WHOM = "谁、哪个项目", "Whom, programme";
    COL_AMOUNT = "金额", "Amount";
    COL_BY = "经手", "By";
    COL_SINCE = "自", "Since";
    MAY = "可以办的人：{who}", "Who may: {who}";
    NOBODY = "没有人可以办：该岗位的人都已在这件事里办过别的，或没有这个岗位。请让另一个人担任。", "Nobody may: everybody of that post has had another part in it, or nobody has the post. Let another person hold it.";
    ROLE_NAMES = "{role}：{names}", "{role}: {names}";
    NEXT = "{done}下一步：{what}（{who}）。", "{done} Next: {what} ({who}).";
    NEXT_NOBODY = "{done}下一步：{what}，眼下没有人可以办。", "{done} Next: {what}; at present nobody may.";
    STEP = "{run} {step}", "{run}: {step}";
    STUCK = "{run} 无人可{step}", "{run}: nobody to {step}";
    DIFFERING = "{run} 有 {n} 行与银行不符", "{run}: bank differs on {n}";
    ASTRAY = "{run} 变了，须{step}", "{run} changed: {step}";
    ASTRAY_NAMED = "{name} {what}", "{name} {what}";
    ASTRAY_MORE = "{name} {what}，另有 {n} 行", "{name} {what}, {n} {n|line|lines} more";
    FAILED = "{run} 有 {n} 行未发成", "{run}: {n} {n|line|lines} not paid";
    CLAIM = "答复 {run} 第 {seq} 行", "{run}: answer about line {seq}";
    RULE = "批准发放规则 {rule}", "approve rule {rule}";
    RATES = "批准标准 {id}", "approve rates {id}";
    SETTINGS = "批准地方参数 {id}", "approve settings {id}";
    BUDGET = "批准 {year} 年预算", "approve budget {year}";
    GRANT = "审批专项 {grant}", "decide grant {grant}";
    LIST = "同意慰问名单 {list}", "agree to list {list}";
    LIST_ROWS = "{year} {festival} {n} 份", "{year} {festival}, {n} {n|line|lines}";
    RECOVERY = "批准多发处理 {id}", "approve overpaid {id}";
    RECOVERY_END = "同意结束多发处理 {id}", "end overpaid {id}";
    REVERSAL = "同意冲销 {entry}", "agree to reverse {entry}";
    CORRECTION = "同意更正 {entry}", "agree to correct {entry}";
    POSTING_DUE = "同意记应发 {ask}", "agree to due {ask}";
    POSTING_PAID = "同意记已发 {ask}", "agree to paid {ask}";
    REOPENING = "同意重开 {month}", "agree to reopen {month}";
    ACCOUNT = "复核账号变更 {id}", "check account {id}";
    ACCOUNT_IMPORT = "复核导入账号 {n} 个", "check {n} new {n|account|accounts}";
    DEATH_BOOK = "去世后应补记", "death: book what is due";
    DEATH_PAY = "去世后应付", "death: pay what is due";
    DEATH_TAKE_BACK = "去世后应冲多记的", "death: take back excess";
    DEATH_DECIDE = "去世后多发待定", "death: decide overpaid";
    LEFT = "{run} 留待下次 {n} 行", "{run}: {n} {n|line|lines} left over";
    LEFT_SINCE = "留待下次的还没有发，下一次草拟会带上。", "Left to a coming run and not paid since: the next draft takes it in.";
    LEAVES = "同意以后，{nobody}", "Once it is agreed to: {nobody}";
    BACK_RUN = "{id} 被退回", "{id} sent back";
    BACK_GRANT = "专项 {id} 被退回", "grant {id} sent back";
    BACK_ACCOUNT = "账号 {id} 被退回", "account {id} sent back";
    BACK_RATES = "标准 {id} 被退回", "rates {id} sent back";
    BACK_SETTINGS = "参数 {id} 被退回", "settings {id} sent back";
    BACK_BUDGET = "{id} 年预算被退回", "budget {id} sent back";
    BACK_REVERSAL = "冲销 {id} 被退回", "reversal {id} sent back";
    BACK_POSTING = "记账 {id} 被退回", "entry {id} sent back";
    BACK_REOPENING = "重开 {id} 被退回", "reopening {id} sent back";
    BACK_RULE = "规则 {id} 被退回", "rule {id} sent back";
    BACK_RECOVERY = "多发处理 {id} 被退回", "overpaid {id} sent back";
    BACK_LIST = "名单 {id} 被退回", "list {id} sent back";
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

/// What waits, in a few words.
pub fn what(what: &Waits, lang: Lang) -> String {
    match what {
        Waits::Run { run, step: RunStep::Draft } => {
            STEP.with(lang, &[("run", run), ("step", &run_pane::REDRAFT.get(lang).to_lowercase())])
        }
        Waits::Run { run, step } => {
            STEP.with(lang, &[("run", run), ("step", &run_words::step(*step).get(lang))])
        }
        Waits::Stuck { run, step } => {
            STUCK.with(lang, &[("run", run), ("step", &run_words::step(*step).get(lang))])
        }
        Waits::Differing { run, lines } => DIFFERING.with(lang, &[("run", run), ("n", lines)]),
        Waits::Astray { run, step, .. } => {
            ASTRAY.with(lang, &[("run", run), ("step", &run_words::step(*step).get(lang))])
        }
        Waits::Failed { run, lines } => FAILED.with(lang, &[("run", run), ("n", lines)]),
        Waits::Claim { run, seq } => CLAIM.with(lang, &[("run", run), ("seq", seq)]),
        Waits::Rule { rule, .. } => RULE.with(lang, &[("rule", rule)]),
        Waits::Proposal { proposal: id @ ProposalId::Rates(_), .. } => RATES.with(lang, &[("id", id)]),
        Waits::Proposal { proposal: id, .. } => SETTINGS.with(lang, &[("id", id)]),
        Waits::Budget { year, .. } => BUDGET.with(lang, &[("year", year)]),
        Waits::Grant { grant } => GRANT.with(lang, &[("grant", grant)]),
        Waits::Condolence { list, .. } => LIST.with(lang, &[("list", list)]),
        Waits::Recovery { recovery, ends: false } => RECOVERY.with(lang, &[("id", recovery)]),
        Waits::Recovery { recovery, ends: true } => RECOVERY_END.with(lang, &[("id", recovery)]),
        Waits::Reversal { entry, corrects: false } => REVERSAL.with(lang, &[("entry", entry)]),
        Waits::Reversal { entry, corrects: true } => CORRECTION.with(lang, &[("entry", entry)]),
        Waits::Posting { ask, side: EntryKind::Due } => POSTING_DUE.with(lang, &[("ask", ask)]),
        Waits::Posting { ask, side: EntryKind::Paid } => POSTING_PAID.with(lang, &[("ask", ask)]),
        Waits::Reopening { month } => REOPENING.with(lang, &[("month", month)]),
        Waits::Death { left } => death(*left).get(lang).to_owned(),
        Waits::Left { run, lines } => LEFT.with(lang, &[("run", run), ("n", lines)]),
        Waits::Account { change } => ACCOUNT.with(lang, &[("id", change)]),
        Waits::AccountImport { waiting, .. } => ACCOUNT_IMPORT.with(lang, &[("n", waiting)]),
        Waits::Supervision { number, .. } => supervision::WAITS.with(lang, &[("number", number)]),
        Waits::Back { what, .. } => sent_back(what, lang),
    }
}

/// What was sent back, in a few words.
pub fn sent_back(what: &SentBack, lang: Lang) -> String {
    let (msg, id): (Msg, &dyn std::fmt::Display) = match what {
        SentBack::Run(run) => (BACK_RUN, run),
        SentBack::Grant(grant) => (BACK_GRANT, grant),
        SentBack::Account(change) => (BACK_ACCOUNT, change),
        SentBack::Proposal(id @ ProposalId::Rates(_)) => (BACK_RATES, id),
        SentBack::Proposal(id) => (BACK_SETTINGS, id),
        SentBack::Budget { year, .. } => (BACK_BUDGET, year),
        SentBack::Reversal(entry) => (BACK_REVERSAL, entry),
        SentBack::List(list) => (BACK_LIST, list),
        SentBack::Posting(ask) => (BACK_POSTING, ask),
        SentBack::Reopening(month) => (BACK_REOPENING, month),
        SentBack::Rule(rule) => (BACK_RULE, rule),
        SentBack::Recovery(recovery) => (BACK_RECOVERY, recovery),
    };
    msg.with(lang, &[("id", id)])
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

/// The same right after what led to it: the run was named already.
pub fn what_next(waits: &Waits, lang: Lang) -> String {
    match waits {
        Waits::Run { step, .. } => run_words::step(*step).get(lang).to_owned(),
        Waits::Back { what: SentBack::Run(_), .. } => run_pane::REDRAFT.get(lang).to_lowercase(),
        Waits::Back { .. } => BACK_NEXT.get(lang).to_owned(),
        other => what(other, lang),
    }
}

/// Whom or which programme it is about.
pub fn whom(row: &WaitRow, tables: &Reference, lang: Lang) -> String {
    let programme = |id: &str| rates::programme(tables, id, lang);
    if let Waits::Rule { said, .. } = &row.what {
        return rules::said(said, programme, lang);
    }
    if let Waits::AccountImport { import, file, another, .. } = &row.what {
        let named = account::IMPORT.with(lang, &[("import", import), ("file", file)]);
        let other = account::IMPORT_ANOTHER.with(lang, &[("n", another)]);
        return if *another > 0 { format!("{other}  {named}") } else { named };
    }
    let mut parts: Vec<String> = row.person.iter().map(|(_, name)| happened(row, name, lang)).collect();
    // The month first: where there is no room for all, it is the end of a long name that goes.
    parts.extend(row.month.filter(|_| !matches!(row.what, Waits::Reopening { .. })).map(|m| m.to_string()));
    parts.extend(row.programmes.first().map(|id| programme(id)));
    if row.programmes.len() > 1 {
        let n = row.programmes.len();
        if let Some(last) = parts.last_mut() {
            *last = super::run_pane::AND_OTHERS.with(lang, &[("name", last), ("n", &n)]);
        }
    }
    if let Waits::Proposal { rows, .. } = &row.what {
        parts.push(ROWS.with(lang, &[("n", rows)]));
    }
    if let Waits::Condolence { festival, year, lines, .. } = &row.what {
        let festival = care_words::festival(tables, festival, lang);
        parts.push(LIST_ROWS.with(lang, &[("year", year), ("festival", &festival), ("n", lines)]));
    }
    parts.join("  ")
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

/// Somebody by name, with what happened to them where that sends a run back.
fn happened(row: &WaitRow, name: &str, lang: Lang) -> String {
    let Waits::Astray { lines, what, on, .. } = &row.what else { return name.to_owned() };
    let what = run_told::say(&run_told::astray(*what, *on), lang);
    match lines.saturating_sub(1) {
        0 => ASTRAY_NAMED.with(lang, &[("name", &name), ("what", &what)]),
        n => ASTRAY_MORE.with(lang, &[("name", &name), ("what", &what), ("n", &n)]),
    }
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
