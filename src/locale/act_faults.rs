//! Why an act on a petition is not possible, and what is.

use super::message::{Lang, Msg, messages};
use super::petition_words::{act, article, state};
use super::{petition_after, petition_bounds, petition_hands};
use crate::domain::Article;
use crate::domain::petition::{ActFault, Grounds};

messages! {
    NOT_FROM = "现在是“{state}”，不能“{act}”{basis}。请看现在可以办什么。", "It is “{state}” now; “{act}” does not follow{basis}. See what can be done now.";
    BASIS = "（{article}）", " ({article})";
    FINAL = "复核意见已送达，同一事实和理由不再受理（{article}）。", "The recheck opinion was served; the same facts are not taken again ({article}).";
    NOT_REFERRED = "这是直接提出的，没有可退回的机关（{article}）。不属本局职权的请办不予受理。", "It was raised here directly; there is nobody to return it to ({article}). Decline it if it is not in your powers.";
    NEEDS_ROUTE = "还没有确定办理途径（{article}）。请先在诉求上选定途径。", "The route is not decided ({article}). Set the demand's route first.";
    NO_OTHER_PROCEDURE = "这一类没有别的法定程序可导入（{article}）。请受理办理。", "No other procedure handles this kind ({article}). Accept it instead.";
    NOT_FIRST = "简易办理只用于初次信访（{article}）。请按普通程序受理。", "Simple handling is for first petitions only ({article}). Accept it the usual way.";
    NOTHING_TO_SERVE = "现在没有待送达的文书。", "No document waits to be served.";
    NOT_SERVED = "还有文书没有送达（{article}）。请先送达。", "A document is not served yet ({article}). Serve it first.";
    WINDOW_OPEN = "信访人在 {until} 及以前可以申请（{article}），此前不能了结。", "The petitioner may still ask up to and on {until} ({article}); it cannot be closed before.";
    NOTHING_TO_EXTEND = "这件事项没有 60 日期限，不必延期（{article}）。", "There is no 60-day limit to extend ({article}).";
    ALREADY_EXTENDED = "已经延期一次，不能再延（{article}）。", "It was extended once and is not extended again ({article}).";
    NOT_REQUESTED = "还没有人申请延期（{article}）。请承办人先申请。", "Nobody has asked for an extension ({article}). The handler asks first.";
    ALREADY_REQUESTED = "{on} 已申请延期，等负责人答复（{article}）。", "An extension was asked for on {on} and waits for the head ({article}).";
    SAME_APPROVER = "申请延期的人不能自己答复（{article}）。请另一位负责人答复。", "Whoever asked for the extension does not answer it ({article}). Another head does.";
    EXPIRED = "期限已于 {due} 届满，不能再延期（{article}）。请尽快答复。", "The limit ran out on {due} and cannot be extended ({article}). Reply as soon as possible.";
    EXTENSION_RANGE = "延期应晚于 {after}，不超过 {latest}（{article}）。", "The new day must lie after {after} and not after {latest} ({article}).";
    NEEDS_DESTINATION = "请写明转送、交办给哪个机关或单位{basis}。", "Say which organ or office it goes to{basis}.";
    NEEDS_REASON = "请写明理由{basis}。", "Give the reason{basis}.";
    NEEDS_OPINION = "请写明处理意见，或填意见书文号{basis}。", "Give the opinion, or the number of its document{basis}.";
    NEEDS_AGREEMENT = "请填调解协议书或者和解协议书的文号{basis}；没有签协议的，还不能记调解。", "Give the number of the signed agreement{basis}; without one nothing is settled by agreement yet.";
    OPINION_OWED = "还欠一份处理意见，期限 {due}（{article}）。请恢复办理并答复；信访人不再要求的，办理撤回。", "An opinion is still owed, by {due} ({article}). Resume and reply; if the petitioner gives up the demand, record the withdrawal.";
    UNTIL_RANGE = "日期应在 {first} 到 {latest} 之间。请核对日期。", "The day must lie between {first} and {latest}. Check the date.";
    NEEDS_UNTIL = "还缺一个日期：这一步到哪天为止，或者下次是哪天。请填日期。", "A date is missing: until when, or when next. Give it.";
    NEEDS_SCORE = "还缺评分（1 到 5）。", "A rating from 1 to 5 is missing.";
    TOO_EARLY = "日期早于上一步（{last}）。请核对日期。", "The day lies before the last step ({last}). Check the date.";
    TOO_LATE = "日期晚于今天。请核对日期。", "The day lies after today. Check the date.";
    SAME_TRACKING = "追踪状态没有变化：已经在追踪，或者没有追踪。", "The tracking is so already: it is tracked, or it is not.";
    NEEDS_EARLIER = "还没有说明是哪一件的重复件。请选前一件。", "It is not said which earlier petition it repeats. Choose it.";
    NOT_IN_HAND = "前件 {earlier} 现在是“{state}”，已不在办理中，不能并入。请受理，或按规定不再受理。", "{earlier} is “{state}” and no longer in hand, so nothing is joined to it. Accept this one, or take it no further where the law says so.";
    NOTHING_TO_UNDO = "最后一步不是可以撤销的分办决定。请看经过。", "The last step is no decision that can be undone. See what happened.";
    DECIDED_BY_OTHER = "这是别人作的决定，由其本人撤销；是谁，看经过。", "Somebody else decided this and must undo it; the record says who.";

    NO_PAUSE = "不能中止计时：条例只扣除复核听证的时间（{article}）。有本地规定的，请管理员把标题、条款、文件写进数据目录的 reference/local_rules.toml，再引用它。", "The clock cannot be paused: the Regulation leaves out only hearings at the recheck ({article}). If a rule of your place allows it, have its title, article and file put into reference/local_rules.toml in the data folder, then cite it.";
    PAUSE_NOT_CITED = "中止要引用依据：条例只扣除复核听证的时间（{article}）。请在“依据”里选一条已登记的本地规定。", "A pause must cite its rule: the Regulation leaves out only hearings at the recheck ({article}). Choose one of the loaded local rules.";
    PAUSE_STOPS_NOTHING = "引用的规定不停止这一件正在计时的任何期限，或者还没有生效。请另选一条。", "The cited rule stops no clock that runs here, or is not in force yet. Choose another.";
    NEEDS_SETTER = "没有写是谁指定的期限。请写明交办的领导或者机关。", "It is not said who set the deadline. Name the leader or organ.";
    NO_LETTER_YET = "还没有办“{act}”，这份文书在这一步之后才能出具（{article}）。请先办这一步。", "“{act}” is not done yet; the document goes out after it ({article}). Do that step first.";
    NO_DEADLINE = "这一件没有指定的期限，不用撤销。", "No deadline is set here, so there is none to take back.";
}

/// Why an act is not possible, and what is.
pub fn say(fault: &ActFault, lang: Lang) -> String {
    let by = |msg: Msg, of: &Article| msg.with(lang, &[("article", &article(of, lang))]);
    match fault {
        ActFault::NotFrom { act: done, state: at, article: of } => {
            let basis = of.as_ref().map(|of| by(BASIS, of)).unwrap_or_default();
            let (done, at) = (act(*done).get(lang), state(*at).get(lang));
            NOT_FROM.with(lang, &[("state", &at), ("act", &done), ("basis", &basis)])
        }
        ActFault::Final { article } => by(FINAL, article),
        ActFault::NotReferred { article } => by(NOT_REFERRED, article),
        ActFault::NeedsRoute { article } => by(NEEDS_ROUTE, article),
        ActFault::NoOtherProcedure { article } => by(NO_OTHER_PROCEDURE, article),
        ActFault::NotFirst { article } => by(NOT_FIRST, article),
        ActFault::NotServed { article } => by(NOT_SERVED, article),
        ActFault::NothingToExtend { article } => by(NOTHING_TO_EXTEND, article),
        ActFault::AlreadyExtended { article } => by(ALREADY_EXTENDED, article),
        ActFault::NotRequested { article } => by(NOT_REQUESTED, article),
        ActFault::SamePerson { article, .. } => by(SAME_APPROVER, article),
        ActFault::NeedsGrounds { grounds, article: of } => needs_grounds(*grounds, of.as_ref(), lang),
        ActFault::NothingToServe => NOTHING_TO_SERVE.get(lang).into(),
        ActFault::NeedsUntil => NEEDS_UNTIL.get(lang).into(),
        ActFault::NeedsScore => NEEDS_SCORE.get(lang).into(),
        ActFault::TooLate => TOO_LATE.get(lang).into(),
        ActFault::SameTracking => SAME_TRACKING.get(lang).into(),
        ActFault::NeedsEarlier => NEEDS_EARLIER.get(lang).into(),
        ActFault::NothingToUndo => NOTHING_TO_UNDO.get(lang).into(),
        ActFault::NotInHand { earlier, state: at } => {
            NOT_IN_HAND.with(lang, &[("earlier", earlier), ("state", &state(*at).get(lang))])
        }
        ActFault::DecidedByOther { .. } => DECIDED_BY_OTHER.get(lang).to_owned(),
        ActFault::NoPause { article } => by(NO_PAUSE, article),
        ActFault::PauseNotCited { article } => by(PAUSE_NOT_CITED, article),
        ActFault::PauseStopsNothing => PAUSE_STOPS_NOTHING.get(lang).into(),
        ActFault::NeedsSetter => NEEDS_SETTER.get(lang).into(),
        ActFault::NoDeadline => NO_DEADLINE.get(lang).into(),
        ActFault::Bound(fault) => petition_bounds::say_fault(fault, lang),
        ActFault::Hands(fault) => petition_hands::say_fault(fault, lang),
        ActFault::NoLetterYet { act: of, article: by } => {
            let (of, by) = (act(*of).get(lang), article(by, lang));
            NO_LETTER_YET.with(lang, &[("act", &of), ("article", &by)])
        }
        dated => say_dated(dated, lang),
    }
}

/// What an act must say, with the article that wants it.
fn needs_grounds(grounds: Grounds, of: Option<&Article>, lang: Lang) -> String {
    let missing = match grounds {
        Grounds::Destination => NEEDS_DESTINATION,
        Grounds::Reason => NEEDS_REASON,
        Grounds::Opinion => NEEDS_OPINION,
        Grounds::Agreement => NEEDS_AGREEMENT,
        Grounds::Findings => petition_hands::NEEDS_FINDINGS,
        Grounds::Task => petition_after::NEEDS_TASK,
    };
    let basis = of.map(|of| BASIS.with(lang, &[("article", &article(of, lang))])).unwrap_or_default();
    missing.with(lang, &[("basis", &basis)])
}

/// The faults that name a day.
fn say_dated(fault: &ActFault, lang: Lang) -> String {
    match fault {
        ActFault::WindowOpen { until, article: of } => {
            WINDOW_OPEN.with(lang, &[("until", until), ("article", &article(of, lang))])
        }
        ActFault::AlreadyRequested { on, article: of } => {
            ALREADY_REQUESTED.with(lang, &[("on", on), ("article", &article(of, lang))])
        }
        ActFault::Expired { due, article: of } => {
            EXPIRED.with(lang, &[("due", due), ("article", &article(of, lang))])
        }
        ActFault::ExtensionRange { after, latest, article: of } => {
            let of = article(of, lang);
            EXTENSION_RANGE.with(lang, &[("after", after), ("latest", latest), ("article", &of)])
        }
        ActFault::OpinionOwed { due, article: of } => {
            OPINION_OWED.with(lang, &[("due", due), ("article", &article(of, lang))])
        }
        ActFault::UntilRange { first, latest } => {
            UNTIL_RANGE.with(lang, &[("first", first), ("latest", latest)])
        }
        ActFault::TooEarly { last } => TOO_EARLY.with(lang, &[("last", last)]),
        other => other.to_string(),
    }
}
