//! One of each query about records that may be one person and about what records lack.

use honordesk::bureau::query::Place;
use honordesk::bureau::{Action, Query};
use honordesk::domain::PersonId;
use honordesk::domain::person::Gap;

use crate::bureau_support::date;

pub fn queries() -> Vec<(Query, Action)> {
    vec![
        (Query::Alike { name: "王".into(), resident_id: None }, Action::ReadPeople),
        (
            Query::Near { name: "王".into(), resident_id: None, birth: None, phone: String::new() },
            Action::ReadPeople,
        ),
        (Query::Gaps, Action::ReadPeople),
        (
            Query::Lacking { gap: Gap::Phone, place: Place::Everywhere, offset: 0, limit: 9 },
            Action::ReadPeople,
        ),
        (Query::DuplicatesOf(PersonId(1)), Action::ReadPeople),
        (Query::Together(PersonId(1), PersonId(2)), Action::ReadPeople),
        (Query::Apart(PersonId(1)), Action::ReadPeople),
        (Query::Decisions, Action::ReadPeople),
        (Query::AccountChanges(None), Action::ReadPeople),
        (Query::AccountImports, Action::ReadPeople),
        (Query::AccountsOfImport { import: 9, offset: 0, limit: 9 }, Action::ReadPeople),
        (Query::Namesakes { name: "王".into(), birth: date("1950-01-01") }, Action::ReadPeople),
    ]
}
