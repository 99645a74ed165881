//! One of every command that writes into the ledger.

use honordesk::bureau::command::Posting;
use honordesk::bureau::{Command, Outcome};
use honordesk::domain::EntryId;
use honordesk::domain::ledger::EntryKind::{Due, Paid};
use honordesk::domain::person::Belonging;

use super::hands::*;
use crate::bureau_support::*;

/// Every way to write into the ledger, by the name of its command. What books and is not here fails the test: the journal says of
/// every command how many entries it posted.
pub fn ways(f: &Fixture) -> Vec<Command> {
    let (a, b, c) = (f.person(1), f.person(2), f.person(3));
    let list = gift(f, a);
    let give = |f: &Fixture, person| {
        let row = line(f, list, person);
        Command::GiveGift { gift: row.gift, seen: row.version, received_by: String::new(), despite: None }
    };
    f.run("maker", give(f, b)).unwrap();
    f.post(posting(a, Due, "2026-11", 100)).unwrap();
    f.post(posting(a, Paid, "2026-11", 100)).unwrap();
    // An entry that an un-merger would give to the record it was booked for.
    f.merge(b, c).unwrap();
    let moved = f.post(posting(b, Due, "2026-11", 300)).unwrap();
    let given = line(f, list, b);
    let (entry, reason) = (EntryId(4), "录错".to_owned());
    f.run("checker", Command::AskReversal { entry, right: None, reason }).unwrap();
    let back = f.post(posting(a, Due, "2026-08", 100)).unwrap();
    // What no run pays, and is due.
    let due = |month| Posting { programme: "condolence".into(), ..posting(a, Due, month, 100) };
    let paid = |month| Posting { kind: Paid, ..due(month) };
    for month in ["2026-10", "2026-09"] {
        f.post(due(month)).unwrap();
    }
    let posting = posting(a, Due, "2026-07", 100);
    let asked = f.run("maker", Command::AskPosting { posting, reason: "补记".into() }).unwrap();
    let Outcome::PostingAsked(ask) = asked.outcome else { panic!("{asked:?}") };
    vec![
        Command::Post { posting: paid("2026-10") },
        Command::PostMany { postings: vec![paid("2026-09")] },
        Command::AgreePosting { ask },
        Command::Reverse { entry: back, reason: "录错".into() },
        Command::AgreeReversal { entry },
        Command::Correct { entry: EntryId(3), right: right("2026-11", 90), reason: "录错".into() },
        give(f, a),
        Command::TakeBackGift { gift: given.gift, seen: given.version, reason: "发错".into() },
        Command::UnmergePeople {
            person: c,
            seen: f.version(c),
            give: vec![Belonging::Entry(moved)],
            reason: "不是同一人".into(),
        },
    ]
}
