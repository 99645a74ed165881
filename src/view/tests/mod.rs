//! Drawn screens.

mod dump;

pub use dump::{dump, screen};

use crate::console::testkit::Bench;
use crate::locale::Lang;

#[test]
fn show() {
    for lang in [Lang::Zh, Lang::En] {
        for (c, r) in [(60, 20), (80, 24), (120, 40)] {
            let mut bench = Bench::seated(lang).sized(c, r);
            println!("{}", screen(&bench.model));
            bench.keys("ougy");
            println!("{}", screen(&bench.model));
            bench.keys("<ctrl-p>");
            println!("{}", screen(&bench.model));
            bench.keys("<esc><f1>");
            println!("{}", screen(&bench.model));
        }
    }
}
