//! Words about calendars that are loaded, and about what the bureau settles of counting.

use super::Lang;
use super::message::{Msg, messages};
use crate::bureau::CalendarRefusal;
use crate::bureau::answer::{ClockMove, Contradicts, Signing, TimingChecked, YearChange};
use crate::domain::petition::{DayZero, Roll};
use crate::domain::{CalendarFault, HOLIDAY_CHARS, PAPER_CHARS};

messages! {
    TOO_LARGE = "文件太大，不是放假安排。请选国办通知整理成的那个文件。", "The file is too large for a calendar. Choose the one made from the State Council's notice.";
    NOT_TEXT = "文件不是文本，或有认不出的字。请另存为 UTF-8 的 CSV 或 JSON。", "The file is no text, or has characters in no known encoding. Save it as CSV or JSON in UTF-8.";
    SAME = "放假安排已经是这样，没有变化，不用再签发。", "The calendar says so already: nothing changes, and nothing is to be signed.";
    OTHER_SIGNED = "签的不是这个文件和这些变动：文件或在办期限变了。请重新核对变动，再签发。", "What was signed is not this file with these changes: the file or the open limits changed. Look at the changes again, then sign.";
    LINE = "第 {line} 行读不懂：要“year,2027,published”或“2027-01-01,off,元旦”，或者 holiday-cn 的 JSON。", "Line {line} cannot be read: it should be “year,2027,published” or “2027-01-01,off,元旦”, or the JSON of holiday-cn.";
    WRONG_YEAR = "第 {line} 行的日期前面没有它那一年的年份行。先写“year,2027,published”，再写那一年的“2027-01-01,off,元旦”。", "The day in line {line} does not stand below the line of its year. First “year,2027,published”, then that year's “2027-01-01,off,元旦”.";
    NAME = "第 {line} 行的名称有看不见的字符、控制字符，或超过 {most} 个字。请改好名称。", "The name in line {line} has characters that cannot be seen or that steer the screen, or more than {most}. Put it right.";
    PAPER = "第 {line} 个出处有看不见的字符、控制字符，或超过 {most} 个字。请改好。", "Source {line} has characters that cannot be seen or that steer the screen, or more than {most}. Put it right.";
    TWICE = "第 {line} 行的日期重复。请删去一行。", "The day in line {line} is there twice. Remove one.";
    NO_YEAR = "文件里没有年份。请核对是不是放假安排。", "The file holds no year. Check that it is a calendar.";
    NO_DAYS = "{year} 年在文件里没有一天：通知还没有公布。公布后再导入。", "The file has no day of {year}: its notice is not out yet. Import it once it is.";
    NOT_WEEKEND = "第 {line} 行：只有周六、周日可以是补班日。", "Line {line}: only a Saturday or Sunday can be worked in exchange.";

    YEAR = "{year} 年：放假 {off} 天，补班 {made} 天（{state}）", "{year}: {off} {off|day|days} off, {made} worked in exchange ({state})";
    STATE_PUBLISHED = "已公布", "published";
    STATE_ESTIMATE = "预计", "an estimate";
    CONTRADICTS = "! {year} 年已有公布的通知，与这个文件不同；签发后以这个文件为准。请核对文件。", "! The notice of {year} on record differs from this file, which would take its place. Check the file.";
    CONTRADICTS_OVER = "! {year} 年已经过去，登记的通知与这个文件不同。请核对文件。", "! {year} is over, and its notice on record differs from this file. Check the file.";
    UNUSUAL = "! {year} 年周一到周五净放假 {lost} 天（扣去补班），历年通知是 {fewest} 到 {most} 天。请核对文件有没有缺行、多行。", "! {year} takes {lost} {lost|day|days} from Monday to Friday (make-up days set off); the notices so far took {fewest} to {most}. Check the file for lines missing or too many.";
    TOO_MANY_OFF = "{year} 年周一到周五净放假 {lost} 天（扣去补班），历年通知最多 {most} 天：这不是一年的放假安排。请核对文件。", "{year} would take {lost} {lost|day|days} from Monday to Friday (make-up days set off), and no notice took more than {most}: this is no calendar of a year. Check the file.";
    PAST = "! 起算日早于今天：已经办结的期限和研判的按期率也按新算法重算。", "! It holds from a day in the past: limits that are over and the on-time rates are judged by it anew.";
    SETTLES = "{from} 起：{zero}，{roll}；依据：{basis}", "From {from}: {zero}, {roll}; basis: {basis}";
    OWN_SIGNED = "您已经签过：要由另一人核对签发，其中一人是负责人。", "You have signed it already: another person looks at it and signs, one of the two being the head.";
    NEEDS_HEAD = "已有一人签过：第二人应是负责人。请负责人核对签发。", "One person signed it: the second signature is the head's. Ask the head to look at it and sign.";
    FIRST_SIGNED = "{source} 已载入并签名，还没有生效：请另一人（其中一人是负责人）选同一文件核对签发。", "{source} is loaded and signed, and not in effect yet: another person chooses the same file, looks at it and signs; one of the two is the head.";
    SIGNED_ANEW = "{renewed}{first}", "{renewed} {first}";
    WAITING = "待签发：{source}，{by} {on} 已签，另一人签发后生效", "waiting for a second signature: {source}, signed by {by} on {on}";
    WAITING_ANEW = "待重新签：{source}，{by} {on} 签的不是现在这些变动，那次签名不再算数", "to be signed anew: {source}; {by} signed other changes on {on}, and that counts no more";
    OFFERED = "{by} {on} 已签；另一人签发后生效。", "{by} signed on {on}; it takes effect with the signature of another.";
    RENEWED = "{by} {on} 签的不是现在这些变动，那次签名不再算数：两人从现在这份重新签。", "{by} signed other changes on {on}, and that counts no more: both sign anew what there is now.";
    SIGN_FIRST = "核对无误，载入签名（待另一人签发）", "All is right: load and sign (another signs too)";
    WAITS_CALENDAR = "放假安排 {source} 待签发：F4 导入同一文件核对", "calendar {source} to be signed: load the same file in F4";
    WAITS_COUNTING = "期限算法（{source}）待签发：honordesk calendar settle", "how days are counted ({source}), to be signed: honordesk calendar settle";
    RENEW_CALENDAR = "放假安排 {source} 重新签（变动已不同）：F4 导入同一文件核对", "calendar {source} to be signed anew (its changes are others): load the same file in F4";
    RENEW_COUNTING = "期限算法（{source}）重新签（变动已不同）：honordesk calendar settle", "how days are counted ({source}), to be signed anew (its changes are others): honordesk calendar settle";
    MOVED = "{number} {name}：{from} → {to}{certain}", "{number} {name}: {from} -> {to}{certain}";
    STANDS = "{number} {name}：{to}{certain}", "{number} {name}: {to}{certain}";
    CERTAIN = "，不再暂定", ", no longer provisional";
    UNCERTAIN = "，改为暂定", ", provisional now";
    TOTAL = "核对了 {petitions} 件在办信访，{n} 项期限有变动。", "{petitions} open {petitions|petition|petitions} looked at; {n} {n|limit changes|limits change}.";
    PICK_FILE = "选放假安排的文件（CSV 或 JSON）", "Choose the file of the calendar (CSV or JSON)";
    NO_FILES = "常用文件夹里没有 CSV 或 JSON 文件。先把放假安排存到“下载”或者优盘。", "There is no CSV or JSON file in the usual folders. Save the calendar to Downloads or a stick first.";
    PREVIEW = "放假安排：核对每一项变动，再签发", "Calendar: look at every change, then sign";
    SIGN = "核对无误，签发", "All is right: sign";
    SIGN_ASK = "签发 {source}？", "Sign {source}?";
    SIGN_YES = "签发", "Sign";
    ON_RECORD = "{source} 已签发，全局都按新的放假安排计算。", "{source} is signed; the whole bureau counts by it now.";
    LOAD = "导入放假安排", "Load a calendar";
    FOLDER = "文件夹", "folder";
    SIGN_WITH = "核对后签发：加上 --sign {signature}", "To sign this, add --sign {signature}";
    SIGN_FIRST_WITH = "核对后签名（另一人再签发才生效）：加上 --sign {signature}", "To sign this, add --sign {signature}; it takes effect once another person signs too";
    SAME_COUNTING = "算法已经是这样，没有变化，不用再签发。", "Days are counted so already: nothing changes, and nothing is to be signed.";
    SIGNED = "已签发 {source}，{n} 项期限有变动（日志 {seq}）。", "{source} signed; {n} {n|limit|limits} changed (journal {seq}).";
    SETTLED = "已设定：{from} 起，{zero}，{roll}（日志 {seq}）。", "Settled from {from}: {zero}, {roll} (journal {seq}).";

    ZERO_EXCLUDED = "当日不算", "the day of the event is not counted";
    ZERO_INCLUDED = "当日算第 1 天", "the day of the event is day 1";
    ROLL_NONE = "最后一天是休息日也不顺延", "a last day that is a rest day stands";
    ROLL_NEXT = "最后一天是休息日的顺延到下一个工作日", "a last day that is a rest day moves to the next working day";

    VERSION = "{since} 起：{source}", "since {since}: {source}";
    PAUSE = "中止依据 {id}：《{title}》{article}（{file}），{since} 起，停止 {clocks}", "pause rule {id}: {title}, {article} ({file}), since {since}, stops {clocks}";
    NO_PAUSES = "没有登记中止计时的本地规定：条例只扣除复核听证的时间（第三十六条）。", "No local rule lets a pause stop a clock: the Regulation leaves out only hearings at the recheck (art. 36).";
    COUNTING = "{from} 起的算法：{zero}，{roll}；依据：{basis}", "counting from {from}: {zero}, {roll}; basis: {basis}";
    NO_COUNTING = "首日和顺延没有设定：当日不算（民法典第二百零一条），最后一天是休息日也不顺延，另一天一并列出（民法典第二百零三条是否适用未定）。", "Day zero and the roll are not settled: the day of the event is not counted (Civil Code art. 201), a last day that is a rest day stands, and the other day is shown beside it (whether art. 203 applies is open).";
    LOADED = "{year} 年放假安排：{source}，{by} {on} 签发，SHA-256 {digest}", "calendar of {year}: {source}, signed by {by} on {on}, SHA-256 {digest}";
    EMBEDDED = "{year} 年放假安排：随程序提供（{state}）", "calendar of {year}: it comes with the program ({state})";
    UNKNOWN_YEAR = "没有 {year} 年的放假安排：只分周一到周五和周末，期限暂定。", "There is no calendar of {year}: only Monday to Friday is told from weekends, and limits are provisional.";
    OFF = "放假", "off";
    WORK = "补班", "worked";
}

/// Why the calendar of a file does not take effect.
pub fn refused(why: CalendarRefusal, lang: Lang) -> String {
    match why {
        CalendarRefusal::TooLarge => TOO_LARGE.get(lang).into(),
        CalendarRefusal::NotText => NOT_TEXT.get(lang).into(),
        CalendarRefusal::Same => SAME.get(lang).into(),
        CalendarRefusal::OtherSigned => OTHER_SIGNED.get(lang).into(),
        CalendarRefusal::OwnSigned => OWN_SIGNED.get(lang).into(),
        CalendarRefusal::NeedsHead => NEEDS_HEAD.get(lang).into(),
        CalendarRefusal::TooManyOff { year, lost, most } => {
            TOO_MANY_OFF.with(lang, &[("year", &year), ("lost", &lost), ("most", &most)])
        }
        CalendarRefusal::Unread(fault) => unread(fault, lang),
    }
}

fn unread(fault: CalendarFault, lang: Lang) -> String {
    let line = |msg: Msg, line: usize| msg.with(lang, &[("line", &line)]);
    match fault {
        CalendarFault::Line { line: at } | CalendarFault::Json { line: at } => line(LINE, at),
        CalendarFault::WrongYear { line: at } => line(WRONG_YEAR, at),
        CalendarFault::Name { line } => NAME.with(lang, &[("line", &line), ("most", &HOLIDAY_CHARS)]),
        CalendarFault::Paper { line } => PAPER.with(lang, &[("line", &line), ("most", &PAPER_CHARS)]),
        CalendarFault::Twice { line: at } => line(TWICE, at),
        CalendarFault::NotWeekend { line: at } => line(NOT_WEEKEND, at),
        CalendarFault::NoYear => NO_YEAR.get(lang).into(),
        CalendarFault::NoDays { year } => NO_DAYS.with(lang, &[("year", &year)]),
    }
}

/// Whether the notice of a year is out.
pub fn state(published: bool) -> Msg {
    if published { STATE_PUBLISHED } else { STATE_ESTIMATE }
}

/// Whether the day of an event is counted.
pub fn day_zero(zero: DayZero) -> Msg {
    match zero {
        DayZero::Excluded => ZERO_EXCLUDED,
        DayZero::Included => ZERO_INCLUDED,
    }
}

/// What happens to a last day that is a rest day.
pub fn roll(roll: Roll) -> Msg {
    match roll {
        Roll::None => ROLL_NONE,
        Roll::NextWorkingDay => ROLL_NEXT,
    }
}

/// What a file says of a year, and what is odd about it.
pub fn year(year: &YearChange, lang: Lang) -> Vec<String> {
    let state = state(year.published).get(lang);
    let mut said =
        vec![YEAR.with(
            lang,
            &[("year", &year.year), ("off", &year.off), ("made", &year.made_up), ("state", &state)],
        )];
    let contradicts = year.contradicts.map(|which| match which {
        Contradicts::Current => CONTRADICTS,
        Contradicts::Past => CONTRADICTS_OVER,
    });
    said.extend(contradicts.map(|msg| msg.with(lang, &[("year", &year.year)])));
    let (fewest, most) = year.usual;
    if !(fewest..=most).contains(&year.lost) {
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("year", &year.year), ("lost", &year.lost), ("fewest", &fewest), ("most", &most)];
        said.push(UNUSUAL.with(lang, &values));
    }
    said
}

/// A limit that changes.
pub fn moved(one: &ClockMove, lang: Lang) -> String {
    let certain = match one.provisional {
        (true, false) => CERTAIN.get(lang),
        (false, true) => UNCERTAIN.get(lang),
        _ => "",
    };
    let name = match lang {
        Lang::Zh => &one.name.0,
        Lang::En => &one.name.1,
    };
    let msg = if one.from == one.to { STANDS } else { MOVED };
    msg.with(
        lang,
        &[
            ("number", &one.number),
            ("name", name),
            ("from", &one.from),
            ("to", &one.to),
            ("certain", &certain),
        ],
    )
}

/// Everything that a file or setting would change, a line each.
pub fn checked(seen: &TimingChecked, lang: Lang) -> Vec<String> {
    let mut said: Vec<String> = seen.years.iter().flat_map(|one| year(one, lang)).collect();
    said.extend(seen.past.then(|| PAST.get(lang).to_owned()));
    said.extend(seen.moves.iter().map(|one| moved(one, lang)));
    said.push(TOTAL.with(lang, &[("petitions", &seen.petitions), ("n", &seen.moves.len())]));
    said.extend(first(seen, lang));
    said
}

/// Who signed it before.
pub fn first(seen: &TimingChecked, lang: Lang) -> Option<String> {
    let (by, on) = seen.offered.as_ref()?;
    let msg = if seen.stale { RENEWED } else { OFFERED };
    Some(msg.with(lang, &[("by", by), ("on", on)]))
}

/// What the asker does next.
pub fn next(seen: &TimingChecked, lang: Lang) -> String {
    let sign = |msg: Msg| msg.with(lang, &[("signature", &seen.signature)]);
    match seen.signing {
        _ if seen.same && seen.years.is_empty() => SAME_COUNTING.get(lang).to_owned(),
        _ if seen.same => SAME.get(lang).to_owned(),
        Signing::TakesEffect => sign(SIGN_WITH),
        Signing::First => sign(SIGN_FIRST_WITH),
        Signing::Own => OWN_SIGNED.get(lang).to_owned(),
        Signing::NeedsHead => NEEDS_HEAD.get(lang).to_owned(),
    }
}

/// What waits for a second signature.
pub fn waits(source: &str, (counting, stale): (bool, bool), lang: Lang) -> String {
    let msg = match (counting, stale) {
        (false, false) => WAITS_CALENDAR,
        (false, true) => RENEW_CALENDAR,
        (true, false) => WAITS_COUNTING,
        (true, true) => RENEW_COUNTING,
    };
    msg.with(lang, &[("source", &source)])
}
