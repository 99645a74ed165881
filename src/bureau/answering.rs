//! What answers each query: the room it is about.

use crate::bureau::answer::Answer;
use crate::bureau::gate::Action;
use crate::bureau::opened::Bureau;
use crate::bureau::query::Query;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::{Scene, actor};
use crate::bureau::session::Asking;
use crate::bureau::{
    accounts, bulk, care, confirm, desk, duty, facets, funds, grants, imports, journal, ledger, notes,
    overview, papers, people, petitions, pivot, quality, rates, runs, staff, supervision, timeline, timing,
    views, visits, waiting,
};
use crate::domain::care::Span;

impl Bureau {
    /// The answer to a question, after the gate. One table without a catch-all, so that the compiler asks for a forgotten query.
    #[allow(clippy::too_many_lines, reason = "one arm a query")]
    pub(super) fn answer(&self, asking: &Asking, action: Action, query: Query) -> Result<Answer, Refusal> {
        let reader = self.store.read().map_err(Refusal::from)?;
        let staff = actor(&reader, asking, action)?;
        let tables = self.in_force();
        let scene = Scene { staff: &staff, asking, reference: &tables, board: &self.board };
        let r = &reader;
        let answer = match query {
            Query::Desk => return Ok(Answer::Desk(Box::new(desk::desk(self, asking)?))),
            // Without an index the answer says so and still finds whole identity numbers.
            Query::Lookup { text, offset, limit, recent } => {
                Answer::Lookup(people::lookup(r, scene, self.regained(), &text, (offset, limit), &recent)?)
            }
            Query::Complete { text } => {
                Answer::Completions(people::completions(r, scene, self.regained(), &text)?)
            }
            Query::Pivot { by, across, text, months } => {
                Answer::Pivot(Box::new(pivot::pivot(r, scene, self.regained(), (by, across), &text, months)?))
            }
            Query::Views => Answer::Views(views::of_staff(r, staff.id)?),
            // Without an index the charts of people are left out.
            Query::Overview => Answer::Overview(Box::new(overview::overview(r, scene, self.regained())?)),
            Query::Card(id) => Answer::Card(Box::new(people::card(r, scene, &journal::person(r, id)?)?)),
            Query::Record(id) => {
                Answer::Record(Box::new(people::record(r, scene, &journal::person(r, id)?)?))
            }
            Query::Alike { name, resident_id } => {
                Answer::Alike(people::cards_alike(r, scene, &name, resident_id.as_deref())?)
            }
            Query::Statement(id) => Answer::Statement(Box::new(ledger::statement(r, scene, id)?)),
            Query::Settlements { person } => Answer::Settlements(ledger::settlements(r, scene, person)?),
            Query::DeathAhead { person, on, cause } => {
                Answer::DeathAhead(Box::new(ledger::settlement_ahead(r, scene, person, (on, cause))?))
            }
            Query::Entitlement { person, month, known } => {
                Answer::Entitlement(Box::new(ledger::entitlement(r, scene, person, (month, known))?))
            }
            Query::Editors { person, since } => Answer::Editors(people::editors(r, person, since)?),
            Query::Confirmations { asked, offset, limit } => Answer::Confirmations(Box::new(confirm::list(
                r,
                scene,
                self.regained(),
                &asked,
                (offset, limit),
            )?)),
            Query::ConfirmationsOf(person) => Answer::ConfirmationsOf(confirm::of_person(r, person)?),
            Query::ProgrammeMonth { programme, month, text, offset, limit } => {
                let (stands, text) = ledger::month_stands(&text);
                let wanted = (facets::narrow(r, scene, self.regained(), &text)?, stands);
                let page = (offset, limit);
                Answer::ProgrammeMonth(Box::new(ledger::programme_month(
                    r,
                    scene,
                    (&programme, month),
                    wanted,
                    page,
                )?))
            }
            Query::Budgets { year } => Answer::Budgets(Box::new(funds::budgets(r, scene, year)?)),
            Query::Forecast { year } => Answer::Forecast(Box::new(funds::forecast(r, scene, year)?)),
            Query::FundStatement(asked) => {
                Answer::FundStatement(Box::new(funds::statement(r, scene, &asked)?))
            }
            Query::Grants { asked, offset, limit } => {
                Answer::Grants(Box::new(grants::grants(r, scene, &asked, (offset, limit))?))
            }
            Query::Grant(id) => Answer::Grant(Box::new(grants::grant(r, scene, id)?)),
            Query::Rates { on, programme } => {
                Answer::Rates(rates::in_force(r, scene, on, programme.as_deref())?)
            }
            Query::RatesLacking { month } => Answer::RatesLacking(Box::new(rates::lacking(r, scene, month)?)),
            Query::CheckRates(new) => Answer::RatesChecked(rates::check(r, scene, &new)?),
            Query::Proposals { waiting } => Answer::Proposals(rates::proposals(r, scene, waiting)?),
            Query::Proposal(id) => Answer::Proposal(Box::new(rates::proposal(r, scene, id)?)),
            Query::RaiseEffect(id) => Answer::RaiseEffect(Box::new(rates::effect(r, scene, id)?)),
            Query::PlaceSettings { month } => Answer::PlaceSettings(rates::settings(r, scene, month)?),
            Query::Periods => Answer::Periods(ledger::months(r, scene)?),
            Query::Waiting => Answer::Waiting(waiting::waiting(r, scene)?),
            Query::SecondWords => Answer::SecondWords(ledger::second_words(r, scene)?),
            Query::Books(of) => Answer::Books(Box::new(ledger::books(r, scene, of)?)),
            Query::VerifyHead { text } => Answer::HeadCheck(Box::new(ledger::verify_head(r, &text)?)),
            Query::Entry(id) => Answer::Entry(Box::new(ledger::entry_view(r, scene, id)?)),
            Query::Runs { offset, limit } => Answer::Runs(runs::board(r, scene, (offset, limit))?),
            Query::Run(id) => Answer::Run(Box::new(runs::view(r, scene, id)?)),
            Query::RunLines { run, asked, offset, limit } => {
                Answer::RunLines(Box::new(runs::lines_of(r, scene, run, asked, (offset, limit))?))
            }
            Query::RunChanges(id) => Answer::RunChanges(runs::changed_since(r, scene, id)?),
            Query::RunPayments(id) => Answer::RunPayments(Box::new(runs::payments(r, scene, id)?)),
            Query::DraftOptions => Answer::DraftOptions(runs::draft_options(r, scene)?),
            Query::Overpaid { programme } => Answer::Overpaid(runs::overpaid(r, scene, &programme)?),
            Query::OpeningEffect(rule) => {
                Answer::OpeningEffect(Box::new(runs::opening_effect(r, scene, rule)?))
            }
            Query::RunRules => Answer::RunSettings(Box::new(runs::run_rules(r)?)),
            Query::Petitions { tab, order, text, offset, limit } => {
                let wanted = facets::narrow(r, scene, self.regained(), &text)?;
                let page = (offset, limit);
                Answer::Petitions(Box::new(petitions::queue(r, scene, (tab, order), wanted, page)?))
            }
            Query::Triage(triage) => Answer::Triage(petitions::preview(r, scene, &triage)?),
            Query::PetitionForecast { petition } => {
                Answer::PetitionForecast(Box::new(petitions::forecast(r, scene, petition)?))
            }
            Query::Petition(id) => Answer::Petition(Box::new(petitions::view(r, scene, id)?)),
            Query::PetitionNumbered(number) => {
                Answer::PetitionNumbered(petitions::numbered(r, scene, &number)?)
            }
            Query::PetitionFigures => Answer::PetitionFigures(Box::new(petitions::figures(r, scene)?)),
            Query::BehindFigure { figure, offset, limit } => {
                Answer::BehindFigure(Box::new(petitions::behind(r, scene, &figure, (offset, limit))?))
            }
            Query::PetitionsOf(person) => Answer::PetitionsOf(petitions::of_person(r, scene, person)?),
            Query::EarlierPetitions(asked) => Answer::EarlierPetitions(petitions::earlier(r, scene, &asked)?),
            Query::PetitionHands(id) => Answer::PetitionHands(petitions::hands(r, scene, id)?),
            Query::Liaisons { division } => Answer::Liaisons(petitions::liaisons(r, scene, division)?),
            Query::Duty { from } => Answer::Duty(Box::new(duty::board(r, scene, from)?)),
            Query::DutyRegister { day } => Answer::DutyRegister(duty::register(r, scene, day)?),
            Query::CheckCalendar(file) => timing::check(r, scene, timing::Said::Calendar(&file))?,
            Query::CheckCounting(said) => timing::check(r, scene, timing::Said::Counting(&said))?,
            Query::Supervision { asked, offset, limit } => {
                Answer::Supervision(Box::new(supervision::list(r, scene, asked, (offset, limit))?))
            }
            Query::SupervisionItem(id) => Answer::SupervisionItem(Box::new(supervision::view(r, scene, id)?)),
            Query::TimeRules => Answer::TimeRules(Box::new(timing::rules(r, scene)?)),
            Query::Visits { day } => Answer::Visits(Box::new(visits::day(r, scene, day)?)),
            Query::Visit(id) => Answer::Visit(Box::new(visits::view(r, scene, id)?)),
            Query::Asks(person) => Answer::Asks(visits::asks(r, scene, person)?),
            Query::VisitsOf { person, limit } => {
                Answer::VisitsOf(visits::of_person(r, scene, person, limit)?)
            }
            Query::Papers { filter, offset, limit } => {
                Answer::Papers(Box::new(papers::list(r, scene, filter, (offset, limit))?))
            }
            Query::Paper(id) => Answer::Paper(Box::new(papers::view(r, scene, id)?)),
            Query::Notes(person) => Answer::Notes(notes::of_person(r, scene, person)?),
            Query::Timeline { person, filter, before, limit } => {
                Answer::Timeline(timeline::timeline(r, scene, person, filter, before, limit)?)
            }
            Query::Journal { filter, before, limit } => {
                Answer::Journal(Box::new(journal::journal(r, scene, &filter, (before, limit))?))
            }
            Query::Staff => Answer::Staff(staff::list(r)?),
            Query::Accounts => Answer::Accounts(staff::accounts(r, asking.moment.at_ms)?),
            Query::Namesakes { name, birth } => Answer::Namesakes(people::namesakes(r, &name, Some(birth))?),
            Query::ImportProfiles => Answer::ImportProfiles(imports::profiles(r)?),
            Query::ImportedFile { digest } => Answer::ImportedFile(imports::imported(r, scene, &digest)?),
            Query::Near { name, resident_id, birth, phone } => {
                let typed =
                    quality::Typed { name: &name, resident_id: resident_id.as_deref(), birth, phone: &phone };
                Answer::Near(quality::near(r, scene, &typed)?)
            }
            Query::Gaps => Answer::Gaps(Box::new(quality::table(self.regained()))),
            Query::Lacking { gap, place, offset, limit } => Answer::Lacking(Box::new(quality::lacking(
                r,
                scene,
                self.regained(),
                (gap, place),
                (offset, limit),
            )?)),
            Query::DuplicatesOf(id) => Answer::Duplicates(Box::new(quality::of_person(r, scene, id)?)),
            Query::Together(a, b) => Answer::Together(Box::new(quality::together(r, scene, [a, b])?)),
            Query::Apart(id) => Answer::Apart(Box::new(quality::apart(r, scene, id)?)),
            Query::Bulk { whom, change } => {
                Answer::Bulk(Box::new(bulk::preview(r, scene, self.regained(), &whom, &change)?))
            }
            Query::Batches => Answer::Batches(bulk::batches(r, scene)?),
            Query::Batch(id) => Answer::Batch(Box::new(bulk::batch(r, scene, id)?)),
            Query::AccountImports => Answer::AccountImports(
                accounts::imports(r, scene)?.into_iter().map(|(import, _)| import).collect(),
            ),
            Query::AccountsOfImport { import, offset, limit } => {
                Answer::AccountChanges(accounts::changes_of(r, scene, import, (offset, limit))?)
            }
            Query::AccountChanges(person) => Answer::AccountChanges(accounts::changes(r, scene, person)?),
            Query::Decisions => Answer::Decisions(quality::decided(r, scene)?),
            // An index that was lost is built anew; until then the rota says that it is not ready.
            Query::Rota { asked, offset, limit } => {
                Answer::Rota(Box::new(care::rota(r, scene, self.regained(), &asked, (offset, limit))?))
            }
            Query::ContactsOf { person, limit } => Answer::ContactsOf(care::contacts_of(r, person, limit)?),
            Query::Hardships { asked, offset, limit } => Answer::Hardships(Box::new(care::households(
                r,
                scene,
                self.regained(),
                &asked,
                (offset, limit),
            )?)),
            Query::Hardship(id) => Answer::Hardship(Box::new(care::household(r, scene, id)?)),
            Query::CareFigures { from, to } => {
                let days = Span { first: from, last: to };
                Answer::CareFigures(Box::new(care::figures(r, scene, days)?))
            }
            Query::FestivalSums { year } => Answer::FestivalSums(care::festival_sums(r, scene, year)?),
            Query::Condolences => Answer::Condolences(care::condolences(r, scene)?),
            Query::Condolence { list, text, offset, limit } => Answer::Condolence(Box::new(
                care::condolence(r, scene, self.regained(), list, &text, (offset, limit))?,
            )),
        };
        Ok(answer)
    }
}
