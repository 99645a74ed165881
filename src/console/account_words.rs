//! A change of an account in words, the same wherever it is met.

use crate::bureau::answer::{AccountChangeRow, MaskedAccount};
use crate::console::words::Words;
use crate::locale::account as say;

/// The account that stands, and the one that is wanted: `农商行 甲 ****1234 → 建设银行 甲 ****8888`.
pub fn from_to(row: &AccountChangeRow) -> Words {
    Words::Filled(
        say::FROM_TO,
        vec![
            ("stands", row.stands.as_ref().map_or(say::NOTHING.into(), one)),
            ("wanted", row.wanted.as_ref().map_or(say::TAKEN_OUT.into(), one)),
        ],
    )
}

/// What a change says: old and new account, what it is proved by, who asked.
pub fn facts(row: &AccountChangeRow) -> Vec<Words> {
    let mut all: Vec<Words> =
        row.payee.iter().map(|name| Words::with(say::OF_PAYEE, &[("name", name)])).collect();
    all.push(from_to(row));
    if row.holder_is_another {
        all.push(say::HOLDER_OTHER.into());
    }
    if !row.despite.is_empty() {
        all.push(Words::with(say::DESPITE, &[("why", &row.despite)]));
    }
    all.push(match &row.evidence {
        None => say::undocumented(row.origin).into(),
        Some((kind, note)) if note.is_empty() => {
            Words::Filled(say::PROVED, vec![("what", say::document(*kind).into())])
        }
        Some((kind, note)) => Words::Filled(
            say::PROVED_MORE,
            vec![("what", say::document(*kind).into()), ("note", Words::Data(note.clone()))],
        ),
    });
    all.push(Words::with(say::BY_ON, &[("by", &row.by), ("on", &row.on)]));
    all
}

fn one((bank, holder, account): &MaskedAccount) -> Words {
    Words::with(say::ONE, &[("bank", bank), ("holder", holder), ("account", account)])
}
