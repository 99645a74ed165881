//! Numbers as people write them, in figures or in characters.

/// A whole number in figures (`32`) or in characters (`三十二`, `一百零五`, `两千`). `None` of anything else, and of what is said in
/// short and could be meant either way (`三百二`).
pub fn numeral(text: &str) -> Option<u32> {
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    let (mut total, mut unit) = (0, 10_000);
    let (mut digit, mut zero) = (None, false);
    for c in text.chars() {
        if let Some(n) = figure(c) {
            zero |= n == 0;
            if n != 0 && digit.replace(n).is_some() {
                return None;
            }
            continue;
        }
        let next = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => return None,
        };
        if next >= unit || (digit.is_none() && (next != 10 || total != 0)) {
            return None;
        }
        total += digit.take().unwrap_or(1) * next;
        (unit, zero) = (next, false);
    }
    match digit {
        Some(_) if (unit == 100 || unit == 1000) && !zero => None,
        Some(n) => Some(total + n),
        None if total > 0 || (zero && unit == 10_000) => Some(total),
        None => None,
    }
}

fn figure(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn numbers_are_read_in_figures_and_in_characters() {
        for (text, n) in [
            ("32", 32),
            ("0", 0),
            ("零", 0),
            ("八", 8),
            ("十", 10),
            ("十二", 12),
            ("三十", 30),
            ("三十二", 32),
            ("两百", 200),
            ("一百零五", 105),
            ("一百一十五", 115),
            ("一千零三十", 1030),
        ] {
            assert_eq!(numeral(text), Some(n), "{text}");
        }
        for text in ["", "三二", "三百二", "十百", "百", "二十三十", "三十人", "-3", "3.5", "99999999999"]
        {
            assert_eq!(numeral(text), None, "{text}");
        }
    }
}
