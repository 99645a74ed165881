//! Who may handle a petition, and what an act must name: what the law and the office want beyond the order of steps.

use serde::Serialize;
use thiserror::Error;

use super::levels::Holder;
use super::{CaseFacts, PetitionAct as Act};
use crate::domain::{Article, Date, Law, PetitionId, StaffId};

/// Why an act is not possible, as far as it is about hands and papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum HandsFault {
    /// The bureau that answered is named as the organ that reviews.
    #[error("a review is the organ's above ({article})")]
    ReviewsItself {
        /// Art. 35 or 36.
        article: Article,
    },
    /// The same facts went through the recheck before: they are registered, and not accepted again.
    #[error("the matter is final ({article})")]
    MatterFinal {
        /// The petition that went through it, for those who may see it.
        petition: Option<PetitionId>,
        /// Art. 36 para. 3.
        article: Article,
    },
    /// Somebody with an interest in the matter takes no part in it.
    #[error("{staff} has an interest in it ({article})")]
    MustRecuse {
        /// Who.
        staff: StaffId,
        /// Art. 28 para. 3.
        article: Article,
    },
    /// It goes to nobody whom it accuses.
    #[error("it accuses them ({article})")]
    ToTheAccused {
        /// Art. 30 para. 3.
        article: Article,
    },
    /// Whom it accuses does not take it in.
    #[error("it accuses who takes it in ({article})")]
    TakenByTheAccused {
        /// Art. 30 para. 3.
        article: Article,
    },
    /// It accuses everybody here who handles petitions: it is for the organs above.
    #[error("it accuses everybody who could handle it ({article})")]
    AllAccused {
        /// Art. 30 para. 3.
        article: Article,
    },
    /// The letter that served it has a number.
    #[error("the number of the letter is missing")]
    NeedsMailNumber,
    /// A refusal to take a document is seen by two people.
    #[error("two witnesses are missing")]
    NeedsWitnesses,
    /// The receipt that was signed has a number.
    #[error("the number of the receipt is missing")]
    NeedsReceiptNumber,
    /// Several papers are out, and a receipt proves those that it is of.
    #[error("which paper it proves is missing")]
    NeedsPaper,
    /// No paper of that step waits to be served.
    #[error("no paper of `{}` waits to be served", act.name())]
    PaperNotOut {
        /// The step.
        act: Act,
    },
    /// An opinion waits to be served; what cannot be served is recorded as such before the matter is ended.
    #[error("an opinion waits to be served")]
    OpinionNotServed,
    /// Somebody on the staff is named with an act that goes to nobody.
    #[error("`{}` goes to nobody on the staff", act.name())]
    NoReceiver {
        /// The act.
        act: Act,
    },
    /// Neither an earlier petition nor the opinion that ended the matter is on record or named.
    #[error("no final matter ({article})")]
    NoFinalMatter {
        /// Art. 36 para. 3.
        article: Article,
    },
    /// What gives the bureau time counts from the day on which it is recorded.
    #[error("it counts from the day it is recorded")]
    NotBackdated {
        /// The first day of the bureau's own records: a decision on paper of a day before it may be taken over.
        began: Date,
    },
    /// A hearing that is put on record after the limit ran out moves a limit that was over: the number of its record shows that it was held.
    /// Its days are left out whenever it is recorded (art. 36); that a number is asked for is a guard of the bureau's, and no article's.
    #[error(
        "the limit ran out on {due} before the hearing was recorded: the number of its record is missing"
    )]
    NeedsHearingRecord {
        /// The last day of the limit.
        due: Date,
        /// Art. 36.
        article: Article,
    },
    /// A decision taken over from paper has a number.
    #[error("the number of the paper decision is missing")]
    NeedsDecisionNumber {
        /// The first day of the bureau's own records.
        began: Date,
    },
    /// It goes to the town where the petitioner lives, and no record says which that is.
    #[error("which town is not known")]
    NeedsTown,
    /// Who carries the opinion out is missing.
    #[error("who carries it out is missing")]
    NeedsExecutor,
    /// Somebody carries the opinion out already, or nobody does of whom a result could be recorded.
    #[error("its execution stands so already")]
    SameExecution,
    /// Whether it was carried out is missing.
    #[error("whether it was carried out is missing")]
    NeedsCarried,
    /// It does not say what proves that the document was received.
    #[error("the proof of receipt is missing")]
    NeedsProof,
    /// To which town or village it goes is missing.
    #[error("the town or village is missing")]
    NeedsDivision,
    /// Which demand it is about is missing, or there is none of that number.
    #[error("no such demand")]
    NeedsDemand,
    /// The way of a demand was decided with the intake, and stays.
    #[error("the route was decided ({article})")]
    RouteDecided {
        /// The article of the way it has.
        article: Article,
    },
    /// No town was asked to take it on.
    #[error("no town was asked to take it on")]
    NotOffered,
    /// It is with no town.
    #[error("it is with no town")]
    NotBelow,
    /// It is marked so already, or it is not.
    #[error("the mark is so already")]
    SameMark,
    /// Whoever claims it has it.
    #[error("they have it already")]
    YoursAlready,
    /// It ended for good.
    #[error("it has ended")]
    Ended,
    /// Of who keeps away the head decides, but for oneself, and of oneself another head.
    #[error("the head decides it ({article})")]
    DecidedByHead {
        /// Art. 28 para. 3.
        article: Article,
    },
    /// They keep away already.
    #[error("they keep away already")]
    RecusedAlready,
    /// They do not keep away.
    #[error("they do not keep away")]
    NotRecused,
    /// Everybody who handles petitions keeps away from it.
    #[error("nobody is left for it ({article})")]
    NobodyLeft {
        /// Art. 28 para. 3.
        article: Article,
    },
    /// It accuses them already.
    #[error("it accuses them already")]
    AccusedAlready,
    /// It goes to those who handle petitions: anybody else could not lead it on, nor see one that is kept from view.
    #[error("{staff} handles no petitions")]
    HandlesNone {
        /// Who.
        staff: StaffId,
    },
    /// Another organ handles the same matter within its limit: whoever accepts it all the same says why.
    #[error("in hand elsewhere ({article})")]
    InHandElsewhere {
        /// Until when that organ has time, as far as known.
        until: Option<Date>,
        /// Art. 19 para. 3.
        article: Article,
    },
}

const fn xf(number: u16, paragraph: u8) -> Article {
    Article::new(Law::PetitionWork, number, paragraph, 0)
}

impl HandsFault {
    /// A hearing of the recheck that was put on record after its limit (第三十六条).
    pub fn needs_hearing_record(due: Date) -> Self {
        Self::NeedsHearingRecord { due, article: xf(36, 0) }
    }

    /// The bureau reviewed itself.
    pub fn reviews_itself(act: Act) -> Self {
        let number = if act == Act::RecheckOpinion { 36 } else { 35 };
        Self::ReviewsItself { article: xf(number, 0) }
    }

    /// The same facts as a petition that went through the recheck (信访工作条例 第三十六条第三款).
    pub fn final_matter(petition: Option<PetitionId>) -> Self {
        Self::MatterFinal { petition, article: xf(36, 3) }
    }

    /// Somebody with an interest in it (第二十八条第三款).
    pub fn must_recuse(staff: StaffId) -> Self {
        Self::MustRecuse { staff, article: xf(28, 3) }
    }

    /// Of others, and of what was said once, the head decides (第二十八条第三款).
    pub fn decided_by_head() -> Self {
        Self::DecidedByHead { article: xf(28, 3) }
    }

    /// Everybody keeps away from it (第二十八条第三款).
    pub fn nobody_left() -> Self {
        Self::NobodyLeft { article: xf(28, 3) }
    }

    /// The same matter is in hand at another organ, and its superior accepts it not again within the limit (第十九条第三款). Whether this
    /// bureau is that superior is for whoever accepts it to say.
    pub fn in_hand_elsewhere(until: Option<Date>) -> Self {
        Self::InHandElsewhere { until, article: xf(19, 3) }
    }

    /// Nothing on record or named makes it a matter that is not accepted again (第三十六条第三款).
    pub fn no_final_matter() -> Self {
        Self::NoFinalMatter { article: xf(36, 3) }
    }

    /// To those whom it accuses (第三十条第三款).
    pub fn to_the_accused() -> Self {
        Self::ToTheAccused { article: xf(30, 3) }
    }

    /// Taken in by whom it accuses (第三十条第三款).
    pub fn taken_by_the_accused() -> Self {
        Self::TakenByTheAccused { article: xf(30, 3) }
    }

    /// Nobody is left here who may know of it (第三十条第三款).
    pub fn all_accused() -> Self {
        Self::AllAccused { article: xf(30, 3) }
    }
}

/// What the facts forbid although the machine has the step.
pub(super) fn allow(facts: &CaseFacts<'_>, act: Act) -> Result<(), HandsFault> {
    match act {
        Act::TakeOn if !matches!(facts.holder(), Holder::Offered { .. }) => Err(HandsFault::NotOffered),
        Act::ReportUp if !matches!(facts.holder(), Holder::Held { .. }) => Err(HandsFault::NotBelow),
        Act::SendBack if facts.holder() == Holder::Bureau => Err(HandsFault::NotBelow),
        Act::SetDemand | Act::Recuse | Act::LiftRecusal | Act::MarkLong if facts.state.is_closed() => {
            Err(HandsFault::Ended)
        }
        Act::MarkLong if facts.long_standing() => Err(HandsFault::SameMark),
        Act::UnmarkLong if !facts.long_standing() => Err(HandsFault::SameMark),
        _ => Ok(()),
    }
}
