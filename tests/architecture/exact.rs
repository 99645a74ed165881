//! Numbers with a fraction, which no amount of money ever is.

use super::judged;
use super::source::Source;

const FRACTION: &str = "a number with a fraction in an exact room";

/// Where a number is written with a fraction, whose type nobody has to name: `0.5`; not `pair.0.1`, `0..5` or `1.max(2)`.
pub fn fractions(source: &Source) -> Vec<(usize, String)> {
    let code = source.code.as_str();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let places = code.match_indices('.').filter_map(move |(at, _)| {
        let (before, after) = (&code[..at], &code[at + 1..]);
        let whole = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
        let named = whole.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
        (digit(before.chars().last()) && digit(after.chars().next()) && !named).then_some(at)
    });
    places.map(|at| (source.line(at), FRACTION.to_owned())).collect()
}

#[test]
fn no_amount_is_a_binary_fraction() {
    for path in ["domain/ledger/a.rs", "domain/money.rs", "bureau/ledger/a.rs", "store/a.rs", "cli/json/a.rs"]
    {
        for text in [
            "fn f(x: f64) {}",
            "fn f() -> u8 { 3 as f32 as u8 }",
            "const A: X = x(0.5);",
            "fn f() { g(1_000.25) }",
        ] {
            assert_eq!(judged(path, text).len(), 1, "{path}: {text}");
        }
        let whole = "fn f(p: P) { p.0.1; 1.max(2); (0..5).map(g); h(\"0.5\"); a1.0; a[0].1 }";
        assert_eq!(judged(path, whole), Vec::<String>::new(), "{path}");
    }
}
