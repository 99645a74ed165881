//! The `bureau` room: the application core and the one door to data.
//!
//! Whoever wants something changed hands a [`Command`] to [`Bureau::execute`]; whoever wants to see something hands a
//! [`Query`] to [`Bureau::query`]. The screen, the command line and the importer use the same two enums; nobody else
//! writes. A command passes the [gate], then the rules of `domain`, then becomes one transaction of the store
//! that holds the changed rows, their index rows, the journal entry, the chain head and the idempotency key.
//!
//! `door` opens the bureau and sends commands and queries to where they are carried out: `people`, `ledger`, `rates`, `runs`,
//! `petitions`, `quality`, `visits`, `confirm`, `notes`, `papers`, `care`, `bulk`, `staff`, `imports`, `journal`; `carry` says which command goes where, `answering` which query. `desk` answers where the one
//! who asks stands, and `drafts` keeps what forms hold so far, out of the journal. `index` keeps the lookup index and the
//! facets of everybody abreast of every commit; `facets` is how everything else walks over all people;
//! `invariants` says what must be true of the records, and checks it.

mod accounts;
pub mod answer;
mod answering;
mod asked;
mod asker;
mod backup;
mod bulk;
mod care;
mod carry;
mod change;
pub mod command;
mod confirm;
mod desk;
mod door;
mod drafts;
mod duty;
mod exports;
mod facets;
mod fault;
mod faults;
mod funds;
pub mod gate;
mod grants;
mod imports;
mod index;
mod invariants;
mod journal;
mod kept;
mod ledger;
mod notes;
mod opened;
mod options;
mod overview;
mod papers;
mod password;
mod people;
mod petitions;
mod pivot;
mod quality;
pub mod query;
mod rates;
mod receipt;
mod reference;
mod refusal;
mod runs;
mod scene;
mod session;
mod staff;
mod stamp;
mod stop;
mod supervision;
mod tab;
mod timeline;
mod timing;
mod views;
mod visits;
mod waiting;

pub use answer::Answer;
pub use backup::BackupFault;
pub use command::Command;
pub use gate::Action;
pub use grants::work_out_grant;
pub use imports::{ImportRow, ImportRun};
pub use invariants::{Detail, Invariant, RecordSeen};
pub use opened::Bureau;
pub use options::{BureauOptions, OpenFault, OpenReport, read_reference};
pub use password::{HashCost, admit as admit_password};
pub use people::admit_person;
pub use petitions::SeedPetition;
pub use query::Query;
pub use rates::admit_setting;
pub use receipt::{Outcome, Receipt};
pub use reference::{REFERENCE_FILES, Reference, ReferenceFault};
pub use refusal::{
    CalendarRefusal, Denied, Fault, FieldFault, Help, Made, Refusal, StoreTrouble, WeakPassword, What,
};
pub use session::{Asking, HeldAt, Moment, Session, midnight_ms};
pub use staff::admit_login;

pub use crate::store::{BackupReport, Finding, Holder, Seen, StoreError, Untrusted, is_of_a_database};
