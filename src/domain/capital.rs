//! Amounts in formal characters (大写金额), by the rules for bills: 《正确填写票据和结算凭证的基本规定》.

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];

fn digit(n: u64) -> &'static str {
    DIGITS.get((n % 10) as usize).copied().unwrap_or("")
}

/// The amount of so many fen: `壹万贰仟叁佰肆拾伍元陆角柒分`, `壹万贰仟元整`.
pub(super) fn capital(fen: i64) -> String {
    let all = fen.unsigned_abs();
    let (yuan, jiao, fen_part) = (all / 100, all / 10 % 10, all % 10);
    let mut out = String::from(if fen < 0 { "负" } else { "" });
    if yuan > 0 || all == 0 {
        out.push_str(&whole(yuan));
        out.push('元');
    }
    // A zero before jiao or fen stands for the empty place between them and the yuan.
    let gap = (jiao == 0 && fen_part > 0) || (jiao > 0 && yuan % 10 == 0);
    if yuan > 0 && gap {
        out.push('零');
    }
    if jiao > 0 {
        out.push_str(digit(jiao));
        out.push('角');
    }
    if fen_part > 0 {
        out.push_str(digit(fen_part));
        out.push('分');
    } else {
        out.push('整');
    }
    out
}

/// A whole number; 亿 parts it, 万 parts what is below.
fn whole(n: u64) -> String {
    for (size, unit) in [(100_000_000, "亿"), (10_000, "万")] {
        if n >= size {
            let (high, low) = (n / size, n % size);
            // A zero is said once when the lower part does not fill its first place.
            let gap = if low > 0 && low < size / 10 { "零" } else { "" };
            let rest = if low > 0 { whole(low) } else { String::new() };
            return format!("{}{unit}{gap}{rest}", whole(high));
        }
    }
    if n == 0 {
        return digit(0).to_owned();
    }
    let mut out = String::new();
    let mut skipped = false;
    for (size, unit) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let d = n / size % 10;
        if d == 0 {
            skipped = !out.is_empty();
            continue;
        }
        if skipped {
            out.push_str(digit(0));
            skipped = false;
        }
        out.push_str(digit(d));
        out.push_str(unit);
    }
    out
}
