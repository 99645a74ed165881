//! What a copy of a folder holds, read as the next start would read it: through the library, and through the program itself.

use std::path::Path;

use honordesk::bureau::{Answer, Asking, Bureau, BureauOptions, Moment as Now, Query, Session};
use honordesk::domain::visit::VisitStage;
use honordesk::domain::{Date, PersonId, StaffId};
use serde_json::Value;

use super::typed::{Held, Sheet, VISITORS};
use crate::clerk::{Clerk, rows};
use crate::support::sample::{Folder, TODAY};

/// 李娜 of the sample.
fn asking() -> Asking {
    let moment = Now { today: Date::parse(TODAY).unwrap(), at_ms: 1_795_392_000_000 };
    let session = Some(Session { staff: StaffId(4), desk: String::new() });
    Asking { session, moment, visit: None, key: [0; 16] }
}

/// Who the visitors are.
pub fn people(folder: &Path) -> [PersonId; 3] {
    let (bureau, _) = Bureau::open(folder, &BureauOptions::default()).expect("a sound database");
    bureau.build_index().expect("an index");
    VISITORS.map(|(name, _)| {
        let query = Query::Lookup { text: name.to_owned(), offset: 0, limit: 1, recent: Vec::new() };
        let Ok(Answer::Lookup(found)) = bureau.query(&asking(), query) else { panic!("no {name}") };
        found.hits[0].person
    })
}

/// What a folder holds about each of them. Opening it checks it.
pub fn held(folder: &Path, people: &[PersonId; 3]) -> [Held; 3] {
    let (bureau, _) = Bureau::open(folder, &BureauOptions::default()).expect("a sound database");
    let ask = |query| bureau.query(&asking(), query).unwrap_or_else(|_| panic!("no answer"));
    let mut all: [Held; 3] = Default::default();
    let day = Date::parse(TODAY).unwrap();
    let Answer::Visits(register) = ask(Query::Visits { day }) else { panic!("no register") };
    for (held, person) in all.iter_mut().zip(people) {
        for row in register.visits.iter().filter(|row| row.person == Some(*person)) {
            let Answer::Visit(view) = ask(Query::Visit(row.visit)) else { panic!("no visit") };
            held.here |= row.stage == VisitStage::Attended;
            held.said.push_str(&view.note);
        }
        let Answer::Notes(notes) = ask(Query::Notes(*person)) else { panic!("no notes") };
        held.notes = notes.iter().map(|note| note.facts.text.clone()).collect();
    }
    for (slot, body) in bureau.drafts(&asking()).expect("drafts") {
        let body = String::from_utf8(body).expect("text");
        let whose = people.iter().position(|person| slot.split('.').any(|part| part == person.to_string()));
        let Some(held) = whose.and_then(|at| all.get_mut(at)) else {
            assert!(VISITORS.iter().all(|(_, mark)| !body.contains(*mark)), "nobody's: {slot} {body}");
            continue;
        };
        held.drafts.push_str(&body);
        let fields: Value = serde_json::from_str(&body).expect("a draft");
        for sheet in Sheet::ALL {
            let (begins, field) = sheet.kept();
            if slot.starts_with(begins) {
                held.half_typed[sheet as usize] =
                    fields["fields"][field]["value"].as_str().map(str::to_owned);
            }
        }
    }
    all
}

/// Starts the program on a folder and looks at every visitor who was at the desk: what was half-typed for them is in its form.
pub fn through_the_program(folder: &Folder, all: &[Held; 3], prefer: Sheet) {
    let mut clerk = Clerk::at_work(folder);
    for (held, (name, mark)) in all.iter().zip(VISITORS).filter(|(held, _)| held.here) {
        clerk.press("f2").see("[F2 查人]");
        clerk.press("ctrl-u").type_text(name).see_row(&["▌", name]);
        clerk.press("enter").see_row(&["●", name, "接访"]);
        let begun = |sheet: &Sheet| held.half_typed[*sheet as usize].is_some();
        let Some(sheet) = [prefer].into_iter().chain(Sheet::ALL).find(begun) else { continue };
        opens(&mut clerk, name, sheet);
        let draft = held.half_typed[sheet as usize].as_deref().unwrap_or_default();
        // Its last words stand on the screen, and nobody else's do.
        let end: Vec<char> = draft.chars().rev().take(8).collect();
        let end: String = end.into_iter().rev().collect();
        clerk.wait_until(&format!("{end:?} for {name}"), |screen| {
            let typed = |c: &char| VISITORS.iter().any(|(_, mark)| mark == c) || ('０'..='９').contains(c);
            let words: String = rows(screen).concat().chars().filter(typed).collect();
            words.contains(&end)
        });
        let screen = clerk.shown().text();
        let astray = VISITORS.iter().any(|(_, other)| *other != mark && screen.contains(*other));
        assert!(!astray, "{name}:\n{screen}");
    }
    clerk.signal("KILL").exit_code();
}

/// Opens a sheet for whoever is on the screen, at the field that is written into.
fn opens(clerk: &mut Clerk, name: &str, sheet: Sheet) {
    match sheet {
        Sheet::Visit => _ = clerk.press("f5"),
        Sheet::Note => _ = clerk.press("7").see("[7 ").press("ctrl-n"),
        Sheet::Petition => _ = clerk.press("ctrl-t"),
    }
    clerk.see_row(&["┌─", if sheet == Sheet::Petition { "" } else { name }, sheet.title()]);
    if sheet == Sheet::Visit {
        clerk.go_to_field("说明");
    }
}
