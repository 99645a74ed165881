//! How somebody stands under the rota on a day: a pure function of the rules, their contacts and the day.

use serde::Serialize;

use crate::domain::Date;
use crate::domain::care::{ContactResult, RotaRule, Seen};

/// Whether a contact is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueState {
    /// 逾期: a whole period went by without one, or the day agreed did.
    Late,
    /// 从未联系: due in this period, and there was never one.
    Never,
    /// 本期待联系: due in this period.
    Due,
    /// 本期已联系
    Met,
}

/// How somebody stands under one rule, or under what was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Due {
    /// Whether one is due.
    pub state: DueState,
    /// The last day of the period; of what is late, the last day on which it would have been in time.
    pub by: Date,
    /// The newest contact that counts.
    pub last: Option<Date>,
    /// Place of the rule in the table; `None` for the day agreed with the person.
    pub rule: Option<usize>,
}

impl Due {
    /// What comes first in a list: what is late, then what is due, each by its day; what is met comes last.
    pub fn order(&self) -> (u8, Date, DueState) {
        let rank = match self.state {
            DueState::Late => 0,
            DueState::Never | DueState::Due => 1,
            DueState::Met => 2,
        };
        (rank, self.by, self.state)
    }
}

/// How somebody stands under a rule. Contacts after `today` count for nothing.
pub fn standing(rule: &RotaRule, place: usize, contacts: &[Seen], today: Date) -> Due {
    let counts =
        |c: &&Seen| c.result == ContactResult::Reached && rule.kinds.contains(&c.kind) && c.day <= today;
    let last = contacts.iter().filter(counts).map(|c| c.day).max();
    let period = rule.every.span(today);
    let (state, by) = match last {
        None => (DueState::Never, period.last),
        Some(day) if period.holds(day) => (DueState::Met, period.last),
        // The period after that of the last one went by as a whole.
        Some(day) if rule.every.between(day, today) > 1 => {
            let next = rule.every.span(rule.every.span(day).last.plus_days(1));
            (DueState::Late, next.last)
        }
        Some(_) => (DueState::Due, period.last),
    };
    Due { state, by, last, rule: Some(place) }
}

/// What was agreed with somebody for the next contact, as far as it is due on a day: that of the newest contact stands, whatever
/// came of it.
fn agreed(contacts: &[Seen], today: Date) -> Option<Due> {
    let newest = contacts.iter().filter(|c| c.day <= today).max_by_key(|c| (c.day, c.contact))?;
    let by = newest.next?;
    let state = match by.cmp(&today) {
        std::cmp::Ordering::Less => DueState::Late,
        std::cmp::Ordering::Equal => DueState::Due,
        std::cmp::Ordering::Greater => return None,
    };
    let reached = |c: &&Seen| c.result == ContactResult::Reached && c.day <= today;
    let last = contacts.iter().filter(reached).map(|c| c.day).max();
    Some(Due { state, by, last, rule: None })
}

/// How somebody stands under each rule that they fall under, in their order, and under what was agreed.
pub fn dues<'r>(
    rules: impl Iterator<Item = (usize, &'r RotaRule)>,
    contacts: &[Seen],
    today: Date,
) -> Vec<Due> {
    rules.map(|(place, rule)| standing(rule, place, contacts, today)).chain(agreed(contacts, today)).collect()
}

/// The most pressing of them. `None` for whom no rule asks and with whom nothing was agreed.
pub fn pressing(dues: &[Due]) -> Option<Due> {
    dues.iter().copied().min_by_key(Due::order)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::ContactId;
    use crate::domain::care::{ContactKind, Every, Rota};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn rule(every: &str, kinds: &str) -> RotaRule {
        let text = format!(
            "effective='2026-01-01'\n[[rule]]\nid='a'\nzh='甲'\nen='A'\nwhom=[]\nevery='{every}'\nkinds=[{kinds}]\nsource={{zh='甲',en='A'}}"
        );
        Rota::with_toml(&text).unwrap().all()[0].clone()
    }

    fn seen(n: u32, day: &str, kind: ContactKind, result: ContactResult) -> Seen {
        Seen { day: date(day), contact: ContactId(n), kind, result, next: None }
    }

    fn call(day: &str) -> Seen {
        seen(1, day, ContactKind::Call, ContactResult::Reached)
    }

    #[test]
    fn a_quarter_and_a_year_are_met_missed_and_due_at_their_edges() {
        use DueState::{Due, Late, Met, Never};
        let quarter = rule("quarter", "'call','home-visit'");
        let year = rule("year", "'call'");
        for (rule, contacts, today, state, by) in [
            (&quarter, vec![], "2026-11-25", Never, "2026-12-31"),
            (&quarter, vec![call("2026-10-01")], "2026-12-31", Met, "2026-12-31"),
            (&quarter, vec![call("2026-09-30")], "2026-10-01", Due, "2026-12-31"),
            (&quarter, vec![call("2026-06-30")], "2026-09-30", Due, "2026-09-30"),
            (&quarter, vec![call("2026-06-30")], "2026-10-01", Late, "2026-09-30"),
            (&quarter, vec![call("2024-02-29")], "2024-06-30", Due, "2024-06-30"),
            (&quarter, vec![call("2024-02-29")], "2024-07-01", Late, "2024-06-30"),
            (&quarter, vec![call("2020-01-15")], "2026-11-25", Late, "2020-06-30"),
            (&year, vec![call("2024-02-29")], "2024-12-31", Met, "2024-12-31"),
            (&year, vec![call("2024-02-29")], "2025-02-28", Due, "2025-12-31"),
            (&year, vec![call("2024-02-29")], "2026-01-01", Late, "2025-12-31"),
            // A contact that lies ahead of the day counts for nothing yet.
            (&quarter, vec![call("2026-11-26")], "2026-11-25", Never, "2026-12-31"),
        ] {
            let due = standing(rule, 0, &contacts, date(today));
            assert_eq!((due.state, due.by), (state, date(by)), "{contacts:?} on {today}");
        }
    }

    #[test]
    fn only_what_the_rule_names_and_what_reached_them_counts() {
        let visits = rule("year", "'home-visit'");
        let today = date("2026-11-25");
        for (kind, result, state) in [
            (ContactKind::HomeVisit, ContactResult::Reached, DueState::Met),
            (ContactKind::HomeVisit, ContactResult::NotReached, DueState::Never),
            (ContactKind::Call, ContactResult::Reached, DueState::Never),
        ] {
            let due = standing(&visits, 0, &[seen(1, "2026-03-01", kind, result)], today);
            assert_eq!(due.state, state, "{kind:?} {result:?}");
        }
    }

    #[test]
    fn what_was_agreed_is_due_on_its_day_and_the_newest_contact_replaces_it() {
        let year = rule("year", "'call'");
        let rules = [year];
        let of = |contacts: &[Seen], today: &str| {
            pressing(&dues((0..).zip(&rules), contacts, date(today))).map(|d| (d.state, d.rule))
        };
        let mut first = call("2026-11-01");
        first.next = Some(date("2026-11-20"));
        assert_eq!(of(&[first], "2026-11-19"), Some((DueState::Met, Some(0))));
        assert_eq!(of(&[first], "2026-11-20"), Some((DueState::Due, None)));
        assert_eq!(of(&[first], "2026-11-21"), Some((DueState::Late, None)));
        let again = seen(2, "2026-11-21", ContactKind::Call, ContactResult::NotReached);
        assert_eq!(of(&[first, again], "2026-11-21"), Some((DueState::Met, Some(0))));
        assert_eq!(pressing(&[]), None);
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]

        /// More contacts never make anything more pressing under a rule, and what is met is met by one in the period.
        #[test]
        fn a_contact_never_makes_it_worse(
            days in proptest::collection::vec(0_i64..3000, 0..6), one in 0_i64..3000, ahead in 0_i64..3000, yearly: bool,
        ) {
            let start = date("2020-01-01");
            let rule = rule(if yearly { "year" } else { "quarter" }, "'call'");
            let today = start.plus_days(ahead);
            let at = |day: i64| Seen { day: start.plus_days(day), ..call("2020-01-01") };
            let mut contacts: Vec<Seen> = days.into_iter().map(at).collect();
            let before = standing(&rule, 0, &contacts, today);
            let in_period = |c: &Seen| rule.every.span(today).holds(c.day) && c.day <= today;
            prop_assert_eq!(before.state == DueState::Met, contacts.iter().any(in_period));
            prop_assert_eq!(before.state == DueState::Late, before.by < today);
            contacts.push(at(one));
            let after = standing(&rule, 0, &contacts, today);
            prop_assert!(before.state == DueState::Never || after.order().0 >= before.order().0);
            prop_assert!(Every::Year.span(today).holds(today));
        }
    }
}
