//! One of each command about papers and lists, and the action it needs.

use honordesk::bureau::command::{ExportRecord, PaperDraft};
use honordesk::bureau::{Action, Command};
use honordesk::domain::PaperId;
use honordesk::domain::paper::PaperKind;

pub fn commands() -> [(Command, Action); 4] {
    let export = ExportRecord {
        list: "people".into(),
        about: String::new(),
        columns: vec![],
        rows: 1,
        purpose: String::new(),
        digest: [0; 32],
    };
    let draft = PaperDraft {
        kind: PaperKind::Notice,
        title: String::new(),
        person: None,
        visit: None,
        matter: None,
        petition: None,
        about: Vec::new(),
        blocks: vec![],
    };
    [
        (Command::IssuePaper { draft: Box::new(draft) }, Action::IssuePapers),
        (Command::VoidPaper { paper: PaperId(9), seen: 1, reason: "写错".into() }, Action::IssuePapers),
        (Command::ReprintPaper { paper: PaperId(9) }, Action::ReprintPapers),
        (Command::RecordExport(Box::new(export)), Action::Export),
    ]
}
