//! Values as they may be typed: read, or refused with an example of what is wanted.

use std::error::Error;

use super::unfit::Unfit;
use crate::bureau::answer::SecondWord;
use crate::domain::care::ContactKind;
use crate::domain::filter::{Key, Tongue};
use crate::domain::ledger::run::{LineChange, Over, RecoveryWay};
use crate::domain::ledger::{
    BooksOf, Figure, Groups, OpinionLevel, Per, PlaceChoice, PlaceKey, PlaceValue, SettingKind, Settings,
};
use crate::domain::paper::PaperKind;
use crate::domain::person::{AccountDocument, Belonging, DeathCause, Nature, PersonField, RecognitionState};
use crate::domain::petition::{Channel, PetitionAct, Purpose, Route};
use crate::domain::staff::Role;
use crate::domain::visit::{Promise, VisitOutcome};
use crate::domain::{
    AccountChangeId, BatchId, CondolenceId, Date, DivisionCode, EntryId, Fen, GrantId, HardshipId, Month,
    NoteId, PaperId, PersonId, PostingAskId, RateProposalId, RecoveryId, RunId, RunRuleId, SettingProposalId,
    VisitId,
};
use crate::exchange::papers::{Form, Printer};
use crate::exchange::source::Encoding;
use crate::text::{fold, line};

/// Most characters of a key.
const LONGEST_KEY: usize = 200;
/// Most years of service that are worked with.
pub(super) const LONGEST_SERVICE: u8 = crate::domain::person::MOST_SERVICE_YEARS;

/// Any text that can be seen and typed again; it names what is to be done once.
pub(super) fn key(text: &str) -> Result<String, String> {
    let clean = line(text, LONGEST_KEY).ok().filter(|clean| !clean.is_empty());
    clean.ok_or_else(|| format!("KEY(1–{LONGEST_KEY})"))
}

pub(super) fn date(text: &str) -> Result<Date, Unfit> {
    let text = fold(text);
    Date::parse(&text).ok_or_else(|| Unfit::day(&text))
}

/// A calendar year of the books.
pub(super) fn year(text: &str) -> Result<u16, String> {
    fold(text)
        .parse()
        .ok()
        .filter(|year| (1950..=2200).contains(year))
        .ok_or_else(|| "YYYY(1950–2200)".to_owned())
}

/// A day or a month of the books.
pub(super) fn books(text: &str) -> Result<BooksOf, String> {
    let text = fold(text);
    let month = || Month::parse(&text).map(BooksOf::Month);
    let of = Date::parse(&text).map(BooksOf::Day).or_else(month);
    of.ok_or_else(|| "YYYY-MM, YYYY-MM-DD".to_owned())
}

pub(super) fn month(text: &str) -> Result<Month, Unfit> {
    let text = fold(text);
    Month::parse(&text).ok_or_else(|| Unfit::month(&text))
}

/// What people can be told apart by.
pub(super) fn filter_key(text: &str) -> Result<Key, String> {
    let counts = |key: &Key| !matches!(key, Key::Born | Key::Sort);
    Key::parse(&fold(text)).filter(counts).ok_or_else(|| {
        let known: Vec<&str> =
            Key::ALL.iter().filter(|k| counts(k)).map(|k| Tongue::En.of(k.aliases())).collect();
        known.join("|")
    })
}

pub(super) fn person(text: &str) -> Result<PersonId, String> {
    PersonId::parse(text).ok_or_else(|| "P12".to_owned())
}

/// A character and what stands in its place: `㘵=土`.
pub(super) fn substitute(text: &str) -> Result<(char, String), String> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), Some('=')) => Ok((c, chars.collect())),
        _ => Err("㘵=土".to_owned()),
    }
}

pub(super) fn second_word(text: &str) -> Result<SecondWord, String> {
    if text.trim().starts_with(['Y', 'y']) {
        return PostingAskId::parse(text).map(SecondWord::Posting).ok_or_else(|| "Y3".to_owned());
    }
    EntryId::parse(text).map(SecondWord::Reversal).ok_or_else(|| "E345 / Y3".to_owned())
}

pub(super) fn entry(text: &str) -> Result<EntryId, String> {
    EntryId::parse(text).ok_or_else(|| "E345".to_owned())
}

/// A change of an account, by its number.
pub(super) fn account_change(text: &str) -> Result<AccountChangeId, String> {
    AccountChangeId::parse(text).ok_or_else(|| "Z5".to_owned())
}

pub(super) fn document(text: &str) -> Result<AccountDocument, String> {
    AccountDocument::parse(text).ok_or_else(|| names(AccountDocument::ALL, AccountDocument::name))
}

pub(super) fn note(text: &str) -> Result<NoteId, String> {
    NoteId::parse(text).ok_or_else(|| "N4".to_owned())
}

pub(super) fn role(text: &str) -> Result<Role, String> {
    let found = Role::ALL.into_iter().find(|role| role.name() == text);
    found.ok_or_else(|| names(&Role::ALL, Role::name))
}

pub(super) fn paper(text: &str) -> Result<PaperId, String> {
    PaperId::parse(text).ok_or_else(|| "W5".to_owned())
}

pub(super) fn visit(text: &str) -> Result<VisitId, String> {
    VisitId::parse(text).ok_or_else(|| "V9".to_owned())
}

pub(super) fn outcome(text: &str) -> Result<VisitOutcome, String> {
    VisitOutcome::parse(text).ok_or_else(|| names(VisitOutcome::ALL, VisitOutcome::name))
}

/// Minutes since midnight of `9:30`.
pub(super) fn minute(text: &str) -> Result<u16, String> {
    let part = |text: &str, most: u16| text.parse().ok().filter(|n: &u16| *n < most);
    let read = text.split_once(':').and_then(|(h, m)| Some(part(h, 24)? * 60 + part(m, 60)?));
    read.ok_or_else(|| "9:30".to_owned())
}

/// A promise with its day in front: `2026-12-01:回电`.
pub(super) fn promise(text: &str) -> Result<Promise, String> {
    let read = text.split_once([':', '：']).filter(|(_, what)| !what.trim().is_empty());
    let read = read.and_then(|(due, what)| Some((Date::parse(due.trim())?, what.trim().to_owned())));
    read.map(|(due, what)| Promise { what, due, kept: None }).ok_or_else(|| "2026-12-01:…".to_owned())
}

pub(super) fn paper_kind(text: &str) -> Result<PaperKind, String> {
    PaperKind::parse(text).ok_or_else(|| names(PaperKind::ALL, PaperKind::name))
}

pub(super) fn form(text: &str) -> Result<Form, String> {
    Form::parse(text).ok_or_else(|| names(&Form::ALL, Form::name))
}

pub(super) fn printer(text: &str) -> Result<Printer, String> {
    Printer::parse(text).ok_or_else(|| "/dev/usb/lp0".to_owned())
}

pub(super) fn printer_encoding(text: &str) -> Result<Encoding, String> {
    match text.to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" => Ok(Encoding::Utf8),
        "gb18030" | "gbk" => Ok(Encoding::Gb18030),
        _ => Err("utf-8/gb18030".to_owned()),
    }
}

pub(super) fn grant(text: &str) -> Result<GrantId, String> {
    GrantId::parse(text).ok_or_else(|| "A7".to_owned())
}

pub(super) fn level(text: &str) -> Result<OpinionLevel, String> {
    OpinionLevel::parse(text).ok_or_else(|| names(OpinionLevel::ALL, OpinionLevel::name))
}

/// A figure with where it was read: `51821:国家统计局公报`.
pub(super) fn figure(text: &str) -> Result<Figure, String> {
    let read = text.split_once([':', '：']).filter(|(_, source)| !source.trim().is_empty());
    let read = read.and_then(|(yuan, source)| Some((Fen::parse(yuan).ok()?, source.trim().to_owned())));
    read.map(|(amount, source)| Figure { amount, source }).ok_or_else(|| "YUAN:SOURCE".to_owned())
}

pub(super) fn amount(text: &str) -> Result<Fen, Unfit> {
    Fen::parse(text).map_err(|_| Unfit::Amount)
}

/// A wage that the nursing fee may be worked out from: within the bounds of its setting.
pub(super) fn wage(text: &str) -> Result<Fen, Unfit> {
    let wage = amount(text)?;
    let settings = Settings::embedded().ok();
    match settings.as_ref().and_then(|all| all.get(PlaceKey::NursingWage)).map(|one| &one.kind) {
        Some(SettingKind::Amount(least, most)) => {
            let bounds =
                Fen::from_yuan(*least).unwrap_or_default()..=Fen::from_yuan(*most).unwrap_or_default();
            if bounds.contains(&wage) {
                Ok(wage)
            } else {
                Err(Unfit::Between(*bounds.start(), *bounds.end()))
            }
        }
        _ => Ok(wage),
    }
}

pub(super) fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> String {
    all.iter().map(|v| name(*v)).collect::<Vec<_>>().join("/")
}

pub(super) fn rate_proposal(text: &str) -> Result<RateProposalId, String> {
    RateProposalId::parse(text).ok_or_else(|| "T2".to_owned())
}

pub(super) fn setting_proposal(text: &str) -> Result<SettingProposalId, String> {
    SettingProposalId::parse(text).ok_or_else(|| "C2".to_owned())
}

pub(super) fn setting_key(text: &str) -> Result<PlaceKey, String> {
    PlaceKey::parse(text).ok_or_else(|| PlaceKey::ALL.map(PlaceKey::name).join("|"))
}

/// What a figure is counted per.
pub(super) fn per(text: &str) -> Result<Per, String> {
    match text {
        "month" | "月" => Ok(Per::Month),
        "year" | "年" => Ok(Per::Year),
        _ => Err("month|year".to_owned()),
    }
}

pub(super) fn batch(text: &str) -> Result<BatchId, String> {
    BatchId::parse(text).ok_or_else(|| "B3".to_owned())
}

pub(super) fn division(text: &str) -> Result<DivisionCode, String> {
    DivisionCode::parse(text).ok_or_else(|| "440114105236".to_owned())
}

/// A state that may be set for many at once.
pub(super) fn recognition_state(text: &str) -> Result<RecognitionState, String> {
    let name = |state: RecognitionState| serde_json::to_value(state).ok()?.as_str().map(str::to_owned);
    let known = RecognitionState::ALL.into_iter().filter(|state| state.in_bulk());
    known
        .clone()
        .find(|state| name(*state).as_deref() == Some(text))
        .ok_or_else(|| known.filter_map(name).collect::<Vec<_>>().join("/"))
}

pub(super) fn run(text: &str) -> Result<RunId, String> {
    RunId::parse(text).ok_or_else(|| "R3".to_owned())
}

pub(super) fn recovery(text: &str) -> Result<RecoveryId, String> {
    RecoveryId::parse(text).ok_or_else(|| "K2".to_owned())
}

pub(super) fn run_rule(text: &str) -> Result<RunRuleId, String> {
    RunRuleId::parse(text).ok_or_else(|| "Q4".to_owned())
}

/// How a line of a payment run stands to the last run.
pub(super) fn line_change(text: &str) -> Result<LineChange, String> {
    LineChange::parse(text).ok_or_else(|| names(LineChange::ALL, LineChange::name))
}

/// A month and an amount: `2025-04=200.00`.
pub(super) fn over(text: &str) -> Result<Over, String> {
    let read = || {
        let (month, fen) = text.split_once('=')?;
        let fen = Fen::parse(fen.trim()).and_then(Fen::require_positive).ok()?;
        Some(Over { month: Month::parse(month.trim())?, fen })
    };
    read().ok_or_else(|| "2025-04=200.00".to_owned())
}

pub(super) fn recovery_way(text: &str) -> Result<RecoveryWay, String> {
    RecoveryWay::parse(text).ok_or_else(|| names(RecoveryWay::ALL, RecoveryWay::name))
}

pub(super) fn hardship(text: &str) -> Result<HardshipId, String> {
    HardshipId::parse(text).ok_or_else(|| "H3".to_owned())
}

pub(super) fn condolence(text: &str) -> Result<CondolenceId, String> {
    CondolenceId::parse(text).ok_or_else(|| "W2".to_owned())
}

pub(super) fn contact_kind(text: &str) -> Result<ContactKind, String> {
    ContactKind::parse(text).ok_or_else(|| names(ContactKind::ALL, ContactKind::name))
}

pub(super) fn cause(text: &str) -> Result<DeathCause, String> {
    DeathCause::parse(text).ok_or_else(|| names(DeathCause::ALL, DeathCause::name))
}

/// An entitled group by its code, its name in either language, or a part of it that no other has.
pub(super) fn entitled(text: &str) -> Result<String, String> {
    let groups = Groups::embedded().map_err(|_| String::new())?;
    let whole = groups.all().iter().find(|g| g.en.eq_ignore_ascii_case(text.trim()));
    let one = whole.or_else(|| match groups.meant_by(text).as_slice() {
        [only] => Some(*only),
        _ => None,
    });
    one.map(|group| group.code.clone()).ok_or_else(|| "11/残疾军人".to_owned())
}

/// The cause of a disability, as people or files write it.
pub(super) fn nature(text: &str) -> Result<Nature, String> {
    match text.trim() {
        "因战" | "war" => Ok(Nature::War),
        "因公" | "duty" => Ok(Nature::Duty),
        "因病" | "illness" => Ok(Nature::Illness),
        _ => Err("因战/因公/因病(war/duty/illness)".to_owned()),
    }
}

/// What somebody died of, as people or files write it.
pub(super) fn why_died(text: &str) -> Result<DeathCause, String> {
    match text.trim() {
        "因病" => Ok(DeathCause::Illness),
        "旧伤复发" => Ok(DeathCause::OldWound),
        "其他" => Ok(DeathCause::Other),
        name => {
            DeathCause::parse(name).ok_or_else(|| "因病/旧伤复发/其他(illness/old-wound/other)".to_owned())
        }
    }
}

/// Two days, the second of which may be open: `2023-03-10..2023-06-20`, `2023-03-10..`.
pub(super) fn since_until(text: &str) -> Result<(Date, Option<Date>), Unfit> {
    let (from, until) = text.split_once("..").ok_or(Unfit::Days)?;
    let from = date(from)?;
    if until.trim().is_empty() {
        return Ok((from, None));
    }
    let until = date(until)?;
    if from <= until { Ok((from, Some(until))) } else { Err(Unfit::Order) }
}

/// First and last day of something that has ended.
pub(super) fn from_until(text: &str) -> Result<(Date, Date), Unfit> {
    let (from, until) = since_until(text)?;
    Ok((from, until.ok_or(Unfit::Days)?))
}

/// First and last day of compulsory service.
pub(super) fn service(text: &str) -> Result<(Date, Date), Unfit> {
    let (from, until) = from_until(text)?;
    let years = until.year() - from.year();
    if years <= i32::from(LONGEST_SERVICE) { Ok((from, until)) } else { Err(Unfit::Long(LONGEST_SERVICE)) }
}

/// A setting of the place: `multiple-identity=highest-only`, `nursing-wage=9500.00`.
pub(super) fn setting(text: &str) -> Result<(PlaceKey, PlaceValue), Box<dyn Error + Send + Sync>> {
    use PlaceChoice as C;
    let choices = [
        ("service-years", "whole-years-up", PlaceKey::ServiceYears, C::WholeYearsUp),
        ("service-years", "half-years", PlaceKey::ServiceYears, C::HalfYears),
        ("age-start", "month-of-birthday", PlaceKey::AgeStart, C::MonthOfBirthday),
        ("age-start", "january-of-year", PlaceKey::AgeStart, C::JanuaryOfYear),
        ("multiple-identity", "highest-only", PlaceKey::MultipleIdentity, C::HighestOnly),
        ("multiple-identity", "each", PlaceKey::MultipleIdentity, C::Each),
    ];
    if let Some(("nursing-wage", value)) = text.split_once('=').map(|(key, value)| (key.trim(), value)) {
        return Ok((PlaceKey::NursingWage, PlaceValue::Amount(wage(value.trim())?)));
    }
    let found = text.split_once('=').and_then(|(key, value)| {
        let (key, value) = (key.trim(), value.trim());
        let row = choices.iter().find(|(k, v, _, _)| *k == key && *v == value)?;
        Some((row.2, PlaceValue::Choice(row.3)))
    });
    found.ok_or_else(|| {
        let all: Vec<String> = choices.iter().map(|(k, v, _, _)| format!("{k}={v}")).collect();
        format!("{}/nursing-wage=9500.00", all.join("/")).into()
    })
}

pub(super) fn channel(text: &str) -> Result<Channel, String> {
    Channel::parse(text).ok_or_else(|| names(Channel::ALL, Channel::name))
}

pub(super) fn purpose(text: &str) -> Result<Purpose, String> {
    Purpose::parse(text).ok_or_else(|| names(Purpose::ALL, Purpose::name))
}

pub(super) fn route(text: &str) -> Result<Route, String> {
    Route::parse(text).ok_or_else(|| names(Route::ALL, Route::name))
}

/// A part of a record.
pub(super) fn part(text: &str) -> Result<PersonField, String> {
    PersonField::parse(text).ok_or_else(|| names(PersonField::ALL, PersonField::name))
}

/// Something that hangs on a record, by its number.
pub(super) fn belonging(text: &str) -> Result<Belonging, String> {
    Belonging::parse(text).ok_or_else(|| "E345/G3/X7/V9/L8/H2/N4/W5".to_owned())
}

pub(super) fn act(text: &str) -> Result<PetitionAct, String> {
    PetitionAct::parse(text).ok_or_else(|| names(PetitionAct::ALL, PetitionAct::name))
}
