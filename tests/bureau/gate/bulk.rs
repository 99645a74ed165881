//! One of each command and query about many people at once, and the action it needs.

use honordesk::bureau::query::Whom;
use honordesk::bureau::{Action, Command, Query};
use honordesk::domain::bulk::BulkChange;
use honordesk::domain::{BatchId, PersonId};

fn change() -> BulkChange {
    BulkChange::Item { number: 109, value: "农村".into(), only_empty: false }
}

/// All commands.
pub fn commands() -> Vec<(Command, Action)> {
    let reason = "试试".to_owned();
    vec![
        (
            Command::EditMany { people: vec![(PersonId(9), 1)], change: Box::new(change()), despite: None },
            Action::EditMany,
        ),
        (Command::UndoBatch { batch: BatchId(1), seen: 1, reason }, Action::EditMany),
    ]
}

/// All queries.
pub fn queries() -> Vec<(Query, Action)> {
    vec![
        (Query::Bulk { whom: Whom::Named(vec![PersonId(9)]), change: Box::new(change()) }, Action::EditMany),
        (Query::Batches, Action::ReadPeople),
        (Query::Batch(BatchId(1)), Action::ReadPeople),
    ]
}
