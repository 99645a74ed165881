//! F9: the letter that the last step still lacks; without one, a choice of those that can go out.

use super::state::State;
use crate::bureau::answer::PetitionView;
use crate::bureau::{Action as Gate, Reference};
use crate::console::goal::Goal;
use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::paper::PaperKind;
use crate::domain::petition::{Letter, PetitionAct};
use crate::exchange::papers::{Head, Lettered, letter};
use crate::locale::{letter_words as say, paper_words, petitions};

/// The name of the choice.
pub(super) const LETTER: &str = "letter";

impl State {
    /// The letter that the last step lacks, to be looked at and printed; or which.
    pub(super) fn letter(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = self.shown() else { return };
        let tables = std::sync::Arc::clone(&ctx.shared.tables);
        match lacking(view, &tables) {
            Some(kind) => look(view, kind, ctx),
            None => offer(view, &tables, ctx),
        }
    }

    /// One of the choice.
    pub(super) fn chose_letter(&self, key: &str, ctx: &mut Ctx<'_>) {
        if let Some((view, kind)) = self.shown().zip(PaperKind::parse(key)) {
            look(view, kind, ctx);
        }
    }

    /// Why no letter can go out.
    pub(super) fn no_letter(&self, shared: &Shared) -> Option<Words> {
        let view = self.shown()?;
        ready(view, &shared.tables).is_empty().then(|| say::NONE_YET.into())
    }

    /// What F9 makes now.
    pub(super) fn letter_label(&self, shared: &Shared) -> Option<Words> {
        let kind = lacking(self.shown()?, &shared.tables)?;
        Some(paper_words::kind(kind).into())
    }
}

/// The letters that can go out now, those of the newest step first.
fn ready<'a>(view: &PetitionView, tables: &'a Reference) -> Vec<&'a Letter> {
    let events = view.events();
    let case = view.case(&events);
    let mut ready: Vec<&Letter> =
        tables.letters.all().iter().filter(|one| one.ready(&case).is_ok()).collect();
    let place = |one: &&Letter| events.iter().rposition(|event| one.acts.contains(&event.act));
    ready.sort_by_key(|one| std::cmp::Reverse(place(one)));
    ready
}

/// The letter that the last step should have and has not: its own, or the proof of service of what is to be served.
fn lacking(view: &PetitionView, tables: &Reference) -> Option<PaperKind> {
    let (last, _) = view.events.last()?;
    let reaches = |one: &Letter| view.facts.is_identified() || !one.is_to_petitioners();
    let of_step = tables.letters.of(last.act).filter(|_| last.act != PetitionAct::Serve);
    let own = of_step.filter(|one| reaches(one) && has_none(view, one.kind));
    let own = own.map(|one| one.kind).next();
    let proof = || {
        let letter = tables.letters.of(PetitionAct::Serve).next()?;
        let open = letter.ready(&view.case(&view.events())).is_ok();
        let newest = view.papers.last().filter(|row| row.kind != letter.kind && row.voided.is_none());
        (open && newest.is_some()).then_some(letter.kind)
    };
    own.or_else(proof)
}

fn has_none(view: &PetitionView, kind: PaperKind) -> bool {
    view.newest_paper(kind).is_none()
}

/// What is told of a step: which letter F9 makes next, if it lacks one that the one who asks may issue, and what is due next.
pub(super) fn told(mut values: Vec<(&'static str, Words)>, view: &PetitionView, shared: &Shared) -> Words {
    let issues = shared.may(Gate::IssuePapers).is_ok();
    let Some(kind) = lacking(view, &shared.tables).filter(|_| issues) else {
        return Words::Filled(petitions::ACTED, values);
    };
    values.push(("letter", paper_words::kind(kind).into()));
    Words::Filled(say::ACTED, values)
}

/// The number of the document that was drafted for a step; empty without one.
pub(super) fn drafted(view: &PetitionView, act: PetitionAct, tables: &Reference) -> String {
    let mut letters = tables.letters.of(act).filter(|one| one.ahead || act == PetitionAct::Serve);
    letters.find_map(|one| view.drafted(one.kind)).unwrap_or_default().to_owned()
}

fn offer(view: &PetitionView, tables: &Reference, ctx: &mut Ctx<'_>) {
    let rows = ready(view, tables).into_iter().map(|one| {
        let issued =
            view.newest_paper(one.kind).map(|row| Words::with(say::ISSUED_AS, &[("number", &row.number)]));
        let none = || Words::Data(String::new());
        let mut row = Row::new(one.kind.name(), paper_words::kind(one.kind), issued.unwrap_or_else(none));
        row.also.push(one.kind.name().to_owned());
        row
    });
    ctx.open(Menu::new(say::PICK, Purpose::Pane(PaneId::Petitions, LETTER), rows.collect()));
}

/// Shows the letter as it will be, and says what it lacks.
fn look(view: &PetitionView, kind: PaperKind, ctx: &mut Ctx<'_>) {
    let Some(desk) = &ctx.shared.desk else { return };
    let head = Head::of(desk, ctx.cx.today, &ctx.shared.tables, ctx.shared.lang);
    let Some(Lettered { draft, missing }) = letter(&head, view, kind) else { return };
    let name = ("letter", paper_words::kind(kind).into());
    let told = if missing.is_empty() {
        Words::Filled(say::COMPLETE, vec![name])
    } else {
        let what = Words::List(missing.iter().map(|fact| say::fact(*fact).into()).collect());
        Words::Filled(say::MISSING, vec![name, ("n", Words::Data(missing.len().to_string())), ("what", what)])
    };
    ctx.go(Goal::Draft(Box::new(draft)));
    ctx.tell(told);
}

#[cfg(test)]
mod tests {
    use crate::bureau::{Outcome, Receipt};
    use crate::console::panes::PaneId;
    use crate::console::testkit::Bench;
    use crate::console::{ErrandNews, Event};
    use crate::domain::paper::PaperKind;
    use crate::domain::petition::PetitionAct;
    use crate::domain::{PaperId, PetitionId};
    use crate::exchange::Found;
    use crate::exchange::papers::Printed;
    use crate::locale::Lang;

    /// The petition that was accepted today, selected in the list of all.
    fn accepted() -> Bench {
        let mut bench = Bench::seated(Lang::Zh);
        bench.keys("<f4><left><ctrl-f>梁润权<enter>");
        let view = bench.model.panes.petitions.shown().unwrap();
        assert_eq!(view.events.last().unwrap().0.act, PetitionAct::Accept);
        bench
    }

    fn draft(bench: &Bench) -> (PaperKind, Option<PetitionId>) {
        let preview = bench.model.panes.papers.preview.as_ref().unwrap();
        let draft = preview.draft.as_ref().unwrap();
        (draft.kind, draft.petition)
    }

    #[test]
    fn f9_makes_the_letter_of_the_last_step() {
        let mut bench = accepted();
        bench.keys("<f9>");
        assert_eq!(bench.model.active, PaneId::Papers);
        assert_eq!(draft(&bench), (PaperKind::Acceptance, Some(PetitionId(6))));
        bench.keys("<esc>");
        assert_eq!(bench.model.active, PaneId::Petitions);
    }

    #[test]
    fn enter_after_the_print_leads_back_as_escape_does() {
        let mut bench = accepted();
        bench.keys("<f9><enter>");
        let outcome = Outcome::Paper(PaperId(12), "告知〔2026〕12号".into(), 1);
        bench.reply(Ok(Receipt { seq: 4_901, already: false, outcome }));
        let (req, _) = bench.errand().unwrap();
        let done =
            Printed { number: "告知〔2026〕12号".into(), files: vec!["/x/y.txt".into()], printer: None };
        bench.event(Event::Errand { req, news: ErrandNews::Over(Ok(Found::Printed(done))) });
        assert!(bench.model.panes.papers.preview.as_ref().unwrap().issued.is_some());
        assert!(bench.model.panes.papers.comes_from_elsewhere());
        bench.keys("<enter>");
        assert_eq!(bench.model.active, PaneId::Petitions);
        bench.keys("<esc><esc>");
        assert_ne!(bench.model.active, PaneId::Papers);
    }

    #[test]
    fn without_one_that_is_lacking_there_is_a_choice() {
        let mut bench = Bench::seated(Lang::Zh);
        bench.keys("<f4><left><f9>");
        assert_eq!(bench.model.active, PaneId::Petitions);
        bench.keys("<enter>");
        assert_eq!(draft(&bench), (PaperKind::Acceptance, Some(PetitionId(1))));
    }

    #[test]
    fn a_petition_nothing_was_done_with_has_none() {
        let mut bench = Bench::seated(Lang::Zh);
        bench.keys("<f4><f9>");
        assert_eq!(bench.model.active, PaneId::Petitions, "not to the papers either");
        assert!(bench.model.panes.papers.preview.is_none());
    }

    #[test]
    fn what_it_lacks_is_said_before_it_is_printed() {
        let mut bench = accepted();
        bench.keys("<f9>");
        assert!(bench.said().contains("缺 2 项，已留空：全国信访系统编号、联系人和电话"), "{}", bench.said());
    }
}
