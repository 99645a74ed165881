//! Facts that tests begin with: people, notes, entries, petitions.

use honordesk::bureau::Command;
use honordesk::bureau::command::{ActRequest, NewDeath, PaperDraft, Posting};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::note::{NoteFacts, NoteKind};
use honordesk::domain::paper::{Block, PaperKind};
use honordesk::domain::person::{DeathCause, Nature, PersonFacts, Recognition, RecognitionState};
use honordesk::domain::petition::{
    Demand, PetitionAct, PetitionFacts, Petitioner, ProofKind, Route, ServiceProof,
};
use honordesk::domain::staff::{Role, Roles};
use honordesk::domain::{Date, Fen, PersonId};

use super::{date, month, resident_id};

/// That somebody died, by a made-up document.
pub fn death(person: PersonId, seen: u32, on: Date) -> Command {
    Command::RecordDeath {
        person,
        seen,
        death: NewDeath { on, document: "死证0815".into(), cause: Some(DeathCause::Illness) },
        despite: None,
    }
}

/// A paper of nobody, about nothing on record, with a line of text.
pub fn a_paper(kind: PaperKind, text: &str) -> PaperDraft {
    let (title, blocks) = ("文书".to_owned(), vec![Block::text(text)]);
    PaperDraft { kind, title, person: None, visit: None, matter: None, petition: None, about: vec![], blocks }
}

/// A pinned caution until the end of the year, for some roles or everyone.
pub fn note(text: &str, roles: &[Role]) -> NoteFacts {
    NoteFacts {
        kind: NoteKind::Caution,
        text: text.into(),
        pinned: true,
        expires: Some(date("2026-12-31")),
        roles: Roles::new(roles.iter().copied()),
    }
}

pub fn person(n: usize) -> PersonFacts {
    PersonFacts {
        name: format!("试人{}", char::from_u32(0x4e00 + (n % 5000) as u32).unwrap()),
        resident_id: Some(resident_id(n)),
        phones: vec![format!("138{:08}", n)],
        recognitions: vec![disabled()],
        ..PersonFacts::default()
    }
}

/// Entitled to what [`posting`] posts.
pub fn disabled() -> Recognition {
    Recognition {
        since: Some(date("2000-01-01")),
        grade: Some(6),
        nature: Some(Nature::Duty),
        ..Recognition::new("11", RecognitionState::Receiving)
    }
}

pub fn posting(person: PersonId, kind: EntryKind, month_: &str, fen: i64) -> Posting {
    Posting {
        person,
        programme: "disability-pension".into(),
        month: month(month_),
        kind,
        amount: Fen(fen),
        booked: None,
        memo: String::new(),
    }
}

pub fn petition(person: Option<PersonId>) -> PetitionFacts {
    PetitionFacts {
        received_at: Some(9 * 60),
        petitioners: vec![Petitioner {
            person,
            name: "试某".into(),
            phone: "13800138000".into(),
            ..Petitioner::default()
        }],
        demands: vec![Demand::new("要求补发优待金", Some(Route::Opinion))],
        ..PetitionFacts::on(date("2026-11-23"))
    }
}

/// A step that says what it must; a paper is served against a signature on its receipt.
pub fn step_of(act: PetitionAct) -> ActRequest {
    let number = match act {
        PetitionAct::Serve => "回证 1",
        PetitionAct::Mediate => "和解〔2026〕1号",
        PetitionAct::Withdraw => "撤回申请〔2026〕1号",
        PetitionAct::NoFurther => "复核〔2025〕7号",
        _ => "",
    };
    let proof = (act == PetitionAct::Serve).then(|| ServiceProof::new(ProofKind::Signature));
    ActRequest { note: "有据".into(), document: number.into(), proof, ..ActRequest::new(act) }
}
