//! Payment runs (发放批次): what is paid out together, from the first draft until every line has an outcome.

mod act;
mod bearing;
mod changed;
mod compare;
mod counts;
mod fault;
mod heard;
mod left;
mod line;
mod record;
mod recovery;
mod refused;
mod rule;
mod state;

pub use act::{Act, Duty};
pub use bearing::Bearing;
pub use changed::{ChangePlace, ChangedBy, PaidCell, PaysBy};
pub use compare::{Compared, Window, reasons};
pub use counts::Counts;
pub use fault::{Astray, RunFault};
pub use heard::{Heard, OnRecord};
pub use left::{ToCome, nobody_for};
pub use line::{BANK_WORDS, BankSays, Basis, Claim, LineState, Part, PayTo, Restated, RunLine};
pub use record::{Again, Deferred, FileMade, Run, RunAnswer, RunFile};
pub use recovery::{Over, Recovery, RecoveryWay};
pub use refused::{ClearedAccount, RefusedAccount};
pub use rule::{RunRule, RunRuleSaid, RunRules};
pub use state::{Claimed, LineChange, Reason, RunState, RunStep, exits, next};

#[cfg(test)]
#[path = "run_tests.rs"]
mod run_tests;
