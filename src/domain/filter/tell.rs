//! What can be told of somebody by each key: the values that their record has, for counts and tables.

use super::facet::Facet;
use super::key::Key;
use super::write::Value;
use crate::domain::Date;

/// Years at which a new band of ages begins.
const BANDS: [u32; 7] = [0, 18, 40, 60, 70, 80, 90];

impl Value {
    /// The band that an age falls into.
    pub fn band(age: u32) -> Self {
        let above = BANDS.iter().position(|from| *from > age);
        let from = BANDS.get(above.unwrap_or(BANDS.len()).saturating_sub(1)).copied().unwrap_or_default();
        Self::Age(from, above.and_then(|at| BANDS.get(at)).map_or(u32::MAX, |next| next - 1))
    }
}

impl Facet {
    /// Shows the values that a key has for this person on a day: one, or several groups, states, grades and gaps, or that there is
    /// none. [`Key::Born`] and [`Key::Sort`] have no values of their own.
    pub fn each_value(&self, key: Key, today: Date, mut see: impl FnMut(Value)) {
        let mut some = false;
        let mut tell = |value| {
            some = true;
            see(value);
        };
        match key {
            Key::Group => self.group_places().map(Value::Group).for_each(tell),
            Key::State => self.states().map(Value::State).for_each(tell),
            Key::Grade => self.grades().map(Value::Grade).for_each(tell),
            Key::Missing => self.gaps.iter().map(Value::Missing).for_each(tell),
            Key::Town => self.town().into_iter().for_each(|code| tell(Value::Town(code))),
            Key::Village => self.village().into_iter().for_each(|code| tell(Value::Village(code))),
            Key::Age => self.age_on(today).into_iter().for_each(|age| tell(Value::band(age))),
            Key::Sex => self.sex.into_iter().for_each(|sex| tell(Value::Sex(sex))),
            Key::Born | Key::Sort => return,
        }
        if !some {
            see(Value::None(key));
        }
    }
}
