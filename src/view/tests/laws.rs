//! What holds for every screen.

use std::fs;
use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{dump, screen_of};
use crate::console::testkit::Bench;
use crate::console::{Event, Input, Size};
use crate::locale::Lang;
use crate::text::width;
use crate::view::{Colours, Glyphs, Pen, Theme};

const KEYS: [&str; 9] =
    ["", "ougy", "ougy<enter>", "<ctrl-p>", "<f1>", "<f12>", "<ctrl-q>", "<f3>", "<ctrl-p>密码<enter>"];

#[test]
fn every_size_from_nothing_to_a_wall_is_drawn() {
    for keys in KEYS {
        for (cols, rows) in
            [(0, 0), (1, 1), (20, 5), (59, 20), (60, 19), (60, 20), (61, 21), (80, 24), (240, 70), (400, 150)]
        {
            let mut bench = Bench::seated(Lang::Zh);
            bench.keys(keys);
            bench.event(Event::Input(Input::Resize(Size { cols, rows })));
            let picture = screen_of(&bench.model, Size { cols, rows });
            for line in picture.lines() {
                assert!(
                    line.ends_with("cursor")
                        || line.starts_with("cursor")
                        || width(line) <= usize::from(cols),
                    "{line}"
                );
            }
        }
    }
}

#[test]
fn a_screen_too_small_shows_one_line_and_nobody() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy");
    for (cols, rows) in [(59, 40), (200, 19), (20, 5)] {
        let picture = screen_of(&bench.model, Size { cols, rows });
        assert!(picture.starts_with("窗口太小"), "{picture}");
        assert!(!picture.contains("区国英"));
    }
}

#[test]
fn the_lock_shows_nothing_of_the_desk() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<enter><f7>一");
    for keys in
        ["<f10>", "<f1>", "<esc>", "<f2>", "<ctrl-p>", "<ctrl-q>", "<f12>", "<enter>", "<right><enter>"]
    {
        bench.keys(keys);
        let picture = screen_of(&bench.model, Size { cols: 80, rows: 24 });
        for secret in ["区国英", "ougy", "0284", "新华"] {
            assert!(!picture.contains(secret), "{secret} after {keys} in {picture}");
        }
    }
}

#[test]
fn the_veil_shows_nobody() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<f12>");
    let picture = screen_of(&bench.model, Size { cols: 80, rows: 24 });
    for secret in ["区国英", "ougy", "0284", "李娜", "新华"] {
        assert!(!picture.contains(secret), "{secret} in {picture}");
    }
}

#[test]
fn where_ambiguous_is_wide_no_ambiguous_sign_is_drawn() {
    let theme = Theme::new(Colours::None, Glyphs::Ascii);
    for keys in KEYS {
        let mut bench = Bench::seated(Lang::Zh);
        bench.keys(keys);
        let picture = dump(&bench.model, &theme, 80, 24);
        for sign in ['─', '│', '┌', '·', '…', '—', '▌', '↑', '←', '“', '×', '‹'] {
            assert!(!picture.contains(sign), "{sign} in {picture}");
        }
    }
}

#[test]
fn a_box_keeps_its_left_border_over_a_wide_glyph() {
    let theme = Theme::new(Colours::None, Glyphs::Unicode);
    for x in [3, 4] {
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 3));
        buf.set_string(0, 1, "区国英区国英区国英区", Style::new());
        let mut pen = Pen::new(&mut buf, &theme, Lang::Zh);
        pen.frame(Rect::new(x, 0, 8, 3), "");
        assert_eq!(buf[(x, 1)].symbol(), "│");
        assert!(width(buf[(x - 1, 1)].symbol()) <= 1, "the glyph before the border must not reach under it");
    }
}

#[test]
fn control_and_bidi_characters_are_shown_as_what_they_are() {
    let theme = Theme::new(Colours::None, Glyphs::Unicode);
    let mut buf = Buffer::empty(Rect::new(0, 0, 40, 1));
    Pen::new(&mut buf, &theme, Lang::Zh).at(0, 0, 40, "a\u{1b}[31m\u{202e}b", Style::new());
    let row: String = (0..40).map(|x| buf[(x, 0)].symbol().to_owned()).collect();
    assert!(row.contains('␛') && row.contains("U+202E"), "{row}");
}

#[test]
fn the_cursor_stands_behind_what_was_typed() {
    for (typed, cols) in [("ou", 2), ("区国", 4), ("买·e\u{301}", 4)] {
        let mut bench = Bench::seated(Lang::Zh);
        let start = screen_of(&bench.model, Size { cols: 80, rows: 24 });
        let at = |picture: &str| -> u16 {
            picture.lines().last().unwrap().split(' ').nth(1).unwrap().parse().unwrap()
        };
        bench.event(Event::Input(Input::Text(typed.to_owned())));
        let now = screen_of(&bench.model, Size { cols: 80, rows: 24 });
        assert_eq!(at(&now) - at(&start), cols, "{typed}");
    }
}

#[test]
fn a_date_in_full_width_is_seen_whole() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f4><0>指定期限<enter>");
    bench.event(Event::Input(Input::Text("２０２６－１１－２８".to_owned())));
    let now = screen_of(&bench.model, Size { cols: 80, rows: 24 });
    assert!(now.contains("２０２６－１１－２８"), "{now}");
}

#[test]
fn no_picture_holds_a_whole_number_before_a_key_that_reveals_one() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view/tests/snapshots");
    let mut looked_at = 0;
    for file in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let text = fs::read_to_string(&file).unwrap();
        let pictures = text.split("=== ").skip(1);
        let masked = pictures.take_while(|picture| !picture.lines().next().unwrap().contains("<ctrl-r>"));
        for picture in masked {
            let whole = picture.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() > 10);
            assert_eq!(whole, None, "{}", file.display());
            looked_at += 1;
        }
    }
    assert!(looked_at > 50, "{looked_at}");
}
