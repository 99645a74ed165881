//! A running process seen from outside, through `/proc`, and signals to it.

use std::fs;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

/// Times that the threads of a process went to sleep and were woken again so far.
pub fn wake_ups(pid: u32) -> u64 {
    let count = |task: std::io::Result<fs::DirEntry>| {
        let status = fs::read_to_string(task.ok()?.path().join("status")).ok()?;
        field(&status, "voluntary_ctxt_switches:")
    };
    fs::read_dir(format!("/proc/{pid}/task")).expect("the program runs").filter_map(count).sum()
}

/// Resident memory in KiB.
pub fn resident_kib(pid: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).expect("the program runs");
    field(&status, "VmRSS:").unwrap_or_default()
}

/// The most resident memory it ever had, in KiB.
pub fn peak_kib(pid: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).expect("the program runs");
    field(&status, "VmHWM:").unwrap_or_default()
}

/// The state letter; none when the process is gone.
pub fn state(pid: u32) -> Option<char> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat.rsplit(')').next()?.trim_start().chars().next()
}

/// Stops every thread of a process, and returns once none of them runs; `CONT` lets them go on.
pub fn freeze(pid: u32) {
    signal(pid, "STOP");
    let stopped = |task: fs::DirEntry| {
        // A thread that ended meanwhile does nothing any more.
        let Ok(stat) = fs::read_to_string(task.path().join("stat")) else { return true };
        matches!(
            stat.rsplit(')').next().and_then(|rest| rest.trim_start().chars().next()),
            Some('T' | 'Z' | 'X')
        )
    };
    let tasks = || fs::read_dir(format!("/proc/{pid}/task")).expect("the program runs");
    while !tasks().filter_map(Result::ok).all(stopped) {
        std::thread::yield_now();
    }
}

/// How long the threads of a process were ready to run and had no processor so far.
pub fn withheld(pid: u32) -> Duration {
    let waited = |task: std::io::Result<fs::DirEntry>| {
        let stat = fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        stat.split_whitespace().nth(1)?.parse().ok().map(Duration::from_nanos)
    };
    fs::read_dir(format!("/proc/{pid}/task")).expect("the program runs").filter_map(waited).sum()
}

/// Time that the threads of a process spent on the CPU so far, in nanoseconds; of those that ended, none.
pub fn cpu_ns(pid: u32) -> u64 {
    let spent = |task: std::io::Result<fs::DirEntry>| {
        let told = fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        told.split_whitespace().next()?.parse::<u64>().ok()
    };
    fs::read_dir(format!("/proc/{pid}/task")).expect("the program runs").filter_map(spent).sum()
}

/// The number after a name in a status file.
fn field(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// Sends a signal by its name without `SIG`.
pub fn signal(pid: u32, name: &str) {
    let signal = match name {
        "TERM" => Signal::TERM,
        "HUP" => Signal::HUP,
        "INT" => Signal::INT,
        "QUIT" => Signal::QUIT,
        "ALRM" => Signal::ALARM,
        "USR1" => Signal::USR1,
        "KILL" => Signal::KILL,
        "STOP" => Signal::STOP,
        "TSTP" => Signal::TSTP,
        "CONT" => Signal::CONT,
        "WINCH" => Signal::WINCH,
        other => panic!("no such signal: {other}"),
    };
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw).expect("a process id");
    kill_process(pid, signal).expect("the signal is sent");
}
