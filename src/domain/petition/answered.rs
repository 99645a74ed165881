//! What came of each demand: said of one by itself, or of all of them by an answer to the whole.

use super::{Petition, PetitionAct, PetitionEvent};

/// Acts that say of every demand what came of it, or that all of that was overturned.
const OF_THE_WHOLE: [PetitionAct; 3] = [PetitionAct::Reply, PetitionAct::Mediate, PetitionAct::Redo];

impl Petition {
    /// Writes down what an act that follows says of every demand. The newest answer counts of each of which nothing was said by itself
    /// since the one before (信访工作条例 第三十二条); what a review overturned came to nothing (第三十五条), and stays with its step.
    pub fn answer(&mut self, event: &PetitionEvent) {
        match event.act {
            PetitionAct::Reply | PetitionAct::Mediate => self.answer_all(event),
            PetitionAct::Redo => {
                let all = self.facts.demands.iter_mut();
                all.for_each(|demand| (demand.outcome, demand.settled) = (String::new(), None));
            }
            _ => {}
        }
    }

    fn answer_all(&mut self, event: &PetitionEvent) {
        let last = self.events.iter().rposition(|one| OF_THE_WHOLE.contains(&one.act));
        let since = self.events.get(last.map_or(0, |at| at + 1)..).unwrap_or_default();
        for (n, demand) in self.facts.demands.iter_mut().enumerate() {
            let of_it = |one: &PetitionEvent| one.settles() && one.demand.map(usize::from) == Some(n);
            let newest = last.is_none() || since.iter().any(of_it);
            if demand.outcome.is_empty() || !newest {
                (demand.outcome, demand.settled) = (event.note.clone(), Some(event.on));
            }
        }
    }
}

impl PetitionEvent {
    /// Whether it says of one demand what came of it.
    pub fn settles(&self) -> bool {
        self.act == PetitionAct::SetDemand && !self.note.trim().is_empty()
    }
}
