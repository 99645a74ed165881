//! Words of the ladder of time limits that is worked out without a petition.

use super::Lang;
use super::message::{Msg, messages};
use crate::domain::petition::{LadderFault, Milestone, Rung};

messages! {
    ROLLED = "休息日；若顺延则 {day}", "a rest day; {day} if it moves";
    AFTER_LIMIT = "{on} 申请，已过这一天", "asked for on {on}, after this day";
    MOVED_ON = "原为休息日，按本局设定顺延到这一天", "moved on from a rest day, as the bureau has settled";
    EXTENSION = "延长后办结", "Conclusion, extended";

    RECEIVED = "收到", "receipt";
    ACCEPTED = "受理", "acceptance";
    SERVED = "处理意见送达", "service of the opinion";
    REVIEW_REQUESTED = "复查申请", "the request for a review";
    REVIEW_SERVED = "复查意见送达", "service of the review opinion";
    RECHECK_REQUESTED = "复核申请", "the request for a recheck";
    HEARING = "复核听证", "the hearing of the recheck";
    HEARING_END = "听证结束", "the end of the hearing";

    ORDER = "{later}（{on}）早于{earlier}（{before}），请核对日期。", "{later} ({on}) comes before {earlier} ({before}): check the days.";
    MISSING = "写了{later}，没有写{earlier}：先补上日期。", "There is {later} and not {earlier}: add its day first.";
    BEFORE_RULES = "{received} 早于最早的规定（{since} 起施行），没有期限可算。请核对日期。", "On {received} no rules were in force yet (the first are of {since}): there is no limit to work out. Check the day.";
    NO_DATABASE = "{dir} 里没有数据库：按程序自带的规则和日历计算。", "There is no database in {dir}: worked out by the rules and calendars of the program.";
    BEYOND_CALENDAR = "从 {received} 起算的期限超出日历（到 2999 年为止）。请核对日期。", "A limit from {received} ends beyond the calendar, which goes to 2999. Check the day.";
    NOTHING_TO_EXTEND = "没有写受理日期，无从延期：加上 --accepted。", "Nothing to extend without a day of acceptance: add --accepted.";
}

/// What a limit is called.
pub fn name<'r>(rung: &Rung<'r>, lang: Lang) -> &'r str {
    match lang {
        _ if rung.is_extension() => EXTENSION.get(lang),
        Lang::Zh => &rung.rule.zh,
        Lang::En => &rung.rule.en,
    }
}

/// What is said of a limit whose last day as the text counts it is a rest day.
pub fn rest(rung: &Rung<'_>, lang: Lang) -> Option<String> {
    let rolled = rung.rolled?;
    Some(if rolled == rung.due {
        MOVED_ON.get(lang).to_owned()
    } else {
        ROLLED.with(lang, &[("day", &rolled)])
    })
}

/// Why no ladder can be worked out, and what to do.
pub fn fault(fault: &LadderFault, lang: Lang) -> String {
    match fault {
        LadderFault::Order { later, on, earlier, before } => ORDER.with(
            lang,
            &[
                ("later", &milestone(*later).get(lang)),
                ("on", on),
                ("earlier", &milestone(*earlier).get(lang)),
                ("before", before),
            ],
        ),
        LadderFault::Missing { later, earlier } => {
            let (later, earlier) = (milestone(*later).get(lang), milestone(*earlier).get(lang));
            MISSING.with(lang, &[("later", &later), ("earlier", &earlier)])
        }
        LadderFault::BeforeRules { received, since } => {
            BEFORE_RULES.with(lang, &[("received", received), ("since", since)])
        }
        LadderFault::BeyondCalendar { received } => BEYOND_CALENDAR.with(lang, &[("received", received)]),
        LadderFault::NothingToExtend => NOTHING_TO_EXTEND.get(lang).to_owned(),
    }
}

fn milestone(of: Milestone) -> Msg {
    match of {
        Milestone::Received => RECEIVED,
        Milestone::Accepted => ACCEPTED,
        Milestone::Served => SERVED,
        Milestone::ReviewRequested => REVIEW_REQUESTED,
        Milestone::ReviewServed => REVIEW_SERVED,
        Milestone::RecheckRequested => RECHECK_REQUESTED,
        Milestone::Hearing => HEARING,
        Milestone::HearingEnd => HEARING_END,
    }
}
