//! Numbers of people in free text: identity numbers, telephones and accounts are made unreadable, everything else that people
//! write in a basis, a reason or a note stays: numbers of documents, dates, years, sums.

use super::fold;

/// Digits of a bank account or card number.
const ACCOUNT: std::ops::RangeInclusive<usize> = 12..=19;
/// Digits of a mobile telephone's number; the first is a one.
const MOBILE: usize = 11;
/// Digits of a fixed telephone's number with its area code; the first is a nought.
const FIXED: std::ops::RangeInclusive<usize> = 10..=12;
/// Fewer digits in a row than this are not how somebody parts a long number, unless it is parted so throughout.
const LEAST_GROUP: usize = 3;

/// `text` with every identity number (15 or 18 digits), telephone number (mobile, or fixed with its area code) and account number
/// (12 to 19 digits) made unreadable, however its digits are parted. What goes into the journal's notes, and what is asked of
/// another person, must not carry what the screen hides. Commas part numbers from each other, so that sums stay.
pub fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        if c.is_numeric() || (parts(c) && !run.is_empty()) {
            run.push(c);
        } else {
            out.push_str(&hidden(&run));
            run.clear();
            out.push(c);
        }
    }
    out + &hidden(&run)
}

/// What people put between the digits of one number.
fn parts(c: char) -> bool {
    let folded = fold(&c.to_string()).chars().next().unwrap_or(c);
    c.is_whitespace() || "-‐‑‒–—―−./\\_·・()+*#".contains(folded)
}

/// What parts one number from the next, where it may also part a number: dates and sums are looked for between.
fn apart(c: char) -> bool {
    c.is_whitespace() || "()（）—–―".contains(c)
}

/// A run of digits and what parts them, with the numbers of people in it made unreadable.
fn hidden(run: &str) -> String {
    let mut out = String::with_capacity(run.len());
    let mut doubtful = String::new();
    for piece in run.split_inclusive(apart) {
        if is_plain(piece.trim_matches(parts)) {
            out.push_str(&starred(&doubtful));
            doubtful.clear();
            out.push_str(piece);
        } else {
            doubtful.push_str(piece);
        }
    }
    out + &starred(&doubtful)
}

/// One unbroken row of digits, and whether it belongs to a number of somebody.
struct Group {
    digits: String,
    hide: bool,
}

/// A row of groups of digits: stars for those that make up somebody's number.
fn starred(text: &str) -> String {
    let mut groups: Vec<Group> = text
        .split(|c: char| !c.is_numeric())
        .filter(|digits| !digits.is_empty())
        .map(|digits| Group { digits: digits.to_owned(), hide: false })
        .collect();
    if groups.is_empty() {
        return text.to_owned();
    }
    let last = groups.len() - 1;
    for from in 0..=last {
        for to in from..=last {
            let Some(window) = groups.get_mut(from..=to) else { continue };
            let whole = (from == 0 && to == last) || is_even(window);
            let digits: String = window.iter().map(|group| group.digits.as_str()).collect();
            if digits.chars().count() > *ACCOUNT.end() && to > from {
                break;
            }
            if (whole || is_parted(window)) && is_personal(&digits) {
                for group in window {
                    group.hide = true;
                }
            }
        }
    }
    let mut out = String::with_capacity(text.len());
    let (mut at, mut before) = (0, false);
    for c in text.chars() {
        if !c.is_numeric() {
            at += usize::from(before);
        }
        before = c.is_numeric();
        let hide = before && groups.get(at).is_some_and(|group| group.hide);
        out.push(if hide { '*' } else { c });
    }
    out
}

/// Whether people part one number so: in groups that are long enough, but for the last.
fn is_parted(groups: &[Group]) -> bool {
    let Some((_, before)) = groups.split_last() else { return false };
    before.iter().all(|group| group.digits.chars().count() >= LEAST_GROUP)
}

/// Whether all but the last are as long as the first: digit by digit, or pair by pair.
fn is_even(groups: &[Group]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.digits.chars().count()).collect();
    let (Some(first), Some((last, before))) = (lengths.first(), lengths.split_last()) else { return false };
    last <= first && before.iter().all(|len| len == first)
}

/// Whether so many digits are a number of somebody. A longer row than any account is no number of one thing, and is hidden for what
/// may be in it.
fn is_personal(digits: &str) -> bool {
    let len = digits.chars().count();
    let folded = fold(digits);
    let first = folded.chars().next().filter(char::is_ascii_digit);
    // An identity number is as long as an account.
    len >= *ACCOUNT.start()
        || (len == MOBILE && first.is_none_or(|c| c == '1'))
        || (FIXED.contains(&len) && first.is_none_or(|c| c == '0'))
}

/// A date, a month, a number of a document, a sum: no number of a person, a telephone or an account is written so.
fn is_plain(text: &str) -> bool {
    let text = fold(text);
    is_date(&text) || is_document(&text) || is_amount(&text) || is_sum(&text) || is_dates(&text)
}

/// `2026-09-18`, parted by one and the same sign.
fn is_date(text: &str) -> bool {
    ['-', '/', '.'].iter().any(|sign| {
        let parts: Vec<&str> = text.split(*sign).collect();
        let [year, month, day] = parts.as_slice() else { return false };
        is_year(year) && within(month, 12) && within(day, 31)
    })
}

/// `2026-09-18-2026-10-18`: from one day to another.
fn is_dates(text: &str) -> bool {
    let signs = text.match_indices('-').map(|(at, _)| at);
    signs
        .filter_map(|at| Some((text.get(..at)?, text.get(at + 1..)?)))
        .any(|(from, to)| is_date(from) && is_date(to))
}

/// `2026-0123`, `2026-13`, `2026/9`: the number of a document in its year, or a month.
fn is_document(text: &str) -> bool {
    ['-', '/', '.'].iter().any(|sign| {
        text.split_once(*sign)
            .is_some_and(|(year, n)| is_year(year) && (1..=5).contains(&n.len()) && digits(n))
    })
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && digits(text) && (text.starts_with("19") || text.starts_with("20"))
}

fn within(text: &str, most: u8) -> bool {
    (1..=2).contains(&text.len()) && digits(text) && text.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n))
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// `12345.67`.
fn is_amount(text: &str) -> bool {
    text.split_once('.').is_some_and(|(yuan, fen)| {
        (1..=7).contains(&yuan.len()) && (1..=2).contains(&fen.len()) && digits(yuan) && digits(fen)
    })
}

/// `600.00-1` of `6×600.00-1,800.00`: amounts to the fen, added and taken off; commas part a sum in pieces.
fn is_sum(text: &str) -> bool {
    let to_the_fen = |s: &str| is_amount(s) && s.split_once('.').is_some_and(|(_, fen)| fen.len() == 2);
    let thousands = |s: &str| (1..=3).contains(&s.len()) && digits(s);
    let mut parts = text.split(['-', '+']);
    parts.clone().any(to_the_fen) && parts.all(|part| to_the_fen(part) || thousands(part))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_people_are_hidden_and_all_others_stay() {
        for (text, clean) in [
            ("本人 440121195001010011 来电", "本人 ****************** 来电"),
            ("身份证44012119500101001X", "身份证*****************X"),
            ("旧证440121500101001", "旧证***************"),
            ("电话138-0013-8000。", "电话***-****-****。"),
            ("１３８００１３８０００", "***********"),
            ("138.0013.8000", "***.****.****"),
            ("1 3 8 0 0 1 3 8 0 0 0", "* * * * * * * * * * *"),
            ("440121/19500101/0011", "******/********/****"),
            ("138－0013－8000", "***－****－****"),
            ("138—0013—8000", "***—****—****"),
            ("138\u{3000}0013\u{3000}8000", "***\u{3000}****\u{3000}****"),
            ("（020）8688 8888", "（***）**** ****"),
            ("0763-3366888", "****-*******"),
            ("卡 6222 0212 3456 7890 开户", "卡 **** **** **** **** 开户"),
            ("1380.01-38000", "****.**-*****"),
            ("2026-09-18 来电 138 0013 8000", "2026-09-18 来电 *** **** ****"),
            ("2026-09-18 13800138000", "2026-09-18 ***********"),
            ("13800138000 2026-09-18 593.00", "*********** 2026-09-18 593.00"),
            ("局务会2026-13号", "局务会2026-13号"),
            ("A4 2026-09-18区人民医院20260918发票", "A4 2026-09-18区人民医院20260918发票"),
            ("3,593.00", "3,593.00"),
            ("12,345,678.00 元", "12,345,678.00 元"),
            ("粤退役军人发〔2026〕13号", "粤退役军人发〔2026〕13号"),
            ("第34条 2026年11月", "第34条 2026年11月"),
            ("2026-11 2026-12 2027-01", "2026-11 2026-12 2027-01"),
            ("2026-11-23 见 2026-0123 号", "2026-11-23 见 2026-0123 号"),
            ("2026-09-18—2026-10-18", "2026-09-18—2026-10-18"),
            ("2026-09-18-2026-10-18", "2026-09-18-2026-10-18"),
            ("票据 00123456 号，20261123", "票据 00123456 号，20261123"),
            ("补发 12345.67 元，2026/11/23 到 2026.11.30", "补发 12345.67 元，2026/11/23 到 2026.11.30"),
            ("第1、2、3、4、5、6条", "第1、2、3、4、5、6条"),
            ("6×600.00-1,800.00", "6×600.00-1,800.00"),
            ("12×1,137.00+6×909.00-2,727.00", "12×1,137.00+6×909.00-2,727.00"),
            ("", ""),
        ] {
            assert_eq!(without_numbers(text), clean);
        }
    }

    /// A number parted as people part it.
    fn parted(number: &str, each: &[usize], sign: &str) -> String {
        let mut rest = number;
        let mut pieces = Vec::new();
        for len in each.iter().copied().cycle() {
            if rest.len() <= len {
                break;
            }
            let (piece, after) = rest.split_at(len);
            pieces.push(piece);
            rest = after;
        }
        pieces.push(rest);
        pieces.join(sign)
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]

        #[test]
        fn no_number_of_a_person_shows(
            number in prop_oneof![
                "1[3-9][0-9]{9}",
                "0(10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}".prop_filter("with area code", |n| n.len() >= 10),
                "[1-9][0-9]{11,18}",
                "[1-6][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9])[0-9]{4}",
            ],
            each in prop::sample::select(vec![vec![30], vec![4], vec![3, 4, 4], vec![6, 8, 4], vec![1], vec![3]]),
            sign in prop::sample::select(vec!["", " ", "-", "－", "·", "\u{3000}"]),
            before in prop::sample::select(vec!["", "账号", "来电 ", "2026-09-18 ", "3,593.00 元 ", "2026-13号"]),
            behind in prop::sample::select(vec!["", "。", " 元", "，3,593.00", " 2026-09-18"]),
        ) {
            let shown = without_numbers(&format!("{before}{}{behind}", parted(&number, &each, sign)));
            let rest = shown.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind));
            prop_assert!(rest.is_some_and(|rest| rest.chars().all(|c| !c.is_numeric())), "{}", shown);
        }

        #[test]
        fn what_an_approver_reads_stays(
            year in 1990_u16..2050, n in 1_u32..99_999, month in 1_u8..=12, day in 1_u8..=28,
            yuan in 0_u32..9_999_999, fen in 0_u8..=99,
        ) {
            let grouped = format!("{},{:03}.{fen:02}", yuan / 1000, yuan % 1000);
            for text in [
                format!("局务会{year}-{n}号"),
                format!("粤退役军人发〔{year}〕{n}号"),
                format!("{year}-{month:02}-{day:02}"),
                format!("{year}-{month:02}-{day:02} {year}-{n} {grouped}"),
                format!("{year}/{month}/{day} 至 {year}.{month:02}.{day:02}"),
                format!("{year}{month:02}{day:02}"),
                format!("{grouped} 元、{yuan}.{fen:02} 元"),
                format!("{year}-{month:02} {year}-{month:02}"),
                format!("{year}年{month}月{day}日"),
            ] {
                prop_assert_eq!(without_numbers(&text), text);
            }
        }

        #[test]
        fn nothing_but_digits_is_hidden(text in "\\PC{0,40}") {
            let clean = without_numbers(&text);
            prop_assert_eq!(clean.chars().count(), text.chars().count());
            prop_assert!(clean.chars().zip(text.chars()).all(|(a, b)| a == b || (a == '*' && b.is_numeric())));
        }
    }
}
