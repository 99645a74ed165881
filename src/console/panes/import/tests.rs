//! The import pane, worked by keys.

use super::{Busy, Step};
use crate::bureau::{Action as Gate, Command, Outcome, Receipt, Refusal};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::stage::Stage;
use crate::console::testkit::{Bench, desk, sample_desk};
use crate::console::{Effect, ErrandNews, ReqId};
use crate::exchange::source::Encoding;
use crate::exchange::{Errand, Progress, Trouble};
use crate::locale::Lang;

/// At the list of files.
fn at_files() -> Bench {
    at_files_of(Bench::seated(Lang::Zh))
}

fn at_files_of(mut bench: Bench) -> Bench {
    bench.keys_with_files("<alt-i>");
    assert_eq!(bench.model.active, PaneId::Import);
    bench
}

fn at_columns() -> Bench {
    let mut bench = at_files();
    bench.keys_with_files("<enter>");
    assert_eq!(bench.model.panes.import.step, Step::Columns);
    bench
}

fn at_verdict() -> Bench {
    let mut bench = at_columns();
    bench.keys_with_files("<enter>");
    assert_eq!(bench.model.panes.import.step, Step::Judge);
    bench
}

fn stops(bench: &Bench) -> usize {
    bench.effects.iter().filter(|e| matches!(e, Effect::Stop(_))).count()
}

#[test]
fn the_gate_decides_who_comes_in() {
    let mut desk = desk();
    desk.allowed.retain(|gate| *gate != Gate::ImportPeople);
    let mut bench = Bench::seated_as(Lang::Zh, desk);
    bench.keys_with_files("<alt-i>");
    assert_eq!(bench.model.active, PaneId::Lookup);
    assert!(bench.errand().is_none() && bench.said().contains("导入"), "{}", bench.said());
}

#[test]
fn the_newest_file_is_two_keys_away_and_folders_open() {
    let mut bench = at_files();
    bench.keys("<enter>");
    assert!(
        matches!(bench.errand(), Some((_, Errand::Look { file, .. })) if file.ends_with("U盘/花山镇.csv"))
    );
    bench.files();
    bench.keys_with_files("<esc><ctrl-end><enter>");
    let folder = bench.model.panes.import.files.listing.as_ref().and_then(|l| l.folder.clone());
    assert!(folder.is_some_and(|f| f.path.ends_with("下载")));
    assert_eq!(bench.model.panes.import.files.list.selected, 1, "the newest file, not the way up");
    bench.keys_with_files("<esc>");
    assert!(bench.model.panes.import.files.listing.as_ref().is_some_and(|l| l.folder.is_none()));
    bench.keys_with_files("<esc>");
    assert_eq!(bench.model.active, PaneId::Lookup);
}

#[test]
fn a_part_of_a_name_narrows_and_a_path_is_opened_as_typed() {
    let mut bench = at_files();
    bench.keys("伤残");
    assert_eq!(bench.model.panes.import.files.len(), 1);
    bench.keys("<esc>");
    assert_eq!(bench.model.panes.import.files.len(), 5);
    bench.paste(" '/tmp/我的 表.csv' ");
    bench.keys("<enter>");
    assert_eq!(bench.errand().map(|(_, e)| e), Some(Errand::Open("'/tmp/我的 表.csv'".to_owned())));
}

#[test]
fn a_file_that_cannot_be_read_is_said_and_the_list_stays() {
    let mut bench = at_files();
    bench.keys_with_files("<down><down><enter>");
    assert!(bench.said().contains(".xls") && bench.said().contains("另存为"), "{}", bench.said());
    let import = &bench.model.panes.import;
    assert_eq!((import.step, import.files.list.selected, import.files.len()), (Step::Choose, 2, 5));
    bench.keys_with_files("/tmp/x.gone<enter>");
    assert_eq!(bench.said(), "没有这个文件。请检查文件名和文件夹。");
    assert_eq!(bench.model.panes.import.files.typed.text(), "/tmp/x.gone", "what was typed stays");
}

#[test]
fn the_encoding_turns_by_arrows_and_columns_are_left_out_and_chosen() {
    let mut bench = at_columns();
    let encodings = |bench: &Bench| bench.model.panes.import.look.as_ref().unwrap().choices.encoding;
    bench.keys_with_files("<down><right>");
    assert_eq!(encodings(&bench), Some(Encoding::Utf8));
    assert!(bench.model.panes.import.lacks_names(), "as UTF-8 no heading is understood");
    bench.keys_with_files("<left>");
    assert_eq!(encodings(&bench), Some(Encoding::Gb18030));
    assert!(!bench.model.panes.import.lacks_names());
    // The number's column left out: the file cannot be read, and says so.
    bench.keys_with_files("<down><down><right><ctrl-s>");
    assert!(bench.said().contains("身份证号列"), "{}", bench.said());
    bench.keys_with_files("<left><ctrl-s>");
    assert_eq!(bench.model.panes.import.step, Step::Judge);
    // The village's own words become the remarks.
    bench.keys_with_files("<esc><end><enter>备注<enter>");
    let mapping = &bench.model.panes.import.look.as_ref().unwrap().preview.mapping;
    assert_eq!(mapping.column_of(crate::exchange::layout::Field::Remark), Some(4));
    bench.keys_with_files("<home><enter><enter><right><enter>");
    assert_eq!(bench.model.panes.import.step, Step::Result);
    let Some((_, _, Command::SaveImportProfile { name, .. })) = bench.command() else { panic!() };
    assert_eq!(name, "花山镇");
}

#[test]
fn a_trial_reading_shows_how_far_it_is_and_stops_at_once() {
    let mut bench = at_columns();
    bench.keys("<enter>");
    bench.wait(1_500);
    let progress = Progress { rows: 30_000, bytes: 50, total_bytes: 100 };
    bench.news(ErrandNews::Progress(progress));
    let running = bench.model.panes.import.running.unwrap();
    assert_eq!((running.busy, running.share()), (Busy::Judging, 50));
    assert_eq!(running.progress_words().say(Lang::Zh), "30,000 行   50%   20,000 行/秒");
    bench.keys("<ctrl-q>");
    let Some(Overlay::Confirm(asked)) = bench.model.overlays.last() else { panic!() };
    assert_eq!(asked.consequences.len(), 1, "leaving would stop it");
    bench.keys("<esc><esc><esc>");
    assert_eq!(stops(&bench), 1, "asked once");
    bench.news(ErrandNews::Over(Err(Trouble::Stopped)));
    assert_eq!(bench.said(), "已取消，什么也没有写入。");
    assert_eq!(bench.model.panes.import.step, Step::Columns);
}

#[test]
fn nothing_is_taken_in_before_it_is_confirmed() {
    let mut bench = at_verdict();
    let import = &bench.model.panes.import;
    assert_eq!(import.sums().unwrap().say(Lang::Zh), "5 行：可导入 2，退回 3（其中重复 1），请留意 0");
    assert_eq!(import.problem(0, Lang::Zh).unwrap().row, 5);
    bench.keys("<enter><enter>");
    assert!(bench.errand().is_none(), "no is the first answer");
    bench.keys("<enter><right><enter>");
    assert!(matches!(bench.errand(), Some((_, Errand::Import(..)))));
    bench.files();
    assert_eq!(bench.said(), "已导入 2 人，退回 3 行。");
    assert!(matches!(bench.model.shared.readiness, crate::console::Readiness::Ready(22_002)));
    // The returned rows are one key away, with the choices that were made for the file.
    bench.keys("<enter>");
    let Some((_, Errand::Look { file, keep, .. })) = bench.errand() else { panic!() };
    assert!(file.ends_with("花山镇.returned.csv") && keep.is_some());
}

#[test]
fn leaving_and_locking_keep_the_place_and_the_work() {
    let mut bench = at_columns();
    bench.keys("<down><down><enter>");
    assert_eq!(bench.model.overlays.len(), 1);
    bench.keys("<esc><f2><f12><enter><alt-i>");
    let import = &bench.model.panes.import;
    assert_eq!(
        (bench.model.active, import.step, import.columns.selected),
        (PaneId::Import, Step::Columns, 2)
    );
    bench.keys("<home><enter><f2>");
    let (req, errand) = bench.errand().unwrap();
    assert!(matches!(errand, Errand::Judge(_)) && stops(&bench) == 0, "it goes on elsewhere");
    bench.effects.clear();
    let found = crate::console::testkit::carry_out(&errand);
    bench.event(crate::console::Event::Errand { req, news: ErrandNews::Over(found) });
    assert_eq!((bench.model.active, bench.model.panes.import.step), (PaneId::Lookup, Step::Judge));
    assert_eq!(bench.said(), "还没有写入任何东西。");
}

#[test]
fn another_at_the_desk_finds_nothing_of_it_and_nothing_goes_on() {
    let mut bench = at_verdict();
    bench.keys("<enter><right><enter><f2>");
    let (req, _) = bench.errand().unwrap();
    bench.effects.clear();
    // The session ended behind the screen's back: the next answer says so.
    for chord in crate::console::testkit::keys("x") {
        bench.event(crate::console::Event::Input(crate::console::Input::Key(chord)));
    }
    let asked = bench.effects.iter().find_map(|e| match e {
        Effect::Query { req, .. } => Some(*req),
        _ => None,
    });
    let asked = asked.unwrap();
    let refused = Err(Refusal::SignedOut);
    bench.event(crate::console::Event::Reply { req: asked, result: refused, took_us: 1 });
    assert_ne!(bench.model.stage, Stage::Desk);
    assert!(bench.effects.contains(&Effect::Stop(req)), "{:?}", bench.effects);
    assert!(bench.model.panes.import.seen.is_none());
}

/// The errand under way is asked to stop before the command is sent, once; nothing of it is asked again when the command
/// is done.
fn stops_before(bench: &mut Bench, req: ReqId, is_meant: impl Fn(&Command) -> bool) {
    let at = |bench: &Bench, meant: &dyn Fn(&Effect) -> bool| bench.effects.iter().position(meant);
    let stop = at(bench, &|e| *e == Effect::Stop(req));
    let sent = at(bench, &|e| matches!(e, Effect::Execute { command, .. } if is_meant(command)));
    assert!(stop.is_some() && sent.is_some() && stop < sent, "{:?}", bench.effects);
    bench.reply(Ok(Receipt { seq: 3, already: false, outcome: Outcome::Done }));
    assert_eq!(stops(bench), 1);
}

#[test]
fn signing_out_stops_an_import_before_the_command_that_would_wait_for_it() {
    let mut bench = at_verdict();
    bench.keys("<enter><right><enter>");
    let (req, _) = bench.errand().unwrap();
    bench.keys("<ctrl-p>sign<enter>");
    let Some(Overlay::Confirm(asked)) = bench.model.overlays.last() else { panic!() };
    assert_eq!(asked.consequences.len(), 1, "it says that the import stops too");
    bench.keys("<enter>");
    assert_eq!(stops(&bench), 0, "no leaves it alone");
    bench.keys("<ctrl-p>sign<enter><right><enter>");
    stops_before(&mut bench, req, |command| *command == Command::SignOut);
}

#[test]
fn switching_staff_stops_a_reading_before_the_command() {
    let mut bench = at_files_of(Bench::seated_as(Lang::Zh, sample_desk()));
    bench.keys_with_files("<enter>");
    bench.keys("<enter>");
    let (req, errand) = bench.errand().unwrap();
    assert!(matches!(errand, Errand::Judge(_)));
    bench.keys("<ctrl-p>switch<enter>wang<enter>");
    stops_before(&mut bench, req, |command| matches!(command, Command::SwitchStaff { .. }));
}

#[test]
fn headings_that_changed_lead_back_to_the_columns_with_their_own_words() {
    let mut bench = at_verdict();
    bench.keys("<enter><right><enter>");
    bench.news(ErrandNews::Over(Err(Trouble::Mapping)));
    assert_eq!(bench.said(), "文件的表头和选列时不同。请重新打开这个文件，再看一遍列。");
    let import = &bench.model.panes.import;
    assert!(import.step == Step::Columns && import.seen.is_none());
}
