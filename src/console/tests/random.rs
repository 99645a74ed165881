//! Whatever comes, nothing breaks: random events on a bench that answers, drawn after each in some size.

use proptest::prelude::*;

use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, desk_of};
use crate::console::{Event, Input, Readiness, ReqId, Size, TimerId};
use crate::domain::staff::Role;
use crate::locale::Lang;

const CHORDS: [&str; 37] = [
    "enter",
    "esc",
    "tab",
    "shift-tab",
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "pageup",
    "pagedown",
    "space",
    "backspace",
    "delete",
    "f1",
    "f2",
    "f3",
    "f4",
    "f12",
    "ctrl-y",
    "ctrl-a",
    "1",
    "2",
    "5",
    "7",
    "8",
    "ctrl-p",
    "ctrl-l",
    "ctrl-n",
    "ctrl-s",
    "ctrl-q",
    "ctrl-g",
    "ctrl-u",
    "ctrl-c",
    "g",
    "退",
];

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        8 => prop::sample::select(CHORDS.to_vec())
            .prop_map(|c| Event::Input(Input::Key(c.parse().unwrap()))),
        3 => "[a-z0-9区国㘵·]{1,4}".prop_map(|t| Event::Input(Input::Text(t))),
        1 => "[\\PC\u{0}-\u{1f}\u{202e}]{0,40}".prop_map(|t| Event::Input(Input::Paste(t))),
        1 => (0u16..420, 0u16..160).prop_map(|(cols, rows)| Event::Input(Input::Resize(Size { cols, rows }))),
        1 => prop::sample::select(vec![TimerId::Idle, TimerId::Minute, TimerId::Draft, TimerId::Pane(PaneId::Person, 0)])
            .prop_map(Event::Timer),
        1 => (0u64..40).prop_map(|n| Event::Reply {
            req: ReqId(n),
            result: Err(crate::bureau::Refusal::SampleOnly),
            took_us: 0,
        }),
        1 => Just(Event::Readiness(Readiness::Indexing(3, 9))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..crate::property::unsaved() })]

    #[test]
    fn random_events_never_break_anything(
        events in prop::collection::vec((event(), any::<bool>()), 1..60),
        seated in 0u8..4,
    ) {
        let mut bench = match seated {
            0 => super::stages::at_first_run(Lang::En),
            1 => Bench::seated(Lang::Zh),
            2 => Bench::seated_as(Lang::Zh, desk_of("王强", &[Role::SystemAdmin, Role::SecurityAdmin])),
            _ => Bench::seated_as(Lang::En, desk_of("黄丽", &[Role::Auditor])),
        };
        for (event, answered) in events {
            bench.wait(400);
            bench.event(event);
            if answered {
                bench.answer();
            }
            let size = bench.model.shared.size;
            crate::view::tests::screen_of(&bench.model, size);
            let lookup = &bench.model.panes.lookup;
            prop_assert!(lookup.hits().is_empty() || lookup.selected().is_some());
        }
    }
}
