//! Times of day as people say them: in figures or characters, with the part of the day before them.

use crate::domain::Date;
use crate::domain::duty::At;
use crate::text::numeral;

/// A part of the day, and what the hours said with it mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// 凌晨: from midnight on.
    SmallHours,
    /// 清晨、早上
    Morning,
    /// 上午
    Forenoon,
    /// 中午
    Noon,
    /// 下午
    Afternoon,
    /// 傍晚
    Dusk,
    /// 晚上: the evening, and what of the night follows it.
    Evening,
    /// 半夜、深夜: of one night, which two days share.
    Night,
}

/// Words for the parts of the day; a longer one stands before one that it begins with.
const PARTS: [(&str, Part); 22] = [
    ("凌晨", Part::SmallHours),
    ("清晨", Part::Morning),
    ("清早", Part::Morning),
    ("早上", Part::Morning),
    ("早晨", Part::Morning),
    ("上午", Part::Forenoon),
    ("中午", Part::Noon),
    ("正午", Part::Noon),
    ("下午", Part::Afternoon),
    ("午后", Part::Afternoon),
    ("傍晚", Part::Dusk),
    ("晚上", Part::Evening),
    ("晚间", Part::Evening),
    ("夜晚", Part::Evening),
    ("后半夜", Part::SmallHours),
    ("半夜", Part::Night),
    ("深夜", Part::Night),
    ("午夜", Part::Night),
    ("夜里", Part::Night),
    ("夜间", Part::Night),
    ("早", Part::Morning),
    ("晚", Part::Evening),
];

/// Which day a time is of, where a day is said with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Falls {
    /// That day.
    OnIt,
    /// The one after: the night goes on.
    AfterIt,
    /// Either: it does not say.
    Either,
}

impl Part {
    /// The hour of the day that is meant by an hour of the clock, and of which day; `None` where nobody says so.
    fn means(self, hour: u16) -> Option<(u16, Falls)> {
        let on_it = |hour: u16| Some((hour, Falls::OnIt));
        match (self, hour) {
            (Self::SmallHours, 0 | 12) => on_it(0),
            // As the clock of a whole day says it.
            (Self::SmallHours, 1..=6)
            | (Self::Morning, 4..=11)
            | (Self::Forenoon, 6..=12)
            | (Self::Noon, 11..=14)
            | (Self::Afternoon, 12..=18)
            | (Self::Dusk, 16..=20)
            | (Self::Evening | Self::Night, 17..=23) => on_it(hour),
            // As the clock of twelve hours says it.
            (Self::Noon, 1..=2)
            | (Self::Afternoon, 1..=7)
            | (Self::Dusk, 4..=8)
            | (Self::Evening, 5..=11)
            | (Self::Night, 7..=11) => on_it(hour + 12),
            // Twelve at night ends the evening.
            (Self::Evening, 0 | 12) => Some((0, Falls::AfterIt)),
            (Self::Evening, 1..=4) => Some((hour, Falls::AfterIt)),
            (Self::Night, 0 | 12) => Some((0, Falls::Either)),
            (Self::Night, 1..=6) => Some((hour, Falls::Either)),
            _ => None,
        }
    }
}

/// Minutes after midnight, and of which day where one is said with it.
fn said(text: &str) -> Option<(u16, Falls)> {
    let text: String = text.split_whitespace().collect();
    match text.as_str() {
        "午夜" | "半夜" => return Some((0, Falls::Either)),
        // The end of a day as the clock of a whole day says it.
        "24:00" | "2400" | "24点" | "24时" => return Some((0, Falls::AfterIt)),
        _ => {}
    }
    let part = PARTS.iter().find_map(|(word, part)| Some((*part, text.strip_prefix(word)?)));
    let (part, text) = part.map_or((None, text.as_str()), |(part, rest)| (Some(part), rest));
    let text = text.strip_suffix('分').unwrap_or(text);
    let (hour, minute) = match text.split_once([':', '：', '点', '时', '.']) {
        Some((hour, "" | "整" | "钟")) if !text.ends_with([':', '：', '.']) => (hour, "0"),
        Some((hour, "半")) => (hour, "30"),
        Some((hour, "一刻")) => (hour, "15"),
        Some((hour, "三刻")) => (hour, "45"),
        Some(parts) => parts,
        None => text.split_at_checked(text.len().checked_sub(2).filter(|at| *at > 0)?)?,
    };
    let read = |t: &str, most: u16| numeral(t).and_then(|n| u16::try_from(n).ok()).filter(|n| *n < most);
    let (hour, minute) = (read(hour, 24)?, read(minute, 60)?);
    let (hour, falls) = part.map_or(Some((hour, Falls::OnIt)), |part| part.means(hour))?;
    Some((hour * 60 + minute, falls))
}

/// Minutes after midnight of a time that is said without a day: `9:38`, `0938`, `9点38分`, `下午3点`, `晚上十二点`.
pub fn minute_of(text: &str) -> Option<u16> {
    said(text).map(|(minute, _)| minute)
}

/// Minutes after the midnight that a known day begins with. What falls into the night after it is not of that day.
pub fn minute_of_day(text: &str) -> Option<u16> {
    said(text).filter(|(_, falls)| *falls == Falls::OnIt).map(|(minute, _)| minute)
}

/// A time of a day, or of the night that follows it. `None` where it could be of the night before as well.
fn on_day(day: Date, text: &str) -> Option<At> {
    let (minute, falls) = said(text)?;
    match falls {
        Falls::OnIt => Some(At { day, minute }),
        Falls::AfterIt => Some(At { day: day.plus_days(1), minute }),
        Falls::Either => None,
    }
}

/// A time of today, of tomorrow where it is over, or of the day that stands before it in figures or as a word (`明早八点`).
pub fn minute_ahead(text: &str, now: At) -> Option<At> {
    let text = text.trim();
    let tomorrow = now.day.plus_days(1);
    // What was folded has its letters small.
    if let Some((day, time)) = text.split_once(|c: char| matches!(c, 'T' | 't') || c.is_whitespace())
        && let Some(day) = Date::parse(day)
    {
        return on_day(day, time);
    }
    let worded = [
        ("今天", now.day, ""),
        ("今早", now.day, "早上"),
        ("今晚", now.day, "晚上"),
        ("明天", tomorrow, ""),
        ("明早", tomorrow, "早上"),
        ("明晚", tomorrow, "晚上"),
    ];
    for (word, day, part) in worded {
        if let Some(rest) = text.strip_prefix(word) {
            return on_day(day, &format!("{part}{}", rest.trim_start()));
        }
    }
    let at = At { day: now.day, minute: minute_of(text)? };
    Some(if at > now { at } else { At { day: tomorrow, ..at } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    /// What people say, and the hour and minute that they mean.
    const SAID: [(&str, u16, u16); 56] = [
        ("9:30", 9, 30),
        ("09：30", 9, 30),
        ("0930", 9, 30),
        ("930", 9, 30),
        ("９点半", 9, 30),
        ("9点", 9, 0),
        ("9点30分", 9, 30),
        ("15:00", 15, 0),
        ("九点", 9, 0),
        ("十点二十五分", 10, 25),
        ("零点", 0, 0),
        ("零点半", 0, 30),
        ("零点一刻", 0, 15),
        ("０点", 0, 0),
        ("0:30", 0, 30),
        ("凌晨零点", 0, 0),
        ("凌晨12:30", 0, 30),
        ("凌晨１２：３０", 0, 30),
        ("凌晨十二点", 0, 0),
        ("凌晨一点", 1, 0),
        ("凌晨两点", 2, 0),
        ("凌晨3点三刻", 3, 45),
        ("凌晨五点", 5, 0),
        ("后半夜两点", 2, 0),
        ("清晨五点半", 5, 30),
        ("早上8点", 8, 0),
        ("早晨八点", 8, 0),
        ("上午9点一刻", 9, 15),
        ("上午十二点", 12, 0),
        ("中午十一点半", 11, 30),
        ("中午12点半", 12, 30),
        ("中午一点", 13, 0),
        ("下午3点", 15, 0),
        ("下午十二点半", 12, 30),
        ("下午 3:05", 15, 5),
        ("下午15:00", 15, 0),
        ("傍晚六点", 18, 0),
        ("傍晚5点半", 17, 30),
        ("晚上六点", 18, 0),
        ("晚上十点半", 22, 30),
        ("晚上11点", 23, 0),
        ("晚上23:30", 23, 30),
        ("晚上十二点", 0, 0),
        ("晚上12点一刻", 0, 15),
        ("晚上一点", 1, 0),
        ("晚上两点", 2, 0),
        ("半夜十二点", 0, 0),
        ("半夜三点", 3, 0),
        ("深夜一点", 1, 0),
        ("深夜十一点", 23, 0),
        ("午夜", 0, 0),
        ("午夜12点", 0, 0),
        ("半夜", 0, 0),
        ("24:00", 0, 0),
        ("２４点", 0, 0),
        ("夜里两点半", 2, 30),
    ];

    #[test]
    fn times_are_read_as_they_are_said() {
        for (text, hour, minute) in SAID {
            assert_eq!(minute_of(&fold(text)), Some(hour * 60 + minute), "{text}");
        }
    }

    #[test]
    fn what_nobody_says_is_no_time() {
        for text in [
            "9",
            "25:00",
            "24:01",
            "9:60",
            "廿点",
            "9:",
            "",
            "半",
            "九",
            "凌晨",
            "凌晨九点",
            "凌晨23:00",
            "早上十二点",
            "上午15:00",
            "中午五点",
            "中午0点",
            "下午0:30",
            "下午九点",
            "傍晚十二点",
            "傍晚一点",
        ] {
            assert_eq!(minute_of(text), None, "{text}");
        }
    }

    #[test]
    fn the_night_after_a_day_is_of_the_next() {
        let at = |text: &str| At::parse(text, Date::FIRST);
        let (late, morning) = (at("2026-11-23 23:30").unwrap(), at("2026-11-23 09:00").unwrap());
        for (text, now, said) in [
            ("凌晨12:30", late, "2026-11-24 00:30"),
            ("晚上一点", late, "2026-11-24 01:00"),
            ("晚上十一点", late, "2026-11-24 23:00"),
            ("凌晨十二点", morning, "2026-11-24 00:00"),
            ("晚上十二点", morning, "2026-11-24 00:00"),
            ("半夜十二点", morning, "2026-11-24 00:00"),
            ("深夜一点", morning, "2026-11-24 01:00"),
            ("零点", morning, "2026-11-24 00:00"),
            ("下午三点", morning, "2026-11-23 15:00"),
            ("今晚十点", morning, "2026-11-23 22:00"),
            ("今晚十二点", morning, "2026-11-24 00:00"),
            ("今天晚上一点", morning, "2026-11-24 01:00"),
            ("明早八点", morning, "2026-11-24 08:00"),
            ("明天凌晨十二点半", morning, "2026-11-24 00:30"),
            ("明晚12点", morning, "2026-11-25 00:00"),
            ("2026-11-24 凌晨12:30", morning, "2026-11-24 00:30"),
            ("2026-11-24t08:00", morning, "2026-11-24 08:00"),
            ("2026-11-24 晚上十二点", morning, "2026-11-25 00:00"),
        ] {
            assert_eq!(minute_ahead(text, now), at(said), "{text} at {now}");
        }
        // Of which night that is, it does not say.
        for text in ["明天半夜两点", "2026-11-24 午夜", "明天深夜12点"] {
            assert_eq!(minute_ahead(text, morning), None, "{text}");
        }
        // Where the day is known, only what is of that day.
        assert_eq!(minute_of_day("凌晨12:30"), Some(30));
        assert_eq!(minute_of_day("晚上十一点"), Some(23 * 60));
        for text in ["晚上12点", "晚上一点", "半夜两点"] {
            assert_eq!(minute_of_day(text), None, "{text}");
        }
    }
}
