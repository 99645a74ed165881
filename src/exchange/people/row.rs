//! From a row to the facts about a person.

use crate::bureau::{Reference, admit_person};
use crate::domain::person::{Nature, NoId, PersonFacts, RecognitionState, RegistryFields};
use crate::domain::{AccountNumber, CardNumber, Date, Divisions, PersonName, ResidentId, Sex};
use crate::exchange::layout::{Block, Column, Field, Kind, Layout, Mapping};
use crate::exchange::people::cells;
use crate::exchange::people::draft::Draft;
use crate::exchange::people::verdict::{Reason, Reject, Verdict, Warning};
use crate::exchange::source::{Cell, Row, RowFault};

/// Characters of a text column without a limit of its own.
pub(super) const TEXT_MOST: usize = 200;

/// The tables that rows are read against.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'a> {
    /// The columns.
    pub layout: &'a Layout,
    /// The tables of the register: divisions, the items of the registry form, and what its admission goes by.
    pub reference: &'a Reference,
}

impl<'a> Tables<'a> {
    fn divisions(&self) -> &'a Divisions {
        &self.reference.divisions
    }

    fn items(&self) -> &'a RegistryFields {
        &self.reference.fields
    }
}

/// Reads rows of one file.
#[derive(Debug)]
pub(super) struct RowReader<'a> {
    tables: Tables<'a>,
    block: Option<&'a Block>,
    columns: Vec<Mapped<'a>>,
    today: Date,
}

#[derive(Debug)]
struct Mapped<'a> {
    at: usize,
    heading: String,
    column: &'a Column,
    item: Option<(u16, usize)>,
    required: bool,
}

impl<'a> RowReader<'a> {
    /// A reader for the columns of `mapping`.
    pub(super) fn new(tables: Tables<'a>, mapping: &Mapping, today: Date) -> Self {
        let block = mapping.block(tables.layout);
        let mapped = mapping.columns.iter().enumerate().filter_map(|(at, mapped)| {
            let column = tables.layout.column(mapped.field?).filter(|c| c.kind != Kind::Reason)?;
            let item =
                column.item.as_deref().and_then(|id| tables.items().by_id(id)).map(|i| (i.number, i.most));
            let required = tables.layout.must_fill(column.field, block);
            Some(Mapped { at, heading: mapped.heading.clone(), column, item, required })
        });
        Self { tables, block, columns: mapped.collect(), today }
    }

    /// The items of the registry form.
    pub(super) fn items(&self) -> &'a RegistryFields {
        self.tables.items()
    }

    /// The category whose columns the file carries.
    pub(super) fn block(&self) -> Option<&'a Block> {
        self.block
    }

    /// The layout it reads by.
    pub(super) fn layout(&self) -> &'a Layout {
        self.tables.layout
    }

    /// The judgement on a row that could not be read as such.
    pub(super) fn unreadable(fault: &RowFault) -> Verdict {
        let reason = Reason::Row(fault.kind.clone());
        let reject = Reject { field: None, heading: String::new(), original: String::new(), reason };
        Verdict {
            row: fault.number,
            facts: PersonFacts::default(),
            rejects: vec![reject],
            warnings: Vec::new(),
        }
    }

    /// The judgement on a row by itself; duplicates are found by the one who sees all rows.
    pub(super) fn read(&self, row: &Row) -> Verdict {
        let mut draft = Draft::new(row.number);
        draft.since_1904 = row.since_1904;
        if row.hidden {
            draft.verdict.warnings.push(Warning::Hidden);
        }
        for mapped in &self.columns {
            let cell = row.cells.get(mapped.at).unwrap_or(&Cell::Empty);
            if row.formulas.contains(&(mapped.at as u16)) {
                draft.verdict.warnings.push(Warning::Formula(mapped.column.field));
            }
            let done = match cell.is_blank() {
                true if mapped.required => Err(Reason::Missing),
                true => Ok(()),
                false => self.take(&mut draft, mapped, cell),
            };
            if let Err(reason) = done {
                draft.reject(&mapped.heading, mapped.column, cell, reason);
            }
        }
        self.finish(&mut draft);
        if draft.verdict.rejects.is_empty() {
            self.admit(&mut draft);
        }
        draft.verdict
    }

    /// What no column by itself is wrong in, and the register would refuse all the same.
    fn admit(&self, draft: &mut Draft) {
        for fault in admit_person(&draft.verdict.facts, self.tables.reference, self.today) {
            let reason = Reason::Refused(fault.fault);
            if let Some(field) = field_of(&fault.field) {
                self.reject_field(draft, field, reason);
            } else {
                let (field, heading, original) = (None, String::new(), String::new());
                draft.verdict.rejects.push(Reject { field, heading, original, reason });
            }
        }
    }

    fn take(&self, draft: &mut Draft, mapped: &Mapped<'_>, cell: &Cell) -> Result<(), Reason> {
        let most = mapped.column.max.unwrap_or(TEXT_MOST);
        if let Some((number, item_most)) = mapped.item {
            return self.take_item(draft, mapped, cell, number, most.min(item_most));
        }
        match mapped.column.kind {
            Kind::Date => self.take_date(draft, mapped.column.field, cell),
            Kind::List => self.take_choice(draft, mapped.column, cell),
            Kind::Text => {
                let text = cells::text(cell, most)?;
                let placed = self.tables.items().placements().contains(&text);
                if mapped.column.field == Field::Placement && !placed {
                    return Err(Reason::Choice);
                }
                draft.take_text(mapped.column.field, text)
            }
            _ => self.take_own(draft, mapped.column.field, cell),
        }
    }

    fn take_own(&self, draft: &mut Draft, field: Field, cell: &Cell) -> Result<(), Reason> {
        let facts = &mut draft.verdict.facts;
        let warnings = &mut draft.verdict.warnings;
        match field {
            Field::ResidentId => {
                let parsed = ResidentId::parse(&cells::digits(cell)?).map_err(Reason::ResidentId)?;
                let odd = parsed.id.judge(self.today).map_err(Reason::ResidentId)?;
                warnings.extend(parsed.warnings.into_iter().chain(odd).map(Warning::Id));
                warnings.extend(parsed.was_old_15.then_some(Warning::OldId));
                facts.resident_id = Some(parsed.id);
            }
            Field::Name => {
                let parsed = PersonName::parse(&cells::text(cell, 1000)?).map_err(Reason::Name)?;
                warnings.extend(parsed.warnings.into_iter().map(Warning::Name));
                parsed.name.as_str().clone_into(&mut facts.name);
            }
            Field::Mobile | Field::OtherPhone => {
                for phone in cells::phones(cell)? {
                    if !facts.phones.contains(&phone) {
                        facts.phones.push(phone);
                    }
                }
            }
            Field::Account => {
                let number = cells::account(cell, AccountNumber::parse)?;
                warnings.extend(number.looks_mistyped().then_some(Warning::AccountMistyped));
                number.as_str().clone_into(&mut draft.bank.number);
            }
            Field::Card => facts.card = Some(cells::account(cell, CardNumber::parse)?.as_str().to_owned()),
            Field::ResidenceDivision => {
                facts.residence.division = Some(cells::division(cell, self.tables.divisions(), false)?);
            }
            Field::HouseholdDivision => match cells::division(cell, self.tables.divisions(), true) {
                Ok(code) => facts.household.division = Some(code),
                Err(Reason::Division) if !is_code(cell) => {
                    draft.far = cells::text(cell, TEXT_MOST)?;
                    warnings.push(Warning::FarHousehold);
                }
                Err(reason) => return Err(reason),
            },
            Field::ServiceYears => {
                let years = cells::digits(cell)?.parse().ok().filter(|years| *years <= 60);
                draft.recognition.service_years = Some(years.ok_or(Reason::Number)?);
                draft.recognised = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn take_date(&self, draft: &mut Draft, field: Field, cell: &Cell) -> Result<(), Reason> {
        let (date, counted) = cells::date(cell, draft.since_1904)?;
        if counted {
            draft.verdict.warnings.push(Warning::SerialDate(field));
        }
        if date > self.today {
            return Err(Reason::Future);
        }
        let facts = &mut draft.verdict.facts;
        match field {
            Field::Birth => facts.birth = Some(date),
            Field::Enlisted => facts.service.enlisted = Some(date),
            Field::Discharged => facts.service.discharged = Some(date),
            Field::Died => facts.died = Some(date),
            Field::Approved => draft.recognition.approved = Some(date),
            _ => {}
        }
        Ok(())
    }

    fn take_choice(&self, draft: &mut Draft, column: &Column, cell: &Cell) -> Result<(), Reason> {
        let code = self.choice(column, cell)?;
        let place = code.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match column.field {
            Field::Sex => {
                let sex = match code {
                    "1" => Sex::Male,
                    _ => Sex::Female,
                };
                draft.verdict.facts.sex = Some(sex);
            }
            Field::NoId => draft.verdict.facts.no_id = NoId::parse(code),
            Field::Group => draft.group = Some(code.to_owned()),
            Field::State => draft.state = place.and_then(|n| RecognitionState::ALL.get(n)).copied(),
            Field::Grade => {
                draft.recognition.grade = code.parse().ok();
                draft.recognised = true;
            }
            Field::Nature => {
                draft.recognition.nature =
                    place.and_then(|n| [Nature::War, Nature::Duty, Nature::Illness].get(n).copied());
                draft.recognised = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn choice(&self, column: &Column, cell: &Cell) -> Result<&'a str, Reason> {
        let said = match cell {
            Cell::Number(_) => cells::digits(cell)?,
            Cell::Bool(yes) => u8::from(*yes).to_string(),
            _ => cells::text(cell, TEXT_MOST)?,
        };
        let list = column.list.as_deref().and_then(|name| self.tables.layout.list(name));
        list.and_then(|list| list.code(&said)).ok_or(Reason::Choice)
    }

    /// An item of the registry form. What a text column says beyond the item's choices is kept in the remarks.
    fn take_item(
        &self,
        draft: &mut Draft,
        mapped: &Mapped<'_>,
        cell: &Cell,
        number: u16,
        most: usize,
    ) -> Result<(), Reason> {
        let column = mapped.column;
        let value = match column.kind {
            Kind::Date => {
                let (date, counted) = cells::date(cell, draft.since_1904)?;
                draft.verdict.warnings.extend(counted.then_some(Warning::SerialDate(column.field)));
                date.to_string()
            }
            Kind::List => {
                let code = self.choice(column, cell)?;
                let list = column.list.as_deref().and_then(|name| self.tables.layout.list(name));
                list.and_then(|list| list.name_of(code)).ok_or(Reason::Choice)?.to_owned()
            }
            Kind::Number => match cell {
                Cell::Number(number) => plain_number(number).ok_or(Reason::Number)?,
                _ => cells::text(cell, most)?,
            },
            Kind::Postcode => Some(cells::digits(cell)?)
                .filter(|code| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()))
                .ok_or(Reason::Number)?,
            _ => cells::text(cell, most)?,
        };
        let Some(item) = self.tables.items().get(number) else { return Ok(()) };
        match item.admit(&value) {
            Ok(kept) if column.field == Field::Remark => draft.remarks.insert(0, kept),
            Ok(kept) => {
                draft.verdict.facts.profile.insert(number, kept);
            }
            Err(_) if column.kind == Kind::Text => {
                draft.remarks.push(format!("{}：{value}", mapped.heading));
                draft.verdict.warnings.push(Warning::KeptInRemarks(column.field));
            }
            Err(_) if column.kind == Kind::Number => return Err(Reason::Number),
            Err(_) => return Err(Reason::Choice),
        }
        Ok(())
    }

    /// A reason about a field as a whole.
    pub(super) fn reject_field(&self, draft: &mut Draft, field: Field, reason: Reason) {
        let heading = self.columns.iter().find(|m| m.column.field == field).map(|m| m.heading.clone());
        let heading = heading.or_else(|| self.tables.layout.column(field).map(|c| c.header.clone()));
        let original = String::new();
        let reject = Reject { field: Some(field), heading: heading.unwrap_or_default(), original, reason };
        draft.verdict.rejects.push(reject);
    }

    /// A reason about a field of a row that has been read.
    pub(super) fn against(&self, field: Field, reason: Reason) -> Reject {
        let heading = self.columns.iter().find(|m| m.column.field == field).map(|m| m.heading.clone());
        Reject { field: Some(field), heading: heading.unwrap_or_default(), original: String::new(), reason }
    }
}

/// The column that a field of the register stands in.
fn field_of(name: &str) -> Option<Field> {
    let first = name.split('.').next().unwrap_or(name);
    Some(match (first, name) {
        ("name", _) => Field::Name,
        ("other_names", _) => Field::OtherNames,
        ("resident_id", _) => Field::ResidentId,
        ("sex", _) => Field::Sex,
        ("birth", _) => Field::Birth,
        ("no_id", _) => Field::NoId,
        ("died", _) => Field::Died,
        ("phones", _) => Field::Mobile,
        ("card", _) => Field::Card,
        ("recognitions", _) => Field::Group,
        ("bank", "bank.bank") => Field::Bank,
        ("bank", "bank.holder") => Field::AccountHolder,
        ("bank", _) => Field::Account,
        ("household", "household.division") => Field::HouseholdDivision,
        ("household", _) => Field::HouseholdAddress,
        ("residence", "residence.division") => Field::ResidenceDivision,
        ("residence", _) => Field::ResidenceAddress,
        ("service", "service.enlisted") => Field::Enlisted,
        ("service", "service.discharged") => Field::Discharged,
        ("service", "service.placement") => Field::Placement,
        ("service", _) => Field::Unit,
        _ => return None,
    })
}

/// True when the cell means a code, not a name.
fn is_code(cell: &Cell) -> bool {
    cell.text().chars().any(|c| c.is_ascii_digit())
}

/// A number cell as written by hand: at most two decimals, no power of ten, no binary remainder (`88.249999999999997`).
fn plain_number(number: &str) -> Option<String> {
    if let Ok(whole) = crate::exchange::source::whole_digits(number) {
        return Some(whole);
    }
    let (whole, fraction) = number.split_once('.')?;
    if !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits: String = fraction.chars().chain("00".chars()).take(3).collect();
    let thousandths: u64 = format!("{whole}{digits:0<3}").parse().ok()?;
    let hundredths = (thousandths + 5) / 10;
    Some(format!("{}.{:02}", hundredths / 100, hundredths % 100))
}
