//! Whatever comes: no answer ends the program, and a beginning never says what the whole does not.

use std::collections::BTreeMap;

use honordesk::exchange::bank::{Outcome, PayOrder, ReturnRead, read_return, write_return};
use proptest::prelude::*;

use super::answers::ALL;
use super::{RUN, answer, date, expected, failed, orders, paid};

fn outcomes(id: &str, kinds: &[u8]) -> Vec<Option<Outcome>> {
    let table = answer(id);
    let one = |kind: &u8| match kind {
        0 => None,
        1 => failed(&table, "E04", "账户冻结"),
        2 => failed(&table, "", "不明,\"原因\""),
        3 => paid("2026-11-27"),
        _ => paid("2026-11-26"),
    };
    kinds.iter().map(one).collect()
}

/// What is said of each order first, and what contradicts it.
fn known(reads: &[&ReturnRead]) -> BTreeMap<u32, Vec<Outcome>> {
    let mut known: BTreeMap<u32, Vec<Outcome>> = BTreeMap::new();
    for result in reads.iter().flat_map(|read| &read.results) {
        let said = known.entry(result.seq).or_default();
        if !said.contains(&result.outcome) {
            said.push(result.outcome.clone());
        }
    }
    known
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_beginning_and_then_the_whole_say_what_the_whole_says(
        which in 0usize..2,
        kinds in proptest::collection::vec(0u8..6, 1..20),
        wrong in proptest::collection::vec((0usize..20, 0u8..4), 0..4),
        cut in 0usize..1_000,
    ) {
        let id = ALL[which];
        let table = answer(id);
        let orders = orders(kinds.len() as u32);
        // Lines that fit no order, or another one, among the others.
        let mut told: Vec<PayOrder> = orders.clone();
        for (at, how) in wrong {
            let at = at % told.len();
            match how {
                0 => told[at].amount.0 += 1,
                1 => told[at].seq += 1,
                2 => told[at].account = "6222021199999999".into(),
                // Said twice: the same, or otherwise.
                _ => told[at] = told[0].clone(),
            }
        }
        let lines: Vec<_> = told.iter().zip(outcomes(id, &kinds)).collect();
        let bytes = write_return(&table, RUN, date("2026-11-26"), &lines).unwrap();
        let whole = read_return(&table, bytes.clone(), &expected(&orders, &[])).unwrap();
        let at = bytes.len() * cut / 1_000;
        let part = read_return(&table, bytes[..at].to_vec(), &expected(&orders, &[])).unwrap_or_default();
        let then = read_return(&table, bytes, &expected(&orders, &part.results)).unwrap();
        prop_assert!(known(&[&part, &then]) == known(&[&whole]));
        prop_assert!(then.results == whole.results);
        prop_assert_eq!((&then.missing, &then.pending), (&whole.missing, &whole.pending));
        prop_assert_eq!(then.faults.len(), whole.faults.len());
    }

    #[test]
    fn written_and_then_read_is_the_same(which in 0usize..3, kinds in proptest::collection::vec(0u8..6, 1..20)) {
        let id = ALL[which];
        let orders = orders(kinds.len() as u32);
        let outcomes = outcomes(id, &kinds);
        let lines: Vec<_> = orders.iter().zip(outcomes.clone()).collect();
        let bytes = write_return(&answer(id), RUN, date("2026-11-26"), &lines).unwrap();
        let read = read_return(&answer(id), bytes, &expected(&orders, &[])).unwrap();
        prop_assert!(read.faults.is_empty() && read.missing.is_empty());
        let back: Vec<_> = (1..).zip(outcomes).filter_map(|(seq, o)| Some((seq, o?))).collect();
        prop_assert!(read.results.iter().map(|r| (r.seq, r.outcome.clone())).collect::<Vec<_>>() == back);
    }

    #[test]
    fn no_bytes_end_the_program(bytes in proptest::collection::vec(any::<u8>(), 0..600), which in 0usize..3) {
        let orders = orders(3);
        let _ = read_return(&answer(ALL[which]), bytes, &expected(&orders, &[]));
    }

    #[test]
    fn no_damage_makes_a_result_of_another_order(
        at in 0usize..600, by in any::<u8>(), which in 0usize..2,
    ) {
        let id = ALL[which];
        let orders = orders(3);
        let lines: Vec<_> = orders.iter().zip(outcomes(id, &[4, 4, 1])).collect();
        let mut bytes = write_return(&answer(id), RUN, date("2026-11-26"), &lines).unwrap();
        let n = bytes.len();
        bytes[at % n] = by;
        if let Ok(read) = read_return(&answer(id), bytes, &expected(&orders, &[])) {
            // Numbers, accounts and amounts hold each other: a line with one of them changed fits nothing.
            prop_assert!(read.results.iter().all(|r| (1..=3).contains(&r.seq)));
            prop_assert!(read.results.len() + read.missing.len() + read.pending.len() == 3);
        }
    }
}
