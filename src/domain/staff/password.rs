//! How long a password lasts, and what is remembered of the ones before.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Date;

/// Why a password must be changed before anything else is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum PasswordDue {
    /// An administrator gave it: whoever got it chooses their own.
    #[n(0)]
    Given,
    /// It is older than the rule allows.
    #[n(1)]
    Aged,
}

/// What is known of someone's password beside its hash. No `Debug`: it holds hashes.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct PasswordLife {
    /// Business date on which it was set.
    #[n(0)]
    pub since: Date,
    /// Why it must be changed now, if it must.
    #[n(1)]
    pub due: Option<PasswordDue>,
    /// Hashes of the ones before, the newest first.
    #[n(2)]
    pub former: Vec<String>,
}

impl PasswordLife {
    /// Of a password set on a day.
    pub fn new(since: Date, due: Option<PasswordDue>) -> Self {
        Self { since, due, former: Vec::new() }
    }
}

/// How long passwords last and how many are remembered (`passwords.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordRules {
    /// The date from which they are in force.
    pub effective: String,
    /// What they rest on.
    pub source: String,
    /// A new password may be none of so many before, the present one among them.
    pub remember: u8,
    /// Days after which it must be changed; 0 never.
    pub age_days: u16,
    /// Days before that on which sign-in begins to say so.
    pub warn_days: u16,
}

/// A file of password rules that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRulesFault {
    /// It does not read.
    #[error("{0}")]
    Toml(String),
    /// A value is out of its bounds, or missing.
    #[error("`{0}` is out of bounds")]
    Bounds(&'static str),
}

impl PasswordRules {
    /// The rules that come with the program.
    pub fn embedded() -> Result<Self, PasswordRulesFault> {
        Self::with_toml(include_str!("passwords.toml"))
    }

    /// Rules in the form of the embedded ones.
    pub fn with_toml(text: &str) -> Result<Self, PasswordRulesFault> {
        let rules: Self =
            toml::from_str(text).map_err(|e| PasswordRulesFault::Toml(e.message().to_owned()))?;
        let checks = [
            ("effective", Date::parse(&rules.effective).is_some()),
            ("source", !rules.source.trim().is_empty()),
            ("remember", rules.remember <= 24),
            ("age_days", rules.age_days == 0 || (30..=3650).contains(&rules.age_days)),
            ("warn_days", rules.warn_days <= 60),
        ];
        match checks.into_iter().find(|(_, holds)| !holds) {
            Some((field, _)) => Err(PasswordRulesFault::Bounds(field)),
            None => Ok(rules),
        }
    }

    /// Days that a password set on `since` still lasts on `today`, 0 or less when it is over; `None` when it lasts for
    /// ever.
    pub fn left(&self, since: Date, today: Date) -> Option<i64> {
        (self.age_days > 0).then(|| i64::from(self.age_days) - today.days_since(since))
    }

    /// The same when it is time to say so.
    pub fn warning(&self, since: Date, today: Date) -> Option<i64> {
        self.left(since, today).filter(|left| *left <= i64::from(self.warn_days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_password_lasts_ninety_days_and_the_last_fourteen_are_told() {
        let rules = PasswordRules::embedded().unwrap();
        assert_eq!((rules.remember, rules.age_days, rules.warn_days), (5, 90, 14));
        let since = day("2026-11-23");
        for (today, left, warning) in [
            ("2026-11-23", 90, None),
            ("2027-02-06", 15, None),
            ("2027-02-07", 14, Some(14)),
            ("2027-02-20", 1, Some(1)),
            ("2027-02-21", 0, Some(0)),
            ("2027-03-01", -8, Some(-8)),
        ] {
            let today = day(today);
            assert_eq!((rules.left(since, today), rules.warning(since, today)), (Some(left), warning));
        }
        let never = PasswordRules { age_days: 0, ..rules };
        assert_eq!(never.left(since, day("2036-01-01")), None);
    }

    #[test]
    fn rules_out_of_bounds_and_without_a_source_are_refused() {
        let with = |from: &str, to: &str| {
            PasswordRules::with_toml(&include_str!("passwords.toml").replace(from, to))
        };
        assert_eq!(with("age_days = 90", "age_days = 7"), Err(PasswordRulesFault::Bounds("age_days")));
        assert_eq!(with("remember = 5", "remember = 25"), Err(PasswordRulesFault::Bounds("remember")));
        assert_eq!(with("2019-12-01", "soon"), Err(PasswordRulesFault::Bounds("effective")));
        assert!(matches!(with("warn_days", "warn_day"), Err(PasswordRulesFault::Toml(_))));
        assert!(with("age_days = 90", "age_days = 0").is_ok());
    }
}
