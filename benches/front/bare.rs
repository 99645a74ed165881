//! The plainest ways to the same answers: every record read from the store, and SQLite.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use honordesk::domain::ledger::Entry;
use honordesk::domain::person::Person;
use honordesk::domain::{DivisionCode, PersonId};
use honordesk::store::{Checks, Reading, Store, StoreOptions};

/// Everybody and everything that was booked.
pub struct Crowd {
    pub people: Vec<Person>,
    pub entries: Vec<Entry>,
}

/// Whom to measure with.
#[derive(Clone)]
pub struct Chosen {
    /// Anybody.
    pub any: Vec<PersonId>,
    /// Those with the most entries.
    pub most: Vec<PersonId>,
}

/// Reads every record; says what that takes.
pub fn read(data: &Path) -> Crowd {
    let options = StoreOptions { checks: Checks::AsUsed, ..StoreOptions::default() };
    let (store, _) = Store::open(data, &options).unwrap();
    let reader = store.read().unwrap();
    // Once unmeasured: what was not used since the start is checked by then.
    for warm in [false, true] {
        let began = Instant::now();
        let people: Vec<Person> = reader.scan::<Person>(..).unwrap().map(Result::unwrap).collect();
        let of_people = began.elapsed();
        let began = Instant::now();
        let entries: Vec<Entry> = reader.scan::<Entry>(..).unwrap().map(Result::unwrap).collect();
        let of_entries = began.elapsed();
        if warm {
            println!("every person read from the store: {:.0} ms", of_people.as_secs_f64() * 1e3);
            println!("every entry read from the store: {:.0} ms", of_entries.as_secs_f64() * 1e3);
            drop(reader);
            store.close().unwrap();
            return Crowd { people, entries };
        }
    }
    unreachable!("the second time it returns");
}

impl Crowd {
    /// Half of them anybody, half those with the most entries.
    pub fn chosen(&self, each: usize) -> Chosen {
        let mut count: HashMap<PersonId, usize> = HashMap::new();
        for entry in &self.entries {
            *count.entry(entry.person).or_default() += 1;
        }
        let mut most: Vec<(usize, PersonId)> = count.into_iter().map(|(person, n)| (n, person)).collect();
        most.sort_unstable_by(|a, b| b.cmp(a));
        most.truncate(each);
        let (first, last) = (most.first().map_or(0, |m| m.0), most.last().map_or(0, |m| m.0));
        println!("those with the most entries have {last} to {first}");
        let most: Vec<PersonId> = most.into_iter().map(|(_, person)| person).collect();
        let step = (self.people.len() / each.max(1)).max(1);
        let known: HashSet<PersonId> = most.iter().copied().collect();
        let others = self.people.iter().filter(|p| p.merged.is_none() && !known.contains(&p.id));
        Chosen { any: others.step_by(step).take(each).map(|p| p.id).collect(), most }
    }

    /// The identity number of somebody.
    pub fn number(&self, person: PersonId) -> Option<String> {
        let found = self.people.iter().find(|p| p.id == person)?;
        found.facts.resident_id.map(|id| id.as_str().to_owned())
    }
}

/// The same questions to SQLite, with an index for each. Each is asked several times; its least time is told.
pub fn sqlite(crowd: &Crowd, folder: &Path) {
    if !Path::new("/usr/bin/sqlite3").exists() {
        return;
    }
    let (people, entries, file) =
        (folder.join("people.csv"), folder.join("entries.csv"), folder.join("bare.db"));
    let mut text = String::new();
    for person in &crowd.people {
        let facts = &person.facts;
        let town = facts.residence.division.or(facts.household.division).and_then(DivisionCode::town);
        let _ = writeln!(
            text,
            "{},{},{},{},{},{}",
            person.id.0,
            facts.recognitions.first().map(|r| r.group.as_str()).unwrap_or_default(),
            town.map(|t| t.to_string()).unwrap_or_default(),
            facts.birth.map(|b| b.year().to_string()).unwrap_or_default(),
            i32::from(facts.phones.is_empty()),
            i32::from(facts.died.is_some()),
        );
    }
    fs::write(&people, text).unwrap();
    let mut text = String::new();
    for entry in &crowd.entries {
        let (month, kind) = (entry.month, entry.kind as u8);
        let month = month.year() * 100 + i32::try_from(month.first_day().month_of_year()).unwrap();
        let _ = writeln!(text, "{},{},{month},{kind},{}", entry.id.0, entry.person.0, entry.amount().0);
    }
    fs::write(&entries, text).unwrap();
    let script = [
        "create table p(id integer primary key, grp text, town text, born int, nophone int, dead int);",
        "create table e(id integer primary key, person int, month int, kind int, amount int);",
        ".mode csv",
        &format!(".import {} p", people.display()),
        &format!(".import {} e", entries.display()),
        "create index pg on p(grp); create index pt on p(town);",
        "create index pb on p(born); create index pn on p(nophone);",
        "create index ep on e(person); create index em on e(month, person, kind, amount);",
        "analyze;",
    ];
    run(&file, &script.join("\n"));
    let narrowed = |without: usize| {
        let all =
            ["grp in ('21','22','23')", "town = '440114104000'", "born between 1950 and 1960", "nophone = 1"];
        let kept: Vec<&str> =
            all.iter().enumerate().filter(|(n, _)| *n != without).map(|(_, c)| *c).collect();
        format!("select count(*) from p where {};", kept.join(" and "))
    };
    // The list and the number without each condition, as the console shows them at one key.
    let counts: String = (0..5).map(narrowed).collect::<Vec<_>>().join("\n");
    let pivot = "select p.grp, p.town, count(distinct p.id), sum(case kind when 0 then amount end), sum(case kind when 1 then amount end)
         from p left join e on e.person = p.id and e.month between 202601 and 202611 group by 1, 2;";
    println!("\n| SQLite {} | ms |\n|---|--:|", version());
    for (what, ask) in [
        ("four conditions, counts without each", counts.as_str()),
        ("pivot group by town, of people", "select grp, town, count(*) from p group by 1, 2;"),
        ("pivot group by town, with a year's money", pivot),
        (
            "a person's 500 newest entries",
            "select * from e where person = (select person from e group by person order by count(*) desc limit 1) order by id desc limit 500;",
        ),
    ] {
        println!("| {what} | {:.1} |", best(&file, ask));
    }
}

fn version() -> String {
    let out = Command::new("/usr/bin/sqlite3").arg("--version").output().unwrap();
    String::from_utf8_lossy(&out.stdout).split_whitespace().next().unwrap_or_default().to_owned()
}

/// Milliseconds of the fastest of five.
fn best(file: &Path, ask: &str) -> f64 {
    let mut best = f64::MAX;
    let script = format!(".timer on\n.output /dev/null\n{ask}");
    for _ in 0..5 {
        // The timer tells a line a statement, whatever the output is.
        let told = run(file, &script);
        let sum: f64 = told
            .lines()
            .filter_map(|line| line.split("real ").nth(1)?.split_whitespace().next()?.parse::<f64>().ok())
            .sum();
        best = best.min(sum * 1e3);
    }
    best
}

fn run(file: &Path, script: &str) -> String {
    use std::io::Write as _;
    use std::process::Stdio;
    let mut child = Command::new("/usr/bin/sqlite3")
        .arg(file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned()
}
