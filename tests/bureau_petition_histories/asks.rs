//! What somebody asks, and the same as the door wants it.

use honordesk::bureau::command::ActRequest;
use honordesk::domain::petition::{
    Accused, PetitionAct as Act, PetitionerWord, ProofKind, ServiceProof, WordKind,
};
use honordesk::domain::{Date, PetitionId, StaffId};

use super::bureau_support::division;
use super::bureau_support::secrecy::TOWNS;
use super::case::Ask;

/// The plainest way to ask.
pub fn plain(act: Act, by: StaffId, on: Date) -> Ask {
    Ask {
        act,
        by,
        on,
        until: None,
        said: true,
        score: None,
        cites: false,
        route: None,
        demand: 0,
        staff: None,
        town: None,
        signed: true,
        earlier: None,
        paper: None,
    }
}

/// The same as the door wants it.
pub fn request(ask: &Ask) -> ActRequest {
    let kind = if ask.signed { ProofKind::Signature } else { ProofKind::Mail };
    let number = match ask.act {
        Act::Serve | Act::NoFurther => ask.signed,
        Act::Mediate => ask.said,
        _ => false,
    };
    ActRequest {
        document: if number { "文号 1".into() } else { String::new() },
        papers: ask.paper.into_iter().collect(),
        on: Some(ask.on),
        note: if ask.said { "有据".into() } else { String::new() },
        until: ask.until,
        score: ask.score,
        rule: ask.cites.then(|| "appraisal".to_owned()),
        set_by: (ask.act == Act::SetDeadline).then(|| "分管副局长".to_owned()),
        route: ask.route,
        division: ask.town.filter(|_| ask.act == Act::HandDown).map(|at| division(TOWNS[at])),
        staff: ask.staff.filter(|_| ask.act != Act::NameAccused),
        accused: ask
            .staff
            .filter(|_| ask.act == Act::NameAccused)
            .map(|staff| Accused { staff: Some(staff), ..Accused::default() }),
        demand: Some(ask.demand as u8),
        proof: (ask.act == Act::Serve).then(|| ServiceProof::new(kind)),
        word: (ask.signed && ask.act == Act::Withdraw)
            .then_some(PetitionerWord { kind: WordKind::Signed, at: None }),
        despite: ask.said.then(|| "有据".to_owned()),
        earlier: ask.earlier.map(|at| PetitionId(at as u32 + 1)),
        ..ActRequest::new(ask.act)
    }
}
