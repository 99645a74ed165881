//! The `sample` room: a synthetic bureau to try the program on. All its people, numbers, payments and petitions are made up.
//!
//! A sample is made from a size, a seed and a business date, and is the same every time. First the plan is made in memory: who
//! stands in which entitled group (`roster`), their lives, ten years of payments, ten years of petitions. Then it is written
//! through the one door, command by command, each with its own business date, so that the journal is a real one.
//!
//! **What it is shaped after.** In 22,000 people the year 2022 carries the figures of the bureau's annual report for that year, as
//! far as their nouns exist in the program: 22,000 people on record, 1,300 of them with something missing; 1,406 万余元 of living
//! allowances, 100 万余元 of outpatient aid, 30 万余元 of nursing fees for grades 3 and 4, emergency aid of 40.55 万元 to 16 people.
//! The number of recipients is fitted to the published rates, not the rates to the figures. Bigger samples have the same benefits
//! and more people without any; smaller ones have their share.
//!
//! 155 households in hardship, nearly all visited at the Spring Festival.
//!
//! Condolence money and goods of 2022 come to the report's 975 万元. They are given to people alone, so that a head gets more than it would
//! in life: the report's sum has the troops in it.
//!
//! **What is assumed.** Figures that are not published stand in a notice of the district that is marked as an example (示例,
//! `rates.tsv`), proposed by one and approved by another, like the settings of the place. What is due comes from
//! [`crate::domain::ledger::Entitler`], not from a computation of the sample's own. Money is due and paid in its own month.

mod build;
mod chance;
mod confirmation;
mod facts;
mod founding;
mod life;
mod money;
mod names;
mod numbers;
mod own;
mod petitions;
mod places;
mod plan;
mod release;
mod roster;
mod scribe;
mod terms;

pub use build::{BankFileOf, Made, Progress, build};
pub use founding::{ADMIN, AUDITOR, CHECKER, CLERK, HEAD, OFFICER, plate};
pub use plan::Spec;
