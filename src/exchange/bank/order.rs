//! What a bank is asked to do.

use crate::domain::{Date, Fen, Month};

/// One payment of a run.
#[derive(Clone, PartialEq, Eq)]
pub struct PayOrder {
    /// The number of the run that it belongs to.
    pub run: String,
    /// Its number within the run, from 1: what the bank's answer is matched by, together with the run.
    pub seq: u32,
    /// Whose benefit it is.
    pub name: String,
    /// Where the money goes.
    pub account: String,
    /// Whose account that is.
    pub holder: String,
    /// The bank of the account.
    pub bank: String,
    /// The identity number, where the bank wants it.
    pub id_number: Option<String>,
    /// How much; above zero.
    pub amount: Fen,
    /// What the payee reads.
    pub memo: String,
}

/// The orders of one file. No clock has a part in it: asked for again, the file has the same bytes.
#[derive(Clone, Copy)]
pub struct PayFile<'a> {
    /// The number of the run.
    pub run: &'a str,
    /// The month that is paid for.
    pub month: Month,
    /// The day of the file, kept with the run.
    pub day: Date,
    /// The orders; written by their numbers, in whatever order they come.
    pub orders: &'a [PayOrder],
}

crate::text::opaque!(PayOrder);

impl std::fmt::Debug for PayFile<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PayFile(..)")
    }
}
