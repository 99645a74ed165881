//! Why somebody who has another duty in a payment run may not do this: what they did, for whom, and who may do it instead; and what is
//! told beforehand of a duty that nobody is left for.

use super::journal;
use super::message::{Lang, messages};
use super::run_words::{duty, step};
use super::stops;
use crate::bureau::answer::{KeptFrom, NobodyAhead};
use crate::bureau::{Help, Made};
use crate::domain::ledger::run::Duty;
use crate::text::width;

messages! {
    DID_BEFORE = "您在这一批里已经“{did}”{made}，不能再“{action}”。{may}同一批的改资料、计算、复核、审批、送银行、对账须由不同的人办。", "Your part in this run is already “{did}”{made}, so another member of staff has to {action}. {may}For one run, changing records, working out, reviewing, approving, handing over to the bank and reconciling are done by different people.";
    OTHER_DID = "{who}经手了这一批的草稿，后来又“{did}”{made}，要由另一人重新计算。{may}", "{who} signed this draft, and its part since is “{did}”{made}: another member of staff works it out anew first. {may}";
    MADE = "（{changes}{more}）", " ({changes}{more})";
    FOR_ONE = "{name} {person}：{done}，日志第 {seq} 条", "{name} {person}: {done}, journal {seq}";
    FOR_ALL = "{done}，日志第 {seq} 条", "{done}, journal {seq}";
    MORE = "，另有 {more} 处", "; {more} more";
    MAY = "可由{names}办理。", "Who may: {names}. ";
    NOBODY = "现在没有别人可以办：请退回草拟，暂缓这些人的行，或请安全管理员给另一位工作人员安排岗位。", "Nobody else may at present: send the run back to draft and leave the lines of these people to a coming run, or have the security administrator give the post to another member of staff. ";
    NOBODY_REDRAFT = "现在没有别人可以办：请重新计算，重算的人改过资料的行自动暂缓，再由另一人给这些人另起一批。", "Nobody else may at present: work it out anew. The people whose records whoever does so changed are left out by themselves, and another drafts a run of them. ";
    NOBODY_DRAFT = "现在没有别人可以办，也没有别的人可发：请安全管理员给另一位工作人员安排编制发放的岗位，再由其草拟。", "Nobody else may at present, and there is nobody else to pay: have the security administrator give the post to another member of staff, who drafts it. ";
    NOBODY_SENT = "现在没有别人可以办，这一批又已送银行：请安全管理员给另一位工作人员安排岗位。", "Nobody else may at present, and the run is with the bank: have the security administrator give the post to another member of staff. ";
    AHEAD = "没有人可以“{step}”：{kept}。{way}", "Nobody is left to {step}: {kept}. {way}";
    KEPT = "{name}已“{did}”{made}", "{name} ({did}{made})";
    KEPT_FOR = "（{causes}）", ": {causes}";
    CAUSES_MORE = "{causes}等 {n} 件", "{causes} and {n} more";
    KEPT_MORE = "另有 {n} 人", "{n} {n|other|others}";
    NEEDED = "{names}还要办别的步骤", "{names} needed for another step";
    NO_POST = "没有人担任这一岗", "nobody has the post";
    DEFER = "请暂缓{ways}（选中后按 0），给他们另起一批", "Leave {ways} to a run of their own (select, then 0)";
    DEFER_BACK = "请先“{back}”，再暂缓{ways}（选中后按 0），给他们另起一批", "{back} first, then leave {ways} to a run of their own (select, then 0)";
    BACK = "请先“{back}”", "{back} first";
    APPOINT = "请安全管理员给另一位工作人员安排岗位。", "Have the security administrator give the post to another member of staff.";
    OR_APPOINT = "{way}；或者{appoint}", "{way}. Or: {appoint}";
    LINE = "第 {seq} 行（{name}）", "line {seq} ({name})";
    LINES_MORE = "{lines}等 {n} 行", "{lines} and others, {n} lines";
    OR = "，或", ", or ";
}

/// Most lines and people that are named in one place.
const MOST: usize = 3;

/// What somebody did.
pub struct Did<'a> {
    /// The duty.
    pub did: Duty,
    /// What they changed or agreed to, the newest first.
    pub made: &'a [Made],
    /// How often besides.
    pub more: u32,
}

/// Why somebody who has another duty in a run may not do this. `other` signed it, and what keeps it is theirs.
pub fn did_before(
    did: &Did<'_>,
    (action, may, other, help): (&str, &[String], Option<&str>, Help),
    lang: Lang,
) -> String {
    let changes: Vec<String> = did.made.iter().map(|one| said(one, lang)).collect();
    let more = if did.more > 0 { MORE.with(lang, &[("more", &did.more)]) } else { String::new() };
    let made = if changes.is_empty() {
        String::new()
    } else {
        MADE.with(lang, &[("changes", &changes.join(stops(lang).semicolon)), ("more", &more)])
    };
    let nobody = match help {
        Help::PutOff => NOBODY,
        Help::Redraft => NOBODY_REDRAFT,
        Help::Appoint => NOBODY_DRAFT,
        Help::Sent => NOBODY_SENT,
    };
    let may = match may {
        [] => nobody.get(lang).to_owned(),
        names => MAY.with(lang, &[("names", &names.join(stops(lang).comma))]),
    };
    let did = duty(did.did).get(lang);
    match other {
        Some(who) => OTHER_DID
            .with(lang, &[("who", &who), ("did", &did), ("made", &made), ("may", &may)])
            .trim()
            .to_owned(),
        None => DID_BEFORE.with(lang, &[("did", &did), ("made", &made), ("action", &action), ("may", &may)]),
    }
}

fn said(one: &Made, lang: Lang) -> String {
    let done = journal::done(&one.command, lang);
    match &one.person {
        Some((person, name)) => {
            FOR_ONE.with(lang, &[("name", name), ("person", person), ("done", &done), ("seq", &one.seq)])
        }
        None => FOR_ALL.with(lang, &[("done", &done), ("seq", &one.seq)]),
    }
}

/// How many of those who are kept are named, each with how many things that keep them: all that leaves what helps in sight.
const NAMED: [(usize, usize); 4] = [(MOST, 2), (MOST, 1), (2, 1), (1, 1)];
/// Columns that it may take: four rows of the smallest screen that shows a run whole.
const COLS: usize = 4 * 70;

/// Of a run: the duty that nobody is left for, who stands in the way and by what, and what helps.
pub fn nobody(of: &NobodyAhead, lang: Lang) -> String {
    let said = NAMED.map(|most| nobody_of(of, most, lang));
    let fits = said.iter().find(|said| width(said) <= COLS);
    fits.or(said.last()).cloned().unwrap_or_default()
}

/// Somebody, and what keeps them: whose records, or which decisions.
fn kept(one: &KeptFrom, most: usize, lang: Lang) -> String {
    let cause = |made: &Made| match &made.person {
        Some((_, name)) => name.clone(),
        None => journal::done(&made.command, lang),
    };
    let mut causes: Vec<String> = Vec::new();
    for cause in one.made.iter().map(cause) {
        if !causes.contains(&cause) {
            causes.push(cause);
        }
    }
    let more = causes.len().saturating_sub(most);
    causes.truncate(most);
    let named = causes.join(stops(lang).comma);
    let causes = match (causes.len(), more + one.more as usize) {
        (0, _) | (_, 0) => named,
        // One language counts all of them, the other those that are not named.
        (n, more) => {
            let n = if lang == Lang::Zh { n + more } else { more };
            CAUSES_MORE.with(lang, &[("causes", &named), ("n", &n)])
        }
    };
    let made = if causes.is_empty() { String::new() } else { KEPT_FOR.with(lang, &[("causes", &causes)]) };
    KEPT.with(lang, &[("name", &one.name), ("did", &duty(one.did).get(lang)), ("made", &made)])
}

fn nobody_of(of: &NobodyAhead, (people, causes): (usize, usize), lang: Lang) -> String {
    let more = of.kept.len().saturating_sub(people);
    let mut kept: Vec<String> = of.kept.iter().take(people).map(|one| kept(one, causes, lang)).collect();
    if more > 0 {
        kept.push(KEPT_MORE.with(lang, &[("n", &more)]));
    }
    if !of.needed.is_empty() {
        kept.push(NEEDED.with(lang, &[("names", &of.needed.join(stops(lang).comma))]));
    }
    if kept.is_empty() {
        kept.push(NO_POST.get(lang).to_owned());
    }
    let back = of.back.map(|back| step(back).get(lang));
    let ways: Vec<String> = of.defer.iter().map(|way| lines(way, lang)).collect();
    let ways = ways.join(OR.get(lang));
    let way = match back {
        _ if ways.is_empty() => None,
        Some(back) => Some(DEFER_BACK.with(lang, &[("back", &back), ("ways", &ways)])),
        None => Some(DEFER.with(lang, &[("ways", &ways)])),
    };
    let way = way.or_else(|| back.map(|back| BACK.with(lang, &[("back", &back)])));
    let appoint = APPOINT.get(lang);
    let way = match way {
        Some(way) => OR_APPOINT.with(lang, &[("way", &way), ("appoint", &appoint)]),
        None => appoint.to_owned(),
    };
    let kept = kept.join(stops(lang).semicolon);
    AHEAD.with(lang, &[("step", &step(of.step).get(lang)), ("kept", &kept), ("way", &way)])
}

fn lines(all: &[(u32, String)], lang: Lang) -> String {
    let one = |(seq, name): &(u32, String)| LINE.with(lang, &[("seq", seq), ("name", name)]);
    let named: Vec<String> = all.iter().take(MOST).map(one).collect();
    let named = named.join(stops(lang).comma);
    if all.len() > MOST { LINES_MORE.with(lang, &[("lines", &named), ("n", &all.len())]) } else { named }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PersonId;
    use crate::domain::ledger::run::RunStep;
    use crate::text::wrap;

    fn kept(name: &str, did: Duty, n: u32) -> KeptFrom {
        let of = |seq: u32| Made {
            seq: u64::from(seq),
            command: "ledger.approve".to_owned(),
            person: (seq != 1).then(|| (PersonId(seq), format!("阿依古丽{seq}"))),
        };
        KeptFrom {
            name: name.to_owned(),
            did,
            made: (1..=n.min(3)).map(of).collect(),
            more: n.saturating_sub(3),
        }
    }

    fn of(kept: Vec<KeptFrom>) -> NobodyAhead {
        let line = |seq: u32| (seq, format!("阿依古丽{seq}"));
        let defer = vec![vec![line(1)], vec![line(2)]];
        NobodyAhead { step: RunStep::Review, kept, needed: Vec::new(), defer, back: Some(RunStep::Thaw) }
    }

    #[test]
    fn who_is_kept_by_what_is_told_with_what_helps_on_four_rows() {
        let few = vec![kept("王伟", Duty::Agree, 1), kept("吴静", Duty::Review, 0)];
        let zh = nobody(&of(few.clone()), Lang::Zh);
        assert!(zh.contains("王伟已“同意资料变更”（批准标准或参数）；吴静已“复核”。"), "{zh}");
        let en = nobody(&of(few), Lang::En);
        assert!(en.contains("王伟 (agreeing to a change of a record: rates or settings approved)"), "{en}");
        let many: Vec<KeptFrom> =
            ["王伟", "吴静", "李娜", "周强", "何丽"].iter().map(|name| kept(name, Duty::Agree, 9)).collect();
        for lang in [Lang::Zh, Lang::En] {
            let said = nobody(&of(many.clone()), lang);
            assert!(wrap(&said, 75).len() <= 4, "{said}");
            assert!(said.contains("王伟") && said.ends_with(APPOINT.get(lang)), "{said}");
            let more = |n: usize| said.contains(&KEPT_MORE.with(lang, &[("n", &n)]));
            assert!((2..=4).any(more), "{said}");
        }
    }
}
