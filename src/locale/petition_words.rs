//! Words of petitions: states, acts, routes, tabs of the queue, and why it stands as it does.

use chrono::Weekday;

use super::message::{Lang, Msg, messages};
use super::{petition_after as after, petition_hands as hands};
use crate::bureau::query::{Order, Tab};
use crate::domain::Article;
use crate::domain::petition::{
    Channel, ClockStatus, Origin, PetitionAct, PetitionState, PressingReason, Purpose, Route, StripWhy,
};

messages! {
    STATE_REGISTERED = "已登记", "registered";
    STATE_ACCEPTED = "已受理", "accepted";
    STATE_TRANSFERRED = "已转送", "transferred";
    STATE_DECLINED = "不予受理", "declined";
    STATE_RETURNED = "已退回", "returned";
    STATE_NOT_AGAIN = "不再受理", "not taken again";
    STATE_DIRECTED = "导入法定程序", "directed elsewhere";
    STATE_SIMPLE = "简易办理", "simple handling";
    STATE_HANDLING = "办理中", "being handled";
    STATE_HEARING = "听证中", "in hearing";
    STATE_EXTENDED = "已延期", "extended";
    STATE_MEDIATED = "已调解", "mediated";
    STATE_SUSPENDED = "中止", "suspended";
    STATE_REPLIED = "待送达", "answered, not served";
    STATE_SERVED = "已答复", "answered";
    STATE_ENFORCING = "执行督促", "enforcing";
    STATE_UNDER_REVIEW = "复查中", "under review";
    STATE_REVIEWED = "已复查待送达", "reviewed, not served";
    STATE_REVIEW_SERVED = "已复查", "reviewed";
    STATE_UNDER_RECHECK = "复核中", "under recheck";
    STATE_RECHECKED = "已复核待送达", "rechecked, not served";
    STATE_FINAL = "终结", "final";
    STATE_CLOSED = "了结", "closed";
    STATE_WITHDRAWN = "已撤回", "withdrawn";
    STATE_UNSERVED = "办结未送达", "done, not served";

    ACT_ACCEPT = "受理", "accept";
    ACT_TRANSFER = "转送交办", "transfer";
    ACT_DECLINE = "不予受理", "decline";
    ACT_OBJECT = "异议退回", "object and return";
    ACT_NO_FURTHER = "不再受理", "not take up again";
    ACT_DIRECT = "导入法定程序", "direct to its procedure";
    ACT_SIMPLE = "简易办理", "handle by the simple procedure";
    ACT_ASSIGN = "交办", "assign";
    ACT_TO_ORDINARY = "转为一般程序", "handle in the ordinary way";
    ACT_MEDIATE = "达成调解", "mediate";
    ACT_HEARING = "举行听证", "hold a hearing";
    ACT_REQUEST_EXTENSION = "申请延期", "request an extension";
    ACT_APPROVE_EXTENSION = "批准延期", "approve the extension";
    ACT_REFUSE_EXTENSION = "不同意延期", "refuse the extension";
    ACT_REPLY = "处理意见", "reply";
    ACT_SERVE = "送达", "serve";
    ACT_WITHDRAW = "撤回", "withdraw";
    ACT_SUSPEND = "中止", "suspend";
    ACT_RESUME = "恢复办理", "resume";
    ACT_ENFORCE = "督促执行", "enforce";
    ACT_REQUEST_REVIEW = "申请复查", "request a review";
    ACT_REVIEW_OPINION = "复查意见", "review opinion";
    ACT_REQUEST_RECHECK = "申请复核", "request a recheck";
    ACT_RECHECK_OPINION = "复核意见", "recheck opinion";
    ACT_FINALISE = "了结", "close";
    ACT_EVALUATE = "满意度评价", "rate";
    ACT_TRACK = "开启追踪", "track";
    ACT_UNTRACK = "关闭追踪", "stop tracking";
    ACT_TAKE_BACK = "转回本局", "back with the bureau";
    ACT_TAKE_APART = "分出另办", "handled apart";
    ACT_NOTE = "备注", "note";
    ACT_REDO = "重新办理", "handle anew";
    ACT_DEFER = "暂缓", "set aside";
    ACT_JOIN = "重复件", "join";
    ACT_SET_DEADLINE = "指定期限", "set a deadline";
    ACT_CLEAR_DEADLINE = "撤销指定期限", "take the deadline back";

    ROUTE_JUDICIAL = "涉法涉诉（第三十一条第（一）项）", "judicial (art. 31 item 1)";
    ROUTE_ARBITRATION = "仲裁（第三十一条第（二）项）", "arbitration (art. 31 item 2)";
    ROUTE_PARTY = "党内申诉（第三十一条第（三）项）", "party appeal (art. 31 item 3)";
    ROUTE_ADMINISTRATIVE = "行政程序（第三十一条第（四）项）", "administrative procedure (art. 31 item 4)";
    ROUTE_DUTY = "履行职责（第三十一条第（五）项）", "duty to act (art. 31 item 5)";
    ROUTE_OPINION = "处理意见（第三十一条第（六）项）", "written opinion (art. 31 item 6)";
    ROUTE_SUGGESTION = "建议意见（第二十九条）", "suggestion (art. 29)";
    ROUTE_ACCUSATION = "检举控告（第三十条）", "accusation (art. 30)";

    CHANNEL_VISIT = "来访", "visit";
    CHANNEL_LETTER = "来信", "letter";
    CHANNEL_PHONE = "来电", "phone";
    CHANNEL_ONLINE = "网上", "online";
    CHANNEL_FAX = "传真", "fax";
    CHANNEL_REPORTED = "上报", "reported";

    PURPOSE_RESOLVE = "求决", "resolve";
    PURPOSE_APPEAL = "申诉", "appeal";
    PURPOSE_INQUIRY = "咨询", "inquiry";
    PURPOSE_SUGGESTION = "意见建议", "suggestion";
    PURPOSE_ACCUSATION = "检举控告", "accusation";
    PURPOSE_OTHER = "其他", "other";

    ORIGIN_DIRECT = "直接提出", "raised here";
    ORIGIN_REFERRED = "转送交办", "referred";

    TAB_UNDECIDED = "待分办", "new";
    TAB_UNASSIGNED = "无人承办", "unassigned";
    TAB_TEAM = "专班", "team";
    TAB_DEFERRED = "暂缓", "set aside";
    TAB_DONE = "已办", "done";
    TAB_MINE = "我的", "mine";
    TAB_SOON = "三日内", "in 3 days";
    TAB_LATE = "逾期", "late";
    TAB_UNSERVED = "未送达", "unserved";
    TAB_REVIEW = "复查复核", "review";
    TAB_OPEN = "在办", "open";
    TAB_ALL = "全部", "all";

    ORDER_URGENT = "紧要程度（同一理由新到的在前）", "urgency (of one reason the newest first)";
    ORDER_DUE = "到期日", "what is due next";
    ORDER_NEWEST = "最新收到", "newest first";
    ORDER_OLDEST = "历时最长", "oldest first";
    ORDER_HELD = "在手最久", "longest held";

    URGENCY_LATE = "逾期 {n} 天", "{n} {n|day|days} late";
    URGENCY_LEFT = "剩 {n} 天", "{n} {n|day|days} left";
    URGENCY_TODAY = "今天到期", "due today";
    URGENCY_ALARMING = "极端言行", "alarming words";
    URGENCY_AGED = "80 岁以上（{n} 岁）", "80 or older ({n})";
    URGENCY_DISABLED = "残疾 {n} 级", "disability grade {n}";
    URGENCY_GROUP = "集体访 {n} 人", "a group of {n}";
    URGENCY_REPEAT = "重复件第 {n} 次", "repeat no. {n}";
    URGENCY_BACK_TODAY = "今天后不能退回", "last day to return it";
    URGENCY_BACK = "退回剩 {n} 天", "{n} {n|day|days} to return it";
    URGENCY_NOTICE = "待书面告知", "first notice owed";

    MONDAY = "一", "Mon";
    TUESDAY = "二", "Tue";
    WEDNESDAY = "三", "Wed";
    THURSDAY = "四", "Thu";
    FRIDAY = "五", "Fri";
    SATURDAY = "六", "Sat";
    SUNDAY = "日", "Sun";

    STRIP_DAY_ZERO = "当日不计", "the day itself is not counted";
    STRIP_COUNTED = "计入", "counted";
    STRIP_MADE_UP = "调休上班，计入", "worked in exchange, counted";
    STRIP_WEEKEND = "周末，不计", "weekend, not counted";
    STRIP_HOLIDAY = "节假日，不计", "holiday, not counted";
    STRIP_HEARING = "听证，不计", "hearing, not counted";
    STRIP_PAUSED = "中止，不算", "paused, not counted";
    STRIP_EXTENSION = "延期内，计入", "extension, counted";
    STRIP_ROLLED = "顺延", "moved on";

    CLOCK_RUNNING = "计时中", "running";
    CLOCK_MET = "已按期", "met";
    CLOCK_LATE = "逾期", "late";
    CLOCK_LAPSED = "已过期未行使", "lapsed";
    CLOCK_OFF = "不再计时", "off";
    CLOCK_PAUSED = "中止计时", "paused";

}

/// Where a petition stands.
pub fn state(state: PetitionState) -> Msg {
    match state {
        PetitionState::Registered => STATE_REGISTERED,
        PetitionState::Accepted => STATE_ACCEPTED,
        PetitionState::Transferred => STATE_TRANSFERRED,
        PetitionState::Declined => STATE_DECLINED,
        PetitionState::Returned => STATE_RETURNED,
        PetitionState::NotAgain => STATE_NOT_AGAIN,
        PetitionState::Directed => STATE_DIRECTED,
        PetitionState::Simple => STATE_SIMPLE,
        PetitionState::Handling => STATE_HANDLING,
        PetitionState::Hearing => STATE_HEARING,
        PetitionState::Extended => STATE_EXTENDED,
        PetitionState::Mediated => STATE_MEDIATED,
        PetitionState::Suspended => STATE_SUSPENDED,
        PetitionState::Replied => STATE_REPLIED,
        PetitionState::Served => STATE_SERVED,
        PetitionState::Enforcing => STATE_ENFORCING,
        PetitionState::UnderReview => STATE_UNDER_REVIEW,
        PetitionState::Reviewed => STATE_REVIEWED,
        PetitionState::ReviewServed => STATE_REVIEW_SERVED,
        PetitionState::UnderRecheck => STATE_UNDER_RECHECK,
        PetitionState::Rechecked => STATE_RECHECKED,
        PetitionState::Final => STATE_FINAL,
        PetitionState::Closed => STATE_CLOSED,
        PetitionState::Withdrawn => STATE_WITHDRAWN,
        PetitionState::Unserved => STATE_UNSERVED,
    }
}

/// What is done to a petition.
pub fn act(act: PetitionAct) -> Msg {
    match act {
        PetitionAct::Accept => ACT_ACCEPT,
        PetitionAct::Transfer => ACT_TRANSFER,
        PetitionAct::Decline => ACT_DECLINE,
        PetitionAct::Object => ACT_OBJECT,
        PetitionAct::NoFurther => ACT_NO_FURTHER,
        PetitionAct::Direct => ACT_DIRECT,
        PetitionAct::Simple => ACT_SIMPLE,
        PetitionAct::Assign => ACT_ASSIGN,
        PetitionAct::ToOrdinary => ACT_TO_ORDINARY,
        PetitionAct::Mediate => ACT_MEDIATE,
        PetitionAct::Hearing => ACT_HEARING,
        PetitionAct::RequestExtension => ACT_REQUEST_EXTENSION,
        PetitionAct::ApproveExtension => ACT_APPROVE_EXTENSION,
        PetitionAct::RefuseExtension => ACT_REFUSE_EXTENSION,
        PetitionAct::Reply => ACT_REPLY,
        PetitionAct::Serve => ACT_SERVE,
        PetitionAct::Withdraw => ACT_WITHDRAW,
        PetitionAct::Suspend => ACT_SUSPEND,
        PetitionAct::Resume => ACT_RESUME,
        PetitionAct::Enforce => ACT_ENFORCE,
        PetitionAct::RequestReview => ACT_REQUEST_REVIEW,
        PetitionAct::ReviewOpinion => ACT_REVIEW_OPINION,
        PetitionAct::RequestRecheck => ACT_REQUEST_RECHECK,
        PetitionAct::RecheckOpinion => ACT_RECHECK_OPINION,
        PetitionAct::Finalise => ACT_FINALISE,
        PetitionAct::Evaluate => ACT_EVALUATE,
        PetitionAct::Track => ACT_TRACK,
        PetitionAct::Untrack => ACT_UNTRACK,
        PetitionAct::TakeBack => ACT_TAKE_BACK,
        PetitionAct::Note => ACT_NOTE,
        PetitionAct::Redo => ACT_REDO,
        PetitionAct::Defer => ACT_DEFER,
        PetitionAct::Join => ACT_JOIN,
        PetitionAct::SetDeadline => ACT_SET_DEADLINE,
        PetitionAct::ClearDeadline => ACT_CLEAR_DEADLINE,
        PetitionAct::Look => after::ACT_LOOK,
        PetitionAct::CarryOut => after::ACT_CARRY_OUT,
        other => hands::act(other),
    }
}

/// The same of a petition that was joined to another then, or was not: what is joined never left the bureau.
pub fn act_of(of: PetitionAct, joined: bool) -> Msg {
    if joined && of == PetitionAct::TakeBack { ACT_TAKE_APART } else { act(of) }
}

/// By which article's way it goes.
pub fn route(route: Route) -> Msg {
    match route {
        Route::Judicial => ROUTE_JUDICIAL,
        Route::Arbitration => ROUTE_ARBITRATION,
        Route::Party => ROUTE_PARTY,
        Route::Administrative => ROUTE_ADMINISTRATIVE,
        Route::Duty => ROUTE_DUTY,
        Route::Opinion => ROUTE_OPINION,
        Route::Suggestion => ROUTE_SUGGESTION,
        Route::Accusation => ROUTE_ACCUSATION,
    }
}

/// How it came.
pub fn channel(channel: Channel) -> Msg {
    match channel {
        Channel::Visit => CHANNEL_VISIT,
        Channel::Letter => CHANNEL_LETTER,
        Channel::Phone => CHANNEL_PHONE,
        Channel::Online => CHANNEL_ONLINE,
        Channel::Fax => CHANNEL_FAX,
        Channel::Reported => CHANNEL_REPORTED,
        Channel::Forwarded => hands::CHANNEL_FORWARDED,
    }
}

/// What the petitioner wants.
pub fn purpose(purpose: Purpose) -> Msg {
    match purpose {
        Purpose::Resolve => PURPOSE_RESOLVE,
        Purpose::Appeal => PURPOSE_APPEAL,
        Purpose::Inquiry => PURPOSE_INQUIRY,
        Purpose::Suggestion => PURPOSE_SUGGESTION,
        Purpose::Accusation => PURPOSE_ACCUSATION,
        Purpose::Other => PURPOSE_OTHER,
    }
}

/// From whom it came.
pub fn origin(origin: Origin) -> Msg {
    match origin {
        Origin::Direct => ORIGIN_DIRECT,
        Origin::Referred => ORIGIN_REFERRED,
    }
}

/// A tab of the queue.
pub fn tab(tab: Tab) -> Msg {
    match tab {
        Tab::Undecided => TAB_UNDECIDED,
        Tab::Unassigned => TAB_UNASSIGNED,
        Tab::Mine => TAB_MINE,
        Tab::Team => TAB_TEAM,
        Tab::Deferred => TAB_DEFERRED,
        Tab::LongStanding => hands::LONG,
        Tab::Tracked => after::TAB_TRACKED,
        Tab::Done => TAB_DONE,
        Tab::Soon => TAB_SOON,
        Tab::Late => TAB_LATE,
        Tab::Unserved => TAB_UNSERVED,
        Tab::Review => TAB_REVIEW,
        Tab::Open => TAB_OPEN,
        Tab::All => TAB_ALL,
    }
}

/// What a tab of the queue is sorted by: what is followed by the day of the next look, but for when it came.
pub fn order(order: Order, tab: Tab) -> Msg {
    match order {
        Order::Urgent | Order::Due | Order::Held if tab == Tab::Tracked => after::ORDER_NEXT_LOOK,
        Order::Urgent => ORDER_URGENT,
        Order::Due => ORDER_DUE,
        Order::Newest => ORDER_NEWEST,
        Order::Oldest => ORDER_OLDEST,
        Order::Held => ORDER_HELD,
    }
}

/// Why a petition is looked at before others.
pub fn pressing_reason(why: PressingReason, lang: Lang) -> String {
    let (msg, n) = match why {
        PressingReason::Critical => (hands::URGENCY_CRITICAL, 0),
        PressingReason::Urgent => (hands::URGENCY_URGENT, 0),
        PressingReason::LongStanding => (hands::LONG, 0),
        PressingReason::Late(days) => (URGENCY_LATE, u64::from(days)),
        PressingReason::Left(0) => (URGENCY_TODAY, 0),
        PressingReason::Left(days) => (URGENCY_LEFT, days.into()),
        PressingReason::WayBack(0) => (URGENCY_BACK_TODAY, 0),
        PressingReason::WayBack(days) => (URGENCY_BACK, days.into()),
        PressingReason::Alarming => (URGENCY_ALARMING, 0),
        PressingReason::Aged(age) => (URGENCY_AGED, age.into()),
        PressingReason::Disabled(grade) => (URGENCY_DISABLED, grade.into()),
        PressingReason::Group(heads) => (URGENCY_GROUP, heads.into()),
        PressingReason::Repeat(nth) => (URGENCY_REPEAT, nth.into()),
        PressingReason::Notice => (URGENCY_NOTICE, 0),
    };
    msg.with(lang, &[("n", &n)])
}

/// How a clock stands.
pub fn clock_status(status: ClockStatus) -> Msg {
    match status {
        ClockStatus::Running => CLOCK_RUNNING,
        ClockStatus::Met => CLOCK_MET,
        ClockStatus::Late => CLOCK_LATE,
        ClockStatus::Lapsed => CLOCK_LAPSED,
        ClockStatus::Off => CLOCK_OFF,
        ClockStatus::Paused => CLOCK_PAUSED,
    }
}

/// A day of the week.
pub fn weekday(day: Weekday) -> Msg {
    match day {
        Weekday::Mon => MONDAY,
        Weekday::Tue => TUESDAY,
        Weekday::Wed => WEDNESDAY,
        Weekday::Thu => THURSDAY,
        Weekday::Fri => FRIDAY,
        Weekday::Sat => SATURDAY,
        Weekday::Sun => SUNDAY,
    }
}

/// Why a day of a strip counts or not.
pub fn strip_why(why: StripWhy) -> Msg {
    match why {
        StripWhy::DayZero => STRIP_DAY_ZERO,
        StripWhy::Counted => STRIP_COUNTED,
        StripWhy::MadeUp => STRIP_MADE_UP,
        StripWhy::Weekend => STRIP_WEEKEND,
        StripWhy::Holiday => STRIP_HOLIDAY,
        StripWhy::Hearing => STRIP_HEARING,
        StripWhy::Paused => STRIP_PAUSED,
        StripWhy::Extension => STRIP_EXTENSION,
        StripWhy::Rolled => STRIP_ROLLED,
    }
}

/// A citation.
pub fn article(article: &Article, lang: Lang) -> String {
    match lang {
        Lang::Zh => article.zh(),
        Lang::En => article.en(),
    }
}
