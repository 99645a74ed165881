//! The small form of one step, and the command it makes.

use super::case;
use super::ending_fields::ending;
use super::hand_fields::between_hands;
use super::joint::{ACCUSED_NAME, accused, names};
use super::step_said::{asked_for_more, extension, said_above};
use crate::bureau::answer::{HandRow, PetitionView};
use crate::bureau::command::ActRequest;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::panes::petitions::letters::drafted;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::petition::{
    Carried, Clock, Grounds, PauseRule, PetitionAct as Do, PetitionState, PetitionerWord, ProofKind, Route,
    ServiceProof, WordKind,
};
use crate::domain::{Date, PetitionId, StaffId};
use crate::locale::{
    field, petition_after as after, petition_bounds as bounds, petition_hands as hands_words, petition_words,
    petitions as say,
};

/// The name of the form.
pub const STEP: &str = "petition.step";
/// The earlier petition that a repeat is joined to.
const EARLIER: &str = "earlier";

/// The form of an act.
pub fn step_form(view: &PetitionView, act: Do, hands: &[HandRow], shared: &Shared) -> Form {
    let mut fields = Vec::new();
    if matches!(act, Do::Accept | Do::Simple | Do::Direct) {
        fields.extend(routes(view, act, shared));
    }
    fields.extend(special(view, act, shared));
    fields.extend(between_hands(view, act, hands, shared));
    let (on, document) = match act {
        Do::Serve => (say::SERVE_ON, say::RECEIPT_NUMBER),
        Do::Mediate => (field::ON, say::AGREEMENT_DOCUMENT),
        _ => (field::ON, field::DOCUMENT),
    };
    fields.push(Field::new("on", on, Kind::Date).required().with(shared.today.to_string()));
    let paper = Field::text("document", document).with(drafted(view, act, &shared.tables));
    fields.extend(match act {
        // An agreement is a paper that both sides signed.
        Do::Mediate => vec![paper.required()],
        // The number that was offered is that of the receipt; a letter has one of its own.
        Do::Serve => vec![
            paper.only_when("proof", &["signature", "refusal"]),
            Field::text("mail", say::MAIL_NUMBER).required().only_when("proof", &["mail"]),
        ],
        _ => vec![paper],
    });
    let anyway = case::needs_why(view, act, shared);
    let answers = case::brings_answer(view, act);
    let label = match () {
        () if anyway => say::NOTE_REASON,
        () if answers => hands_words::NOTE_FINDINGS,
        () if act == Do::TakeBack && view.joined() => bounds::NOTE_APART,
        () => note_label(act),
    };
    // Who agrees to more time agrees for the reason it was asked for.
    let asked = asked_for_more(view).filter(|_| act == Do::ApproveExtension);
    let reason = asked.map(|(event, _)| event.note.clone()).unwrap_or_default();
    let note = Field::new("note", label, Kind::Note(3)).with(reason);
    fields.push(match Grounds::of(act) {
        _ if anyway => note.required(),
        Some((Grounds::Agreement, _)) => note,
        _ if answers => note.hint(say::OR_DOCUMENT),
        Some((grounds, _)) if grounds.in_document() => note.hint(say::OR_DOCUMENT),
        Some(_) => note.required(),
        None => note,
    });
    let name =
        if view.row.name.is_empty() { say::ANONYMOUS.into() } else { Words::Data(view.row.name.clone()) };
    let title = Words::Filled(
        say::ACT_TITLE,
        vec![
            ("act", petition_words::act_of(act, view.joined()).into()),
            ("number", Words::Data(view.row.number.clone())),
            ("name", name),
        ],
    );
    let about = format!("{}.{}", view.row.petition, act.name());
    let mut form = Form::new(STEP, title, fields).about(&about, view.version);
    form.note = said_above(view, act, shared);
    // With the route decided, a step is two keys: its digit and Ctrl-S; the note comes first for typing hands.
    let open = form.fields.iter().find(|f| f.name.starts_with("routes.") && f.is_empty());
    let open = open.or_else(|| form.fields.iter().find(|f| f.name == "paper"));
    let first = open.map_or_else(|| first_to_fill(act).to_owned(), |field| field.name.clone());
    form.focus_on(&first);
    form
}

/// The form of a step that was refused because it is doubtful: the same, with its reason asked for.
pub fn doubtful_form(view: &PetitionView, asked: &ActRequest, why: Words, shared: &Shared) -> Form {
    let mut form = step_form(view, asked.act, &[], shared);
    if let Some(earlier) = asked.earlier {
        form.fields.insert(0, Field::text(EARLIER, say::PICK_EARLIER).with(earlier.to_string()));
    }
    form.fields.iter_mut().filter(|f| f.name == "note").for_each(|f| f.set(asked.note.clone()));
    form.ask_despite(why);
    form
}

/// The way of each demand: what it has, or what is usual and need not be asked for; any other is chosen by its digit. It decides which
/// limit the law sets.
fn routes(view: &PetitionView, act: Do, shared: &Shared) -> Vec<Field> {
    let fits = |route: &Route| act != Do::Direct || route.has_own_procedure();
    let several = view.demands.len() > 1;
    let usual = view.facts.usual_way(&shared.tables.petition_topics);
    let demands = view.facts.demands.iter().enumerate();
    demands
        .map(|(n, demand)| {
            let ways = Route::ALL.iter().copied().filter(fits);
            let choices = ways.map(|way| Choice::new(way.name(), hands_words::route_short(way))).collect();
            let known = demand.route.or(usual).filter(fits);
            let label = if several { numbered(field::ROUTE, n + 1) } else { field::ROUTE.into() };
            let field = Field::new(format!("routes.{n}"), label, Kind::Choice(choices)).unchosen();
            let field = match known {
                Some(route) => field.with(route.name()),
                None => field,
            };
            if several { field.hint(Words::Data(demand.text.clone())) } else { field }
        })
        .collect()
}

pub(super) fn numbered(msg: crate::locale::Msg, n: usize) -> Words {
    let number = Words::Data(n.to_string());
    Words::Filled(field::COUNTED, vec![("label", msg.into()), ("n", number)])
}

/// What deserves a second look in a step as it is filled in.
pub fn weigh(form: &Form, view: &PetitionView, shared: &Shared) -> Vec<(String, Words)> {
    let mut doubts = Vec::new();
    let purpose = view.facts.purpose;
    for field in form.fields.iter().filter(|f| f.name.starts_with("routes.")) {
        let route = Route::parse(field.value());
        let limitless = route.is_some_and(|r| r != Route::Opinion && !r.has_own_procedure());
        if limitless && purpose.wants_settling() {
            let values = vec![("purpose", petition_words::purpose(purpose).into())];
            doubts.push((field.name.clone(), Words::Filled(say::ROUTE_WITHOUT_LIMIT, values)));
        } else if let Some(choice) = route_choices(route.into_iter(), shared).pop() {
            doubts.push((field.name.clone(), Words::Lines(vec![choice.label])));
        }
    }
    if let Some(limit) = past_limit(form, view) {
        doubts
            .push(("until".to_owned(), Words::Filled(say::AFTER_LIMIT, vec![("clock", case::limit(limit))])));
    }
    let me = shared.desk.as_ref().and_then(|desk| desk.staff.as_ref()).map(|staff| staff.name.as_str());
    // More time is the head's to give, whoever has it.
    let given = form.about.ends_with(Do::ApproveExtension.name());
    if let Some(owner) = view.row.owner.as_deref().filter(|owner| !given && Some(*owner) != me) {
        doubts.push(("note".to_owned(), Words::with(say::NOT_YOURS, &[("owner", &owner)])));
    }
    doubts
}

/// The limit of the bureau that ends before others are to report back, as the form says.
fn past_limit<'v>(form: &Form, view: &'v PetitionView) -> Option<&'v Clock> {
    let reports = [Do::HandDown, Do::Transfer].iter().any(|act| form.about.ends_with(act.name()));
    let until = form.field("until").filter(|_| reports).and_then(|field| Date::parse(field.value()))?;
    let ours = view.clocks.iter().filter(|clock| clock.is_owed());
    ours.min_by_key(|clock| clock.due).filter(|clock| clock.due < until)
}

/// Routes with what each means for the time limit.
pub fn route_choices(routes: impl Iterator<Item = Route>, shared: &Shared) -> Vec<Choice> {
    routes
        .map(|route| {
            let label = match (route, case::days_of_opinion(shared)) {
                (Route::Opinion, Some(days)) => Words::Count(hands_words::ROUTE_OPINION_DAYS, days),
                _ => hands_words::route_line(route).into(),
            };
            Choice::new(route.name(), label)
        })
        .collect()
}

fn first_to_fill(act: Do) -> &'static str {
    match act {
        Do::Serve => "proof",
        Do::Mediate => "document",
        Do::Withdraw => "word",
        Do::ApproveExtension | Do::SetDeadline | Do::Hearing | Do::Track => "until",
        Do::ReviewOpinion | Do::RecheckOpinion | Do::Enforce => "organ",
        Do::CarryOut => "carried",
        Do::Suspend => "rule",
        Do::Evaluate => "score",
        Do::HandDown => "division",
        Do::SetDemand => "demand",
        Do::NameAccused => ACCUSED_NAME,
        _ => "note",
    }
}

/// The fields that only some acts have.
fn special(view: &PetitionView, act: Do, shared: &Shared) -> Vec<Field> {
    match act {
        Do::Suspend => vec![
            Field::new("rule", say::PAUSE_RULE, Kind::Choice(pause_rules(view, shared))).required(),
            Field::new("until", say::UNTIL_PAUSE, Kind::Date),
        ],
        Do::SetDeadline => vec![
            Field::new("until", say::UNTIL_DEADLINE, Kind::Date).required(),
            Field::text("set_by", say::SET_BY).required(),
        ],
        Do::ApproveExtension => {
            let until = Field::new("until", say::UNTIL_EXTENSION, Kind::Date).required();
            let latest = extension(view).map(|(_, latest)| latest.to_string()).unwrap_or_default();
            vec![until.with(latest)]
        }
        Do::Hearing => {
            let until = Field::new("until", say::UNTIL_HEARING, Kind::Date);
            // The days of a hearing are left out only at the recheck; there its end must be known.
            let recheck = view.row.state == PetitionState::UnderRecheck;
            vec![if recheck { until.required() } else { until }]
        }
        act if act.is_from_above() => {
            vec![Field::text("organ", hands_words::ORGAN).required().hint(hands_words::ORGAN_HINT)]
        }
        Do::Transfer => vec![Field::new("until", say::UNTIL_FEEDBACK, Kind::Date)],
        Do::Evaluate => {
            let choices = (1..=5).map(|n| Choice::new(n.to_string(), say::score(n))).collect();
            // The petitioner's word: nothing stands there before it was said, and the digit is the mark.
            vec![Field::new("score", say::SCORE_LABEL, Kind::Choice(choices)).unchosen()]
        }
        act => ending(view, act, shared),
    }
}

/// The rules that let this petition be paused today.
fn pause_rules(view: &PetitionView, shared: &Shared) -> Vec<Choice> {
    let (events, tables) = (view.events(), &shared.tables);
    let rules = tables.petition_rules.pauses_for(&view.case(&events), &tables.calendar, shared.today);
    let choice = |rule: &PauseRule| {
        let label = Words::with(say::PAUSE_CHOICE, &[("title", &rule.title), ("article", &rule.article)]);
        Choice::new(rule.id.clone(), label)
    };
    rules.into_iter().map(|rule| choice(rule)).collect()
}

fn note_label(act: Do) -> crate::locale::Msg {
    match act {
        Do::Transfer => say::NOTE_DESTINATION,
        Do::TakeBack => say::NOTE_BACK,
        Do::Decline
        | Do::NoFurther
        | Do::Object
        | Do::Suspend
        | Do::SetDeadline
        | Do::ClearDeadline
        | Do::Withdraw
        | Do::Undelivered
        | Do::RequestExtension
        | Do::ApproveExtension
        | Do::RefuseExtension
        | Do::SendBack
        | Do::Recuse
        | Do::LiftRecusal
        | Do::NameAccused
        | Do::MarkLong
        | Do::Untrack
        | Do::UnmarkLong
        | Do::ToOrdinary => say::NOTE_REASON,
        Do::Look => after::NOTE_LOOK,
        Do::Enforce => after::NOTE_TASK,
        Do::CarryOut => after::NOTE_CARRIED,
        Do::Reply | Do::Mediate => say::NOTE_OPINION,
        Do::ReviewOpinion | Do::RecheckOpinion => petition_words::act(act),
        Do::ReportUp => hands_words::NOTE_FINDINGS,
        Do::SetDemand => hands_words::NOTE_OUTCOME,
        _ => field::NOTE,
    }
}

/// Which petition and which act a form is about.
pub fn about(form: &Form) -> Option<(PetitionId, Do)> {
    let (petition, act) = form.about.split_once('.')?;
    Some((PetitionId::parse(petition)?, Do::parse(act)?))
}

/// The command of a filled form.
pub fn read_step(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let Some((petition, act)) = about(form) else { return Err(Vec::new()) };
    let mut read = form.read();
    let request = ActRequest {
        on: read.date("on"),
        note: read.text("note"),
        document: read.text(if form.text("proof") == ProofKind::Mail.name() { "mail" } else { "document" }),
        until: read.date("until"),
        rule: Some(read.text("rule")).filter(|id| !id.is_empty()),
        set_by: Some(read.text("set_by")).filter(|who| !who.is_empty()),
        organ: Some(read.text("organ")).filter(|organ| !organ.is_empty()),
        ground: Some(read.text("ground")).filter(|id| !id.is_empty()),
        carried: Carried::parse(form.text("carried")),
        score: read.number("score"),
        routes: form
            .fields
            .iter()
            .filter(|f| f.name.starts_with("routes."))
            .map(|f| Route::parse(f.value()))
            .collect(),
        route: Route::parse(form.text("route")),
        division: read.division("division"),
        staff: StaffId::parse(form.text("staff")),
        demand: form.text("demand").parse().ok(),
        papers: form.text("paper").split(',').filter_map(Do::parse).collect(),
        accused: accused(&mut read),
        proof: ProofKind::parse(form.text("proof"))
            .map(|kind| ServiceProof { kind, witnesses: names(form.text("witnesses")) }),
        word: WordKind::parse(form.text("word"))
            .map(|kind| PetitionerWord { kind, at: read.minute("call_at") }),
        earlier: PetitionId::parse(form.text(EARLIER)),
        despite: form.despite(),
        ..ActRequest::new(act)
    };
    if form.text("proof") == ProofKind::Signature.name() && request.document.is_empty() {
        read.fault("document", Fault::Empty);
    }
    let by_document = Grounds::of(act).is_some_and(|(grounds, _)| grounds.in_document());
    if by_document && request.note.is_empty() && request.document.is_empty() {
        read.fault("note", Fault::Empty);
    }
    read.done(Command::ActOnPetition { petition, seen: form.seen, act: request })
}
