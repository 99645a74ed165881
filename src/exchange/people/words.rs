//! The sentence for each typed fact of an import; the words themselves stand in `locale`.

use crate::domain::{IdFault, IdWarning, NameFault, NameWarning};
use crate::exchange::bank::say_run_trouble;
use crate::exchange::errand::Trouble;
use crate::exchange::layout::{Field, Layout};
use crate::exchange::people::{Reason, ReasonKind, Reject, Warning};
use crate::exchange::source::{RowFaultKind, SourceFault, SourceNote};
use crate::locale::stops;
use crate::locale::{Lang, Msg, exchange as say, exports, filter, io_words, papers, refusal};
use crate::text::{Echo, TextFault, visible};

/// Heading of the column that gives the reasons.
pub fn reason_heading(lang: Lang) -> String {
    say::REASON_HEADING.get(lang).to_owned()
}

/// All reasons of a row in one line.
pub fn reasons(rejects: &[Reject], lang: Lang) -> String {
    let all: Vec<String> = rejects.iter().map(|reject| say_reject(reject, lang)).collect();
    all.join(say::JOIN.get(lang))
}

/// One reason, with the heading of its column.
pub fn say_reject(reject: &Reject, lang: Lang) -> String {
    let why = say_reason(&reject.reason, lang);
    if reject.heading.is_empty() {
        return why;
    }
    say::UNDER_HEADING.with(lang, &[("heading", &reject.heading), ("why", &why)])
}

fn say_reason(reason: &Reason, lang: Lang) -> String {
    let plain: Msg = match reason {
        Reason::Text(fault) => return say_text(*fault, lang),
        Reason::ResidentId(fault) => return say_id(*fault, lang),
        Reason::Name(fault) => return say_name(*fault, lang),
        Reason::Refused(fault) => return refusal::say_fault(fault, lang),
        Reason::Row(kind) => return say_row_fault(kind, lang),
        Reason::TooMany { most } => return say::WHY_TOO_MANY.with(lang, &[("most", most)]),
        Reason::SeveralDivisions(n) => return say::WHY_DIVISIONS.with(lang, &[("n", n)]),
        Reason::TwiceInFile { first } => return say::WHY_TWICE.with(lang, &[("first", first)]),
        Reason::NamesakeInFile { first } => return say::WHY_NAMESAKE_IN_FILE.with(lang, &[("first", first)]),
        Reason::Namesake(person) => return say::WHY_NAMESAKE.with(lang, &[("person", person)]),
        Reason::OnRecord(person) => return say::WHY_ON_RECORD.with(lang, &[("person", person)]),
        Reason::Missing => say::WHY_MISSING,
        Reason::NeededWithoutId => say::WHY_NEEDED,
        Reason::Rounded => say::WHY_ROUNDED,
        Reason::Date => say::WHY_DATE,
        Reason::Future => say::WHY_FUTURE,
        Reason::TooEarly => say::WHY_EARLY,
        Reason::Phone(_) => say::WHY_PHONE,
        Reason::Account(_) => say::WHY_ACCOUNT,
        Reason::Division => say::WHY_DIVISION,
        Reason::Choice => say::WHY_CHOICE,
        Reason::Number => say::WHY_NUMBER,
        Reason::ErrorValue => say::WHY_ERROR,
        Reason::DisagreesWithId => say::WHY_DISAGREES,
        Reason::NoGroup => say::WHY_NO_GROUP,
    };
    plain.get(lang).to_owned()
}

fn say_text(fault: TextFault, lang: Lang) -> String {
    match fault {
        TextFault::Damaged { .. } => say::ROW_LOST.get(lang).to_owned(),
        TextFault::TooLong { chars, most } => {
            say::WHY_TOO_LONG.with(lang, &[("chars", &chars), ("most", &most)])
        }
        TextFault::Control { code, at }
        | TextFault::Bidi { code, at }
        | TextFault::Invisible { code, at }
        | TextFault::Marks { code, at } => {
            say::WHY_CHARACTER.with(lang, &[("at", &at), ("code", &format!("{code:04X}"))])
        }
    }
}

fn say_id(fault: IdFault, lang: Lang) -> String {
    match fault {
        IdFault::Length { found } => say::WHY_ID_LENGTH.with(lang, &[("found", &found)]),
        IdFault::NotDigit { position } => say::WHY_ID_DIGIT.with(lang, &[("position", &position)]),
        IdFault::CheckDigit { expected, found } => {
            say::WHY_ID_CHECK.with(lang, &[("expected", &expected), ("found", &found)])
        }
        IdFault::NoSuchDate => say::WHY_ID_DATE.get(lang).to_owned(),
        IdFault::Future => say::WHY_ID_FUTURE.get(lang).to_owned(),
    }
}

fn say_name(fault: NameFault, lang: Lang) -> String {
    match fault {
        NameFault::Empty => say::WHY_MISSING.get(lang).to_owned(),
        NameFault::TooLong { found } => say::WHY_NAME_LONG.with(lang, &[("found", &found)]),
        NameFault::Number => say::WHY_NAME_NUMBER.get(lang).to_owned(),
        NameFault::Text(fault) => say_text(fault, lang),
    }
}

/// What is wrong with a row as such.
pub fn say_row_fault(kind: &RowFaultKind, lang: Lang) -> String {
    match kind {
        RowFaultKind::Malformed { offset, encoding } => {
            say::ROW_MALFORMED.with(lang, &[("offset", offset), ("encoding", &encoding.name())])
        }
        RowFaultKind::OtherEncoding { encoding, .. } => {
            say::ROW_OTHER_ENCODING.with(lang, &[("encoding", &encoding.name())])
        }
        RowFaultKind::Lost => say::ROW_LOST.get(lang).to_owned(),
        RowFaultKind::Quote { line } => say::ROW_QUOTE.with(lang, &[("line", line)]),
        RowFaultKind::ExtraCells { found, headings } => {
            say::ROW_EXTRA.with(lang, &[("found", found), ("headings", headings)])
        }
        RowFaultKind::TooLong { most } => say::ROW_LONG.with(lang, &[("most", most)]),
        RowFaultKind::Broken(fault) => say_source_fault(fault, lang),
    }
}

/// Why a file is refused, with a next step.
pub fn say_source_fault(fault: &SourceFault, lang: Lang) -> String {
    let plain: Msg = match fault {
        SourceFault::Damaged { part } => return say::FILE_DAMAGED.with(lang, &[("part", part)]),
        SourceFault::Inflates { part, .. } | SourceFault::Ratio { part, .. } => {
            return say::FILE_BOMB.with(lang, &[("part", part)]);
        }
        SourceFault::TooManyParts { found, .. } => return say::FILE_PARTS.with(lang, &[("n", found)]),
        SourceFault::NoSheet { wanted, .. } if wanted.is_empty() => say::FILE_ALL_HIDDEN,
        SourceFault::NoSheet { wanted, have } => {
            return say::FILE_NO_SHEET
                .with(lang, &[("wanted", &Echo(wanted)), ("have", &have.join(stops(lang).comma))]);
        }
        SourceFault::TooWide { found, most } => {
            return say::FILE_WIDE.with(lang, &[("found", found), ("most", most)]);
        }
        SourceFault::TooLong { most, .. } => {
            return say::FILE_LONG.with(lang, &[("most", &(most / (1024 * 1024)))]);
        }
        SourceFault::NotFound => say::FILE_NOT_FOUND,
        SourceFault::Denied => say::FILE_DENIED,
        SourceFault::NotRegular => say::FILE_NOT_REGULAR,
        SourceFault::Io(_) => say::FILE_IO,
        SourceFault::Empty => say::FILE_EMPTY,
        SourceFault::NotATable => say::FILE_NOT_TABLE,
        SourceFault::OldWorkbook => say::FILE_OLD,
        SourceFault::Encrypted => say::FILE_ENCRYPTED,
        SourceFault::Macros => say::FILE_MACROS,
        SourceFault::WebPage => say::FILE_WEB,
        SourceFault::OtherArchive => say::FILE_OTHER,
        SourceFault::ExternalLinks => say::FILE_LINKS,
        SourceFault::CutOff => say::FILE_CUT,
    };
    plain.get(lang).to_owned()
}

/// Why an errand came to nothing, with a next step.
pub fn say_trouble(trouble: &Trouble, lang: Lang) -> String {
    let plain = match trouble {
        Trouble::File(fault) => return say_source_fault(fault, lang),
        Trouble::Refused(why) => return refusal::say(why, lang),
        Trouble::Bank(why) => return say_run_trouble(why, lang),
        Trouble::NotRead(fault) => {
            let fault = filter::fault(fault, lang);
            return exports::NOT_READ.with(lang, &[("fault", &fault)]);
        }
        Trouble::Papers(unwritten) => {
            let why =
                unwritten.why.map_or(papers::AMONG_DATABASE.get(lang), |kind| io_words::say(kind, lang));
            let folder = unwritten.folder.display().to_string();
            return papers::NO_FOLDER.with(lang, &[("folder", &visible(&folder)), ("why", &why)]);
        }
        Trouble::Other { seq } => return exports::OTHER.with(lang, &[("seq", seq)]),
        Trouble::Stopped => refusal::STOPPED,
        Trouble::Exists => exports::EXISTS,
        Trouble::List => exports::NOT_WRITTEN,
        Trouble::NoColumn(Field::Name) => say::NO_NAME_COLUMN,
        Trouble::NoColumn(_) => say::NO_ID_COLUMN,
        Trouble::Mapping => say::OTHER_HEADINGS,
        Trouble::Layout => say::NO_LAYOUT,
        Trouble::Changed => say::CHANGED,
        Trouble::Returned => say::NO_ROOM,
    };
    plain.get(lang).to_owned()
}

/// The name of a kind of reason, for a table of counts.
pub fn say_kind(kind: ReasonKind, lang: Lang) -> &'static str {
    let message = match kind {
        ReasonKind::Missing => say::KIND_MISSING,
        ReasonKind::Text => say::KIND_TEXT,
        ReasonKind::ResidentId => say::KIND_ID,
        ReasonKind::Rounded => say::KIND_ROUNDED,
        ReasonKind::Name => say::KIND_NAME,
        ReasonKind::Date => say::KIND_DATE,
        ReasonKind::Phone => say::KIND_PHONE,
        ReasonKind::Account => say::KIND_ACCOUNT,
        ReasonKind::Division => say::KIND_DIVISION,
        ReasonKind::Choice => say::KIND_CHOICE,
        ReasonKind::Number => say::KIND_NUMBER,
        ReasonKind::ErrorValue => say::KIND_ERROR,
        ReasonKind::DisagreesWithId => say::KIND_DISAGREES,
        ReasonKind::NoGroup => say::KIND_NO_GROUP,
        ReasonKind::TwiceInFile => say::KIND_TWICE,
        ReasonKind::OnRecord => say::KIND_ON_RECORD,
        ReasonKind::Row => say::KIND_ROW,
    };
    message.get(lang)
}

/// What deserves a look in a row.
pub fn say_warning(warning: &Warning, layout: &Layout, lang: Lang) -> String {
    let heading = |field: &Field| layout.column(*field).map(|c| c.header.clone()).unwrap_or_default();
    let under = |message: Msg, field: &Field| message.with(lang, &[("heading", &heading(field))]);
    let plain = match warning {
        Warning::Id(IdWarning::UnknownArea { code } | IdWarning::AreaNotInForce { code, .. }) => {
            return say::WARN_AREA.with(lang, &[("code", code)]);
        }
        Warning::Id(IdWarning::TooOld { age }) => return say::WARN_AGE.with(lang, &[("age", age)]),
        Warning::Formula(field) => return under(say::WARN_FORMULA, field),
        Warning::SerialDate(field) => return under(say::WARN_SERIAL, field),
        Warning::KeptInRemarks(field) => return under(say::WARN_REMARKS, field),
        Warning::OldId => say::WARN_OLD_ID,
        Warning::NoNumber => say::WARN_NO_NUMBER,
        Warning::Name(NameWarning::Digit) => say::WARN_NAME_DIGIT,
        Warning::Name(NameWarning::Latin) => say::WARN_NAME_LATIN,
        Warning::Name(NameWarning::PrivateUse) => say::WARN_NAME_PRIVATE,
        Warning::Name(_) => say::WARN_NAME_COMPAT,
        Warning::AccountMistyped => say::WARN_ACCOUNT,
        Warning::FarHousehold => say::WARN_FAR,
        Warning::StateAssumed => say::WARN_STATE,
        Warning::Hidden => say::WARN_HIDDEN,
    };
    plain.get(lang).to_owned()
}

/// What the clerk should know about a file.
pub fn say_note(note: SourceNote, lang: Lang) -> &'static str {
    let message = match note {
        SourceNote::Formulas => say::NOTE_FORMULAS,
        SourceNote::HiddenRows => say::NOTE_HIDDEN_ROWS,
        SourceNote::MergedCells => say::NOTE_MERGED,
        SourceNote::BeyondHeader => say::NOTE_BEYOND,
        SourceNote::OtherSheets => say::NOTE_SHEETS,
        SourceNote::HiddenSheets => say::NOTE_HIDDEN_SHEETS,
    };
    message.get(lang)
}
