//! 回避: one says so for oneself; of somebody else the head decides, and the head takes it back (信访工作条例 第二十八条第三款).

use crate::bureau::command::ActRequest;
use crate::bureau::petitions::hands::{leads, require_free};
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::petition::{HandsFault, Petition, PetitionAct};
use crate::domain::staff::Staff;
use crate::store::{Keys, Reading};

/// Whether it is about who keeps away.
pub fn is_recusal(act: PetitionAct) -> bool {
    matches!(act, PetitionAct::Recuse | PetitionAct::LiftRecusal)
}

/// Refuses whoever may not say it of this one.
pub fn admit(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
    request: &ActRequest,
) -> Result<(), Stop> {
    let me = scene.staff;
    let who = request.staff.unwrap_or(me.id);
    if !r.has::<Staff>(&Keys::staff(who))? {
        return Err(Refusal::NotFound(What::Staff).into());
    }
    let no = |fault: HandsFault| Err(Refusal::Act(fault.into()).into());
    let recused = petition.case().recused().contains(&who);
    match request.act {
        PetitionAct::LiftRecusal if !recused => no(HandsFault::NotRecused),
        PetitionAct::LiftRecusal if who == me.id => no(HandsFault::decided_by_head()),
        PetitionAct::Recuse if recused => no(HandsFault::RecusedAlready),
        PetitionAct::Recuse if who == me.id => Ok(()),
        _ if !leads(&me.roles) => no(HandsFault::decided_by_head()),
        // Whoever decides it of others is left for it.
        _ => require_free(r, petition, me),
    }
}
