//! What was found due by one recognition under one programme, and its explanation.

use std::rc::Rc;

use super::figure::{Chosen, Figure};
use super::{Step, Why};
use crate::domain::ledger::{Per, PlaceRule, Programme};
use crate::domain::person::{Graded, Recognition};
use crate::domain::{Article, Fen, Month};

/// What is due for a month, without its explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount<'t> {
    /// Month.
    pub month: Month,
    /// Programme id.
    pub programme: &'t str,
    /// In fen.
    pub fen: Fen,
}

/// Where an amount comes from.
#[derive(Debug, Clone)]
pub(super) enum Basis<'t> {
    /// A figure, which counts so many halves of a year of service.
    Figure { chosen: Rc<Chosen<'t>>, halves: u16 },
    /// A share of a wage.
    Share { percent: u8, wage: Fen, setting: &'t PlaceRule, article: Article },
}

/// What is due by one recognition.
#[derive(Debug, Clone)]
pub(super) struct Found<'t> {
    pub programme: &'t Programme,
    pub recognition: &'t Recognition,
    /// The grade that counts in the month.
    pub graded: Graded,
    pub fen: Fen,
    pub basis: Basis<'t>,
}

impl Found<'_> {
    /// What it comes to in another month, until something else is found; `None` where no amount can be so much.
    pub(super) fn in_month(&self, month: Month) -> Option<Fen> {
        match &self.basis {
            Basis::Figure { chosen, halves } => chosen.figure.in_month(*halves, month),
            Basis::Share { .. } => Some(self.fen),
        }
    }

    /// Why it is so much.
    pub(super) fn why(&self) -> Why {
        let Graded { grade, nature, from, until, .. } = self.graded;
        let step = Step::Recognition { group: self.recognition.group.clone(), grade, nature, from, until };
        let parts = match &self.basis {
            Basis::Figure { chosen, halves } => self.of_figures(chosen, *halves),
            Basis::Share { percent, wage, setting, article } => {
                let step = Step::Share { percent: *percent, wage: *wage, basis: setting.basis.clone() };
                vec![Why { step, fen: self.fen, articles: vec![*article], parts: Vec::new() }]
            }
        };
        Why { step, fen: self.fen, articles: self.programme.articles.clone(), parts }
    }

    fn of_figures(&self, chosen: &Chosen<'_>, halves: u16) -> Vec<Why> {
        let leaf = |step, fen| Why { step, fen, articles: Vec::new(), parts: Vec::new() };
        let counts = leaf(counting(&chosen.figure), self.fen);
        let first = if chosen.figure.each_year {
            let step = Step::ServiceYears { halves };
            Why { step, fen: self.fen, articles: Vec::new(), parts: vec![counts] }
        } else {
            counts
        };
        let lower = chosen.lower.iter().map(|figure| leaf(beside(figure), Fen::ZERO));
        std::iter::once(first).chain(lower).collect()
    }
}

fn counting(figure: &Figure<'_>) -> Step {
    Step::Rate {
        figure: figure.amount,
        yearly: figure.per == Per::Year,
        effective: figure.effective,
        standard: figure.standard.to_owned(),
        sources: figure.sources.to_vec(),
    }
}

fn beside(figure: &Figure<'_>) -> Step {
    Step::LowerRate {
        figure: figure.amount,
        yearly: figure.per == Per::Year,
        effective: figure.effective,
        standard: figure.standard.to_owned(),
        sources: figure.sources.to_vec(),
    }
}
