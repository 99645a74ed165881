//! Times and how they are told.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Times of one kind.
#[derive(Default)]
pub struct Times {
    wall: Vec<f64>,
    cpu: Vec<f64>,
}

impl Times {
    /// One more.
    pub fn add(&mut self, wall: Duration, cpu: Duration) {
        self.wall.push(wall.as_secs_f64() * 1e3);
        self.cpu.push(cpu.as_secs_f64() * 1e3);
    }

    /// Those of another measurement too.
    pub fn append(&mut self, mut more: Self) {
        self.wall.append(&mut more.wall);
        self.cpu.append(&mut more.cpu);
    }

    /// A line of the table: wall time in milliseconds, and the median of the CPU time.
    pub fn tell(mut self, what: &str) {
        let row: Vec<String> =
            [0.5, 0.95, 1.0].iter().map(|q| format!("{:.2}", quantile(&mut self.wall, *q))).collect();
        println!(
            "| {what} | {} | {} | {:.2} |",
            self.wall.len(),
            row.join(" | "),
            quantile(&mut self.cpu, 0.5)
        );
    }
}

/// The head of a table of times.
pub fn head(what: &str) {
    println!("\n| {what} | n | median ms | p95 | max | CPU, median |\n|---|--:|--:|--:|--:|--:|");
}

/// The value that a share of the values does not exceed.
fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = ((values.len() as f64 - 1.0).max(0.0) * share).round();
    #[expect(clippy::cast_sign_loss, reason = "a place in a list")]
    values.get(at as usize).copied().unwrap_or_default()
}

/// Time of this thread on the CPU.
pub fn on_cpu() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(u64::try_from(now.tv_sec).unwrap(), u32::try_from(now.tv_nsec).unwrap())
}
