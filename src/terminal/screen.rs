//! The screen: frames in, one write out.

use std::io::{self, Write};

use crossterm::{cursor, queue, style, terminal};
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::input::clamp_size;
use super::sink::{Caret, SinkBackend};

/// A terminal of a known, clamped size over any writer. Each frame that changes something is one `write`, wrapped
/// in a synchronised update (`CSI ? 2026`; terminals that do not know it ignore it), the cursor inside. A frame
/// that changes nothing writes nothing.
#[derive(Debug)]
pub struct Screen<W> {
    terminal: Terminal<SinkBackend>,
    /// The size of `terminal` while nothing was drawn on it.
    blank: Option<(u16, u16)>,
    out: W,
    size: (u16, u16),
    /// Bytes that go before the next frame's cells.
    before: Vec<u8>,
    /// The cursor as the terminal has it; unknown before the first frame.
    caret: Option<Caret>,
    frame: Vec<u8>,
}

impl<W: Write> Screen<W> {
    /// A screen of a claimed size, clamped. The first frame clears and paints everything.
    pub fn new(out: W, columns: u16, rows: u16) -> io::Result<Self> {
        let size = clamp_size(columns, rows);
        let mut screen = Self {
            terminal: terminal_of(size)?,
            blank: Some(size),
            out,
            size,
            before: Vec::new(),
            caret: None,
            frame: Vec::new(),
        };
        screen.repaint()?;
        Ok(screen)
    }

    /// Columns and rows that frames have.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Follows a claimed size, clamped. The next frame paints everything, also when the size is the old one: between two
    /// looks the terminal may have been smaller and cut off what it showed.
    pub fn resize(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        self.size = clamp_size(columns, rows);
        self.repaint()
    }

    /// Forgets what the terminal shows: the next frame clears and paints everything.
    pub fn repaint(&mut self) -> io::Result<()> {
        if self.blank != Some(self.size) {
            self.terminal = terminal_of(self.size)?;
            self.blank = Some(self.size);
        }
        self.caret = None;
        let mut clear = Vec::new();
        queue!(clear, style::ResetColor, terminal::Clear(terminal::ClearType::All))?;
        // What waits before the clearing, such as the question for the width, is still sent.
        if !self.before.ends_with(&clear) {
            self.before.extend(clear);
        }
        Ok(())
    }

    /// Puts bytes before the next frame's cells, in the same write.
    pub(super) fn prefix(&mut self, bytes: &[u8]) {
        self.before.extend_from_slice(bytes);
    }

    /// Draws a frame and sends what changed. Returns the number of bytes written.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<usize> {
        self.blank = None;
        self.terminal.draw(render)?;
        let backend = self.terminal.backend_mut();
        let wanted = backend.caret();
        self.frame.clear();
        queue!(self.frame, terminal::BeginSynchronizedUpdate)?;
        let empty = self.frame.len();
        self.frame.append(&mut self.before);
        backend.sink().take_into(&mut self.frame);
        let painted = self.frame.len() > empty;
        let moved = self.caret != Some(wanted);
        if !painted && !moved {
            return Ok(0);
        }
        if let Some(at) = wanted {
            queue!(self.frame, cursor::MoveTo(at.x, at.y))?;
        }
        let was_shown = self.caret.map(|caret| caret.is_some());
        match wanted {
            Some(_) if was_shown != Some(true) => queue!(self.frame, cursor::Show)?,
            None if was_shown != Some(false) => queue!(self.frame, cursor::Hide)?,
            _ => {}
        }
        queue!(self.frame, terminal::EndSynchronizedUpdate)?;
        self.out.write_all(&self.frame)?;
        self.out.flush()?;
        self.caret = Some(wanted);
        Ok(self.frame.len())
    }
}

/// A terminal with a fixed area: it never asks for the size, so it never allocates more than the clamp allows.
fn terminal_of((columns, rows): (u16, u16)) -> io::Result<Terminal<SinkBackend>> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
    Terminal::with_options(SinkBackend::new(Size::new(columns, rows)), TerminalOptions { viewport })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts writes.
    #[derive(Default)]
    struct Paper {
        writes: Vec<Vec<u8>>,
    }

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.writes.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn page(text: &'static str, caret: Option<(u16, u16)>) -> impl FnOnce(&mut Frame<'_>) {
        move |frame| {
            frame.render_widget(text, frame.area());
            if let Some(at) = caret {
                frame.set_cursor_position(at);
            }
        }
    }

    fn shown(screen: &Screen<Paper>) -> vt100::Parser {
        let side = |cells: u16| std::num::NonZeroU16::new(cells).unwrap();
        let mut parser = vt100::Parser::new(side(24), side(80), 0);
        for write in &screen.out.writes {
            parser.process(write);
        }
        parser
    }

    #[test]
    fn a_frame_is_one_synchronised_write_with_the_cursor_inside() {
        let mut screen = Screen::new(Paper::default(), 80, 24).unwrap();
        screen.draw(page("查 ougy", Some((3, 0)))).unwrap();
        assert_eq!(screen.out.writes.len(), 1);
        let first = screen.out.writes.first().unwrap();
        assert!(first.starts_with(b"\x1b[?2026h") && first.ends_with(b"\x1b[1;4H\x1b[?25h\x1b[?2026l"));
        let parser = shown(&screen);
        assert_eq!(parser.screen().contents(), "查 ougy");
        assert_eq!(parser.screen().cursor_position(), (0, 3));
        assert!(!parser.screen().hide_cursor());
    }

    #[test]
    fn a_frame_without_a_change_writes_nothing() {
        let mut screen = Screen::new(Paper::default(), 80, 24).unwrap();
        for caret in [None, Some((1, 1))] {
            assert!(screen.draw(page("same", caret)).unwrap() > 0);
            assert_eq!(screen.draw(page("same", caret)).unwrap(), 0);
        }
        assert_eq!(screen.out.writes.len(), 2);
    }

    #[test]
    fn one_typed_character_costs_at_most_sixty_bytes() {
        let mut screen = Screen::new(Paper::default(), 80, 24).unwrap();
        screen.draw(page("ou", Some((2, 0)))).unwrap();
        let bytes = screen.draw(page("oug", Some((3, 0)))).unwrap();
        assert!(bytes <= 60, "{bytes}");
        let moved = screen.draw(page("oug", Some((1, 0)))).unwrap();
        assert!(moved <= 30, "{moved}");
        let hidden = screen.draw(page("oug", None)).unwrap();
        assert!(hidden > 0 && shown(&screen).screen().hide_cursor());
    }

    #[test]
    fn a_claimed_size_is_clamped_before_anything_is_allocated() {
        let mut screen = Screen::new(Paper::default(), 20_000, 20_000).unwrap();
        assert_eq!(screen.size(), (400, 150));
        screen.resize(u16::MAX, u16::MAX).unwrap();
        assert_eq!(screen.size(), (400, 150));
        screen.draw(|frame| assert_eq!(frame.area(), Rect::new(0, 0, 400, 150))).unwrap();
    }

    #[test]
    fn a_resize_paints_everything_anew_and_tiny_sizes_draw() {
        let mut screen = Screen::new(Paper::default(), 80, 24).unwrap();
        screen.draw(page("hello", None)).unwrap();
        for (columns, rows) in [(0, 0), (1, 1), (20, 5), (79, 24)] {
            screen.resize(columns, rows).unwrap();
            screen.draw(page("hello", Some((0, 0)))).unwrap();
        }
        assert_eq!(shown(&screen).screen().contents(), "hello");
        let before = screen.out.writes.len();
        screen.resize(79, 24).unwrap();
        let again = screen.draw(page("hello", Some((0, 0)))).unwrap();
        assert!(again > 0, "the same size may have been another one for a moment");
        screen.repaint().unwrap();
        assert!(screen.draw(page("hello", Some((0, 0)))).unwrap() > 0);
        assert_eq!(screen.out.writes.len(), before + 2);
    }

    #[test]
    fn a_write_that_fails_is_an_error_and_not_a_panic() {
        struct Gone;
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::Error::other("gone"))
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        assert!(Screen::new(Gone, 80, 24).unwrap().draw(page("x", None)).is_err());
    }
}
