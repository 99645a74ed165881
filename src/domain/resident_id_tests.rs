use proptest::prelude::*;

use super::*;

#[test]
fn one_slip_of_the_hand_is_found_out() {
    let right = "44012119500101006X";
    let slipped = |text: &str| ResidentId::one_slip_from(text).iter().any(|id| id.as_str() == right);
    for typed in [
        "440121195001010062", // the check character
        "44012119500101008X", // a digit of the order
        "44012119501001006X", // neighbours swapped
        "４４０１２１１９５００１０１００６２",
        "440121 19500101 0062",
    ] {
        assert!(slipped(typed), "{typed}");
    }
    assert!(!slipped("44012119500102008X"), "two slips");
    assert!(ResidentId::one_slip_from("440121195001010").is_empty(), "not 18 characters");
}

fn date(y: i32, m: u32, d: u32) -> Date {
    Date::new(y, m, d).unwrap()
}

#[test]
fn the_published_vectors_read_as_they_should() {
    for (text, birth, sex) in [
        ("440121195508170038", date(1955, 8, 17), Sex::Male),
        ("44012119640229001X", date(1964, 2, 29), Sex::Male),
        ("440182199606300124", date(1996, 6, 30), Sex::Female),
        ("440114200305010253", date(2003, 5, 1), Sex::Male),
    ] {
        let read = ResidentId::parse(text).unwrap();
        assert_eq!((read.id.birth(), read.id.sex(), read.was_old_15), (birth, sex, false), "{text}");
        assert_eq!(read.warnings, [], "{text}");
        assert_eq!(read.id.to_string(), text);
    }
    assert_eq!(ResidentId::parse("44012119620229004X"), Err(IdFault::NoSuchDate));
    let odd = ResidentId::parse("440114196008010012").unwrap();
    let expected = IdWarning::AreaNotInForce { code: 440_114, year: 1960, from: Some(2000), to: None };
    assert_eq!(odd.warnings, [expected]);
}

#[test]
fn writing_is_folded_before_it_is_judged() {
    for text in [
        "44012119640229001x",
        "４４０１２１１９６４０２２９００１Ｘ",
        "440121 19640229 001X",
        "440121-19640229-001×",
        " 440121　19640229　001ｘ ",
        "440121–19640229–001Х",
    ] {
        assert_eq!(ResidentId::parse(text).unwrap().id.as_str(), "44012119640229001X", "{text}");
    }
}

#[test]
fn every_fault_is_named() {
    let expected = |e, f| IdFault::CheckDigit { expected: e, found: f };
    for (text, fault) in [
        ("", IdFault::Length { found: 0 }),
        ("4401211964022900", IdFault::Length { found: 16 }),
        ("44012119640229001", IdFault::Length { found: 17 }),
        ("44012119640229001XX", IdFault::Length { found: 19 }),
        ("王建国", IdFault::Length { found: 3 }),
        ("花县花县花县花县花县花县花县花县花县", IdFault::NotDigit { position: 1 }),
        ("4401211964022900X1", IdFault::NotDigit { position: 17 }),
        ("44012164022900X", IdFault::NotDigit { position: 15 }),
        ("4401211964O2290O1X", IdFault::NotDigit { position: 11 }),
        ("440121196402290011", expected('X', '1')),
        ("440121195508170037", expected('8', '7')),
        ("440121000000000019", IdFault::NoSuchDate),
        ("440121190002290014", IdFault::NoSuchDate),
        ("440121196413010014", IdFault::NoSuchDate),
        ("440121620230004", IdFault::NoSuchDate),
    ] {
        assert_eq!(ResidentId::parse(text).unwrap_err(), fault, "{text}");
    }
    assert!(
        !matches!(ResidentId::parse("44012120000229001X"), Err(IdFault::NoSuchDate)),
        "2000 was a leap year"
    );
}

#[test]
fn old_numbers_become_new_ones_and_back() {
    let read = ResidentId::parse("440121640229001").unwrap();
    assert_eq!((read.id.as_str(), read.was_old_15), ("44012119640229001X", true));
    assert_eq!(read.id.old_form_15().as_deref(), Some("440121640229001"));
    for (old, year) in [("440121980101996", 1898), ("440121980101999", 1898), ("440121980101995", 1998)] {
        let id = ResidentId::parse(old).unwrap().id;
        assert_eq!(id.birth().year(), year, "{old}");
        assert_eq!(id.old_form_15().as_deref(), Some(old));
    }
    assert_eq!(ResidentId::parse("440114200305010253").unwrap().id.old_form_15(), None);
}

#[test]
fn the_day_of_business_decides_about_the_future_and_great_age() {
    let id = ResidentId::parse("440114200305010253").unwrap().id;
    assert_eq!(id.judge(date(2003, 4, 30)), Err(IdFault::Future));
    assert_eq!(id.judge(date(2003, 5, 1)), Ok(None));
    let old = ResidentId::parse("440121950101996").unwrap().id;
    assert_eq!(old.judge(date(2025, 6, 1)), Ok(None));
    assert_eq!(old.judge(date(2026, 11, 23)), Ok(Some(IdWarning::TooOld { age: 131 })));
}

fn with_area(area: &str, rest: &str) -> ResidentId {
    let body = [area, rest].concat();
    let check = char::from(check_of(body.as_bytes()));
    ResidentId::parse(&format!("{body}{check}")).unwrap().id
}

#[test]
fn areas_are_named_and_only_warned_about() {
    for ok in ["810000", "820000", "830000"] {
        assert_eq!(ResidentId::parse(with_area(ok, "19800101001").as_str()).unwrap().warnings, [], "{ok}");
    }
    let unknown = with_area("999999", "19800101001");
    assert_eq!(
        ResidentId::parse(unknown.as_str()).unwrap().warnings,
        [IdWarning::UnknownArea { code: 999_999 }]
    );
    assert_eq!(unknown.area(), None);
    assert_eq!(with_area("440121", "19550817003").area().unwrap().name, "花县");
    assert_eq!(with_area("449013", "19930817003").area().unwrap().name, "花都市");
    assert_eq!(with_area("120110", "19600817003").area().unwrap().name, "东郊区");
    assert_eq!(with_area("120110", "19990817003").area().unwrap().name, "东丽区");
}

#[test]
fn pasted_text_gives_up_its_number() {
    for (text, found) in [
        ("身份证号：440114200305010253，王某，电话 13800138000", Some("440114200305010253")),
        ("440114200305010252", Some("440114200305010252")),
        (
            "账号6222021234567890123 身份证４４０１１４２００３０５０１０２５３。",
            Some("４４０１１４２００３０５０１０２５３"),
        ),
        ("编号123456789012345678 证44012119640229001x", Some("44012119640229001x")),
        ("旧证440121640229001号", Some("440121640229001")),
        ("证号 440121 19640229 001X 王某", Some("440121 19640229 001X")),
        ("电话13800138000", None),
        ("王建国", None),
        ("", None),
    ] {
        assert_eq!(ResidentId::find_in(text), found, "{text}");
    }
}

#[test]
fn debug_shows_nothing_and_records_come_back() {
    let id = ResidentId::parse("44012119640229001X").unwrap().id;
    assert!(!format!("{id:?}").contains(|c: char| c.is_ascii_digit()));
    let bytes = minicbor::to_vec(id).unwrap();
    assert_eq!(minicbor::decode::<ResidentId>(&bytes).unwrap(), id);
    assert!(minicbor::decode::<ResidentId>(&minicbor::to_vec("440121196402290011").unwrap()).is_err());
    assert_eq!(serde_json::from_str::<ResidentId>(&serde_json::to_string(&id).unwrap()).unwrap(), id);
}

proptest! {
    #![proptest_config(crate::property::unsaved())]
    #[test]
    fn a_single_wrong_digit_never_passes(days in 0i64..60_000, order in 0u32..1000, at in 0usize..18, digit in 0u8..10) {
        let birth = date(1860, 1, 1).plus_days(days);
        let id = with_area("440121", &format!("{}{order:03}", birth.number()));
        let mut text = id.as_str().to_owned().into_bytes();
        prop_assume!(text[at] != b'0' + digit);
        text[at] = b'0' + digit;
        let wrong = String::from_utf8(text).unwrap();
        match ResidentId::parse(&wrong) {
            Err(IdFault::CheckDigit { expected, found }) => prop_assert_ne!(expected, found),
            Err(IdFault::NoSuchDate) => prop_assert!((6..14).contains(&at)),
            other => prop_assert!(false, "{wrong}: {other:?}"),
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,40}") {
        if let Ok(read) = ResidentId::parse(&text) {
            prop_assert_eq!(ResidentId::parse(read.id.as_str()).unwrap().id, read.id);
        }
        if let Some(run) = ResidentId::find_in(&text) {
            prop_assert!(text.contains(run));
        }
    }
}

#[test]
fn only_the_stored_form_decodes() {
    let stored = |text: &str| minicbor::decode::<ResidentId>(&minicbor::to_vec(text).unwrap()).ok();
    let good =
        ResidentId::parse("44012119500101001X").or_else(|_| ResidentId::parse("440121500101001")).unwrap().id;
    assert_eq!(stored(good.as_str()), Some(good));
    let wrong_check = if good.as_str().ends_with('0') { "1" } else { "0" };
    for bad in [
        "440121500101001".to_owned(),
        good.as_str().chars().take(17).chain(wrong_check.chars()).collect(),
        format!(" {}", good.as_str()),
        "440121195013010010".to_owned(),
        "44012119500101001x".to_owned(),
        String::new(),
    ] {
        assert_eq!(stored(&bad), None, "{bad}");
    }
}
