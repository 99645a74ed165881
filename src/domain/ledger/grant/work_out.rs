//! How much a request comes to, where the law says so, and why: a pure function of the facts it rests on.

use serde::Serialize;

use super::{DeathBasis, DeathRule, Figure, GrantBasis, GrantRule, GrantRules};
use crate::domain::kinds::kinds;
use crate::domain::ledger::{Step, Why};
use crate::domain::{Fen, MoneyFault};

kinds! {
    /// A figure that an amount cannot be worked out without.
    GrantNeeds {
        /// Last year's national disposable income per head of people in towns.
        0 Income "income",
        /// Base pay a month at death.
        1 BasePay "base-pay",
        /// What the place gives for a year of service.
        2 Standard "standard",
    }
}

/// What a request comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct WorkedOut {
    /// The amount as it is worked out; `None` where a figure is missing, or no rule sets the amount.
    pub why: Option<Why>,
    /// Figures that must be entered, with their source, before it can be told.
    pub missing: Vec<GrantNeeds>,
}

impl WorkedOut {
    /// The amount.
    pub fn fen(&self) -> Option<Fen> {
        self.why.as_ref().map(|why| why.fen)
    }
}

impl GrantRules {
    /// What a request comes to by its rule. Figures beyond what can be counted are an error.
    pub fn work_out(&self, rule: &GrantRule, basis: &GrantBasis) -> Result<WorkedOut, MoneyFault> {
        match basis {
            GrantBasis::Death(death) => match rule.death(&death.kind) {
                Some(of) => self.after_death(rule, of, death),
                None => Ok(WorkedOut::default()),
            },
            GrantBasis::Service(service) => match &service.standard {
                Some(figure) => {
                    Ok(WorkedOut { why: Some(times(rule, figure, Step::standard, 1)?), missing: Vec::new() })
                }
                None => Ok(WorkedOut { why: None, missing: vec![GrantNeeds::Standard] }),
            },
            GrantBasis::Plain | GrantBasis::Hardship(_) | GrantBasis::Bill(_) => Ok(WorkedOut::default()),
        }
    }

    /// So many times the income and so many months' pay, and the share of the highest honour on top.
    fn after_death(
        &self,
        rule: &GrantRule,
        of: &DeathRule,
        death: &DeathBasis,
    ) -> Result<WorkedOut, MoneyFault> {
        let wanted = [
            (of.income, &death.income, GrantNeeds::Income, Step::income as fn(&Figure, u8) -> Step),
            (of.pay_months, &death.pay, GrantNeeds::BasePay, Step::base_pay),
        ];
        let (mut parts, mut missing) = (Vec::new(), Vec::new());
        for (n, figure, needs, step) in wanted.into_iter().filter(|(n, ..)| *n > 0) {
            match figure {
                Some(figure) => parts.push(times(rule, figure, step, n)?),
                None => missing.push(needs),
            }
        }
        if !missing.is_empty() {
            return Ok(WorkedOut { why: None, missing });
        }
        let base = Fen::total(parts.iter().map(|part| part.fen)).fen()?;
        let honour = death.honour.as_deref().filter(|_| rule.honours).and_then(|id| self.honour(id));
        if let Some(honour) = honour {
            // Half a fen and more is a whole one.
            let hundredths = base.times(honour.percent.into())?;
            let step = Step::Honour { honour: honour.id.clone(), percent: honour.percent, of: base };
            let fen = Fen(hundredths.plus(Fen(50))?.0 / 100);
            parts.push(Why { step, fen, articles: honour.articles.clone(), parts: Vec::new() });
        }
        let fen = Fen::total(parts.iter().map(|part| part.fen)).fen()?;
        let step = Step::AfterServiceDeath { kind: of.id.clone() };
        let why = Why { step, fen, articles: rule.articles.clone(), parts };
        Ok(WorkedOut { why: Some(why), missing: Vec::new() })
    }
}

fn times(rule: &GrantRule, figure: &Figure, step: fn(&Figure, u8) -> Step, n: u8) -> Result<Why, MoneyFault> {
    let fen = figure.amount.times(n.into())?;
    Ok(Why { step: step(figure, n), fen, articles: rule.articles.clone(), parts: Vec::new() })
}

impl Step {
    fn income(figure: &Figure, times: u8) -> Self {
        Self::Income { figure: figure.amount, times, source: figure.source.clone() }
    }

    fn base_pay(figure: &Figure, months: u8) -> Self {
        Self::BasePay { figure: figure.amount, months, source: figure.source.clone() }
    }

    fn standard(figure: &Figure, _: u8) -> Self {
        Self::PlaceStandard { figure: figure.amount, source: figure.source.clone() }
    }
}

#[cfg(test)]
#[path = "work_out_tests.rs"]
mod work_out_tests;
