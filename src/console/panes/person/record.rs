//! The first tab: everything on record, group by group as on the registry form (建档立卡).

use crate::bureau::answer::{AccountWaiting, Flag, FormerAccountView, Record, RelativeView};
use crate::console::names::both;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::Date;
use crate::domain::person::{RegistryField, Residence};
use crate::locale::{Msg, account as say_account, death as say_death, field as label, person as say, words};

/// What Enter opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// The main form, at this field.
    Basic(&'static str),
    /// The form of another account, or what is to be decided of one.
    Account,
    /// The form of a death.
    Death,
    /// The form of a relative.
    Relative(usize),
    /// The form of a group of the registry.
    Group(char),
    /// The same, at this item.
    Item(char, u16),
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// The name of a group, and how many of its items are filled.
    Heading {
        /// Name.
        label: Words,
        /// Filled and all; `None` where there is nothing to count.
        filled: Option<(usize, usize)>,
        /// What Enter opens.
        edit: Option<Edit>,
    },
    /// One fact.
    Fact {
        /// Name.
        label: Words,
        /// Value; empty when not known.
        value: Words,
        /// Deserves a look.
        warn: bool,
        /// What Enter opens.
        edit: Edit,
    },
}

impl Row {
    /// What Enter opens.
    pub fn edit(&self) -> Option<Edit> {
        match self {
            Self::Heading { edit, .. } => *edit,
            Self::Fact { edit, .. } => Some(*edit),
        }
    }
}

/// Every row.
pub fn rows(record: &Record, shared: &Shared) -> Vec<Row> {
    let mut out = Vec::new();
    let fields = &shared.tables.fields;
    for group in fields.groups() {
        let own = |f: &&RegistryField| f.group == group.letter && f.number != RegistryField::MENTAL;
        let items: Vec<&RegistryField> = fields.iter().filter(own).collect();
        let filled = items.iter().filter(|f| record.profile.contains_key(&f.number)).count();
        out.push(Row::Heading {
            label: both(&format!("{} {}", group.letter, group.zh), &format!("{} {}", group.letter, group.en)),
            filled: Some((filled, items.len())),
            edit: Some(Edit::Group(group.letter)),
        });
        match group.letter {
            'A' => out.extend(identity(record, shared)),
            'C' => out.extend(service(record)),
            'D' => out.push(text("service.placement", label::PLACEMENT, &record.service.placement)),
            'G' => out.extend(money(record)),
            _ => {}
        }
        for item in items {
            if let Some(value) = record.profile.get(&item.number) {
                out.push(Row::Fact {
                    label: both(&item.zh, &item.en),
                    value: Words::Data(value.clone()),
                    warn: false,
                    edit: Edit::Item(group.letter, item.number),
                });
            }
        }
        if group.letter == 'A' {
            out.extend(family(record));
        }
    }
    out
}

fn fact(field: &'static str, label: Msg, value: Words, warn: bool) -> Row {
    Row::Fact { label: label.into(), value, warn, edit: Edit::Basic(field) }
}

fn text(field: &'static str, label: Msg, value: &str) -> Row {
    fact(field, label, Words::Data(value.to_owned()), false)
}

fn date(field: &'static str, label: Msg, value: Option<Date>) -> Row {
    text(field, label, &value.map(|d| d.to_string()).unwrap_or_default())
}

fn identity(record: &Record, shared: &Shared) -> Vec<Row> {
    let card = &record.card;
    let flagged = |flag| card.flags.contains(&flag);
    let mut out = vec![
        fact("name", label::NAME, Words::Data(card.name.clone()), flagged(Flag::PrivateUseName)),
        text("other_names", label::OTHER_NAMES, &record.other_names.join(" ")),
        fact(
            "resident_id",
            label::RESIDENT_ID,
            record.no_id.map_or_else(|| Words::Data(card.id_masked.clone()), |why| words::no_id(why).into()),
            flagged(Flag::OddArea) || flagged(Flag::NoResidentId),
        ),
        fact(
            "sex",
            label::SEX,
            card.sex.map_or(Words::Data(String::new()), |s| words::sex(s).into()),
            flagged(Flag::IdDisagrees),
        ),
        fact(
            "birth",
            label::BIRTH,
            Words::Data(record.birth.map(|d| d.to_string()).unwrap_or_default()),
            flagged(Flag::IdDisagrees),
        ),
    ];
    out.push(place(shared, "household.division", label::HOUSEHOLD, &record.household, false));
    out.push(place(
        shared,
        "residence.division",
        label::RESIDENCE,
        &record.residence,
        flagged(Flag::NoDivision),
    ));
    if record.phones.is_empty() {
        out.push(fact("phones.0", label::PHONE, Words::Data(String::new()), flagged(Flag::NoPhone)));
    }
    for (field, phone) in PHONES.iter().zip(&record.phones) {
        out.push(text(field, label::PHONE, phone));
    }
    out.push(Row::Fact {
        label: label::DIED.into(),
        value: Words::Data(card.died.map(|d| d.to_string()).unwrap_or_default()),
        warn: flagged(Flag::Dead),
        edit: Edit::Death,
    });
    if let Some((document, cause)) = &record.death {
        let cause = cause.map_or(say_death::CAUSE_OPEN, say_death::cause);
        out.push(Row::Fact {
            label: label::DEATH_DOCUMENT.into(),
            value: Words::Filled(
                say_death::SHOWN,
                vec![("document", Words::Data(document.clone())), ("cause", cause.into())],
            ),
            warn: false,
            edit: Edit::Death,
        });
    }
    out
}

/// The names of the phone fields; nobody has more.
pub const PHONES: [&str; 5] = ["phones.0", "phones.1", "phones.2", "phones.3", "phones.4"];

fn place(shared: &Shared, field: &'static str, label: Msg, place: &Residence, warn: bool) -> Row {
    let whole = format!("{} {}", shared.place(place.division), place.address);
    fact(field, label, Words::Data(whole.trim().to_owned()), warn)
}

fn service(record: &Record) -> Vec<Row> {
    let service = &record.service;
    vec![
        date("service.enlisted", label::ENLISTED, service.enlisted),
        date("service.discharged", label::DISCHARGED, service.discharged),
        text("service.unit", label::UNIT, &service.unit),
        text("service.certificate", label::SERVICE_CERTIFICATE, &service.certificate),
    ]
}

fn money(record: &Record) -> Vec<Row> {
    let (bank, holder, number) = record.bank.clone().unwrap_or_default();
    let flagged = |flag| record.card.flags.contains(&flag);
    let account =
        |label: Msg, value: Words, warn| Row::Fact { label: label.into(), value, warn, edit: Edit::Account };
    let mut all = vec![
        account(label::BANK, Words::Data(bank), false),
        account(label::HOLDER, Words::Data(holder), flagged(Flag::HolderIsAnother)),
        account(label::ACCOUNT, Words::Data(number), flagged(Flag::NoAccount)),
    ];
    let standing = |words| account(say_account::CHANGE_ROW, words, true);
    all.extend(
        record.bank_from.map(|from| standing(Words::with(say_account::USABLE_FROM, &[("from", &from)]))),
    );
    all.extend(record.card.account_waiting.as_ref().map(|waits| standing(account_waits(waits))));
    for former in &record.former_accounts {
        let what = [
            ("account", &former.account_masked as &dyn std::fmt::Display),
            ("until", &former.until),
            ("asked", &former.asked_by),
            ("approved", &former.approved_by),
        ];
        let value = Words::with(say_account::FORMER_SPAN, &what);
        all.push(Row::Fact { label: former_label(former), value, warn: false, edit: Edit::Account });
    }
    all.push(text("card", label::CARD, record.card_masked.as_deref().unwrap_or_default()));
    all
}

/// That a change waits: `账号变更待复核：李娜 2026-11-26 提出`.
pub fn account_waits(waits: &AccountWaiting) -> Words {
    Words::with(say_account::WAITS, &[("by", &waits.by), ("on", &waits.on)])
}

/// How a former account is called: a payee's is said to be theirs.
pub fn former_label(former: &FormerAccountView) -> Words {
    match &former.payee {
        None => say_account::FORMER.into(),
        Some(name) => Words::with(say_account::FORMER_OF, &[("name", name)]),
    }
}

fn family(record: &Record) -> Vec<Row> {
    if record.relatives.is_empty() {
        return Vec::new();
    }
    let heading = Row::Heading { label: say::FAMILY.into(), filled: None, edit: None };
    let relatives = record.relatives.iter().enumerate().map(|(at, relative)| Row::Fact {
        label: Words::Data(relative.relation.clone()),
        value: Words::Data(one(relative)),
        warn: false,
        edit: Edit::Relative(at),
    });
    std::iter::once(heading).chain(relatives).collect()
}

fn one(relative: &RelativeView) -> String {
    let person = relative.person.map(|p| p.to_string()).unwrap_or_default();
    [relative.name.as_str(), &relative.id_masked, &relative.phone_masked, &person]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("  ")
}
