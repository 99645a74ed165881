//! Where an act on a petition ends: after its day, over what is still owed, or for somebody else; and what to do instead.

use super::message::{Lang, Msg, messages};
use super::petition_after as after;
use super::petition_words::{act, article};
use crate::domain::Date;
use crate::domain::ledger::Doubt;
use crate::domain::petition::{BoundFault, PetitionAct, WordKind};

messages! {
    UNDO_OVER = "“{act}”是 {on} 记下的，只能当天撤销。{instead}", "“{act}” was recorded on {on} and is undone on that day only. {instead}";
    GO_ON = "期限从那天起一直在计：请接着办理并答复；信访人不再要求的，办理撤回。", "Its limits have run since then: go on and reply; if the petitioner gives up the demand, record the withdrawal.";
    TAKE_IT_BACK = "那个机关退回的，或本局要收回的，办理“{act}”。", "If that organ sends it back, or the bureau recalls it, record “{act}”.";
    REGISTER_AGAIN = "信访人仍有诉求的，另行登记，写明前件。", "If the petitioner still asks for something, register it anew and name this one.";
    DECIDE_NOW = "现在就可以受理或者转送。", "It can be accepted or passed on now.";
    OBJECTION_OVER = "提出异议的期限 {due} 已届满（{article}），不能再退回。请受理，或者按规定转送、不予受理。", "The time to object ran out on {due} ({article}); it is not returned any more. Accept it, or pass it on or decline it where the law says so.";
    LIMIT_MET = "办结期限已经停止计时，没有可以延长的期限（{article}）。", "The limit for the conclusion was met: nothing runs that could be extended ({article}).";
    LIMIT_MET_ANEW = "原来的办结期限已经停止计时，不能延长（{article}）；条例没有规定重新办理的期限。复查意见定了期限的，请办理“{act}”。", "The limit for the conclusion was met and is not extended ({article}); the Regulation has no limit for handling it anew. If the review opinion sets a day, record “{act}”.";
    ACCEPTED_STAYS = "已经受理，{due} 前应当作出处理意见，不再转送（{article}）。请由本局答复；镇街能办的，办理“{act}”，期限不变。", "It was accepted and an opinion is owed by {due}: it is not passed on ({article}). The bureau replies; what a town can do is handed down with “{act}”, within the same limit.";
    ONLY_APPROVER = "能批准延期的只有您一人，申请的人不能自己批准（{article}）。请承办人申请，由您批准。", "You alone can approve an extension, and whoever asks for it cannot ({article}). Let the handler ask, and approve it.";
    NEEDS_WORD = "撤回要由信访人本人提出。请填撤回申请的编号，或者写明本人是怎样说的：书面签名，或者电话和时间。", "A withdrawal is the petitioner's own. Give the number of their paper, or say how they said it: in writing and signed, or by telephone and when.";
    NEEDS_CALL_TIME = "请写明通话时间，例如 14:30。", "Give the time of the call, like 14:30.";
    OWN_WITNESS = "送达的人和信访人不能作拒收的见证人。请写另外两名见证人。", "Whoever serves it, or is to get it, is no witness of the refusal. Name two others.";
    OTHERS_MATTER = "{earlier} 是别人的另一件事，那里的答复到不了这一位（{article}）。请单独受理。", "{earlier} is another matter of others, whose answer does not reach these ({article}). Accept this one by itself.";

    JOINED_TO_ITSELF = "不能并入自己。请写要并入的另一件的编号。", "A petition is not joined to itself. Give the number of another.";
    HEARD_ENOUGH = "一次复核里记下的听证合计超过了 {most} 天。条例没有规定上限，这是为防日期录错设的；请核对听证的起止日期。", "The hearings of this recheck come to more than {most} days together. The Regulation sets no limit; this one guards against a mistyped day. Check their first and last days.";
    NOTHING_TO_CORRECT = "登记已经是这样，没有要更正的。请写明要改的内容。", "The registration says so already: nothing is to be put right. Say what is to change.";
    NOT_THEIRS_TO_CORRECT = "登记当天由登记的人更正，以后由承办人或者局领导更正。请把要改的内容告诉他们。", "Whoever registered it puts it right that day; later its handler or the head does. Tell them what is wrong.";
    EXCUSES_LATE = "期限 {due} 已届满，这样更正会使它不再是逾期：只有局领导能这样更正。请把依据告诉局领导。", "The limit of {due} ran out, and put right so it would be on time: only the head does that. Tell the head what shows it.";
    RECEIVED_AFTER = "{on} 已经有办理记录，收到日期不能晚于那一天。请核对收到日期。", "Something was done about it on {on}: it cannot have been received later. Check the day of receipt.";
    TOLD_ON_PAPER = "文书 {paper} 已经写明期限，只有局领导能更正影响期限的内容。请先作废这份文书，或者请局领导更正。", "{paper} tells of the limit: only the head puts right what moves it. Declare the paper void first, or ask the head.";
    LIMIT = "期限", "the limit";
    LIMIT_OF = "“{act}”的期限", "the limit of “{act}”";
    LIMIT_MOVES = "{what}由 {old} 变为 {new}", "{what} moves from {old} to {new}";
    LIMIT_BEGINS = "新增{what} {new}", "{what} begins: {new}";
    LIMIT_ENDS = "不再有{what} {old}", "{what} falls away: {old}";
    CORRECTED_LATER = "不是登记当天更正", "it was registered on an earlier day";
    CORRECTED_BEHIND_PAPER = "文书 {paper} 已按原来的日期出具", "{paper} was issued by the day as it stood";

    AFTER_LIMIT = "期限 {due} 已过", "the limit ended on {due}";
    NOTE_APART = "为什么分出另办", "Why it is handled apart";
    JOINED_UNLIKE = "与 {earlier} 不是同一人提出的，或者诉求不相近", "{earlier} is not of the same people, or its demand is unlike this one";

    WORD = "本人怎样说的", "How they said it";
    WORD_PAPER = "撤回申请，填文书编号", "their paper, by the number of the document below";
    WORD_SIGNED = "书面，本人签名", "in writing, signed";
    WORD_CALL = "电话", "by telephone";
    WORD_CALL_AT = "电话 {at}", "by telephone at {at}";
    CALL_AT = "通话时间", "Time of the call";
    ANEW_WITHOUT_LIMIT = "条例没有规定重新办理的期限；复查意见定了期限的，办理“{act}”", "the Regulation has no limit for handling it anew; a day that the review opinion sets is recorded with “{act}”";
}

/// Why an act is not possible, and what is.
pub fn say_fault(fault: &BoundFault, lang: Lang) -> String {
    let named = |of: PetitionAct| act(of).get(lang);
    match fault {
        BoundFault::UndoOver { act: of, on } => {
            let instead = instead(*of).with(lang, &[("act", &named(PetitionAct::TakeBack))]);
            UNDO_OVER.with(lang, &[("act", &named(*of)), ("on", on), ("instead", &instead)])
        }
        BoundFault::ObjectionOver { due, article: of } => {
            OBJECTION_OVER.with(lang, &[("due", due), ("article", &article(of, lang))])
        }
        BoundFault::LimitMet { anew, article: of } => {
            let msg = if *anew { LIMIT_MET_ANEW } else { LIMIT_MET };
            msg.with(lang, &[("article", &article(of, lang)), ("act", &named(PetitionAct::SetDeadline))])
        }
        BoundFault::AcceptedStays { due, article: of } => {
            let (of, down) = (article(of, lang), named(PetitionAct::HandDown));
            ACCEPTED_STAYS.with(lang, &[("due", due), ("article", &of), ("act", &down)])
        }
        BoundFault::OnlyApprover { article: of } => {
            ONLY_APPROVER.with(lang, &[("article", &article(of, lang))])
        }
        BoundFault::NotCarriedOut { due, article: of } => after::not_carried_out(due, of, lang),
        BoundFault::JoinedToItself => JOINED_TO_ITSELF.get(lang).to_owned(),
        BoundFault::HeardEnough { most } => HEARD_ENOUGH.with(lang, &[("most", most)]),
        BoundFault::NothingToCorrect => NOTHING_TO_CORRECT.get(lang).to_owned(),
        BoundFault::NotTheirsToCorrect => NOT_THEIRS_TO_CORRECT.get(lang).to_owned(),
        BoundFault::ExcusesLate { due } => EXCUSES_LATE.with(lang, &[("due", due)]),
        BoundFault::ReceivedAfter { on } => RECEIVED_AFTER.with(lang, &[("on", on)]),
        BoundFault::ToldOnPaper { paper } => TOLD_ON_PAPER.with(lang, &[("paper", paper)]),
        BoundFault::NeedsWord => NEEDS_WORD.get(lang).to_owned(),
        BoundFault::NeedsCallTime => NEEDS_CALL_TIME.get(lang).to_owned(),
        BoundFault::OwnWitness => OWN_WITNESS.get(lang).to_owned(),
        BoundFault::OthersMatter { earlier, article: of } => {
            OTHERS_MATTER.with(lang, &[("earlier", earlier), ("article", &article(of, lang))])
        }
    }
}

/// What can be done where a decision is not undone any more.
fn instead(decided: PetitionAct) -> Msg {
    match decided {
        PetitionAct::Accept | PetitionAct::Simple => GO_ON,
        PetitionAct::Transfer => TAKE_IT_BACK,
        PetitionAct::Defer => DECIDE_NOW,
        _ => REGISTER_AGAIN,
    }
}

/// What speaks against a step.
pub fn doubt(doubt: &Doubt, lang: Lang) -> Option<String> {
    Some(match doubt {
        Doubt::AfterLimit { due } => AFTER_LIMIT.with(lang, &[("due", due)]),
        Doubt::JoinedUnlike { earlier } => JOINED_UNLIKE.with(lang, &[("earlier", earlier)]),
        Doubt::LimitMoves { old, new, act } => limit_moves((*old, *new), *act, lang),
        Doubt::CorrectedLater => CORRECTED_LATER.get(lang).to_owned(),
        Doubt::CorrectedBehindPaper { paper } => CORRECTED_BEHIND_PAPER.with(lang, &[("paper", paper)]),
        _ => return None,
    })
}

/// A limit that moves, begins or falls away.
fn limit_moves((old, new): (Option<Date>, Option<Date>), of: Option<PetitionAct>, lang: Lang) -> String {
    let what = match of {
        Some(of) => LIMIT_OF.with(lang, &[("act", &act(of).get(lang))]),
        None => LIMIT.get(lang).to_owned(),
    };
    match (old, new) {
        (Some(old), Some(new)) => LIMIT_MOVES.with(lang, &[("what", &what), ("old", &old), ("new", &new)]),
        (None, Some(new)) => LIMIT_BEGINS.with(lang, &[("what", &what), ("new", &new)]),
        (Some(old), None) => LIMIT_ENDS.with(lang, &[("what", &what), ("old", &old)]),
        (None, None) => what,
    }
}

/// How the petitioner said it.
pub fn word(kind: WordKind) -> Msg {
    match kind {
        WordKind::Signed => WORD_SIGNED,
        WordKind::Call => WORD_CALL,
    }
}

/// Handled anew, and nothing says until when.
pub fn anew_without_limit(lang: Lang) -> String {
    ANEW_WITHOUT_LIMIT.with(lang, &[("act", &act(PetitionAct::SetDeadline).get(lang))])
}
