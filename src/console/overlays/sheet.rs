//! A form on the screen: saving it, keeping its draft, saying what is wrong with it.

use crate::console::ReqId;
use crate::console::forms::Form;
use crate::console::shared::{Owner, Slot};

/// How long after a key the draft is kept, in milliseconds.
pub const DRAFT_MS: u64 = 800;

/// A form on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The form.
    pub form: Form,
    /// Who makes a command of it.
    pub owner: Owner,
    /// The command under way.
    pub saving: Option<ReqId>,
    /// The reading-anew under way, after a refusal because the record had changed.
    pub rereading: Slot,
    /// The number of the intention; the same until the form is changed again, so that a save that is repeated after a
    /// fault of the disk is carried out once.
    pub intent: Option<u64>,
    /// A draft timer runs.
    pub draft_due: bool,
    /// A draft of it is on disk.
    pub has_draft: bool,
}

impl Sheet {
    /// A form of a pane (or of the console itself).
    pub fn new(form: Form, owner: Owner) -> Self {
        Self {
            form,
            owner,
            saving: None,
            rereading: Slot::default(),
            intent: None,
            draft_due: false,
            has_draft: false,
        }
    }
}
