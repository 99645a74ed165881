//! The person and ledger panes, drawn in every size and both languages.

use super::{dump, screen};
use crate::bureau::{Answer, Query};
use crate::console::testkit::{self, Bench, FakeFront};
use crate::console::{Event, Readiness};
use crate::domain::Fen;
use crate::domain::ledger::run::RunState;
use crate::domain::ledger::{FundShort, FundSource};
use crate::domain::staff::Role;
use crate::locale::Lang;
use crate::view::{Colours, Glyphs, Theme};

/// The made-up bureau.
type Answers = fn(&Query) -> Option<Answer>;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

/// The screens that the keys lead to, one after the other.
fn film(lang: Lang, cols: u16, rows: u16, keys: &[&str], answer: Answers) -> String {
    film_of(Bench::seated(lang).sized(cols, rows), keys, answer)
}

fn film_of(mut bench: Bench, keys: &[&str], answer: Answers) -> String {
    let mut out = String::new();
    for keys in keys {
        bench.keys_to(keys, answer);
        out.extend(["=== ", keys, "\n", &screen(&bench.model)]);
    }
    out
}

/// Nothing that could be a whole number of a person stands on a screen.
fn is_masked(screens: &str) -> bool {
    !screens.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() > 6)
}

fn check(name: &str, keys: &[&str]) {
    check_with(name, keys, testkit::answer);
}

fn check_with(name: &str, keys: &[&str], answer: Answers) {
    for (cols, rows) in SIZES {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let screens = film(lang, cols, rows, keys, answer);
            assert!(is_masked(&screens), "{name} {cols}x{rows} {tag}");
            insta::assert_snapshot!(format!("{name}_{cols}x{rows}_{tag}"), screens);
        }
    }
}

#[test]
fn figures() {
    check(
        "figures",
        &["<alt-y>", "<down><right><right>", "2", "3<down><right>", "4", "5<down>", "6<end><up>", "<enter>"],
    );
}

#[test]
fn liaisons() {
    check("liaisons", &["<alt-c>", "<right><right>", "1", "<esc><left><left><f7>花东", "<esc>3"]);
}

#[test]
fn supervision() {
    check(
        "supervision",
        &["<alt-v>", "<down>", "2", "<esc>3", "<esc><right><right><right>", "<down><down><down>"],
    );
}

#[test]
fn person() {
    check(
        "person",
        &[
            "ougy<down><down><down><down><down><ctrl-o>",
            "2",
            "3<ctrl-w>",
            "<ctrl-w><right><down><enter>",
            "4",
            "8",
            "1<ctrl-r>",
            "1<enter>",
            "<esc><f7>",
        ],
    );
}

#[test]
fn family() {
    check(
        "family",
        &[
            "ougy<down><down><down><down><down><enter>6",
            "<down><f7>",
            "<esc><down><down>",
            "<ctrl-k>",
            "<esc><f2><ctrl-u>ougy<alt-w>",
            "护理<enter>",
            "<esc><esc><ctrl-u>ougy<down><down><down><down><enter>6<up><up><up><up>",
        ],
    );
}

#[test]
fn notes() {
    check("notes", &["ougy<down><down><down><enter>", "<f2><ctrl-u>ougy<enter>7", "<ctrl-n>"]);
}

#[test]
fn ledger() {
    check("ledger", &["<f3>", "<down><down><down><down><down><down><enter>", "<down><ctrl-w>"]);
}

#[test]
fn funds() {
    check("funds", &["<f3>2", "<down>", "1", "<esc><left>"]);
    check("funds_ahead", &["<f3>24", "<down>", "<esc>5", "55"]);
}

#[test]
fn books() {
    let keys = ["<f3><ctrl-k>", "<esc><left><left><left>", "<ctrl-o>", "<esc>8", "<pagedown>"];
    for (cols, rows) in SIZES {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let desk = testkit::desk_of("王伟", &[Role::Checker]);
            let bench = Bench::seated_as(lang, desk).sized(cols, rows);
            let screens = film_of(bench, &keys, testkit::answer);
            assert!(is_masked(&screens), "books {cols}x{rows} {tag}");
            insta::assert_snapshot!(format!("books_{cols}x{rows}_{tag}"), screens);
        }
    }
    check("correct", &["ougy<down><down><down><down><down><enter>3<right><f7>"]);
}

/// The draft is not covered by its funds.
fn short(query: &Query) -> Option<Answer> {
    let lacks = |fund, short| FundShort {
        year: 2026,
        programme: "disability-pension".to_owned(),
        fund,
        short: Fen(short),
    };
    let short = vec![lacks(FundSource::Central, 400_000), lacks(FundSource::District, 1_234_567_890)];
    let mut answer = testkit::answer(query)?;
    match &mut answer {
        Answer::Runs(rows) => {
            rows.iter_mut()
                .filter(|row| row.state == RunState::Draft)
                .for_each(|row| row.short = short.clone());
        }
        Answer::Run(view) if view.row.state == RunState::Draft => view.row.short = short,
        _ => {}
    }
    Some(answer)
}

#[test]
fn a_run_whose_funds_are_short_says_so_on_its_card_in_its_head_and_in_the_question() {
    check_with("runs_short", &["<f3>1", "<enter>", "<end>"], short);
}

#[test]
fn runs() {
    let keys = ["<f3>1", "<right>", "<enter>", "<esc><left><enter>", "<ctrl-w>"];
    check("runs", &[&keys[..], &["<esc><down><right><right><right>", "1"]].concat());
}

#[test]
fn overpaid() {
    check("overpaid", &["<f3>5", "<ctrl-w>", "<esc>1", "<esc><right>"]);
}

#[test]
fn confirmations() {
    check("confirmations", &["<f3><alt-n>", "<right>", "3"]);
}

#[test]
fn oncall() {
    check("oncall", &["<alt-o>", "<right><right>", "<right>", "<right>", "1"]);
}

#[test]
fn rules() {
    check("rules", &["<f3>6", "1", "<esc><right><right>"]);
}

#[test]
fn papers() {
    check(
        "papers",
        &[
            "ougy<down><down><down><down><down><enter><f9>",
            "0",
            "1123",
            "<f9>",
            "<pagedown>",
            "<esc><esc><right>7",
            "<f9>",
            "<esc><right>",
        ],
    );
}

#[test]
fn after_a_death() {
    check_with(
        "death",
        &["ougy<down><down><down><down><down><ctrl-o>", "3", "<ctrl-w>", "<ctrl-w><enter>", "<esc><esc>"],
        testkit::deaths::answer,
    );
    check_with("deaths", &["<f3><ctrl-t>", "<down><down><ctrl-e>"], testkit::deaths::answer);
}

#[test]
fn overview() {
    for (cols, rows) in [(60, 20), (80, 24), (120, 40), (200, 50)] {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let keys = ["<f8>", "<down><down><right>", "<right><right><right><right>"];
            let screens = film(lang, cols, rows, &keys, testkit::answer);
            insta::assert_snapshot!(format!("overview_{cols}x{rows}_{tag}"), screens);
        }
    }
}

#[test]
fn an_overview_without_block_elements_is_ascii() {
    let mut bench = Bench::seated(Lang::En).sized(80, 24);
    bench.keys("<f8>");
    let text = dump(&bench.model, &Theme::new(Colours::None, Glyphs::Ascii), 80, 24);
    assert!(text.contains('#') && !text.contains('█') && !text.contains('│'), "{text}");
}

/// A checker goes from what waits to the decision; the one who asked sees what the record says.
#[test]
fn accounts() {
    for (cols, rows) in [(60, 20), (80, 24)] {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let mut bench = Bench::seated_as(lang, testkit::accounts::checker()).sized(cols, rows);
            let mut screens = String::new();
            for keys in ["<f3>", "<alt-a>", "<enter>", "<esc>", "<end>"] {
                bench.keys_to(keys, testkit::accounts::waiting);
                screens.extend(["=== ", keys, "\n", &screen(&bench.model)]);
            }
            screens.push_str(&film(lang, cols, rows, &["ougy<ctrl-o><alt-a>"], testkit::answer));
            assert!(is_masked(&screens), "{cols}x{rows} {tag}");
            insta::assert_snapshot!(format!("accounts_{cols}x{rows}_{tag}"), screens);
        }
    }
}

#[test]
fn a_death_is_recorded() {
    let mut keys = "ougy<ctrl-o>".to_owned();
    keys.push_str("<ctrl-p>person.death<enter>2026-09-15<tab>死证0815");
    check("death_form", &[&keys]);
}

#[test]
fn without_block_elements_bars_are_ascii() {
    let mut bench = Bench::seated(Lang::En).sized(80, 24);
    bench.keys("<f3><down><down><down><down><down><down><enter>");
    let text = dump(&bench.model, &Theme::new(Colours::None, Glyphs::Ascii), 80, 24);
    assert!(text.contains('#') && !text.contains('█') && !text.contains('│'), "{text}");
}

/// A front desk in the middle of the morning.
fn front(lang: Lang, cols: u16, rows: u16) -> Bench {
    let mut bench = Bench::start(lang).sized(cols, rows);
    bench.front = FakeFront::morning();
    bench.answer();
    bench.event(Event::Readiness(Readiness::Ready(22_000)));
    bench.answer();
    bench
}

#[test]
fn visits() {
    let keys: [&str; 9] = [
        "<f5>",
        "<down><down><down>",
        "9",
        "<esc><ctrl-n>",
        "<esc><home><enter>",
        "<f5>",
        "1<up>3",
        "<f2>ougy<enter><alt-l>",
        "2<f2><ctrl-u>买买<enter>5<down><enter>",
    ];
    for (cols, rows) in SIZES {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let mut bench = front(lang, cols, rows);
            let mut screens = String::new();
            for keys in keys {
                bench.keys(keys);
                screens.extend(["=== ", keys, "\n", &screen(&bench.model)]);
            }
            assert!(is_masked(&screens), "{cols}x{rows} {tag}");
            insta::assert_snapshot!(format!("visits_{cols}x{rows}_{tag}"), screens);
        }
    }
}

#[test]
fn rates() {
    check_with(
        "rates",
        &["<f3><ctrl-r>", "2", "3", "<enter>", "<ctrl-s>", "<esc>4", "<enter>"],
        testkit::rates::answer,
    );
}
