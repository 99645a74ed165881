//! Batches in random turns, taken back in turn: everybody is as they were.

use honordesk::bureau::Refusal;
use honordesk::bureau::answer::Record;
use honordesk::domain::PersonId;
use honordesk::domain::bulk::{BulkChange, PlaceOf};
use honordesk::domain::person::{PersonFacts, Recognition, RecognitionState};
use proptest::prelude::*;

use super::{OTHER, TOWN, apply, batch_of, item, moved, named, record, stopped, undo, view};
use crate::bureau_support::*;

/// A change by dice.
fn by_dice(dice: u32) -> BulkChange {
    let place = [TOWN, OTHER, "440114001000"][(dice >> 4) as usize % 3];
    let only_empty = dice & 0x100 != 0;
    match dice % 5 {
        0 => moved(place, only_empty),
        1 => BulkChange::Place { of: PlaceOf::Household, division: division(place), only_empty },
        2 => stopped(Some(["2026-09-30", "2026-10-31"][(dice >> 6) as usize % 2])),
        3 => item(109, ["农村", "城镇", ""][(dice >> 7) as usize % 3], false),
        _ => BulkChange::State {
            group: ["11", "51"][(dice >> 5) as usize % 2].into(),
            state: RecognitionState::Receiving,
            since: Some(date("2026-01-01")),
            until: None,
        },
    }
}

/// Somebody who differs from others in what a batch sets.
fn somebody(n: usize, dice: u32) -> PersonFacts {
    let mut facts = person(n);
    facts.residence.division = (dice & 1 == 0).then(|| division(TOWN));
    facts.household.division = (dice & 2 == 0).then(|| division(OTHER));
    if dice & 4 == 0 {
        facts.profile.insert(109, "农村".into());
    }
    if dice & 8 == 0 {
        facts.recognitions.push(Recognition::new("51", RecognitionState::Applied));
    }
    facts
}

/// A record without its version, which only ever rises.
fn unversioned(mut record: Record) -> Record {
    record.card.version = 0;
    record
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn batches_taken_back_in_turn_leave_every_record_as_it_was(
        people in prop::collection::vec(any::<u32>(), 2..8),
        batches in prop::collection::vec(any::<u32>(), 1..5),
    ) {
        let f = Fixture::new();
        f.bureau.build_index().unwrap();
        let ids: Vec<PersonId> =
            people.iter().enumerate().map(|(n, dice)| f.register(somebody(n + 1, *dice))).collect();
        let all = |f: &Fixture| ids.iter().map(|id| unversioned(record(f, *id))).collect::<Vec<_>>();
        let mut stack = vec![(all(&f), None)];
        for dice in batches {
            let meant: Vec<PersonId> =
                ids.iter().enumerate().filter(|(n, _)| dice >> (16 + n) & 1 == 0).map(|(_, id)| *id).collect();
            if meant.is_empty() {
                continue;
            }
            let seen = named(&f, &meant, &by_dice(dice));
            let changes = seen.rows.iter().filter(|row| row.left.is_none()).count();
            match apply(&f, &seen) {
                Ok(receipt) => {
                    let view = view(&f, batch_of(&receipt).0);
                    prop_assert_eq!(view.row.done, changes);
                    for (row, told) in view.rows.iter().zip(&seen.rows) {
                        prop_assert_eq!(&row.left, &told.left, "as it was looked at");
                    }
                    stack.push((all(&f), Some(batch_of(&receipt))));
                }
                Err(why) => prop_assert_eq!((why, changes), (Refusal::NothingToChange, 0)),
            }
        }
        f.sound();
        while let Some((_, Some(batch))) = stack.pop() {
            undo(&f, batch).unwrap();
            prop_assert_eq!(&all(&f), &stack.last().unwrap().0);
        }
        f.sound();
        let f = f.reopened();
        f.bureau.build_index().unwrap();
        f.sound();
    }
}
