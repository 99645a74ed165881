//! Hands commands to the bureau as the sample's staff would have: each with its day, its minute and its own key.

use crate::bureau::command::{Contacted, Founding};
use crate::bureau::{
    Answer, Asking, Bureau, Command, ImportRow, ImportRun, Moment, Query, Receipt, Refusal, SeedPetition,
    Session, What,
};
use crate::domain::person::PersonFacts;
use crate::domain::{Date, Divisions, StaffId};

/// The sample's staff who do the work.
#[derive(Debug, Clone)]
pub(super) struct Hands {
    pub(super) clerk: Session,
    pub(super) checker: Session,
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

/// First wall time of a working day: half past eight in China is half past midnight UTC.
const OPENING_MS: i64 = 30 * 60_000;
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

    /// Founds the bureau and finds the staff of these logins.
    pub(super) fn found(
        &mut self,
        on: Date,
        founding: Option<Founding>,
        logins: [&str; 4],
    ) -> Result<Hands, Refusal> {
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
        let [clerk, checker, head, officer] = logins;
        Ok(Hands {
            clerk: session(clerk)?,
            checker: session(checker)?,
            head: session(head)?,
            officer: session(officer)?,
        })
    }

    /// Does one thing as `who` on that day.
    pub(super) fn does(&mut self, who: Session, on: Date, command: Command) -> Result<Receipt, Refusal> {
        let asking = self.asking(Some(who), on);
        self.bureau.execute(&asking, command)
    }

    /// Reads everybody, for what is done to those who answer a filter.
    pub(super) fn knows_everybody(&self) -> Result<(), Refusal> {
        self.bureau.build_index()
    }

    /// Takes people in as one file.
    pub(super) fn take_in(
        &mut self,
        who: Session,
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
        self.bureau.import_people(&asking, run).map(drop)
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

    fn asking(&mut self, session: Option<Session>, on: Date) -> Asking {
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
        let epoch = Date::new(1970, 1, 1).map_or(0, |first| on.days_since(first));
        let into_day = i64::try_from(self.today * STEP_MS % DAY_MS).unwrap_or(0);
        let at_ms = epoch * 86_400_000 + OPENING_MS + into_day;
        Asking { session, moment: Moment { today: on, at_ms }, visit: None, key }
    }
}
