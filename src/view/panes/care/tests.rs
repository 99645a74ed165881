//! The pane of keeping in touch as it is drawn.

use crate::console::testkit::Bench;
use crate::locale::Lang;
use crate::view::tests::screen;

/// Both languages in three sizes, after some keys.
fn shots(name: &str, keys: &str) {
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for (cols, rows) in [(60, 20), (80, 24), (120, 40)] {
            let mut bench = Bench::seated(lang).sized(cols, rows);
            bench.keys("<f6>").keys(keys);
            insta::assert_snapshot!(format!("{name}_{tag}_{cols}x{rows}"), screen(&bench.model));
        }
    }
}

#[test]
fn rota() {
    shots("rota", "");
}

#[test]
fn armed() {
    shots("armed", "<down>3");
}

#[test]
fn towns() {
    shots("towns", "<right><down>");
}

#[test]
fn narrowed() {
    shots("narrowed", "<f7>欧阳");
}

#[test]
fn contact() {
    shots("contact", "26");
}

#[test]
fn households() {
    shots("households", "<right><right>3");
}

#[test]
fn lists() {
    shots("lists", "<left>");
}

#[test]
fn lines() {
    shots("lines", "<left><enter><down>");
}

#[test]
fn history() {
    shots("history", "<ctrl-o>");
}

#[test]
fn history_of_household() {
    shots("history_household", "<right><right><ctrl-o><down>");
}

#[test]
fn amend_contact() {
    shots("amend_contact", "<ctrl-o><enter>");
}

#[test]
fn new_list() {
    shots("new_list", "<left><ctrl-n><ctrl-s>");
}
