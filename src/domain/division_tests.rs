use super::*;

fn code(text: &str) -> DivisionCode {
    DivisionCode::parse(text).unwrap()
}

#[test]
fn codes_know_their_level_town_and_parent() {
    use DivisionLevel::{City, County, Province, Town, Village};
    for (text, level, parent) in [
        ("440000000000", Province, None),
        ("440100000000", City, Some("440000000000")),
        ("440114000000", County, Some("440100000000")),
        ("440114001000", Town, Some("440114000000")),
        ("440114001210", Village, Some("440114001000")),
    ] {
        assert_eq!(code(text).level(), level, "{text}");
        assert_eq!(code(text).parent(), parent.map(code), "{text}");
        assert_eq!(code(text).to_string(), text);
    }
    assert_eq!(code("440114001210").town(), Some(code("440114001")));
    assert_eq!(code("４４０１１４"), code("440114000000"));
    assert!(code("440114").holds(code("440114109201")) && !code("440114001").holds(code("440114002001")));
    assert!(
        code("440114001210").holds(code("440114001210")) && !code("440114001210").holds(code("440114001213"))
    );
    for bad in ["", "4401", "44011400100", "4401140010000", "44011400100x", "010114001000", "花都区"] {
        assert_eq!(DivisionCode::parse(bad), None, "{bad}");
    }
}

#[test]
fn the_table_has_every_town_and_village() {
    let table = Divisions::embedded().unwrap();
    assert_eq!(table.edition(), "2023-06-30");
    let towns: Vec<(String, usize, usize)> = table
        .children(code("440114"))
        .map(|t| {
            let villages = table.children(t.code).filter(|v| v.kind == DivisionKind::Village).count();
            (t.short_name(), table.children(t.code).count(), villages)
        })
        .collect();
    let expected = [
        ("新华街道", 41, 8),
        ("花城街道", 19, 9),
        ("秀全街道", 13, 7),
        ("新雅街道", 15, 11),
        ("梯面镇", 9, 8),
        ("花山镇", 29, 26),
        ("花东镇", 50, 45),
        ("炭步镇", 29, 27),
        ("赤坭镇", 32, 30),
        ("狮岭镇", 24, 17),
    ];
    assert_eq!(towns, expected.map(|(n, a, b)| (n.to_owned(), a, b)));
    assert_eq!(table.children(code("440100")).count(), 11);
    for row in table.all() {
        assert!(row.code.parent().is_none_or(|p| table.get(p).is_some()), "{row:?}");
    }
}

#[test]
fn names_are_shortened_as_people_say_them() {
    let table = Divisions::embedded().unwrap();
    for (text, full) in [
        ("440114001201", "新华街道 新街村"),
        ("440114001210", "新华街道 田美村"),
        ("440114001001", "新华街道 云山"),
        ("440114001039", "新华街道 凤凰"),
        ("440114003205", "秀全街道 朱村"),
        ("440114004209", "新雅街道 雅瑶新村"),
        ("440114104213", "花山镇 南村"),
        ("440114107216", "炭步镇 㘵溪村"),
        ("440114001000", "新华街道"),
        ("440114000000", "花都区"),
        ("440114999999", "440114999000 440114999999"),
    ] {
        assert_eq!(table.full_name(code(text)), full);
    }
}

#[test]
fn a_name_finds_every_place_that_bears_it() {
    let table = Divisions::embedded().unwrap();
    let find = |name: &str| -> Vec<String> { table.find(name).iter().map(|d| d.code.to_string()).collect() };
    assert_eq!(find("杨一村"), ["440114002205", "440114105245"]);
    assert_eq!(find("杨二"), ["440114002206", "440114105230"]);
    assert_eq!(find("莲塘村"), ["440114001213", "440114108217"]);
    assert_eq!(find("花东镇杨一村"), ["440114105245"]);
    assert_eq!(find("花东 杨一"), ["440114105245"]);
    assert_eq!(find("新华街道　田美村"), ["440114001210"]);
    assert_eq!(find("田美村委会"), ["440114001210"]);
    assert_eq!(find("凤凰社区"), ["440114001039"]);
    assert_eq!(find("大㘵村"), ["440114003202"]);
    assert_eq!(find("狮岭镇"), ["440114109000"]);
    assert!(
        find("狮岭").contains(&"440114109000".to_owned()) && find("狮岭").len() == 2,
        "town and community"
    );
    for none in ["", "  ", "村", "不存在村", "杨"] {
        assert_eq!(find(none), [] as [&str; 0], "{none}");
    }
}

#[test]
fn every_full_name_leads_back_to_its_code() {
    let table = Divisions::embedded().unwrap();
    for row in table.all().iter().filter(|r| r.code.level() == DivisionLevel::Village) {
        let found = table.find(&table.full_name(row.code));
        assert!(found.iter().any(|d| d.code == row.code), "{row:?} {found:?}");
    }
}

#[test]
fn a_broken_table_names_its_line() {
    for (text, line) in [
        ("# x\n440114,花都区", 2),
        ("4401,花都区,county", 1),
        ("\n\n440114,,county", 3),
        ("440114,花都区,shire", 1),
    ] {
        assert_eq!(Divisions::with_csv(text).unwrap_err(), DivisionFault { line }, "{text}");
    }
}

#[test]
fn codes_are_stored_as_numbers_and_written_as_text() {
    let bytes = minicbor::to_vec(code("440114001210")).unwrap();
    assert_eq!(minicbor::decode::<DivisionCode>(&bytes).unwrap(), code("440114001210"));
    assert_eq!(serde_json::to_string(&code("440114001210")).unwrap(), "\"440114001210\"");
    assert_eq!(serde_json::from_str::<DivisionCode>("\"440114\"").unwrap(), code("440114000000"));
}
