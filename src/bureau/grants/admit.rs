//! What a request may hold: every text cleaned, every figure within bounds, every word of the table known.

use crate::bureau::faults::Faults;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, Refusal};
use crate::domain::ledger::{
    Bill, DeathBasis, Figure, GrantBasis, GrantFacts, GrantRule, HardshipBasis, Opinion, ServiceBasis,
    WorkedOut,
};
use crate::domain::{Date, Month};

/// Years before the business date that a fact may lie in.
const BACK_YEARS: i32 = 50;
/// Months after the business date's that a request may be for.
const AHEAD: i32 = 12;

/// A request in clean form, and its rule.
pub fn facts<'r>(
    reference: &'r Reference,
    today: Date,
    typed: &GrantFacts,
) -> Result<(GrantFacts, &'r GrantRule), Refusal> {
    let Some(rule) = reference.grants.get(&typed.programme) else {
        return Err(Refusal::NoSuchProgramme(typed.programme.clone()));
    };
    let mut door = Door { faults: Faults::default(), today };
    door.faults.amount("amount", typed.amount);
    door.month(typed.month);
    if let GrantBasis::Hardship(of) = &typed.basis {
        door.month_of_hardship(typed.month, of);
    }
    if typed.basis.kind() != rule.basis {
        door.faults.add("basis", Fault::Choice);
    }
    let evidence = door.faults.words("evidence", &typed.evidence, 2, 200);
    let basis = door.basis(reference, rule, &typed.basis);
    door.faults.settle()?;
    within_bill(typed)?;
    Ok((GrantFacts { basis, evidence, ..typed.clone() }, rule))
}

/// What the rules make of figures where there is no request, with the bounds that a request has: of the figures, and of the sum.
///
/// # Errors
/// Everything that cannot be so.
pub fn worked_out(
    reference: &Reference,
    today: Date,
    rule: &GrantRule,
    typed: &GrantBasis,
) -> Result<WorkedOut, Refusal> {
    let mut door = Door { faults: Faults::default(), today };
    let clean = door.basis(reference, rule, typed);
    door.faults.settle()?;
    let mut faults = Faults::default();
    let worked = reference.grants.work_out(rule, &clean).map_err(|_| Fault::TooMuch);
    let worked = faults.take("amount", worked);
    if let Some(why) = &worked.why {
        faults.amount("amount", why.fen);
    }
    faults.settle()?;
    Ok(worked)
}

/// Nobody is given more for a bill than insurance left of it. That is arithmetic: no rate of this aid was published.
pub fn within_bill(facts: &GrantFacts) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    if let GrantBasis::Bill(bill) = &facts.basis
        && facts.amount > bill.left()
    {
        faults.add("amount", Fault::AboveMost { most: bill.left() });
    }
    faults.settle()
}

/// An opinion in clean form.
pub fn opinion(today: Date, rule: &GrantRule, typed: &Opinion) -> Result<Opinion, Refusal> {
    let mut door = Door { faults: Faults::default(), today };
    if !rule.chain.contains(&typed.level) {
        door.faults.add("level", Fault::Choice);
    }
    door.past("on", typed.on);
    let least = if typed.agrees { 0 } else { 2 };
    let words = door.faults.words("words", &typed.words, least, 200);
    door.faults.settle()?;
    Ok(Opinion { words, ..typed.clone() })
}

struct Door {
    faults: Faults,
    today: Date,
}

impl Door {
    fn month(&mut self, month: Month) {
        let now = self.today.month();
        if month < now.plus(-12 * BACK_YEARS) {
            self.faults.add("month", Fault::TooEarly);
        } else if month > now.plus(AHEAD) {
            self.faults.add("month", Fault::Future);
        }
    }

    /// Help in a hardship is for a month in which it lasts already: neither before it began nor ahead of today.
    fn month_of_hardship(&mut self, month: Month, of: &HardshipBasis) {
        if month > self.today.month() {
            self.faults.add("month", Fault::Future);
        } else if month < of.since.month() {
            self.faults.add("month", Fault::Before { field: "since".to_owned() });
        }
    }

    fn basis(&mut self, reference: &Reference, rule: &GrantRule, typed: &GrantBasis) -> GrantBasis {
        match typed {
            GrantBasis::Plain => GrantBasis::Plain,
            GrantBasis::Hardship(of) => GrantBasis::Hardship(self.hardship(rule, of)),
            GrantBasis::Bill(bill) => GrantBasis::Bill(self.bill(bill)),
            GrantBasis::Death(death) => GrantBasis::Death(self.death(reference, rule, death)),
            GrantBasis::Service(service) => GrantBasis::Service(self.service(service)),
        }
    }

    fn past(&mut self, field: &str, day: Date) {
        if day > self.today {
            self.faults.add(field, Fault::Future);
        } else if day.year() < self.today.year() - BACK_YEARS {
            self.faults.add(field, Fault::TooEarly);
        }
    }

    fn figure(&mut self, field: &str, figure: Option<&Figure>) -> Option<Figure> {
        let figure = figure?;
        self.faults.amount(field, figure.amount);
        let source = self.faults.words(&format!("{field}_source"), &figure.source, 2, 100);
        Some(Figure { source, ..figure.clone() })
    }

    fn hardship(&mut self, rule: &GrantRule, of: &HardshipBasis) -> HardshipBasis {
        if rule.hardship(&of.kind).is_none() {
            self.faults.add("kind", Fault::Choice);
        }
        self.past("since", of.since);
        self.past("applied", of.applied);
        if of.applied < of.since {
            self.faults.add("applied", Fault::Before { field: "since".to_owned() });
        }
        of.clone()
    }

    fn bill(&mut self, bill: &Bill) -> Bill {
        self.past("on", bill.on);
        let place = self.faults.words("place", &bill.place, 2, 60);
        self.faults.amount("total", bill.total);
        if bill.insured.0 < 0 {
            self.faults.add("insured", Fault::Amount);
        } else if bill.insured > bill.total {
            self.faults.add("insured", Fault::AboveMost { most: bill.total });
        }
        Bill { place, ..bill.clone() }
    }

    fn death(&mut self, reference: &Reference, rule: &GrantRule, death: &DeathBasis) -> DeathBasis {
        let name = self.faults.words("who", &death.name, 2, 40);
        self.past("on", death.on);
        if rule.death(&death.kind).is_none() {
            self.faults.add("kind", Fault::Choice);
        }
        if death.honour.as_deref().is_some_and(|id| reference.grants.honour(id).is_none()) {
            self.faults.add("honour", Fault::Choice);
        }
        let income = self.figure("income", death.income.as_ref());
        let pay = self.figure("pay", death.pay.as_ref());
        DeathBasis { name, income, pay, ..death.clone() }
    }

    fn service(&mut self, service: &ServiceBasis) -> ServiceBasis {
        let name = self.faults.words("who", &service.name, 2, 40);
        let year = i32::from(service.year);
        if !(self.today.year() - BACK_YEARS..=self.today.year() + 1).contains(&year) {
            self.faults.add("year", Fault::Date);
        }
        let standard = self.figure("standard", service.standard.as_ref());
        ServiceBasis { name, standard, ..service.clone() }
    }
}
