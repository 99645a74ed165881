//! Taking a petition in: the form and the command it makes. Who and what come first, since the visitor is talking; the
//! rest stands ready with what is usual.

use super::joint::{TOPICS, accused, joint, line_of, matters, spoken, spoken_accused, with_group};
use super::step_form::route_choices;
use crate::bureau::answer::{PetitionRow, PetitionView};
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind, Reader};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::petition::{
    Channel, Demand, Forwarded, MOST_REPRESENTATIVES, Origin, PetitionFacts, Petitioner, Purpose, Route,
    Urgency, is_no_name,
};
use crate::domain::{Date, PersonId, PetitionId, ResidentId};
use crate::locale::{
    Msg, field, letter_words as letter, petition_hands as hands, petition_words as words, petitions as say,
};

/// The name of the form.
pub const INTAKE: &str = "petition.intake";
/// The field that lists earlier petitions.
pub const REPEATS: &str = "repeats";
/// Demands that the form has room for.
const DEMANDS: usize = 5;

/// What a form begins with.
#[derive(Default)]
pub struct Known {
    /// People and what they are called.
    pub people: Vec<(Option<PersonId>, String)>,
    /// Earlier petitions of them.
    pub earlier: Vec<PetitionRow>,
    /// It repeats this one.
    pub repeats: Option<PetitionView>,
    /// It is about this line of the ledger.
    pub line: Option<String>,
}

/// An empty form, or one that begins with what is known.
pub fn intake_form(known: &Known, shared: &Shared) -> Form {
    // The first page is what is asked while somebody talks, in the order in which they tell it; everything else waits below.
    let mut fields = vec![channel().section(say::SECTION_FIRST)];
    let (who, number) = petitioner(0, known);
    fields.extend(who);
    fields.push(Field::text("headcount", field::HEADCOUNT).hint(say::HEADCOUNT_HINT));
    let [text, route, mut entry] = demand(0, shared);
    fields.push(text.required().hint(say::DEMAND_HINT));
    // Right behind what was asked: what was brought before shows while it is typed, and a digit makes this one a repeat.
    let chosen = known.repeats.as_ref().map(|v| v.row.petition.to_string()).unwrap_or_default();
    let repeats = Field::new(REPEATS, field::REPEATS, Kind::Choice(earlier_choices(&known.earlier)));
    fields.push(repeats.by_digit().hint(say::REPEATS_HINT).with(chosen));
    // Whom of the staff the demand speaks of: a digit says that it is about them.
    fields.push(spoken());
    fields.push(urgency());
    let marks = vec![Choice::new("anonymous", say::ANONYMOUS), Choice::new("secret", say::SECRET)];
    let marks = Field::new("marks", say::MARKS, Kind::Many(marks)).by_digit().hint(say::MARKS_HINT);
    fields.extend([marks.section(say::SECTION_REST), purpose(), route]);
    fields.push(match &known.line {
        // Begun on a line of the ledger: which one is seen whatever the way will be.
        Some(line) => {
            entry.when = None;
            entry.with(line)
        }
        None => entry,
    });
    fields.extend(matters(shared));
    fields.push(number);
    fields.extend(receipt(known, shared));
    fields.extend(joint());
    for n in 1..DEMANDS {
        let [text, route, entry] = demand(n, shared);
        let text = if n == 1 { text.section(say::SECTION_MORE_DEMANDS) } else { text };
        fields.extend([text, route, entry]);
    }
    for n in 1..MOST_REPRESENTATIVES {
        let ([record, name, phone], number) = petitioner(n, known);
        let record = if n == 1 { record.section(say::SECTION_MORE_PETITIONERS) } else { record };
        fields.extend([record, name, phone, number]);
    }
    let mut form = Form::new(INTAKE, say::INTAKE, fields).note(note(known)).about(&begun_for(known), 0);
    if !known.people.is_empty() {
        form.focus_on("demands.0.text");
    }
    form
}

/// Whom the form was begun for, which is the place of its draft: what was typed for one visitor never comes back under
/// another, nor under another line of their ledger. A repeat has a place by the petition it repeats; a form begun for nobody has its own.
fn begun_for(known: &Known) -> String {
    let person = known.people.first().and_then(|(id, _)| *id);
    match (&known.repeats, person, &known.line) {
        (Some(view), ..) => view.row.petition.to_string(),
        (None, Some(person), Some(line)) => format!("{person}.{line}"),
        (None, Some(person), None) => person.to_string(),
        (None, None, _) => String::new(),
    }
}

fn note(known: &Known) -> Words {
    match (&known.repeats, known.earlier.len()) {
        (Some(view), _) => Words::Filled(
            say::REPEAT_OF,
            vec![
                ("number", Words::Data(view.row.number.clone())),
                ("state", words::state(view.row.state).into()),
            ],
        ),
        (None, 0) => say::INTAKE_NOTE.into(),
        (None, n) => Words::Count(say::FOUND_EARLIER, n as u64),
    }
}

/// Who petitions, and their identity number, which nobody asks for first.
fn petitioner(n: usize, known: &Known) -> ([Field; 3], Field) {
    let name = |part: &str| format!("petitioners.{n}.{part}");
    let label = |msg: Msg| numbered(msg, n);
    let mut person = Field::new(name("person"), label(say::RECORD), Kind::Person);
    let mut typed = Field::text(name("name"), label(field::NAME)).hint(say::NAME_HINT);
    match known.people.get(n) {
        Some((Some(id), called)) => person = person.with_picked(id.to_string(), called.clone()),
        Some((None, called)) => typed = typed.with(called.clone()),
        None => {}
    }
    let phone = Field::text(name("phone"), label(field::PHONE));
    ([person, typed, phone], Field::text(name("resident_id"), label(field::RESIDENT_ID)))
}

/// By what way it came; a call must not be saved as a visit because nobody saw the field.
pub fn channel() -> Field {
    let channels = Channel::ALL.iter().map(|c| Choice::new(c.name(), words::channel(*c)));
    Field::new("channel", field::CHANNEL, Kind::Choice(channels.collect())).by_digit()
}

/// How fast it is taken up.
pub fn urgency() -> Field {
    let all = Urgency::ALL.iter().map(|u| Choice::new(u.name(), hands::urgency_means(*u)));
    Field::new("urgency", hands::URGENCY, Kind::Choice(all.collect())).by_digit()
}

/// Raised here directly, or sent on.
pub fn origin() -> Field {
    let all = Origin::ALL.iter().map(|o| Choice::new(o.name(), words::origin(*o)));
    Field::new("origin", field::ORIGIN, Kind::Choice(all.collect())).by_digit()
}

/// What the petitioner wants.
pub fn purpose() -> Field {
    let all = Purpose::ALL.iter().map(|p| Choice::new(p.name(), words::purpose(*p)));
    Field::new("purpose", field::PURPOSE, Kind::Choice(all.collect())).by_digit()
}

/// A label that is counted from the second on.
pub fn numbered(msg: Msg, n: usize) -> Words {
    if n == 0 {
        return msg.into();
    }
    let number = Words::Data((n + 1).to_string());
    Words::Filled(field::COUNTED, vec![("label", msg.into()), ("n", number)])
}

fn demand(n: usize, shared: &Shared) -> [Field; 3] {
    // The same digit is the same way as where it is decided; that it is left open stands last.
    let mut routes = route_choices(Route::ALL.iter().copied(), shared);
    routes.push(Choice::new("", say::ROUTE_LATER));
    let text = Field::new(format!("demands.{n}.text"), numbered(field::DEMAND_TEXT, n), Kind::Note(2));
    let route = Field::new(format!("demands.{n}.route"), numbered(field::ROUTE, n), Kind::Choice(routes))
        .by_digit()
        .with("");
    let entry = Field::text(format!("demands.{n}.entry"), numbered(hands::ENTRY, n)).hint(hands::ENTRY_HINT);
    let entry = entry.only_when(format!("demands.{n}.route"), &["opinion", "administrative", "duty"]);
    [text, route, entry]
}

fn receipt(known: &Known, shared: &Shared) -> Vec<Field> {
    let (hour, minute) = shared.clock;
    let mut division = Field::new("division", field::DIVISION, Kind::Division);
    if let Some(code) = known.repeats.as_ref().and_then(|v| v.facts.division) {
        division = division.with_picked(code.to_string(), shared.place(Some(code)));
    }
    vec![
        division.section(say::SECTION_RECEIVED),
        origin(),
        Field::text("forwarder", letter::FORWARDER).hint(hands::FORWARDER_HINT),
        Field::text("forwarded_number", letter::FORWARDED_NUMBER).only_when("forwarder", &[]),
        Field::new("forwarded_on", letter::FORWARDED_ON, Kind::Date).only_when("forwarder", &[]),
        Field::new("received", field::RECEIVED, Kind::Date).required().with(shared.today.to_string()),
        Field::text("received_at", field::RECEIVED_AT)
            .hint(say::RECEIVED_AT_HINT)
            .with(format!("{hour:02}:{minute:02}")),
        Field::text("external_number", field::EXTERNAL_NUMBER).hint(say::EXTERNAL_HINT),
        Field::text("elsewhere", hands::ELSEWHERE),
        Field::new("elsewhere_until", hands::ELSEWHERE_UNTIL, Kind::Date).ahead().only_when("elsewhere", &[]),
    ]
}

/// Earlier petitions to choose from; the first choice is that it repeats none.
pub fn earlier_choices(earlier: &[PetitionRow]) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", say::REPEATS_NONE)];
    choices.extend(earlier.iter().map(|row| Choice::new(row.petition.to_string(), earlier_row(row))));
    choices
}

/// An earlier petition in a line.
pub fn earlier_row(row: &PetitionRow) -> Words {
    let demand: String = row.demand.chars().take(20).collect();
    Words::Filled(
        say::EARLIER_ROW,
        vec![
            ("number", Words::Data(row.number.clone())),
            ("demand", Words::Data(demand)),
            ("state", words::state(row.state).into()),
        ],
    )
}

/// The command of a filled form.
pub fn read_intake(form: &Form, today: Date) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let petitioners = petitioners(form, &mut read, today);
    let unnamed = form.text("petitioners.0.person").is_empty() && is_no_name(form.text("petitioners.0.name"));
    let demands = demands(form, &mut read);
    let marked = |key| form.field("marks").is_some_and(|f| f.has(key));
    let (petitioners, group) = with_group(form, &mut read, petitioners);
    let named = petitioners.len() as u16;
    let headcount = read.number::<u16>("headcount").unwrap_or(named.max(1));
    if headcount < named.max(1) {
        read.fault("headcount", Fault::TooFew);
    }
    match (marked("anonymous"), named) {
        (true, 1) if unnamed => {}
        (true, 1..) => read.fault("marks", Fault::AnonymousNamed),
        (false, 0) => read.fault("petitioners.0.name", Fault::NameOrNone),
        _ => {}
    }
    let facts = PetitionFacts {
        received_at: read.minute("received_at"),
        channel: Channel::parse(form.text("channel")).unwrap_or(Channel::Visit),
        origin: Origin::parse(form.text("origin")).unwrap_or(Origin::Direct),
        purpose: Purpose::parse(form.text("purpose")).unwrap_or(Purpose::Other),
        petitioners: if group { petitioners } else { speakers(petitioners, headcount) },
        headcount,
        anonymous: marked("anonymous") && !unnamed,
        secret: marked("secret"),
        demands,
        division: read.division("division"),
        repeats: repeats(form),
        external_number: read.text("external_number"),
        urgency: Urgency::parse(form.text("urgency")),
        topics: form.text(TOPICS).split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect(),
        accused: accused(&mut read).into_iter().chain(spoken_accused(form)).collect(),
        elsewhere: read.text("elsewhere"),
        elsewhere_until: read.date("elsewhere_until"),
        forwarded: forwarded(&mut read),
        ..PetitionFacts::on(read.date("received").unwrap_or(today))
    };
    if facts.received > today {
        read.fault("received", Fault::Future);
    }
    let facts = facts.without_no_name();
    read.done(Command::RegisterPetition { facts: Box::new(facts) })
}

/// Who sent it here, where an organ is named.
fn forwarded(read: &mut Reader<'_>) -> Option<Forwarded> {
    let organ = read.text("forwarder");
    let (document, on) = (read.text("forwarded_number"), read.date("forwarded_on"));
    (!organ.is_empty()).then_some(Forwarded { organ, document, on })
}

/// Only what stands among the choices on screen counts.
fn repeats(form: &Form) -> Option<PetitionId> {
    let field = form.field(REPEATS)?;
    let Kind::Choice(choices) = &field.kind else { return None };
    choices.iter().find(|c| c.key == field.picked).and_then(|c| PetitionId::parse(&c.key))
}

/// When more came than are named, the named ones speak for the others.
fn speakers(petitioners: Vec<Petitioner>, headcount: u16) -> Vec<Petitioner> {
    let representative = usize::from(headcount) > petitioners.len();
    petitioners.into_iter().map(|one| Petitioner { representative, ..one }).collect()
}

fn petitioners(form: &Form, read: &mut Reader<'_>, today: Date) -> Vec<Petitioner> {
    let mut all = Vec::new();
    for n in 0..MOST_REPRESENTATIVES {
        let name = |part: &str| format!("petitioners.{n}.{part}");
        let person = read.person(&name("person"));
        let typed = read.text(&name("name"));
        let (phone, number) = (read.text(&name("phone")), read.text(&name("resident_id")));
        let record = form.field(&name("person")).map(|f| f.shown.clone()).unwrap_or_default();
        let called = if typed.is_empty() { record } else { typed };
        if person.is_none() && called.is_empty() && phone.is_empty() && number.is_empty() {
            continue;
        }
        // A row left out would move the faults of the rows below it.
        if n > all.len() {
            read.fault(&format!("petitioners.{}.name", all.len()), Fault::Empty);
        }
        if called.is_empty() {
            read.fault(&name("name"), Fault::Empty);
        }
        let resident_id = read.parsed(&name("resident_id"), |text| resident_id(text, today));
        all.push(Petitioner { person, name: called, phone, resident_id, representative: false });
    }
    all
}

pub fn resident_id(text: &str, today: Date) -> Result<ResidentId, Fault> {
    let parsed = ResidentId::parse(text).map_err(Fault::ResidentId)?;
    parsed.id.judge(today).map_err(Fault::ResidentId)?;
    Ok(parsed.id)
}

fn demands(form: &Form, read: &mut Reader<'_>) -> Vec<Demand> {
    let mut all = Vec::new();
    for n in 0..DEMANDS {
        let text = read.text(&format!("demands.{n}.text"));
        let route = Route::parse(form.text(&format!("demands.{n}.route")));
        let (entry, obligation) = line_of(form, read, n);
        if text.is_empty() && (route.is_none() || n == 0) {
            continue;
        }
        if text.is_empty() {
            read.fault(&format!("demands.{n}.text"), Fault::Empty);
        } else if n > all.len() && n > 1 {
            read.fault(&format!("demands.{}.text", all.len()), Fault::Empty);
        }
        all.push(Demand { entry, obligation, ..Demand::new(text, route) });
    }
    all
}
