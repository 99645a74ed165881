//! Days as people say them at the desk: 今天, 明天, 8月1日, 12-1.

use super::Date;

/// What the year of a day without one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum YearOf {
    /// This year: the day was, or is.
    #[default]
    Now,
    /// This year, or the next for a day that has gone by: the day lies ahead.
    Ahead,
}

impl Date {
    /// Reads what [`Date::parse`] reads and, against today, `今天`, `明天`, `后天`, `昨天`, `前天` and their English names, and a
    /// day without its year: `8月1日`, `8.1`, `12-1`, `12/1`. Anything else is `None`. The text is in half-width characters.
    pub fn said(text: &str, today: Self, year: YearOf) -> Option<Self> {
        let text = text.trim();
        let by = match text.to_lowercase().as_str() {
            "今天" | "今日" | "今" | "today" => Some(0),
            "明天" | "明日" | "tomorrow" => Some(1),
            "后天" | "後天" => Some(2),
            "昨天" | "昨日" | "yesterday" => Some(-1),
            "前天" => Some(-2),
            _ => None,
        };
        if let Some(days) = by {
            return Some(today.plus_days(days));
        }
        Self::parse(text).or_else(|| without_year(text, today, year))
    }
}

fn without_year(text: &str, today: Date, year: YearOf) -> Option<Date> {
    let text = text.strip_suffix(['日', '号']).unwrap_or(text);
    let (month, day) = text.split_once(['月', '-', '/', '.'])?;
    let number = |part: &str| {
        let plain = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (month, day) = (number(month.trim())?, number(day.trim())?);
    // 29 February may be a day of next year alone.
    let in_year = |year: i32| Date::new(year, month, day);
    match year {
        YearOf::Now => in_year(today.year()),
        YearOf::Ahead => {
            in_year(today.year()).filter(|on| *on >= today).or_else(|| in_year(today.year() + 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, year: YearOf) -> Option<String> {
        let today = Date::new(2026, 11, 23).unwrap();
        Date::said(text, today, year).map(|d| d.to_string())
    }

    #[test]
    fn days_are_read_as_people_say_them() {
        for (text, now, ahead) in [
            ("今天", "2026-11-23", "2026-11-23"),
            ("Today", "2026-11-23", "2026-11-23"),
            ("明天", "2026-11-24", "2026-11-24"),
            ("后天", "2026-11-25", "2026-11-25"),
            ("昨天", "2026-11-22", "2026-11-22"),
            ("8月1日", "2026-08-01", "2027-08-01"),
            ("8.1", "2026-08-01", "2027-08-01"),
            (" 12-1 ", "2026-12-01", "2026-12-01"),
            ("12月1号", "2026-12-01", "2026-12-01"),
            ("11/23", "2026-11-23", "2026-11-23"),
            ("11-22", "2026-11-22", "2027-11-22"),
            ("2026-08-01", "2026-08-01", "2026-08-01"),
            ("20260801", "2026-08-01", "2026-08-01"),
        ] {
            assert_eq!(said(text, YearOf::Now).as_deref(), Some(now), "{text}");
            assert_eq!(said(text, YearOf::Ahead).as_deref(), Some(ahead), "{text}");
        }
        for text in ["", "2月30日", "13-1", "2026.8", "1.2.3", "8月", "月1日", "明年", "2-29"] {
            assert_eq!(said(text, YearOf::Now), None, "{text}");
        }
        let leap = Date::said("2-29", Date::new(2027, 3, 1).unwrap(), YearOf::Ahead);
        assert_eq!(leap, Date::new(2028, 2, 29));
    }
}
