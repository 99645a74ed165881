//! Hands commands to the bureau as the sample's staff would have: each with its day, its minute and its own key.

use crate::bureau::answer::Record;
use crate::bureau::command::{Contacted, Founding};
use crate::bureau::{
    Answer, Asking, Bureau, Command, ImportRow, ImportRun, Moment, Outcome, Query, Receipt, Refusal,
    SeedPetition, Session, What, midnight_ms,
};
use crate::domain::person::PersonFacts;
use crate::domain::{Calendar, Date, Divisions, PersonId, StaffId};
use crate::sample::founding::{CHECKER, CLERK, HEAD, KEEPER, OFFICER, RECONCILER, SENDER};

/// The sample's staff who do the work.
#[derive(Debug, Clone)]
pub(super) struct Hands {
    /// Drafts payment runs and books.
    pub(super) clerk: Session,
    /// Hands payment runs to the bank.
    pub(super) sender: Session,
    /// Keeps the records of people.
    pub(super) keeper: Session,
    /// Reviews.
    pub(super) checker: Session,
    /// Compares what the bank says.
    pub(super) reconciler: Session,
    pub(super) head: Session,
    pub(super) officer: Session,
}

impl Hands {
    /// Two windows take petitions in turn.
    pub(super) fn at_window(&self, n: usize) -> Session {
        if n.is_multiple_of(3) { self.clerk.clone() } else { self.officer.clone() }
    }

    /// Who handles petition `n`.
    pub(super) fn on_petitions(&self, n: usize) -> Session {
        if n.is_multiple_of(4) { self.clerk.clone() } else { self.officer.clone() }
    }
}

/// Writes commands down with a clock of its own.
pub(super) struct Scribe<'a> {
    bureau: &'a Bureau,
    seed: u64,
    count: u64,
    day: Option<Date>,
    today: u64,
}

/// First wall time of a working day: half past eight.
const OPENING_MS: i64 = 510 * 60_000;
/// A command every two seconds, and the day starts over after eight hours.
const STEP_MS: u64 = 2000;
const DAY_MS: u64 = 8 * 3_600_000;

impl<'a> Scribe<'a> {
    pub(super) fn new(bureau: &'a Bureau, seed: u64) -> Self {
        Self { bureau, seed, count: 0, day: None, today: 0 }
    }

    /// The divisions that people live in.
    pub(super) fn divisions(&self) -> &'a Divisions {
        &self.bureau.reference().divisions
    }

    /// Which days are worked.
    pub(super) fn calendar(&self) -> &'a Calendar {
        &self.bureau.reference().calendar
    }

    /// Founds the bureau and finds its staff.
    pub(super) fn found(&mut self, on: Date, founding: Option<Founding>) -> Result<Hands, Refusal> {
        let founding = founding.ok_or(Refusal::NotFound(What::Field))?;
        let asking = self.asking(None, on);
        self.bureau.execute(&asking, Command::Found(founding))?;
        let first = Session { staff: StaffId(1), desk: String::new() };
        let asking = self.asking(Some(first), on);
        let Answer::Staff(staff) = self.bureau.query(&asking, Query::Staff)? else {
            return Err(Refusal::NotFound(What::Staff));
        };
        let session = |login: &str| {
            let row = staff.iter().find(|row| row.login == login).ok_or(Refusal::NotFound(What::Staff))?;
            Ok::<_, Refusal>(Session { staff: row.id, desk: row.desk.clone() })
        };
        Ok(Hands {
            clerk: session(CLERK)?,
            sender: session(SENDER)?,
            keeper: session(KEEPER)?,
            checker: session(CHECKER)?,
            reconciler: session(RECONCILER)?,
            head: session(HEAD)?,
            officer: session(OFFICER)?,
        })
    }

    /// Does one thing as `who` on that day.
    pub(super) fn does(&mut self, who: Session, on: Date, command: Command) -> Result<Receipt, Refusal> {
        let asking = self.asking(Some(who), on);
        self.bureau.execute(&asking, command)
    }

    /// Does one thing as `who` on that day, so many minutes after midnight.
    pub(super) fn does_at(
        &mut self,
        who: Session,
        (on, minute): (Date, u16),
        command: Command,
    ) -> Result<Receipt, Refusal> {
        let mut asking = self.asking(Some(who), on);
        asking.moment.at_ms = midnight_ms(on) + i64::from(minute) * 60_000;
        self.bureau.execute(&asking, command)
    }

    /// Asks one thing as `who` on that day.
    pub(super) fn asks(&mut self, who: Session, on: Date, query: Query) -> Result<Answer, Refusal> {
        let asking = self.asking(Some(who), on);
        self.bureau.query(&asking, query)
    }

    /// What is on record of somebody.
    pub(super) fn record(&mut self, who: Session, on: Date, person: PersonId) -> Result<Record, Refusal> {
        match self.asks(who, on, Query::Record(person))? {
            Answer::Record(record) => Ok(*record),
            _ => Err(Refusal::NotFound(What::Person)),
        }
    }

    /// Reads everybody, for what is done to those who answer a filter.
    pub(super) fn knows_everybody(&self) -> Result<(), Refusal> {
        self.bureau.build_index()
    }

    /// Takes people in as one file, and has another agree to their accounts.
    pub(super) fn take_in(
        &mut self,
        (who, agrees): (Session, Session),
        on: Date,
        mut people: impl Iterator<Item = PersonFacts>,
    ) -> Result<(), Refusal> {
        let asking = self.asking(Some(who), on);
        let mut digest = [0; 32];
        for (to, from) in digest.iter_mut().zip(asking.key) {
            *to = from;
        }
        let mut row = 0;
        let mut rows = std::iter::from_fn(|| {
            row += 1;
            people.next().map(|facts| ImportRow { row, facts })
        });
        let file = format!("建档 {}.csv", on.month());
        let run = ImportRun { digest, file, rows: &mut rows, go_on: &mut |_| true };
        let receipt = self.bureau.import_people(&asking, run)?;
        match receipt.outcome {
            Outcome::Imported { accounts, .. } if accounts > 0 => {
                let waiting = u32::try_from(accounts).unwrap_or(u32::MAX);
                let command = Command::ApproveImport { import: receipt.seq, waiting };
                self.does(agrees, on, command).map(drop)
            }
            _ => Ok(()),
        }
    }

    /// Takes in petitions of the years before, with what was done about them.
    pub(super) fn seed(
        &mut self,
        who: Session,
        on: Date,
        petitions: Vec<SeedPetition>,
    ) -> Result<(), Refusal> {
        let asking = self.asking(Some(who), on);
        self.bureau.seed_petitions(&asking, &mut petitions.into_iter()).map(drop)
    }

    /// Notes contacts of the time before.
    pub(super) fn contacts(
        &mut self,
        who: Session,
        on: Date,
        noted: Vec<(Contacted, StaffId)>,
    ) -> Result<(), Refusal> {
        let asking = self.asking(Some(who), on);
        self.bureau.seed_contacts(&asking, &mut noted.into_iter()).map(drop)
    }

    /// How somebody asks at the next moment of a day.
    pub(super) fn asking(&mut self, session: Option<Session>, on: Date) -> Asking {
        if self.day != Some(on) {
            self.day = Some(on);
            self.today = 0;
        }
        self.count += 1;
        self.today += 1;
        let mut key = [0; 16];
        for (to, from) in
            key.iter_mut().zip(self.seed.to_be_bytes().into_iter().chain(self.count.to_be_bytes()))
        {
            *to = from;
        }
        let into_day = i64::try_from(self.today * STEP_MS % DAY_MS).unwrap_or(0);
        let at_ms = midnight_ms(on) + OPENING_MS + into_day;
        Asking { session, moment: Moment { today: on, at_ms }, visit: None, key }
    }
}
