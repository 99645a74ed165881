//! The keymap seen from outside: grammar, lookup, layering, and one test for each class of problem.

use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Quit,
    Back,
    Down,
    Top,
    Open,
    Pay,
    Word,
    Hidden,
}

struct Desk;

impl Registry<Act> for Desk {
    fn contexts(&self) -> Vec<ContextSpec> {
        let spec = |name, inherits, text| ContextSpec { name, inherits, text };
        vec![
            spec("global", None, false),
            spec("list", Some("global"), false),
            spec("ledger", Some("list"), false),
            spec("text", None, true),
        ]
    }

    fn actions(&self) -> Vec<ActionSpec<Act>> {
        let spec = |action, name, contexts| ActionSpec {
            action,
            name,
            contexts,
            danger: action == Act::Pay,
            palette_only: action == Act::Hidden,
        };
        vec![
            spec(Act::Quit, "app.quit", &["global"]),
            spec(Act::Back, "app.back", &["global"]),
            spec(Act::Down, "list.down", &["list"]),
            spec(Act::Top, "list.top", &["list"]),
            spec(Act::Open, "ledger.open", &["ledger"]),
            spec(Act::Pay, "ledger.pay", &["ledger"]),
            spec(Act::Word, "text.delete-word", &["text"]),
            spec(Act::Hidden, "app.hidden", &["global"]),
        ]
    }

    fn reserved(&self) -> Vec<Reserved<Act>> {
        vec![
            Reserved { chord: Chord::bare(Key::Esc), actions: vec![Act::Back] },
            Reserved { chord: Chord::ctrl(Key::Char('c')), actions: Vec::new() },
        ]
    }
}

const GOOD: &str = r#"
[global]
"ctrl-q" = "app.quit"
"esc" = "app.back"
[list]
"j" = "list.down"
"down" = "list.down"
"g g" = "list.top"
[ledger]
"enter" = "ledger.open"
"ctrl-g p" = "ledger.pay"
[text]
"ctrl-w" = "text.delete-word"
"#;

const DEFAULT: Source<'static> = Source { name: "keymaps/default.toml", text: GOOD };

fn keys(written: &str) -> Vec<Chord> {
    parse_sequence(written).unwrap()
}

/// Layers a user file over the good one.
fn over(text: &str) -> (Keymap<Act>, Vec<Problem>) {
    load_layered(Source { name: "user.toml", text }, &[DEFAULT], &Desk)
}

/// The only problem of a user file, as (class, line, column).
fn sole(text: &str) -> (u8, usize, usize) {
    let (_, problems) = over(text);
    assert_eq!(problems.len(), 1, "{problems:?}");
    let problem = problems.first().unwrap();
    assert_eq!(problem.file, "user.toml");
    (problem.kind.class(), problem.line, problem.column)
}

#[test]
fn a_good_file_has_no_problem() {
    let (map, problems) = load(GOOD, "default.toml", &Desk);
    assert_eq!(problems, []);
    assert_eq!(map.lookup("ledger", &keys("ctrl-q")), Lookup::Run(Act::Quit));
    assert_eq!(map.lookup("ledger", &keys("enter")), Lookup::Run(Act::Open));
    assert_eq!(map.lookup("list", &keys("enter")), Lookup::None);
    assert_eq!(map.lookup("nowhere", &keys("ctrl-q")), Lookup::None);
    assert_eq!(map.lookup("text", &keys("ctrl-q")), Lookup::None);
}

#[test]
fn a_sequence_is_pending_until_it_ends() {
    let (map, _) = load(GOOD, "default.toml", &Desk);
    let g = Chord::bare(Key::Char('g'));
    let expected = vec![Hint { chord: g, leads: Leads::Run(Act::Top) }];
    assert_eq!(map.lookup("ledger", &[g]), Lookup::Pending(expected.clone()));
    assert_eq!(map.children("ledger", &[g]), expected);
    assert_eq!(map.lookup("ledger", &[g, g]), Lookup::Run(Act::Top));
    assert_eq!(map.lookup("ledger", &keys("g j")), Lookup::None);
    let first: Vec<String> = map.children("list", &[]).iter().map(|hint| hint.chord.to_string()).collect();
    assert_eq!(first, ["g", "j", "down", "ctrl-q", "esc"]);
}

#[test]
fn full_width_keys_run_what_their_key_runs_except_in_text() {
    let (map, _) = load(&GOOD.replace("ctrl-w", "alt-w"), "default.toml", &Desk);
    let wide = |letter| Chord::new(Key::Char(letter), false, false, false);
    assert_eq!(map.lookup("list", &[wide('ｊ')]), Lookup::Run(Act::Down));
    assert_eq!(map.lookup("list", &[wide('ｇ'), wide('ｇ')]), Lookup::Run(Act::Top));
    assert_eq!(map.lookup("text", &[Chord { alt: true, ..wide('ｗ') }]), Lookup::None);
    assert_eq!(map.lookup("text", &keys("alt-w")), Lookup::Run(Act::Word));
    for (typed, meant) in
        [('？', '?'), ('／', '/'), ('：', ':'), ('Ａ', 'A'), ('１', '1'), ('\u{3000}', ' '), ('、', '/')]
    {
        assert_eq!(fold(wide(typed)), wide(meant));
    }
    assert_eq!(fold(wide('张')), wide('张'));
}

#[test]
fn the_reverse_map_gives_the_shortest_visible_sequence_first() {
    let (map, problems) =
        over("[ledger]\noverride = [\"j\"]\n\"j\" = \"ledger.open\"\n\"g t\" = \"list.top\"");
    assert_eq!(problems, []);
    let shown = |context, action| -> Vec<String> {
        map.sequences(context, &action).iter().map(|sequence| print_sequence(sequence)).collect()
    };
    assert_eq!(shown("list", Act::Down), ["j", "down"]);
    assert_eq!(shown("ledger", Act::Down), ["down"], "a hidden key is not advertised");
    assert_eq!(shown("ledger", Act::Open), ["enter", "j"]);
    assert_eq!(shown("ledger", Act::Top), ["g t", "g g"]);
    assert_eq!(map.shortest("ledger", &Act::Hidden), None);
    assert_eq!(map.visible("ledger").iter().filter(|row| row.action == Act::Down).count(), 1);
    assert_eq!(map.sheet().first().map(|row| row.context), Some("global"));
    assert_eq!(map.sheet().len(), 10);
}

#[test]
fn class_1_unknown_context() {
    assert_eq!(sole("[list]\n[kitchen]\n\"x\" = \"list.down\""), (1, 2, 2));
}

#[test]
fn class_2_unknown_key() {
    for written in [
        "gg",
        "enterr",
        "shift-g",
        "ctrl-",
        "ctrl-ctrl-x",
        "Ctrl-x",
        "f0",
        "f25",
        "f+1",
        "ctrl-Q",
        "",
        "？",
        "hyper-x",
    ] {
        assert_eq!(sole(&format!("[list]\n  \"{written}\" = \"list.down\"")), (2, 2, 3), "{written}");
    }
    assert_eq!(sole("[list]\noverride = [\"gg\"]"), (2, 2, 13));
}

#[test]
fn class_3_unknown_action_and_action_of_another_context() {
    assert_eq!(sole("[list]\n\"x\" = \"list.sideways\""), (3, 2, 7));
    let (_, problems) = over("[list]\n\"x\" = \"ledger.open\"");
    assert!(matches!(
        problems.first().map(|problem| &problem.kind),
        Some(ProblemKind::UnknownAction { elsewhere: true, .. })
    ));
}

#[test]
fn class_4_the_same_sequence_twice() {
    assert_eq!(sole("[list]\n\"x\" = \"list.down\"\n\"x\" = \"list.top\""), (4, 3, 1));
    assert_eq!(sole("[list]\n\"x y\" = \"list.down\"\n\"x  y\" = \"list.top\""), (4, 3, 1));
    assert_eq!(sole("[list]\n\"j\" = \"list.top\""), (4, 2, 1), "also across extends");
    let (map, problems) = over("[list]\noverride = true\n\"j\" = \"list.top\"");
    assert_eq!(problems, []);
    assert_eq!(map.lookup("list", &keys("j")), Lookup::Run(Act::Top));
    let (_, problems) = over("[list]\n\"j\" = \"list.down\"");
    assert_eq!(problems, [], "saying it again is harmless");
}

#[test]
fn class_5_one_sequence_begins_the_other() {
    assert_eq!(sole("[list]\n\"x\" = \"list.down\"\n\"x y\" = \"list.top\""), (5, 3, 1));
    assert_eq!(sole("[list]\n\"g\" = \"list.down\""), (5, 2, 1), "also across extends");
    assert_eq!(sole("[ledger]\n\"g\" = \"ledger.open\""), (5, 2, 1), "also with an inherited one");
    let (map, problems) = over("[list]\noverride = [\"g\"]\n\"g\" = \"list.top\"");
    assert_eq!(problems, []);
    assert_eq!(map.lookup("ledger", &keys("g")), Lookup::Run(Act::Top));
}

#[test]
fn class_6_chords_a_plain_terminal_cannot_tell_apart() {
    for chord in [
        "ctrl-i",
        "ctrl-m",
        "ctrl-h",
        "ctrl-[",
        "ctrl-j",
        "shift-enter",
        "ctrl-tab",
        "ctrl-,",
        "ctrl-1",
        "ctrl-/",
    ] {
        assert_eq!(sole(&format!("[list]\n\"{chord}\" = \"list.down\"")), (6, 2, 1), "{chord}");
    }
    for chord in ["ctrl-a", "ctrl-space", "alt-enter", "shift-tab", "ctrl-left", "shift-f3", "ctrl-4"] {
        assert_eq!(over(&format!("[list]\n\"{chord}\" = \"list.down\"")).1, [], "{chord}");
    }
}

#[test]
fn class_7_reserved_chords() {
    assert_eq!(sole("[list]\n\"esc\" = \"list.down\""), (7, 2, 1));
    assert_eq!(sole("[list]\n\"ctrl-c\" = \"list.down\""), (7, 2, 1));
    assert_eq!(sole("[list]\n\"x esc\" = \"app.back\""), (7, 2, 1), "escape cancels a sequence");
}

#[test]
fn class_8_hiding_an_inherited_binding() {
    assert_eq!(sole("[ledger]\n\"j\" = \"ledger.open\""), (8, 2, 1));
    assert_eq!(sole("[global]\n\"enter\" = \"app.quit\""), (8, 2, 1), "the newer layer is the fault");
    let (map, problems) = over("[ledger]\noverride = [\"j\"]\n\"j\" = \"ledger.open\"");
    assert_eq!(problems, []);
    assert_eq!(map.lookup("ledger", &keys("j")), Lookup::Run(Act::Open));
    assert_eq!(map.lookup("list", &keys("j")), Lookup::Run(Act::Down));
}

#[test]
fn class_9_danger_on_a_bare_key() {
    for chord in ["p", "f9", "delete"] {
        assert_eq!(sole(&format!("[ledger]\n\"{chord}\" = \"ledger.pay\"")), (9, 2, 1), "{chord}");
    }
    assert_eq!(over("[ledger]\n\"alt-p\" = \"ledger.pay\"").1, []);
}

#[test]
fn class_10_an_action_without_a_key() {
    assert_eq!(sole("[ledger]\n\"enter\" = \"none\""), (10, 1, 1));
    let (map, _) = over("[ledger]\n\"enter\" = \"none\"");
    assert_eq!(map.lookup("ledger", &keys("enter")), Lookup::None);
    let bound = over("[ledger]\n\"enter\" = \"none\"\n\"o\" = \"ledger.open\"").1;
    assert_eq!(bound, [], "a palette-only action needs no key");
}

#[test]
fn class_11_a_printable_key_in_a_text_context() {
    for written in ["x", "space", "g g"] {
        assert_eq!(sole(&format!("[text]\n\"{written}\" = \"text.delete-word\"")), (11, 2, 1));
    }
    assert_eq!(over("[text]\n\"alt-x\" = \"text.delete-word\"").1, []);
}

#[test]
fn a_file_with_every_kind_of_fault_still_gives_a_working_keymap() {
    let text = "extends = \"vmi\"\nstray = 1\n[kitchen]\n[list]\n\"gg\" = \"list.top\"\n\"x\" = 3\n\"k\" = \"list.down\"\n= nonsense\n[ledger]\n\"o\" = \"ledger.open\"\n";
    let (map, problems) = over(text);
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(map.lookup("list", &keys("k")), Lookup::Run(Act::Down));
    assert_eq!(map.lookup("ledger", &keys("o")), Lookup::Run(Act::Open), "what follows a fault is read");
    assert_eq!(map.lookup("ledger", &keys("g g")), Lookup::Run(Act::Top), "the default still stands below");
    for expected in [
        "user.toml:1:1: unknown-base",
        "user.toml:2:1: wrong-value",
        "user.toml:3:2: unknown-context",
        "user.toml:5:1: unknown-key",
        "user.toml:6:1: wrong-value",
    ] {
        assert!(found.iter().any(|line| line == expected), "{expected} not in {found:?}");
    }
    assert!(
        found.iter().any(|line| line.starts_with("user.toml:8:") && line.ends_with(": syntax")),
        "{found:?}"
    );
}

#[test]
fn layers_follow_extends_and_a_circle_is_reported() {
    let vim =
        Source { name: "keymaps/vim.toml", text: "extends = \"default\"\n[list]\n\"J\" = \"list.top\"" };
    let user = Source { name: "user.toml", text: "extends = \"vim\"\n[list]\n\"x\" = \"list.down\"" };
    let (map, problems) = load_layered(user, &[DEFAULT, vim], &Desk);
    assert_eq!(problems, []);
    for (typed, runs) in [("x", Act::Down), ("J", Act::Top), ("j", Act::Down)] {
        assert_eq!(map.lookup("list", &keys(typed)), Lookup::Run(runs));
    }
    let circle = Source { name: "default.toml", text: "extends = \"default\"" };
    let (_, problems) = load_layered(circle, &[circle], &Desk);
    assert_eq!(problems.first().map(|problem| problem.kind.code()), Some("unknown-base"));
}

#[test]
fn chords_are_canonical() {
    assert_eq!(Chord::new(Key::Char('G'), false, false, true), Chord::bare(Key::Char('G')));
    assert_eq!(Chord::new(Key::Char('W'), true, false, true), Chord::ctrl(Key::Char('w')));
    assert_eq!(Chord::new(Key::Tab, false, false, true), Chord::bare(Key::BackTab));
    assert_eq!(Chord::new(Key::BackTab, false, false, true), Chord::bare(Key::BackTab));
    assert_eq!("shift-tab".parse(), Ok(Chord::bare(Key::BackTab)));
    assert_eq!("alt-ctrl-up".parse(), "ctrl-alt-up".parse::<Chord>());
    assert_eq!("ctrl--".parse::<Chord>().map(|chord| chord.key), Ok(Key::Char('-')));
    let label = |written: &str| written.parse::<Chord>().unwrap().label(false);
    assert_eq!(
        ["ctrl-w", "f2", "shift-tab", "space", "g", "up", "alt-1"].map(label),
        ["Ctrl-W", "F2", "Shift-Tab", "Space", "g", "↑", "Alt-1"]
    );
    assert_eq!(Chord::bare(Key::Up).label(true), "Up");
}

fn any_chord() -> impl Strategy<Value = Chord> {
    let key = prop_oneof![
        (0x20_u8..0x7f).prop_map(|byte| Key::Char(char::from(byte))),
        prop::char::range('一', '龥').prop_map(Key::Char),
        (1_u8..=24).prop_map(Key::F),
        prop::sample::select(vec![
            Key::Enter,
            Key::Esc,
            Key::Tab,
            Key::BackTab,
            Key::Backspace,
            Key::Delete,
            Key::Insert,
            Key::Up,
            Key::Down,
            Key::Left,
            Key::Right,
            Key::Home,
            Key::End,
            Key::PageUp,
            Key::PageDown,
        ]),
    ];
    (key, any::<[bool; 3]>()).prop_map(|(key, [ctrl, alt, shift])| Chord::new(key, ctrl, alt, shift))
}

proptest! {
    #![proptest_config(crate::property::unsaved())]
    #[test]
    fn a_printed_sequence_reads_back_the_same(chords in prop::collection::vec(any_chord(), 1..4)) {
        prop_assert_eq!(parse_sequence(&print_sequence(&chords)), Ok(chords));
    }

    #[test]
    fn any_text_is_read_without_a_panic_and_every_problem_has_a_place(text in "\\PC{0,80}|(\\[(list|text)\\]\n(\"[a-z -]{0,9}\" = \"[a-z.]{0,9}\"\n){0,4})") {
        let (_, problems) = over(&text);
        for problem in problems {
            prop_assert!(problem.line >= 1 && problem.column >= 1);
        }
    }
}
