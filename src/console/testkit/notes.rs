//! Made-up notes: one caution that nobody has read yet, on the fourth of the made-up people.

use crate::bureau::answer::{Caution, NoteView};
use crate::bureau::{Answer, Query};
use crate::domain::note::{NoteFacts, NoteKind, NoteStanding};
use crate::domain::staff::{Role, Roles};
use crate::domain::{Date, NoteId, PersonId};

const TEXT: &str = "来人自称侄子欧阳㘵的，先核对委托书原件，再谈发放。\n上次持复印件，已告知须原件。";

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// What must be read before work with a person goes on.
pub fn cautions(person: PersonId) -> Vec<Caution> {
    let until = Some(date("2026-12-31"));
    let caution = Caution { note: NoteId(1), text: TEXT.to_owned(), until, acknowledged: false };
    if person == PersonId(4) { vec![caution] } else { Vec::new() }
}

fn note(
    id: u32,
    kind: NoteKind,
    text: &str,
    expires: &str,
    roles: &[Role],
    standing: NoteStanding,
) -> NoteView {
    let roles = Roles::new(roles.iter().copied());
    let pinned = kind == NoteKind::Caution;
    NoteView {
        note: NoteId(id),
        version: 1,
        person: PersonId(4),
        standing,
        facts: NoteFacts { kind, text: text.to_owned(), pinned, expires: Date::parse(expires), roles },
        by: "李娜".to_owned(),
        on: date("2026-11-02"),
        ended: (standing == NoteStanding::Ended).then(|| date("2026-11-20")),
    }
}

/// Answers what is asked about notes.
pub fn answer(query: &Query) -> Option<Answer> {
    use NoteKind::{Caution, Plain};
    use NoteStanding::{Ended, Expired, Holds};
    let Query::Notes(person) = query else { return None };
    let mut notes = vec![
        note(2, Plain, "耳背，说话请慢一点、大声一点", "", &[], Holds),
        note(
            3,
            Plain,
            "与信访科对接人约好每月第一个周三回访",
            "2026-12-31",
            &[Role::Petitions, Role::Head],
            Holds,
        ),
        note(4, Caution, "户口迁移办理中", "2026-10-31", &[], Expired),
        note(5, Plain, "住院至十月底", "", &[], Ended),
    ];
    if *person == PersonId(4) {
        notes.insert(0, note(1, Caution, TEXT, "2026-12-31", &[], Holds));
    }
    Some(Answer::Notes(notes))
}
