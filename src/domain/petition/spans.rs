//! Days that do not count, as a set: however they overlap, each day is in it once.

use crate::domain::Date;

/// A set of days as intervals in order, none of which touches the next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spans(Vec<(Date, Date)>);

impl Spans {
    /// The days of any of these intervals, first and last day included; one that ends before it begins holds no day.
    pub fn of(intervals: impl IntoIterator<Item = (Date, Date)>) -> Self {
        let mut sorted: Vec<(Date, Date)> =
            intervals.into_iter().filter(|(first, last)| first <= last).collect();
        sorted.sort_unstable();
        let mut joined: Vec<(Date, Date)> = Vec::new();
        for (first, last) in sorted {
            match joined.last_mut() {
                Some(before) if first <= before.1.plus_days(1) => before.1 = before.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        Self(joined)
    }

    /// Whether a day is in it.
    pub fn holds(&self, day: Date) -> bool {
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }

    /// How many days are in it.
    pub fn days(&self) -> i64 {
        self.0.iter().map(|(first, last)| last.days_since(*first) + 1).sum()
    }

    /// The intervals, in order.
    pub fn intervals(&self) -> &[(Date, Date)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::property::unsaved;

    fn day(n: i64) -> Date {
        Date::EPOCH.plus_days(n)
    }

    proptest! {
        #![proptest_config(unsaved())]

        #[test]
        fn it_is_the_set_of_the_days(raw in prop::collection::vec((0_i64..60, -3_i64..20), 0..8), mut order in any::<u64>()) {
            let mut intervals: Vec<(Date, Date)> = raw.iter().map(|(at, len)| (day(*at), day(at + len))).collect();
            let plain: BTreeSet<Date> =
                raw.iter().flat_map(|(at, len)| (*at..=at + len).map(day)).collect();
            let spans = Spans::of(intervals.iter().copied());
            prop_assert_eq!(spans.days(), i64::try_from(plain.len()).unwrap());
            prop_assert!((-5..90).all(|n| spans.holds(day(n)) == plain.contains(&day(n))));
            // The order in which they are named, and naming one twice, changes nothing.
            for n in (1..intervals.len()).rev() {
                order = order.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                intervals.swap(n, usize::try_from(order >> 33).unwrap() % (n + 1));
            }
            let again = intervals.iter().chain(&intervals).copied();
            prop_assert_eq!(&Spans::of(again), &spans);
            prop_assert_eq!(&Spans::of(spans.intervals().iter().copied()), &spans);
            prop_assert!(spans.intervals().windows(2).all(|two| two[1].0.days_since(two[0].1) > 1));
        }
    }
}
