//! Where a frame's bytes gather before they leave in one write.

use std::io;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// Collects bytes and ignores `flush`: the frame is sent whole, by the screen.
#[derive(Debug, Default)]
pub(super) struct FrameSink {
    bytes: Vec<u8>,
}

impl FrameSink {
    /// The bytes so far; the sink is empty afterwards and keeps its memory.
    pub(super) fn take_into(&mut self, out: &mut Vec<u8>) {
        out.append(&mut self.bytes);
    }
}

impl io::Write for FrameSink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Where the cursor stands; nowhere when hidden.
pub(super) type Caret = Option<Position>;

/// The crossterm backend over a sink, with two habits changed: a frame without changed cells writes nothing at
/// all (the stock backend always appends a style reset), and cursor movements are remembered instead of written,
/// so that the screen can place the cursor last and only when it has to. It never asks the terminal anything.
#[derive(Debug)]
pub(super) struct SinkBackend {
    sink: FrameSink,
    size: Size,
    shown: bool,
    position: Position,
}

impl SinkBackend {
    pub(super) fn new(size: Size) -> Self {
        Self { sink: FrameSink::default(), size, shown: false, position: Position::ORIGIN }
    }

    pub(super) fn sink(&mut self) -> &mut FrameSink {
        &mut self.sink
    }

    /// Where the last frame wants the cursor.
    pub(super) fn caret(&self) -> Caret {
        self.shown.then_some(self.position)
    }
}

impl Backend for SinkBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut cells = content.peekable();
        if cells.peek().is_some() { CrosstermBackend::new(&mut self.sink).draw(cells) } else { Ok(()) }
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.shown = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.shown = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.position)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.position = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        CrosstermBackend::new(&mut self.sink).clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        CrosstermBackend::new(&mut self.sink).clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
