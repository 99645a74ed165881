//! Letters: what goes out at the steps of a petition, put together from the table of letters and the facts of the case. They are
//! official papers and stand in Chinese whatever language the screen has. A fact that the case does not have is a blank to fill.

use super::Head;
use super::notice::plain_item;
use crate::bureau::answer::PetitionView;
use crate::bureau::command::PaperDraft;
use crate::domain::Date;
use crate::domain::paper::{Block, PaperKind};
use crate::domain::petition::{
    CaseFacts, Clock, Forwarded, Letter, LetterFact, LetterList, LetterPiece, LetterSays, LetterSigner,
    PetitionAct, PetitionEvent, Route, addressee,
};
use crate::locale::{Lang, letter_words as say, paper_words};

/// A letter as it will be, and what it lacks.
#[derive(Clone, PartialEq, Eq)]
pub struct Lettered {
    /// The paper.
    pub draft: PaperDraft,
    /// The blanks in it, each once, in the order they stand.
    pub missing: Vec<LetterFact>,
}

crate::text::opaque!(Lettered);

/// The letter of a kind for a petition; `None` when the kind is no letter.
pub fn letter(head: &Head<'_>, view: &PetitionView, kind: PaperKind) -> Option<Lettered> {
    let letter = head.tables.letters.get(kind)?;
    let events = view.events();
    let case = view.case(&events);
    let limit = clock(view, "conclude");
    let mut writer = Writer { head, view, case, letter, limit, missing: Vec::new() };
    let mut blocks = Vec::new();
    for says in letter.parts_of(&case, limit.is_some()) {
        writer.part(says, &mut blocks);
    }
    blocks.extend(writer.signed());
    let missing = writer.missing;
    let first = view.facts.petitioners.first().and_then(|one| one.person);
    let draft = PaperDraft {
        kind,
        title: title(kind).to_owned(),
        person: first.filter(|_| !view.facts.secret),
        visit: None,
        matter: None,
        petition: Some(view.row.petition),
        about: Vec::new(),
        blocks,
    };
    Some(Lettered { draft, missing })
}

fn title(kind: PaperKind) -> &'static str {
    paper_words::kind(kind).get(Lang::Zh)
}

fn clock<'a>(view: &'a PetitionView, id: &str) -> Option<&'a Clock> {
    view.clocks.iter().find(|clock| clock.rule.id == id)
}

fn day(on: Date) -> String {
    paper_words::day(on, Lang::Zh)
}

/// The organ that sent it, with the number of its document.
fn forwarding(sent: &Forwarded) -> String {
    let (organ, number) = (&sent.organ, &sent.document);
    if number.is_empty() {
        return organ.clone();
    }
    say::FORWARDING.with(Lang::Zh, &[("organ", organ), ("number", number)])
}

struct Writer<'a> {
    head: &'a Head<'a>,
    view: &'a PetitionView,
    case: CaseFacts<'a>,
    letter: &'a Letter,
    limit: Option<&'a Clock>,
    missing: Vec<LetterFact>,
}

impl Writer<'_> {
    fn part(&mut self, says: &LetterSays, blocks: &mut Vec<Block>) {
        match says {
            LetterSays::Heading(text) => blocks.push(Block::heading(text)),
            LetterSays::Field(label, text) => blocks.push(Block::field(label, self.filled(text))),
            LetterSays::Text(text) => blocks.push(Block::text(self.filled(text))),
            LetterSays::List(LetterList::Demands) => blocks.extend(self.demands()),
            LetterSays::List(LetterList::Outcomes) => blocks.extend(self.outcomes()),
            LetterSays::List(LetterList::Documents) => blocks.extend(self.documents()),
            LetterSays::List(LetterList::Ground) => blocks.extend(self.ground()),
        }
    }

    fn filled(&mut self, text: &[LetterPiece]) -> String {
        let piece = |piece: &LetterPiece| match piece {
            LetterPiece::Words(words) => words.clone(),
            LetterPiece::Fact(fact) => self.fact(*fact),
        };
        text.iter().map(piece).collect()
    }

    /// What the case says, or a blank that says what it lacks.
    fn fact(&mut self, fact: LetterFact) -> String {
        let known = self.known(fact).filter(|text| !text.trim().is_empty());
        known.unwrap_or_else(|| self.blank(fact))
    }

    fn blank(&mut self, fact: LetterFact) -> String {
        if !self.missing.contains(&fact) {
            self.missing.push(fact);
        }
        say::BLANK.with(Lang::Zh, &[("what", &say::fact(fact).get(Lang::Zh))])
    }

    /// The newest step that this letter goes out with.
    fn step(&self) -> Option<&PetitionEvent> {
        self.case.last(&self.letter.acts)
    }

    fn known(&self, fact: LetterFact) -> Option<String> {
        use PetitionAct as Act;
        let facts = &self.view.facts;
        let on = |act: Act| self.case.last(&[act]).map(|event| day(event.on));
        let numbered = |act: Act| self.number_of(act);
        let days = |id: &str| clock(self.view, id).map(|clock| clock.rule.days.to_string());
        let newest = |id: &str| {
            let rule = self.head.tables.petition_rules.get(id);
            days(id).or_else(|| rule.map(|rule| rule.days.to_string()))
        };
        let sent = || facts.forwarded.as_ref();
        match fact {
            LetterFact::Petitioners => Some(self.petitioners()),
            LetterFact::Number => Some(self.view.row.number.clone()),
            LetterFact::Received => Some(day(facts.received)),
            LetterFact::ExternalNumber => Some(facts.external_number.clone()),
            LetterFact::Done => self.step().map(|event| day(event.on)),
            // The limit counts from the first acceptance that was told.
            LetterFact::Accepted => {
                let accepted = self.case.last(&[Act::Accept, Act::Simple]);
                accepted.map(|event| day(event.since.map_or(event.on, |first| first.min(event.on))))
            }
            LetterFact::Reason | LetterFact::Opinion => self.step().map(|event| event.note.clone()),
            LetterFact::Destination => {
                let standard = &self.head.tables.standard;
                let named = self.step().filter(|event| !standard.names_no_town(&event.note));
                named.map(|event| addressee(&event.note).to_owned())
            }
            LetterFact::Asked => self.case.last(&[Act::RequestExtension]).map(|event| event.note.clone()),
            LetterFact::FeedbackBy | LetterFact::ExtendedUntil => {
                self.step().and_then(|event| event.until).map(day)
            }
            LetterFact::LimitDue => self.limit.map(|clock| day(clock.due)),
            LetterFact::LimitDays => self.limit.map(|clock| clock.rule.days.to_string()),
            LetterFact::DueBefore => self.limit.map(|clock| day(clock.base_due)),
            LetterFact::Way => facts.route().map(|route| route.article().zh()),
            LetterFact::ReviewDays => newest("review-request"),
            LetterFact::RecheckDays => newest("recheck-request"),
            LetterFact::ReviewRequested => on(Act::RequestReview),
            LetterFact::RecheckRequested => on(Act::RequestRecheck),
            LetterFact::OpinionNumber => numbered(Act::Reply),
            LetterFact::ReviewNumber => numbered(Act::ReviewOpinion),
            LetterFact::Forwarder => sent().map(|one| one.organ.clone()),
            LetterFact::ForwardedOn => sent().and_then(|one| one.on).map(day),
            LetterFact::ForwardedNumber => sent().map(|one| one.document.clone()),
            LetterFact::Forwarding => sent().map(forwarding),
            LetterFact::Elsewhere => Some(facts.elsewhere.clone()),
            // No case holds these.
            LetterFact::Findings
            | LetterFact::Grounds
            | LetterFact::ReviewOrgan
            | LetterFact::RecheckOrgan
            | LetterFact::CompetentOrgan
            | LetterFact::Procedure
            | LetterFact::Contact
            | LetterFact::Address
            | LetterFact::Enclosures
            | LetterFact::DocumentNumber
            | LetterFact::Outcome
            | LetterFact::Signer => None,
        }
    }

    fn petitioners(&self) -> String {
        let names: Vec<&str> = self.view.facts.petitioners.iter().map(|one| one.name.as_str()).collect();
        let names = names.join("、");
        let headcount = usize::from(self.view.facts.headcount);
        if names.is_empty() || headcount <= self.view.facts.petitioners.len() {
            return names;
        }
        say::GROUP.with(Lang::Zh, &[("name", &names), ("n", &headcount)])
    }

    /// The number of the document of a step: what the step names, else the newest letter of it that counts.
    fn number_of(&self, act: PetitionAct) -> Option<String> {
        let named = self.case.last(&[act]).map(|event| event.document.clone());
        named.filter(|number| !number.trim().is_empty()).or_else(|| {
            let letters = self.head.tables.letters.of(act);
            let issued =
                letters.filter_map(|letter| self.view.newest_paper(letter.kind)).max_by_key(|row| row.paper);
            issued.map(|row| row.number.clone())
        })
    }

    fn demands(&self) -> Vec<Block> {
        let way = |route: Route| say::WAY.with(Lang::Zh, &[("article", &route.article().zh())]);
        let demands = self.view.demands.iter();
        demands
            .map(|demand| plain_item(demand.text.clone(), demand.route.map(way).into_iter().collect()))
            .collect()
    }

    fn outcomes(&mut self) -> Vec<Block> {
        let demands = self.view.demands.iter();
        let said = demands.map(|demand| (demand.text.clone(), demand.outcome.clone()));
        let mut items = Vec::new();
        for (text, outcome) in said.collect::<Vec<_>>() {
            let what = if outcome.is_empty() { self.blank(LetterFact::Outcome) } else { outcome };
            items.push(plain_item(text, vec![say::OUTCOME.with(Lang::Zh, &[("what", &what)])]));
        }
        items
    }

    /// On what a refusal rests.
    fn ground(&mut self) -> Option<Block> {
        let letters = &self.head.tables.letters;
        let text = letters.ground_of(self.step()?).map(|ground| ground.text.clone())?;
        Some(Block::text(self.filled(&text)))
    }

    /// The documents that wait to be served, by the names and numbers they went out under.
    fn documents(&mut self) -> Vec<Block> {
        let mut items = Vec::new();
        for (act, on) in self.case.outstanding() {
            // A transfer has a letter to the organ as well: what is served is the one to the petitioner.
            let kinds: Vec<PaperKind> = self.head.tables.letters.of(act).map(|letter| letter.kind).collect();
            let mut served = kinds.iter().copied().filter(|kind| *kind != PaperKind::Transfer);
            let Some(kind) = served.next_back().or(kinds.first().copied()) else { continue };
            let number = match self.view.newest_paper(kind) {
                Some(row) => row.number.clone(),
                None => self.number_of(act).unwrap_or_else(|| self.blank(LetterFact::DocumentNumber)),
            };
            let day = day(on);
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("title", &title(kind)), ("number", &number), ("day", &day)];
            items.push(plain_item(say::DOCUMENT.with(Lang::Zh, &values), Vec::new()));
        }
        items
    }

    /// The organ, the place of its seal, and the day.
    fn signed(&mut self) -> [Block; 3] {
        let organ = match self.letter.signed {
            LetterSigner::Bureau if !self.head.bureau.is_empty() => self.head.bureau.to_owned(),
            LetterSigner::Above => match self.step().and_then(|event| event.organ.clone()) {
                Some(organ) => organ,
                None => self.blank(LetterFact::Signer),
            },
            LetterSigner::Bureau => self.blank(LetterFact::Signer),
        };
        [Block::sign(organ), Block::sign(say::SEAL.get(Lang::Zh)), Block::sign(day(self.head.today))]
    }
}
