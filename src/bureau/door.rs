//! The door itself: carrying out commands, answering queries.

use crate::bureau::answer::Answer;
use crate::bureau::carry::carry_out;
use crate::bureau::change::{Change, receipt_of, says_the_same};
use crate::bureau::command::Command;
use crate::bureau::gate::Action;
use crate::bureau::opened::{Bureau, Told};
use crate::bureau::query::Query;
use crate::bureau::receipt::{Outcome, Receipt};
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::{Scene, actor, unrecorded};
use crate::bureau::session::Asking;
use crate::bureau::stop::Stop;
use crate::bureau::{care, desk, people, quality, staff, visits};
use crate::domain::person::PersonFacts;
use crate::store::{IdempotencyKey, Writer};

impl Bureau {
    /// Carries out a command once: the same key again gives the first receipt.
    pub fn execute(&self, asking: &Asking, command: Command) -> Result<Receipt, Refusal> {
        let (name, action) = (command.name(), Action::of_command(&command));
        let told = Told { name, action, says: command.says(&asking.key) };
        match command {
            Command::Found(founding) => staff::found(self, asking, name, &founding),
            Command::SignIn { login, password, desk } => {
                staff::sign_in(self, asking, name, &login, &password, &desk)
            }
            Command::SwitchStaff { to } => staff::switch(self, asking, name, to),
            Command::Unlock { password } => staff::unlock(self, asking, name, &password),
            Command::ChangePassword { old, new } => staff::change_password(self, asking, name, &old, &new),
            Command::AddStaff(new) => {
                self.permit(asking, name, action)?;
                let issued = staff::Issued::of(self, new.password.as_ref())?;
                self.attended(asking, told, |w, scene| staff::add(w, scene, &new, issued))
            }
            Command::ResetPassword { staff, seen, new } => {
                self.permit(asking, name, action)?;
                let issued = staff::Issued::of(self, new.as_ref())?;
                self.attended(asking, told, |w, scene| {
                    staff::reset_password(w, scene, (staff, seen), new.as_ref(), issued)
                })
            }
            Command::Reveal { person, field, reason } => self
                .attended(asking, told, |w, scene| people::reveal(w, scene, person, field, &reason))
                .and_then(|receipt| self.seen_again(asking, receipt)),
            Command::RegisterPerson { facts, despite } => {
                let near = self.near(&facts)?;
                self.attended(asking, told, |w, scene| {
                    people::register(w, scene, &facts, despite.as_deref(), &near)
                })
            }
            Command::MakeCondolence { made, despite } => {
                let index = self.regained();
                self.attended(asking, told, |w, scene| {
                    care::make_list(w, scene, index, &made, despite.as_deref())
                })
            }
            // Nothing of it is recorded where nothing can be; whoever leaves must be able to.
            Command::SignOut if self.read_only() => Ok(unrecorded(Outcome::Done)),
            other @ (Command::SignCalendar { .. } | Command::SettleCounting { .. }) => {
                let receipt = self.attended(asking, told, |w, scene| carry_out(w, scene, other));
                self.follow_rules();
                receipt
            }
            other => self.attended(asking, told, |w, scene| carry_out(w, scene, other)),
        }
    }

    /// Answers a question. Nothing protected is in an answer.
    pub fn query(&self, asking: &Asking, query: Query) -> Result<Answer, Refusal> {
        let action = Action::of_query(&query);
        if query == Query::Desk {
            return Ok(Answer::Desk(Box::new(desk::desk(self, asking)?)));
        }
        let answer = self.answer(asking, action, query);
        if let Err(Refusal::NotPermitted { action, why }) = &answer {
            self.record_denial(asking, "query", *action, why);
        }
        answer
    }

    /// What the asker did before under the key of this asking: the receipt, and what it was about. `None` when that key stands
    /// for nothing, or for somebody else's doing.
    pub fn recorded(&self, asking: &Asking) -> Result<Option<(Receipt, String)>, Refusal> {
        let session = asking.session.as_ref().ok_or(Refusal::SignedOut)?;
        let entry = self.store.outcome(IdempotencyKey(asking.key))?;
        let own = entry.filter(|entry| entry.actor == session.staff);
        Ok(own.map(|entry| (receipt_of(&entry), entry.object)))
    }

    /// Whether the key of this asking stands for this command of the asker already: who goes on with what is next, whatever it is,
    /// finds again what was next then.
    pub fn did(&self, asking: &Asking, command: &Command) -> Result<bool, Refusal> {
        let session = asking.session.as_ref().ok_or(Refusal::SignedOut)?;
        let entry = self.store.outcome(IdempotencyKey(asking.key))?;
        let own = entry.filter(|entry| entry.actor == session.staff && entry.command == command.name());
        Ok(own.is_some_and(|entry| says_the_same(&entry, command.says(&asking.key))))
    }

    /// One transaction for a command: what is done while somebody is attended belongs to their visit.
    fn attended(
        &self,
        asking: &Asking,
        told: Told,
        body: impl FnOnce(&mut Writer<'_>, Scene<'_>) -> Result<Change, Stop>,
    ) -> Result<Receipt, Refusal> {
        self.commit_as(asking, told, |w, scene| {
            let change = body(w, scene)?;
            visits::attach(w, asking, told.name, change)
        })
    }

    /// Who on record may be the same as somebody about to be put there: by the sound of the name, and by everything else
    /// that is compared.
    fn near(&self, facts: &PersonFacts) -> Result<people::Near, Refusal> {
        let sounding =
            self.index.ask(|known| people::sounding(&known.index, &facts.name)).unwrap_or_default();
        let reader = self.store.read().map_err(Refusal::from)?;
        let likely = quality::likely(&reader, &self.reference, facts)?;
        Ok(people::Near { sounding, likely })
    }

    /// A revealed field asked for again with the same key: the value is read again, for the same person only.
    fn seen_again(&self, asking: &Asking, receipt: Receipt) -> Result<Receipt, Refusal> {
        if !receipt.already {
            return Ok(receipt);
        }
        let reader = self.store.read().map_err(Refusal::from)?;
        let staff = actor(&reader, asking, Action::Reveal)?;
        let outcome = Outcome::Revealed(people::revealed_value(&reader, &staff, receipt.seq)?);
        Ok(Receipt { outcome, ..receipt })
    }
}
