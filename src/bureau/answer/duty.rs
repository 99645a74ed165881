//! Answers about the on-call duty.

use serde::Serialize;

use super::PetitionRow;
use crate::domain::duty::{
    At, DutyLevel, DutyRules, ItemKind, ItemState, Ladder, MajorFacts, NoRest, PageReason, RotaFault, Rung,
};
use crate::domain::petition::{Channel, Origin, PetitionState, Purpose};
use crate::domain::{Date, DivisionCode, HandoverId, MajorId, PetitionId, StaffId};

/// Everything about the duty as it stands at a minute.
#[derive(Clone, PartialEq)]
pub struct DutyBoard {
    /// The minute.
    pub now: At,
    /// What the bureau says of its duty; with version 0 nothing yet.
    pub rules: DutyRules,
    /// Who stands a shift that covers the minute.
    pub on: Vec<DutyPost>,
    /// Whoever has the duty by the last handover, or whoever is on where they cannot stand it any more.
    pub holder: Option<(StaffId, String)>,
    /// What needs an answer now: not acknowledged first.
    pub paging: Vec<PageRow>,
    /// What is older than pages: to be reviewed.
    pub review: Vec<PageRow>,
    /// The days of the rota that were asked for.
    pub days: Vec<DutyDayRow>,
    /// What keeps those days from being made known.
    pub faults: Vec<RotaFault>,
    /// Who stands one shift right after another in those days: a word, which keeps nothing from being made known.
    pub no_rest: Vec<NoRest>,
    /// What everybody stands in those days.
    pub shares: Vec<ShareRow>,
    /// Major matters: those that are not closed, then the latest closed ones.
    pub majors: Vec<MajorRow>,
    /// The handover under way, else the last one.
    pub handover: Option<HandoverView>,
    /// Who may stand duty.
    pub staff: Vec<(StaffId, String)>,
}

/// Somebody on a shift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyPost {
    /// The day on which the shift began.
    pub day: Date,
    /// Its name.
    pub shift: String,
    /// Who.
    pub staff: StaffId,
    /// 姓名
    pub name: String,
    /// Who was asked to stand it in their place, and has not answered.
    pub swap: Option<(StaffId, String)>,
}

/// A petition that needs an answer now, or a review.
#[derive(Clone, PartialEq, Serialize)]
pub struct PageRow {
    /// The petition as lists show it.
    pub petition: PetitionRow,
    /// Why, the most pressing first.
    pub reasons: Vec<PageReason>,
    /// Since when.
    pub raised: At,
    /// Who answers for it: somebody who can act; empty where nobody of the bureau can.
    pub holder: String,
    /// Who looked after it last, and until when: see [`PageRow::looked_after`].
    pub acked: Option<(String, At)>,
    /// Whether that is the asker, and nobody was called about it since: what is taken back first.
    pub ack_is_last: bool,
    /// Where the ladder stands while nobody does.
    pub ladder: Ladder,
    /// Every call about it, in order.
    pub hops: Vec<CallRow>,
    /// The major matter that came up with it and is not closed: it is called about there, and the ladder asks for no rung here.
    pub major: Option<MajorId>,
    /// 行政区划: where the matter is (问题属地).
    pub division: Option<DivisionCode>,
}

/// A call.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct CallRow {
    /// Whose turn it was.
    pub level: DutyLevel,
    /// Who was called.
    pub called: String,
    /// Whether they answered.
    pub answered: bool,
    /// When.
    pub on: At,
    /// By whom.
    pub by: String,
    /// Who called took it back: it was stamped by mistake and counts for nothing.
    pub back: bool,
    /// It was made about the petition, before the major matter was written down.
    pub taken_over: bool,
}

/// A day of the rota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyDayRow {
    /// The day.
    pub day: Date,
    /// Version a command must name.
    pub version: u32,
    /// The name of its holiday.
    pub holiday: Option<String>,
    /// People work on it.
    pub works: bool,
    /// Its year's holidays are not published yet.
    pub provisional: bool,
    /// Who stands which shift.
    pub posts: Vec<DutyPost>,
    /// Who is on leave.
    pub away: Vec<(StaffId, String)>,
    /// It was made known.
    pub published: bool,
}

/// What somebody stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "as in the share")]
pub struct ShareRow {
    pub staff: StaffId,
    pub name: String,
    pub shifts: u32,
    pub weekends: u32,
    pub holidays: u32,
}

/// A major urgent matter.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct MajorRow {
    /// Which.
    pub major: MajorId,
    /// The short form.
    pub facts: MajorFacts,
    /// When it was written down.
    pub on: At,
    /// By whom.
    pub by: String,
    /// Who answers for it now, somebody who can act; who closed it, once it is. Empty where nobody of the bureau can.
    pub holder: String,
    /// Calls, in order.
    pub calls: Vec<CallRow>,
    /// Reports, in order.
    pub reports: Vec<ReportRow>,
    /// Where the ladder stands: who is called next, and when.
    pub ladder: Ladder,
    /// When it was closed.
    pub closed: Option<At>,
    /// The petition that it came up with: its number in this database, and the one that people quote.
    pub petition: Option<(PetitionId, String)>,
}

/// A report on it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ReportRow {
    /// The final one.
    pub last: bool,
    /// What it says.
    pub text: String,
    /// When.
    pub on: At,
    /// By whom.
    pub by: String,
    /// To whom it went; empty where it stayed in the bureau.
    pub to: String,
    /// Whether the Party committee or the government was told.
    pub above: bool,
}

/// A handover.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct HandoverView {
    /// Which.
    pub handover: HandoverId,
    /// Who hands over.
    pub outgoing: String,
    /// Which member of staff that is.
    pub outgoing_id: StaffId,
    /// Who takes over.
    pub incoming: StaffId,
    /// 姓名
    pub incoming_name: String,
    /// When it was compiled.
    pub on: At,
    /// Its items that the asker may see; those that are not for who takes over come last.
    pub items: Vec<ItemRow>,
    /// The first that is not signed, by its place among these.
    pub resumes: Option<usize>,
    /// When it was finished.
    pub finished: Option<At>,
    /// When, by whom and why it was set aside.
    pub withdrawn: Option<(At, String, String)>,
    /// Whether the asker may set it aside now.
    pub may_withdraw: bool,
    /// SHA-256 of what was signed, hexadecimal.
    pub digest: Option<String>,
    /// Items that were not taken over, and stay by name with who had them.
    pub staying: usize,
}

/// An item of a handover.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ItemRow {
    /// Its place among those that the asker sees, from 0.
    pub at: u16,
    /// Which it is and what it says, which a signature names: whatever comes or goes before it, no other is signed.
    pub mark: u64,
    /// What it is about.
    pub kind: ItemKind,
    /// The record.
    pub about: String,
    /// The petition that it is about, by itself or by its major matter.
    pub petition: Option<PetitionId>,
    /// What it says.
    pub text: String,
    /// How it stands.
    pub state: ItemState,
    /// Who answers for it.
    pub holder: String,
    /// Why it was left.
    pub why: String,
    /// When it was signed.
    pub on: Option<At>,
    /// It is not for who takes over: nobody signs it.
    pub kept: bool,
}

/// A line of the daily register (今日登记情况).
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct RegisterRow {
    /// Which petition.
    pub petition: PetitionId,
    /// Number people quote.
    pub number: String,
    /// Kept secret: papers and files name its number alone.
    pub secret: bool,
    /// 初次 or 重复
    pub first: bool,
    /// 级别
    pub origin: Origin,
    /// The organ that sent it here; empty where nobody said.
    pub forwarder: String,
    /// 渠道
    pub channel: Channel,
    /// 行政区划
    pub division: Option<DivisionCode>,
    /// 信访人: the first of them; empty when anonymous.
    pub name: String,
    /// How many they are.
    pub headcount: u16,
    /// 人员类别: codes of the first petitioner's groups.
    pub groups: Vec<String>,
    /// 信访类型
    pub purpose: Purpose,
    /// 信访内容: every demand.
    pub demands: Vec<String>,
    /// 处理结果: where it stands.
    pub state: PetitionState,
    /// What came of each demand, in words; empty of what nothing came of yet.
    pub outcomes: Vec<String>,
}

impl PageRow {
    /// Who looks after it at a minute, and until when.
    pub fn looked_after(&self, now: At) -> Option<(&str, At)> {
        self.acked.as_ref().filter(|(_, until)| now < *until).map(|(who, until)| (who.as_str(), *until))
    }
}

impl ItemRow {
    /// The petition that it is about.
    pub fn case(&self) -> Option<PetitionId> {
        self.about.strip_prefix('X').and_then(PetitionId::parse)
    }

    /// The major matter that it is about.
    pub fn matter(&self) -> Option<MajorId> {
        self.about.strip_prefix('U').and_then(MajorId::parse)
    }
}

impl HandoverView {
    /// Whether it goes on: neither finished nor withdrawn.
    pub fn is_under_way(&self) -> bool {
        self.finished.is_none() && self.withdrawn.is_none()
    }

    /// By name, each once, those with whom what was not taken over is; or of it what nobody signed alone.
    pub fn holders(&self, unsigned: bool) -> Vec<&str> {
        let mut who: Vec<&str> = Vec::new();
        let open = |item: &&ItemRow| match item.state {
            ItemState::Unsigned => true,
            ItemState::Left => !unsigned,
            ItemState::Taken => false,
        };
        for item in self.items.iter().filter(|item| !item.kept).filter(open) {
            if !who.contains(&item.holder.as_str()) {
                who.push(&item.holder);
            }
        }
        who
    }
}

impl DutyBoard {
    /// Who has the duty by the last handover although others stand the shift: those never took it over.
    pub fn not_relieved(&self) -> Option<&str> {
        self.with_another().filter(|_| !self.handed_over())
    }

    /// To whom who stands the shift handed it over before it ended.
    pub fn relieved_by(&self) -> Option<&str> {
        self.with_another().filter(|_| self.handed_over())
    }

    /// Who has the duty, where that is nobody of the shift.
    fn with_another(&self) -> Option<&str> {
        let (holder, name) = self.holder.as_ref()?;
        let stands = self.on.is_empty() || self.on.iter().any(|post| post.staff == *holder);
        (!stands).then_some(name.as_str())
    }

    /// Whether somebody of the shift handed the duty over while it went on.
    fn handed_over(&self) -> bool {
        let Some((one, on)) = self.handover.as_ref().and_then(|one| Some((one, one.finished?))) else {
            return false;
        };
        self.on.iter().filter(|post| post.staff == one.outgoing_id).any(|post| {
            let shift = self.rules.shift(&post.shift);
            shift.is_some_and(|shift| At { day: post.day, minute: shift.start } <= on)
        })
    }

    /// A petition that pages or is to be reviewed, as the lists show it.
    pub fn page_of(&self, petition: PetitionId) -> Option<&PageRow> {
        self.paging.iter().chain(&self.review).find(|row| row.petition.petition == petition)
    }

    /// How many items of the last handover are with somebody who was to be relieved of them.
    pub fn staying(&self) -> usize {
        self.handover.as_ref().map_or(0, |one| one.staying)
    }

    /// The rung that is called next.
    pub fn rung(&self, ladder: &Ladder) -> Option<&Rung> {
        ladder.next.and_then(|n| self.rules.rungs.get(n))
    }

    /// The rung that a call made now is for.
    pub fn turn(&self, ladder: &Ladder) -> Option<&Rung> {
        ladder.turn.and_then(|n| self.rules.rungs.get(n))
    }

    /// Who stands the shift that begins next, if the rota says.
    pub fn next_on(&self, now: At) -> Option<StaffId> {
        let here = |row: &DutyDayRow, post: &DutyPost| row.away.iter().all(|(staff, _)| *staff != post.staff);
        let posts = self.days.iter().flat_map(|row| row.posts.iter().filter(move |post| here(row, post)));
        let begins = posts.filter_map(|post| {
            let begin = At { day: post.day, minute: self.rules.shift(&post.shift)?.start };
            Some((begin, post.staff)).filter(|(begin, _)| *begin > now)
        });
        begins.min_by_key(|(begin, _)| *begin).map(|(_, staff)| staff)
    }

    /// The name of somebody who stands a shift, or who may.
    pub fn name_of(&self, staff: StaffId) -> &str {
        let posts = self.days.iter().flat_map(|row| &row.posts).map(|post| (post.staff, &post.name));
        let all = self.staff.iter().map(|(id, name)| (*id, name)).chain(posts);
        all.into_iter().find(|(id, _)| *id == staff).map_or("", |(_, name)| name)
    }

    /// Whether somebody may stand duty now.
    pub fn stands(&self, staff: StaffId) -> bool {
        self.staff.iter().any(|(id, _)| *id == staff)
    }
}

crate::text::opaque!(DutyBoard, PageRow, CallRow, MajorRow, ReportRow, HandoverView, ItemRow, RegisterRow);
