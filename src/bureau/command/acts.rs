//! What is done with a petition.

use serde::{Deserialize, Serialize};

use crate::domain::petition::{Accused, Carried, PetitionAct, PetitionerWord, Route, ServiceProof};
use crate::domain::{Date, DivisionCode, PetitionId, StaffId};

/// A step of a petition.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActRequest {
    /// What is done.
    pub act: PetitionAct,
    /// The day it was done; `None` is the business date. Never in the future, never before the last event.
    pub on: Option<Date>,
    /// In words: reason, destination, findings.
    pub note: String,
    /// Number of the document or of the proof of service.
    pub document: String,
    /// A date the act itself sets (extension until, hearing until, feedback by, the next look at what is followed).
    pub until: Option<Date>,
    /// The petitioner's rating, 1 (very dissatisfied) to 5 (very satisfied); with [`PetitionAct::Evaluate`] only.
    #[serde(default)]
    pub score: Option<u8>,
    /// The pause rule that a suspension cites. What is absent is not written, so that acts say what they said before there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Who set the deadline: the leader or organ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<String>,
    /// The way of the demands that have none yet; the decision to accept or direct needs it.
    #[serde(default)]
    pub route: Option<Route>,
    /// The way of each demand, in their order; `None` leaves one as it is. Only a decision sets them: to accept, to
    /// handle simply, to direct.
    #[serde(default)]
    pub routes: Vec<Option<Route>>,
    /// The town or village that it is handed down to ([`PetitionAct::HandDown`]).
    #[serde(default)]
    pub division: Option<DivisionCode>,
    /// Who keeps away ([`PetitionAct::Recuse`]), or does so no more ([`PetitionAct::LiftRecusal`]); oneself where it says nobody; or who gets the demand ([`PetitionAct::SetDemand`]).
    #[serde(default)]
    pub staff: Option<StaffId>,
    /// Which demand, counted from 0 ([`PetitionAct::SetDemand`]).
    #[serde(default)]
    pub demand: Option<u8>,
    /// What proves the service ([`PetitionAct::Serve`]).
    #[serde(default)]
    pub proof: Option<ServiceProof>,
    /// The steps whose papers the service proves ([`PetitionAct::Serve`]); none means the only paper that is out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<PetitionAct>,
    /// Who turned out to be accused; with [`PetitionAct::NameAccused`] only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accused: Option<Accused>,
    /// The earlier petition that it repeats and is joined to; with [`PetitionAct::Join`] only.
    #[serde(default)]
    pub earlier: Option<PetitionId>,
    /// Which organ reviewed or rechecked it, or which organ or person carries the opinion out ([`PetitionAct::Enforce`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organ: Option<String>,
    /// What became of the execution; with [`PetitionAct::CarryOut`] only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried: Option<Carried>,
    /// On which ground of the table of letters a refusal rests; the one that follows from the facts where it names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// How the petitioner said it ([`PetitionAct::Withdraw`]), where no paper of theirs is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<PetitionerWord>,
    /// Why it is done although it is doubtful: after its limit, or joined to what is unlike it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub despite: Option<String>,
}

impl ActRequest {
    /// An act done on the business date, with nothing more to say.
    pub fn new(act: PetitionAct) -> Self {
        Self {
            act,
            on: None,
            note: String::new(),
            document: String::new(),
            until: None,
            score: None,
            rule: None,
            set_by: None,
            route: None,
            routes: Vec::new(),
            division: None,
            staff: None,
            demand: None,
            proof: None,
            papers: Vec::new(),
            accused: None,
            earlier: None,
            organ: None,
            carried: None,
            ground: None,
            word: None,
            despite: None,
        }
    }
}

crate::text::opaque!(ActRequest);
