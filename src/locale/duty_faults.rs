//! Why something about the duty is not done, and what would help.

use super::duty::{FINAL, FOLLOW_UP, level, rota_fault};
use super::message::{Lang, messages};
use super::stops;
use crate::domain::duty::{DutyFault, RotaFault};

messages! {
    NO_SHIFTS = "本单位还没有设班次。先在值班（Alt-O）的排班栏按 7 写入（或 honordesk oncall rules --from 文件）。", "The bureau has set no shifts. Enter them first: 7 in the rota of Alt-O (or honordesk oncall rules --from FILE).";
    NO_LADDER = "还没有设呼叫顺序和电话。先在值班（Alt-O）的排班栏按 7 写入。", "No ladder and phones are set. Enter them first: 7 in the rota of Alt-O.";
    NO_SUCH_RUNG = "呼叫顺序里没有这一级，只有：{rungs}。", "The ladder has no such rung. It has {rungs}.";
    NO_ACK_OF_YOURS = "现在不是由你跟进，没有可以收回的。要由你跟进，按 1（或 honordesk oncall ack）。", "You do not look after it now: there is nothing to take back. 1 (or honordesk oncall ack) looks after it.";
    NO_CALL_OF_YOURS = "没有可以收回的呼叫：只收回最后一次，由记的人在当天收回。请记的人收回，或补记一次呼叫。", "No call can be taken back: only the last one, by who stamped it, on that day. Ask them, or stamp the call anew.";
    NO_SUCH_SHIFT = "没有这个班次。班次名称在值班（Alt-O）的排班栏按 7 看（或 honordesk oncall rules）。", "There is no such shift. 7 in the rota of Alt-O names them (or honordesk oncall rules).";
    NOTHING_TO_FILL = "没有能排的：这些天这个班都有人值，或所选的人都休假、已值别的班。换日期或加人。", "Nothing to fill: somebody stands the shift on all those days, or everybody chosen is on leave or on another shift. Change the days or add people.";
    CANNOT_STAND = "{name} 不能值班：须是在用的信访或负责人账号。换一个人。", "{name} cannot stand duty: it takes an account in use that handles petitions. Choose somebody else.";
    ROTA = "有空班、与休假冲突或已不能值班的人，没有办：{days}。先改排再公布。", "Gaps, clashes with leave or people who may stand no more, nothing was done: {days}. Mend them first.";
    NOT_ON_SHIFT = "这个班不是您的。只能换自己的班。", "That shift is not yours. One swaps one's own.";
    SWAP_WAITS = "这个班已有人值或已有换班待答复。等对方答复，或另找人。", "They stand it already, or a swap waits. Wait for the answer or ask somebody else.";
    NO_SWAP = "没有请您换这个班。请先由值班人提出。", "Nobody asked you to take that shift. Its holder asks first.";
    UNTIL = "时间要晚于现在（{now}），最多两天。改时间再记。", "The time must lie after now ({now}), two days at most. Say another.";
    MAJOR_CLOSED = "这件事已办结。有新情况请另登记。", "The matter is closed. Write anything new down as another.";
    REPORTS = "还缺{what}，不能办结。补上再办。", "It cannot be closed without {what}. Add it first.";
    FINAL_GIVEN = "终报已报，不能再报。可以办结。", "The final report was given. The matter can be closed.";
    NO_FOLLOW_UP = "终报之前要有续报。先写续报。", "A follow-up comes before the final report. Write that first.";
    NOT_TOLD_ABOVE = "还没有报党委、政府的记录（信访工作条例第二十五条）。写一份续报或终报，“报党委、政府”选“已报”，写明报给了谁（或写 --above --to），再办结。", "No report of it went to the Party committee or the government (Regulation on Petition Work, art. 25). Write a follow-up or the final report that says so and to whom (or --above --to), then close it.";
    HANDOVER_OPEN = "正在向 {to} 交接。先由 {to} 签完；人选错了或 {to} 来不了，在“交接”一栏按 3 撤回（或 honordesk handover withdraw），再另交。", "A handover to {to} is under way. {to} finishes it first; if that is the wrong person, or {to} cannot come, withdraw it with 3 in the handover tab (or honordesk handover withdraw) and begin another.";
    NOT_THEIRS = "这次交接由交班人 {from}、接班人 {to} 或负责人撤回。请他们撤回。", "This handover is withdrawn by {from}, who began it, by {to}, who takes over, or by who leads. Ask one of them.";
    DAY_OVER = "{day} 已经过去：谁值过班不再改。只改今天起的；漏记的休假可以写明理由补记。", "{day} is over: who stood it stays as it is. Change today or later; leave that was not noted can be noted with a reason.";
    NO_HANDOVER = "没有正在进行的交接。先开始交班。", "No handover is under way. Begin one first.";
    TO_ONESELF = "不能交给自己。选另一个人。", "Nobody hands over to themselves. Choose somebody else.";
    NOT_INCOMING = "由 {name} 逐项签收。请 {name} 登录后签。", "{name} takes over and signs. {name} signs in for it.";
    NO_ITEM = "交接里没有这一项。编号在“交接”一栏（或 honordesk handover show）看。", "The handover has no such item. The handover tab of Alt-O (or honordesk handover show) numbers them.";
    UNCOVERED = "每天 {times} 没有班次，没有记。补上班次；确实不用值，把“无人值的时间”改为“可以留”（或写 --uncovered）再存。", "Nobody would be on at {times} of every day; nothing was noted. Add a shift, or where that is meant say so under “Hours without a shift” (or --uncovered).";
    SIGNED = "这一项已签。接着签下一项。", "The item is signed. Go on with the next.";
    NOT_PAGING = "这件不在待处理之列：没有急的，或已转复核。", "It does not page: nothing of it is urgent, or it is on the review list.";
}

/// Why something about the duty is not done, with the next step.
pub fn fault(fault: &DutyFault, lang: Lang) -> String {
    match fault {
        DutyFault::NoShifts => NO_SHIFTS.get(lang).into(),
        DutyFault::NoLadder => NO_LADDER.get(lang).into(),
        DutyFault::NoSuchRung { rungs } => {
            let named = rungs
                .iter()
                .zip(1..)
                .map(|((of, name), n)| format!("{n} {} {name}", level(*of).get(lang)).trim_end().to_owned());
            let named: Vec<String> = named.collect();
            NO_SUCH_RUNG.with(lang, &[("rungs", &named.join(stops(lang).comma))])
        }
        DutyFault::NoAckOfYours => NO_ACK_OF_YOURS.get(lang).into(),
        DutyFault::NoCallOfYours => NO_CALL_OF_YOURS.get(lang).into(),
        DutyFault::NoSuchShift => NO_SUCH_SHIFT.get(lang).into(),
        DutyFault::CannotStand { name } => CANNOT_STAND.with(lang, &[("name", name)]),
        DutyFault::Rota(faults) => {
            let named = |(one, name): &(RotaFault, String)| rota_fault(one, |_| name.clone(), lang);
            let days: Vec<String> = faults.iter().map(named).collect();
            ROTA.with(lang, &[("days", &days.join(stops(lang).comma))])
        }
        DutyFault::NotOnShift => NOT_ON_SHIFT.get(lang).into(),
        DutyFault::SwapWaits => SWAP_WAITS.get(lang).into(),
        DutyFault::NoSwap => NO_SWAP.get(lang).into(),
        DutyFault::Until { now } => UNTIL.with(lang, &[("now", now)]),
        DutyFault::MajorClosed => MAJOR_CLOSED.get(lang).into(),
        DutyFault::ReportsMissing { follow_up, last } => {
            let parts = [(*follow_up, FOLLOW_UP), (*last, FINAL)];
            let parts: Vec<&str> = parts.iter().filter(|(is, _)| *is).map(|(_, msg)| msg.get(lang)).collect();
            REPORTS.with(lang, &[("what", &parts.join(stops(lang).comma))])
        }
        DutyFault::FinalGiven => FINAL_GIVEN.get(lang).into(),
        DutyFault::NoFollowUp => NO_FOLLOW_UP.get(lang).into(),
        DutyFault::NotToldAbove => NOT_TOLD_ABOVE.get(lang).into(),
        DutyFault::HandoverOpen { to } => HANDOVER_OPEN.with(lang, &[("to", to)]),
        DutyFault::NotTheirs { from, to } => NOT_THEIRS.with(lang, &[("from", from), ("to", to)]),
        DutyFault::DayOver { day } => DAY_OVER.with(lang, &[("day", day)]),
        DutyFault::NothingToFill => NOTHING_TO_FILL.get(lang).into(),
        DutyFault::NoHandover => NO_HANDOVER.get(lang).into(),
        DutyFault::ToOneself => TO_ONESELF.get(lang).into(),
        DutyFault::NotIncoming { name } => NOT_INCOMING.with(lang, &[("name", name)]),
        DutyFault::NoItem => NO_ITEM.get(lang).into(),
        DutyFault::Uncovered(times) => {
            let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
            let times: Vec<String> =
                times.iter().map(|(from, until)| format!("{}–{}", clock(*from), clock(*until))).collect();
            UNCOVERED.with(lang, &[("times", &times.join(stops(lang).comma))])
        }
        DutyFault::Signed => SIGNED.get(lang).into(),
        DutyFault::NotPaging => NOT_PAGING.get(lang).into(),
    }
}
