//! What is supervised about a petition leaves the hands of whoever has to keep away from it, whatever it was that made them: a repeat that
//! accuses them, or who brought it put right. The journal names it.

use honordesk::bureau::Outcome;
use honordesk::bureau::answer::SupervisionRow;
use honordesk::bureau::command::{PetitionChange as To, SuperviseAct, Triage};
use honordesk::domain::SupervisionId;
use honordesk::domain::petition::Accused;
use honordesk::domain::staff::Role;
use honordesk::domain::supervision::{SupervisionOrigin, SupervisionSaid, SupervisionStep};
use honordesk::locale::{Lang, journal};

use super::*;

fn supervised(f: &Fixture, id: PetitionId, owner: &str) -> SupervisionId {
    let said = SupervisionSaid {
        origin: SupervisionOrigin::Weekly,
        text: "核查线索".into(),
        owner: staff_id(owner),
        due: date("2026-12-20"),
        petition: Some(id),
    };
    let receipt = f.run("petitions", Command::Supervise(SuperviseAct::Add { said: Box::new(said) })).unwrap();
    match receipt.outcome {
        Outcome::Supervision(item, ..) => item,
        other => panic!("{other:?}"),
    }
}

fn item(f: &Fixture, id: SupervisionId) -> SupervisionRow {
    match f.ask("petitions", Query::SupervisionItem(id)) {
        Ok(Answer::SupervisionItem(row)) => *row,
        other => panic!("{other:?}"),
    }
}

/// What the newest line of the journal says of items, and how people read it.
fn told(f: &Fixture) -> (Option<String>, String) {
    let line = f.journal(1).remove(0);
    let note = line.what.about.iter().find(|(name, _)| name == "handed-on").map(|(_, value)| value.clone());
    (note, journal::happened(&line.what, str::to_owned, Lang::Zh))
}

fn accusing(who: &str) -> Vec<Accused> {
    vec![Accused { staff: Some(staff_id(who)), ..Accused::default() }]
}

#[test]
fn what_a_repeat_accuses_the_earlier_petition_and_its_items_are_kept_from() {
    let f = Fixture::new();
    f.also("maker", &[Role::Maker, Role::Petitions]);
    let person = f.person(1);
    let (first, _, seen) = f.take_in(petition(Some(person)));
    let to = staff_id("maker");
    f.run("petitions", Command::AssignPetition { petition: first, seen, to }).unwrap();
    let (theirs, others) = (supervised(&f, first, "maker"), supervised(&f, first, "head"));
    let facts = PetitionFacts { repeats: Some(first), accused: accusing("maker"), ..petition(Some(person)) };
    let (again, ..) = f.take_in(facts);
    let says = format!("{theirs} 2026-0001 {}", f.account("petitions").staff.name);
    let (note, line) = told(&f);
    assert_eq!(note, Some(says), "{line}");
    assert!(line.contains("随之改派督2026-0001给"), "{line}");
    for id in [first, again] {
        assert!(view(&f, "maker", id).is_err(), "{id}");
        assert!(view(&f, "petitions", id).unwrap().row.secret, "{id}");
    }
    let first_now = view(&f, "petitions", first).unwrap();
    assert_eq!(first_now.row.owner, None, "it is taken from them");
    let (event, _) = first_now.events.last().unwrap();
    assert_eq!((event.act, event.followed), (PetitionAct::NameAccused, Some(again)));
    assert_eq!(
        (item(&f, theirs).owner.0, item(&f, others).owner.0),
        (staff_id("petitions"), staff_id("head"))
    );
    let gone = f.ask("maker", Query::SupervisionItem(theirs));
    assert!(gone.is_err(), "{gone:?}");
    f.sound();
}

#[test]
fn whoever_turns_out_to_have_brought_it_has_neither_it_nor_its_items() {
    let f = Fixture::new();
    f.also("maker", &[Role::Maker, Role::Petitions]);
    let (own, other) = (f.person(1), f.person(2));
    let (staff, seen) = (staff_id("maker"), f.account("maker").staff.version);
    f.run("admin", Command::PlaceStaff { staff, seen, unit: None, person: Some(own) }).unwrap();
    let (id, _, seen) = f.take_in(petition(Some(other)));
    f.run("petitions", Command::AssignPetition { petition: id, seen, to: staff }).unwrap();
    let theirs = supervised(&f, id, "maker");
    let seen = view(&f, "head", id).unwrap().version;
    let who = To::Who { at: 0, person: Some(own), name: "试一".into() };
    let changes = vec![who];
    f.run("petitions", Command::CorrectPetition { petition: id, seen, changes, despite: None }).unwrap();
    assert_eq!(view(&f, "petitions", id).unwrap().row.owner, None);
    let row = item(&f, theirs);
    let (event, _) = row.events.last().unwrap();
    assert_eq!((event.step, event.followed), (SupervisionStep::Reassign, Some(id)));
    assert_eq!(row.owner.0, staff_id("petitions"));
    assert!(told(&f).0.is_some_and(|note| note.starts_with(&theirs.to_string())));
    f.sound();
}

#[test]
fn the_journal_names_no_item_about_what_is_kept_from_its_reader() {
    let f = Fixture::new();
    f.also("maker", &[Role::Maker, Role::Petitions]);
    let [one, other] = [f.person(1), f.person(2)].map(|person| f.take_in(petition(Some(person))).0);
    let [first, second] = [one, other].map(|id| supervised(&f, id, "maker"));
    let version = |id| view(&f, "petitions", id).unwrap().version;
    let petitions = vec![(one, version(one)), (other, version(other))];
    let recuse = ActRequest { staff: Some(staff_id("maker")), ..said(PetitionAct::Recuse) };
    f.run("head", Command::Triage(Triage::Decide { petitions, act: recuse })).unwrap();
    let read = |who: &str| {
        let filter = honordesk::bureau::query::JournalFilter::default();
        let Ok(Answer::Journal(page)) = f.ask(who, Query::Journal { filter, before: None, limit: 50 }) else {
            panic!("{who}")
        };
        let decided = page.lines.into_iter().find(|line| line.what.command.starts_with("petition.decide"));
        let about = decided.unwrap().what.about;
        about.into_iter().find(|(name, _)| name == "handed-on").map(|(_, value)| value)
    };
    let whole = read("auditor").unwrap();
    assert!(whole.contains(&first.to_string()) && whole.contains(&second.to_string()), "{whole}");
    let named = ActRequest { accused: Some(accusing("auditor").remove(0)), ..said(PetitionAct::NameAccused) };
    act(&f, "petitions", one, named).unwrap();
    assert_eq!(read("auditor"), None, "of the part that they see, what was done is told alone");
    f.sound();
}
