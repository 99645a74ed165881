use proptest::prelude::*;

use super::*;

#[test]
fn amounts_read_as_people_write_them() {
    for (text, fen) in [
        ("1,234.56", 123_456),
        ("１，２３４．５６", 123_456),
        ("1234.5", 123_450),
        (" 800 ", 80_000),
        ("0.01", 1),
        ("0", 0),
        ("-5", -500),
        ("－1,000.00", -100_000),
        ("007", 700),
        ("92233720368547758.07", i64::MAX),
        ("-92233720368547758.08", i64::MIN),
        ("12,345,678.90", 1_234_567_890),
    ] {
        assert_eq!(Fen::parse(text), Ok(Fen(fen)), "{text}");
    }
}

#[test]
fn anything_doubtful_is_refused_by_name() {
    use MoneyFault::{Character, Decimals, Empty, Exponent, Grouping, Overflow, Unit};
    for (text, fault) in [
        ("", Empty),
        ("　", Empty),
        ("1,23", Grouping),
        ("1234,567", Grouping),
        (",123", Grouping),
        ("1,,234", Grouping),
        (".5", Grouping),
        ("-", Grouping),
        ("1.234", Decimals { most: 2 }),
        ("1.", Decimals { most: 2 }),
        ("1.2.3", Decimals { most: 2 }),
        ("1.2,3", Decimals { most: 2 }),
        ("1e5", Exponent),
        ("１Ｅ５", Exponent),
        ("¥5", Unit),
        ("￥5", Unit),
        ("5元", Unit),
        ("5万元", Unit),
        ("+5", Character { position: 1 }),
        ("=5", Character { position: 1 }),
        ("--5", Character { position: 2 }),
        ("五百", Character { position: 1 }),
        ("1 000", Character { position: 2 }),
        ("92233720368547758.08", Overflow),
        ("-92233720368547758.09", Overflow),
        ("99999999999999999999", Overflow),
    ] {
        assert_eq!(Fen::parse(text), Err(fault), "{text}");
    }
}

#[test]
fn a_declared_unit_allows_units() {
    for (text, fen) in [
        ("¥1,234.56", 123_456),
        ("￥ 5", 500),
        ("5元", 500),
        ("５ 元", 500),
        ("1.5万元", 1_500_000),
        ("0.000001万元", 1),
        ("12", 1_200),
    ] {
        assert_eq!(Fen::parse_in(text, MoneyUnit::Yuan), Ok(Fen(fen)), "{text}");
    }
    assert_eq!(Fen::parse_in("40.55", MoneyUnit::TenThousandYuan), Ok(Fen(40_550_000)));
    assert_eq!(Fen::parse_in("800元", MoneyUnit::TenThousandYuan), Ok(Fen(80_000)));
    assert_eq!(Fen::parse_in("元", MoneyUnit::Yuan), Err(MoneyFault::Empty));
    assert_eq!(Fen::parse_in("5万", MoneyUnit::Yuan), Err(MoneyFault::Unit));
}

#[test]
fn zero_and_negative_are_refused_where_money_must_move() {
    assert_eq!(Fen(0).require_positive(), Err(MoneyFault::Zero));
    assert_eq!(Fen(-1).require_positive(), Err(MoneyFault::Negative));
    assert_eq!(Fen(1).require_positive(), Ok(Fen(1)));
}

#[test]
fn arithmetic_stops_instead_of_wrapping() {
    assert_eq!(Fen(i64::MAX).plus(Fen(1)), Err(MoneyFault::Overflow));
    assert_eq!(Fen(i64::MIN).minus(Fen(1)), Err(MoneyFault::Overflow));
    assert_eq!(Fen(i64::MIN).negated(), Err(MoneyFault::Overflow));
    assert_eq!(Fen(i64::MAX).times(2), Err(MoneyFault::Overflow));
    assert_eq!(Fen::from_yuan(i64::MAX), Err(MoneyFault::Overflow));
    let total = Fen::total(std::iter::repeat_n(Fen(i64::MAX), 22_000));
    assert_eq!(total.0, i128::from(i64::MAX) * 22_000);
    assert_eq!(total.fen(), Err(MoneyFault::Overflow));
    assert_eq!(Fen::total([Fen(1), Fen(2)]).fen(), Ok(Fen(3)));
}

#[test]
fn amounts_print_as_people_read_them() {
    for (fen, text) in [
        (0, "0.00"),
        (5, "0.05"),
        (-5, "-0.05"),
        (123_456, "1,234.56"),
        (100_000_000, "1,000,000.00"),
        (i64::MIN, "-92,233,720,368,547,758.08"),
    ] {
        assert_eq!(Fen(fen).to_string(), text);
    }
    assert_eq!(format!("{:>10}", Fen(123_456)), "  1,234.56");
    for (fen, two, whole) in [
        (1_406_230_000, "1,406.23 万元", "1,406 万余元"),
        (1_406_239_999, "1,406.23 万余元", "1,406 万余元"),
        (40_550_000, "40.55 万元", "40 万余元"),
        (975_000_000, "975 万元", "975 万元"),
        (40_500_000, "40.5 万元", "40 万余元"),
        (0, "0 万元", "0 万元"),
        (-1_500_001, "-1.5 万余元", "-1 万余元"),
    ] {
        assert_eq!(Fen(fen).wan(), two, "{fen}");
        assert_eq!(Total::from(Fen(fen)).wan_whole(), whole, "{fen}");
    }
}

#[test]
fn capital_characters_follow_the_rules_of_receipts() {
    for (fen, text) in [
        (0, "零元整"),
        (1, "壹分"),
        (10, "壹角整"),
        (105, "壹元零伍分"),
        (56, "伍角陆分"),
        (1_200_000, "壹万贰仟元整"),
        (1_234_567, "壹万贰仟叁佰肆拾伍元陆角柒分"),
        (100_000, "壹仟元整"),
        (100_500, "壹仟零伍元整"),
        (1_000_500, "壹万零伍元整"),
        (10_050_000, "壹拾万零伍佰元整"),
        (1_000_000_000, "壹仟万元整"),
        (10_000_000_000, "壹亿元整"),
        (10_000_000_100, "壹亿零壹元整"),
        (10_010_000_000, "壹亿零壹拾万元整"),
        (12_345_678_912, "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分"),
        (1_680_032, "壹万陆仟捌佰元零叁角贰分"),
        (160_950, "壹仟陆佰零玖元伍角整"),
        (-100, "负壹元整"),
    ] {
        assert_eq!(Fen(fen).capital(), text, "{fen}");
    }
}

proptest! {
    #![proptest_config(crate::property::unsaved())]
    #[test]
    fn what_is_printed_reads_back(fen in any::<i64>()) {
        prop_assert_eq!(Fen::parse(&Fen(fen).to_string()), Ok(Fen(fen)));
        prop_assert_eq!(Fen::parse_in(&format!("¥{}元", Fen(fen)), MoneyUnit::Yuan), Ok(Fen(fen)));
    }

    #[test]
    fn any_text_is_answered(text in "[0-9,.，．元万eE¥ -]{0,12}") {
        if let Ok(fen) = Fen::parse(&text) {
            prop_assert_eq!(Fen::parse(&fen.to_string()), Ok(fen));
        }
    }

    #[test]
    fn capitals_never_double_or_end_in_zero(fen in any::<i64>()) {
        let text = Fen(fen).capital();
        prop_assert!(!text.contains("零零") && !text.ends_with('零'), "{}", text);
        prop_assert!(!text.contains("零万") && !text.contains("零亿") && (fen == 0 || !text.contains("零元")), "{}", text);
    }
}
