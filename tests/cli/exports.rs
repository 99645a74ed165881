//! Tables that leave as files: what is in them is what is printed, and the journal has them before they appear.

use std::fs;

use sha2::{Digest, Sha256};

use super::bench::{run, sample};

/// Marks and cells of a text table.
fn table(file: &std::path::Path) -> (String, Vec<Vec<String>>) {
    let text = fs::read_to_string(file).unwrap();
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let mark = lines.next().unwrap().to_owned();
    let cells = |line: &str| line.trim_matches('"').split("\",\"").map(str::to_owned).collect();
    (mark, lines.map(cells).collect())
}

#[test]
fn a_pivot_leaves_as_it_is_counted() {
    let s = sample();
    let file = s.dir.with_file_name("交叉.csv");
    let name = file.to_str().unwrap();
    let ask = ["pivot", "town", "sex", "--of=-已故", "--month", "2026-10"];
    let counted = run(&s.dir, &[&ask[..], &["--json"]].concat()).one();
    let done = run(&s.dir, &[&ask[..], &["--out", name, "--purpose", "月报", "--json"]].concat()).one();
    let rows = counted["rows"].as_array().unwrap();
    assert_eq!(done["rows"], rows.len() + 1, "one for all");
    let (mark, cells) = table(&file);
    assert!(mark.contains("李娜") && mark.contains("用途：月报"), "{mark}");
    assert_eq!(cells[0][..4], ["镇", "人数", "应发", "已发"]);
    assert_eq!(cells[0].len(), 4 + counted["columns"].as_array().unwrap().len());
    for (row, cells) in rows.iter().zip(&cells[1..]) {
        let told = [&row["people"].to_string(), row["due"].as_str().unwrap(), row["paid"].as_str().unwrap()]
            .map(str::to_owned);
        assert_eq!(cells[1..4], told, "{row}");
    }
    assert_eq!(cells.last().unwrap()[1], counted["total"]["people"].to_string());
    let digest: String = Sha256::digest(fs::read(&file).unwrap())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .concat();
    assert_eq!(done["digest"], digest);
    let journal = run(&s.dir, &["--as", "auditor", "journal", "list", "--limit", "1"]);
    assert!(journal.out.contains("月报"), "{}{}", journal.out, journal.err);
    // What cannot be read would count others.
    let other = s.dir.with_file_name("别的.csv");
    let unread = run(
        &s.dir,
        &["pivot", "town", "--of", "年龄:很老", "--out", other.to_str().unwrap(), "--purpose", "月报"],
    );
    assert_eq!((unread.code, other.exists()), (3, false), "{}", unread.err);
    for bad in [&["--out", name][..], &["--purpose", "月报"], &["--out", "/tmp/x.txt", "--purpose", "月报"]]
    {
        assert_eq!(run(&s.dir, &[&["pivot", "town"], bad].concat()).code, 2, "{bad:?}");
    }
}

#[test]
fn households_and_a_condolence_list_leave_with_their_people() {
    let s = sample();
    let to = |name: &str| s.dir.with_file_name(name);
    let listed = run(&s.dir, &["care", "households", "--json"]).json();
    let file = to("户.csv");
    let done = run(&s.dir, &["care", "households", "--out", file.to_str().unwrap(), "--purpose", "走访"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let (mark, cells) = table(&file);
    assert!(mark.contains(&format!("共 {} 户", listed.len())), "{mark}");
    assert_eq!(cells.len(), listed.len() + 1);
    assert!(cells[1..].iter().zip(&listed).all(|(row, of)| row[0] == *of["household"].as_str().unwrap()));
    let lists = run(&s.dir, &["care", "condolence", "--json"]).json();
    let list = lists[0]["list"].as_str().unwrap();
    let lines = run(&s.dir, &["care", "condolence", list, "--json"]).json();
    let file = to("慰问.csv");
    let ask = ["care", "condolence", list, "--out", file.to_str().unwrap(), "--purpose", "春节慰问"];
    assert_eq!(run(&s.dir, &[&ask[..], &["--columns", "name,amount"]].concat()).code, 0);
    let (_, cells) = table(&file);
    assert_eq!(
        (cells.len(), cells[0].as_slice()),
        (lines.len() + 1, &["姓名".to_owned(), "金额".to_owned()][..])
    );
    let which =
        run(&s.dir, &["care", "condolence", "--out", file.to_str().unwrap(), "--purpose", "春节慰问"]);
    assert_eq!(which.code, 2, "{}", which.err);
    let administrator = to("管理员.csv");
    let ask = ["care", "condolence", list, "--out", administrator.to_str().unwrap(), "--purpose", "春节慰问"];
    let refused = run(&s.dir, &[&["--as", "sysadmin"], &ask[..]].concat());
    assert_eq!(refused.code, 4, "{}", refused.err);
}

#[test]
fn the_queue_leaves_as_it_stands_and_without_what_is_kept_from_who_asks() {
    let s = sample();
    let staff = run(&s.dir, &["staff", "list", "--json"]).json();
    let officer = staff.iter().find(|one| one["login"] == "zhangmin").unwrap()["staff"].as_str().unwrap();
    let new = ["petition", "new", "--person", "P7", "--demand", "经办人推诿", "--purpose", "accusation"];
    let taken = run(&s.dir, &[&new[..], &["--accused-staff", officer, "--json"]].concat());
    let number = taken.one()["number"].as_str().unwrap_or_else(|| panic!("{}", taken.err)).to_owned();
    let asks = |who: &str, file: &std::path::Path| {
        let list = ["--as", who, "petition", "list", "--tab", "open", "--order", "newest"];
        let name = file.to_str().unwrap();
        let listed = run(&s.dir, &[&list[..], &["--limit", "1000", "--json"]].concat()).one();
        let leaves = ["--out", name, "--purpose", "交班核对", "--json"];
        let done = run(&s.dir, &[&list[..], &leaves].concat());
        assert_eq!(done.code, 0, "{}", done.err);
        assert_eq!(done.one()["rows"], listed["total"]);
        let (mark, cells) = table(file);
        assert!(mark.contains("用途：交班核对"), "{mark}");
        let listed = listed["petitions"].as_array().unwrap_or_else(|| panic!("{listed}")).clone();
        let numbers: Vec<&str> = listed.iter().map(|row| row["number"].as_str().unwrap()).collect();
        let left: Vec<&str> = cells[1..].iter().map(|row| row[0].as_str()).collect();
        assert_eq!(left, numbers, "the same, in the same order");
        cells
    };
    let own = asks("lina", &s.dir.with_file_name("信访.csv"));
    let secret = own.iter().find(|row| row[0] == number).expect("who took it in sees it");
    assert_eq!((secret[1].as_str(), secret[2].as_str()), ("", "（保密）"));
    let theirs = asks("zhangmin", &s.dir.with_file_name("被控.csv"));
    assert!(theirs.iter().all(|row| row[0] != number), "who is accused does not");
    // Found by a name, the number would say whose it is: the file has it when the number itself is looked for.
    let name = run(&s.dir, &["--as", "lina", "petition", "show", &number, "--json"]).one()["name"].clone();
    for (text, there) in [(name.as_str().unwrap(), false), (number.as_str(), true)] {
        let file = s.dir.with_file_name(format!("找{there}.csv"));
        let leaves = ["--out", file.to_str().unwrap(), "--purpose", "交班核对"];
        let list = ["--as", "lina", "petition", "list", "--tab", "open", "--text", text];
        let done = run(&s.dir, &[&list[..], &leaves].concat());
        assert_eq!(done.code, 0, "{}", done.err);
        assert_eq!(table(&file).1.iter().any(|row| row[0] == number), there, "{text}");
    }
    // Without a purpose nothing leaves.
    let file = s.dir.with_file_name("无用途.csv");
    let silent = run(&s.dir, &["petition", "list", "--out", file.to_str().unwrap()]);
    assert_eq!((silent.code, file.exists()), (2, false));
}
