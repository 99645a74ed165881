//! Before somebody new is put on record: who on record is near them.

use super::{CHECK, NEAR, NONE, sheet};
use crate::bureau::answer::NearMatch;
use crate::bureau::{Fault, FieldFault, Query};
use crate::console::forms::{Field, Form};
use crate::console::overlays::{Menu, Purpose, Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::person::fingerprint;
use crate::domain::{Date, ResidentId};
use crate::locale::{field as label, person as say, quality, words};
use crate::text::{fit, fold, fold_digits, is_name_dot, visible, width};

/// What was typed about somebody who may be new.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Newcomer {
    /// 姓名
    pub name: String,
    /// 身份证号, in half width.
    pub resident_id: String,
    /// 出生日期
    pub birth: Option<Date>,
    /// A phone, in half width.
    pub phone: String,
}

crate::text::opaque!(Newcomer);

/// Most columns of a name beside the other columns.
const NAME_COLS: usize = 12;
/// What parts the words typed in the lookup, beside blanks.
const PARTS: [char; 7] = [',', '，', '、', ';', '；', ':', '：'];

impl Newcomer {
    /// What was typed in the lookup, word by word where it belongs. Two words that may both be a name are no name.
    pub fn typed(text: &str) -> Self {
        let mut new = Self::default();
        let mut names = 0;
        for typed in text.split(|c: char| c.is_whitespace() || PARTS.contains(&c)).filter(|t| !t.is_empty()) {
            let word = fold(typed);
            let number = |b: u8| b.is_ascii_digit() || b == b'x';
            if word.len() >= 15 && word.bytes().all(number) {
                new.resident_id = fold_digits(typed);
            } else if word.len() == 11 && word.bytes().all(|b| b.is_ascii_digit()) {
                new.phone = word.into_owned();
            } else if let Some(day) = Date::parse(&word) {
                new.birth = Some(day);
            } else if !word.is_ascii() && word.chars().all(|c| c.is_alphabetic() || is_name_dot(c)) {
                names += 1;
                typed.clone_into(&mut new.name);
            }
        }
        if names > 1 {
            new.name.clear();
        }
        new
    }

    /// Whether somebody can be looked for: a name alone finds too many.
    pub fn is_enough(&self) -> bool {
        let more = !self.resident_id.is_empty() || self.birth.is_some() || !self.phone.is_empty();
        more && !self.name.is_empty()
    }

    /// The birth date as it is written.
    pub fn birth_text(&self) -> String {
        self.birth.map(|d| d.to_string()).unwrap_or_default()
    }

    /// Tells one newcomer's draft from another's without naming anybody.
    pub fn mark(&self) -> String {
        let birth = self.birth_text();
        let parts = [&self.name, &self.resident_id, &birth, &self.phone].map(String::as_bytes);
        format!("{:016x}", fingerprint(parts))
    }
}

/// The form that asks by what to look.
pub fn form(new: &Newcomer) -> Sheet {
    let typed = |field: Field, text: &str| if text.is_empty() { field } else { field.typed(text) };
    let fields = vec![
        typed(Field::text("name", label::NAME).required(), &new.name),
        typed(Field::text("resident_id", label::RESIDENT_ID).hint(say::ID_HINT), &new.resident_id),
        typed(super::basic::date("birth", label::BIRTH), &new.birth_text()),
        typed(Field::text("phones.0", label::PHONE), &new.phone),
    ];
    sheet(Form::new(CHECK, say::CHECK_TITLE, fields).note(say::CHECK_NOTE))
}

/// What the form says, or what is wrong with it.
pub fn read(form: &Form) -> Result<Newcomer, Vec<FieldFault>> {
    let mut read = form.read();
    let number = |text: &str| ResidentId::parse(text).map(|_| ()).map_err(Fault::ResidentId);
    read.parsed("resident_id", number);
    let new = Newcomer {
        name: read.text("name"),
        // As they stand beside those on record, whatever width they were typed in.
        resident_id: fold_digits(&read.text("resident_id")),
        birth: read.date("birth"),
        phone: read.phone("phones.0").map(|phone| fold(&phone).into_owned()).unwrap_or_default(),
    };
    read.done(new)
}

/// The question.
pub fn query(new: &Newcomer) -> Query {
    Query::Near {
        name: new.name.clone(),
        resident_id: (!new.resident_id.is_empty()).then(|| new.resident_id.clone()),
        birth: new.birth,
        phone: new.phone.clone(),
    }
}

/// Those who are near, below what was typed, column by column; the last row is none of them.
pub fn menu(new: &Newcomer, found: &[NearMatch], shared: &Shared) -> Menu {
    let names = found.iter().map(|near| near.side.name.as_str()).chain([new.name.as_str()]);
    let cols = names.map(width).max().unwrap_or(0).min(NAME_COLS);
    let typed = line(cols, [&new.name, &new.birth_text(), &new.resident_id, &new.phone]);
    let mut first = Row::new("", typed, Words::Data(String::new()));
    first.disabled = Some(say::NEAR_TYPED.into());
    let mut rows = vec![first];
    rows.extend(found.iter().map(|near| near_row(near, cols, shared)));
    rows.push(Row::new("", say::NEAR_NONE, Words::Data(String::new())));
    let mut menu = Menu::new(say::NEAR_TITLE, Purpose::Pane(PaneId::Person, NEAR), rows);
    menu.list.selected = 1;
    menu
}

fn near_row(near: &NearMatch, cols: usize, shared: &Shared) -> Row {
    let side = &near.side;
    let birth = side.birth.map(|d| d.to_string()).unwrap_or_default();
    let said = line(cols, [&side.name, &birth, &side.id_masked, &near.phone_masked]);
    let sex = side.sex.map_or_else(|| Words::Data(String::new()), |sex| words::sex(sex).into());
    let mut row = Row::new(side.person.to_string(), said, sex);
    row.note = Some(Words::List(near.evidence.iter().map(|e| quality::evidence(*e).into()).collect()));
    row.also.push(shared.place(side.division));
    row
}

/// Name, birth date, identity number and phone, each in its column.
fn line(cols: usize, [name, birth, number, phone]: [&str; 4]) -> Words {
    Words::Data(format!("{} {} {} {phone}", fit(&visible(name), cols), fit(birth, 10), fit(number, 18)))
}

/// Why it is none of them.
pub fn none() -> Sheet {
    let reason = Field::text("reason", label::REASON).required();
    sheet(Form::new(NONE, say::NONE_TITLE, vec![reason]).note(say::NONE_NOTE))
}
