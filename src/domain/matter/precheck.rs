//! The first look (待遇初查): a few questions and what is on record, and which matters somebody may ask for. A pure function; it
//! never says that anything is granted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::Article;
use crate::domain::person::{Recognition, RecognitionState};
use crate::domain::table::{TableFault, no_twins};

/// What was said to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not asked, or not known.
    #[default]
    Unknown,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Named by rules.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Groups whose members have answered it with yes.
    #[serde(default)]
    pub yes_of: Vec<String>,
    /// The age that answers it.
    #[serde(default)]
    pub years: Option<u8>,
}

/// When a matter may be asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Quoted with what it gives.
    pub id: String,
    /// The matter: id of `matters.toml`.
    pub matter: String,
    /// Questions that must have a yes; the first brings the matter up.
    pub yes: Vec<String>,
    /// The articles it rests on.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
    /// Groups whose members are paid already, or may not have both.
    #[serde(default)]
    pub not_of: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    question: Vec<Question>,
    rule: Vec<Rule>,
}

/// The questions and rules.
#[derive(Debug, Clone)]
pub struct PreCheck {
    version: String,
    questions: Vec<Question>,
    rules: Vec<Rule>,
}

/// What the record says beforehand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// Age in years.
    pub age: Option<i32>,
    /// 身份认定
    pub recognitions: &'a [Recognition],
}

/// How sure it is that a matter may be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Everything asked has a yes: worth applying.
    MayApply,
    /// Something is not known yet.
    Open,
}

/// What one rule gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// How sure.
    pub standing: Standing,
    /// Questions still to be asked.
    pub open: Vec<&'a Question>,
}

impl PreCheck {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("precheck.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.question.iter().map(|q| q.id.as_str()))?;
        no_twins(file.rule.iter().map(|r| r.id.as_str()))?;
        let known = |id: &&String| !file.question.iter().any(|q| q.id == **id);
        if let Some(unknown) = file.rule.iter().flat_map(|r| &r.yes).find(known) {
            return Err(TableFault::Unknown(unknown.clone()));
        }
        if let Some(odd) = file.rule.iter().find(|r| r.yes.is_empty()) {
            return Err(TableFault::Figures(odd.id.clone()));
        }
        Ok(Self { version: file.effective, questions: file.question, rules: file.rule })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The questions, in the order in which they are asked.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The rules.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// What the record answers by itself.
    pub fn beforehand(&self, known: Known<'_>) -> BTreeMap<String, Reply> {
        let answer = |q: &Question| {
            let of_age = q.years.and_then(|years| Some(known.age? >= i32::from(years)));
            match of_age {
                Some(true) => Reply::Yes,
                Some(false) => Reply::No,
                None if holds(known.recognitions, &q.yes_of) => Reply::Yes,
                None => Reply::Unknown,
            }
        };
        self.questions.iter().map(|q| (q.id.clone(), answer(q))).collect()
    }

    /// What may be asked for: of each matter the surest rule, those sure of first. A rule with a no gives nothing, nor does one
    /// for somebody whose group takes its place.
    pub fn judge(&self, answers: &BTreeMap<String, Reply>, known: Known<'_>) -> Vec<Finding<'_>> {
        let said = |id: &String| answers.get(id).copied().unwrap_or_default();
        let mut found: Vec<Finding<'_>> = Vec::new();
        for rule in &self.rules {
            let refused = rule.yes.iter().any(|id| said(id) == Reply::No);
            let brought_up = rule.yes.first().is_some_and(|id| said(id) == Reply::Yes);
            if refused || !brought_up || holds(known.recognitions, &rule.not_of) {
                continue;
            }
            let unsaid = rule.yes.iter().filter(|id| said(id) == Reply::Unknown);
            let open: Vec<&Question> =
                unsaid.filter_map(|id| self.questions.iter().find(|q| q.id == *id)).collect();
            let standing = if open.is_empty() { Standing::MayApply } else { Standing::Open };
            match found.iter_mut().find(|f| f.rule.matter == rule.matter) {
                Some(other) if standing < other.standing => *other = Finding { rule, standing, open },
                Some(_) => {}
                None => found.push(Finding { rule, standing, open }),
            }
        }
        found.sort_by_key(|f| f.standing);
        found
    }
}

/// Whether somebody is recognised as one of these groups, with or without money.
fn holds(recognitions: &[Recognition], groups: &[String]) -> bool {
    let stands =
        |r: &Recognition| matches!(r.state, RecognitionState::Receiving | RecognitionState::RecognisedOnly);
    recognitions.iter().any(|r| stands(r) && groups.contains(&r.group))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognition(group: &str, state: RecognitionState) -> Recognition {
        Recognition::new(group, state)
    }

    #[test]
    fn answers_lead_to_what_may_be_asked_for() {
        let table = PreCheck::embedded().unwrap();
        let nobody = Known::default();
        let combat = [recognition("51", RecognitionState::Receiving)];
        let refused = [recognition("51", RecognitionState::Refused)];
        let cases: [(&str, &str, Known<'_>, &str); 10] = [
            ("", "", nobody, ""),
            ("served", "", nobody, "R01"),
            ("disabled sixty", "", nobody, "R03?"),
            ("served", "disabled ill combat sixty hardship", nobody, "R01"),
            ("served sixty rural", "disabled ill combat hardship", nobody, "R01 R06"),
            ("family", "served martyr", nobody, "R02 R07"),
            ("martyr sixty", "served family", nobody, "R08 "),
            (
                "served combat",
                "disabled ill hardship sixty",
                Known { age: Some(71), recognitions: &combat },
                "R01",
            ),
            (
                "served combat",
                "disabled ill hardship sixty",
                Known { age: Some(71), recognitions: &refused },
                "R01 R05",
            ),
            ("hardship", "served", nobody, ""),
        ];
        for (yes, no, known, expected) in cases {
            let mut answers = BTreeMap::new();
            answers.extend(yes.split_whitespace().map(|id| (id.to_owned(), Reply::Yes)));
            answers.extend(no.split_whitespace().map(|id| (id.to_owned(), Reply::No)));
            let found = table.judge(&answers, known);
            let said: Vec<String> = found
                .iter()
                .map(|f| format!("{}{}", f.rule.id, if f.standing == Standing::Open { "?" } else { "" }))
                .collect();
            assert_eq!(said.join(" "), expected.trim(), "yes {yes} no {no}");
        }
    }

    #[test]
    fn the_record_answers_first() {
        let table = PreCheck::embedded().unwrap();
        let combat = [recognition("51", RecognitionState::Receiving)];
        let said = table.beforehand(Known { age: Some(59), recognitions: &combat });
        let of = |id: &str| said.get(id).copied().unwrap();
        assert_eq!((of("served"), of("combat"), of("sixty")), (Reply::Yes, Reply::Yes, Reply::No));
        assert_eq!((of("disabled"), of("hardship")), (Reply::Unknown, Reply::Unknown));
        assert!(table.beforehand(Known::default()).values().all(|r| *r == Reply::Unknown));
    }

    #[test]
    fn rules_that_ask_what_nobody_asks_are_refused() {
        let read = |rule: &str| {
            PreCheck::with_toml(&format!(
                "effective='2025-01-01'\n[[question]]\nid='a'\nzh='甲'\nen='A'\n[[rule]]\nid='R1'\nmatter='x'\narticle=[]\n{rule}"
            ))
        };
        assert!(read("yes=['a']").is_ok());
        assert_eq!(read("yes=['b']").unwrap_err(), TableFault::Unknown("b".into()));
        assert_eq!(read("yes=[]").unwrap_err(), TableFault::Figures("R1".into()));
    }
}
