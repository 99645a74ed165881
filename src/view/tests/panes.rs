//! The person and ledger panes, drawn.

use super::screen;
use crate::console::testkit::Bench;
use crate::locale::Lang;

#[test]
fn show_panes() {
    for (lang, c, r) in [(Lang::Zh, 80, 24), (Lang::En, 80, 24), (Lang::Zh, 60, 20), (Lang::Zh, 120, 40)] {
        let mut bench = Bench::seated(lang).sized(c, r);
        bench.keys("ougy<enter>");
        println!("{}", screen(&bench.model));
        for keys in ["2<ctrl-w>", "<ctrl-w>3", "<ctrl-w>", "<ctrl-w><right>", "<enter>", "4", "5", "<f3>", "<down><down><down><down><down><down><enter>", "<ctrl-w>"] {
            bench.keys(keys);
            println!("{keys}\n{}", screen(&bench.model));
        }
    }
}
