//! Papers laid out: golden texts byte for byte, the document's structure, and hostile text.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::bureau::answer::{Card, Happening, PaperRow, PaperView, VisitRow, VisitView};
use crate::bureau::command::PaperDraft;
use crate::domain::matter::Reply;
use crate::domain::paper::{Block, Mark, PaperKind, Voided};
use crate::domain::person::{Recognition, RecognitionState};
use crate::domain::visit::{Caller, CallerKind, Promise, VisitOutcome, VisitStage};
use crate::domain::{Date, Fen, PaperId, PersonId, StaffId, VisitId};
use crate::text::width;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn card() -> Card {
    let recognition = Recognition::new("51", RecognitionState::Receiving);
    Card {
        person: PersonId(7),
        version: 1,
        name: "买买提·吐尔逊".into(),
        sex: None,
        age: Some(71),
        recognitions: vec![recognition],
        division: None,
        id_masked: "**************0284".into(),
        phone_masked: String::new(),
        died: None,
        petitions_open: 0,
        next_due: None,
        last_paid: None,
        last_contact: None,
        paid_this_year: (0, Fen(0)),
        owed: Fen(0),
        withheld: None,
        flags: Vec::new(),
        account_waiting: None,
        payee: None,
        cautions: Vec::new(),
    }
}

fn head(tables: &Reference, lang: Lang) -> Head<'_> {
    let today = date("2026-11-25");
    Head {
        lang, bureau: "广州市花都区退役军人事务局", clerk: "李娜", desk: "一号窗", today, tables
    }
}

fn visit() -> VisitView {
    let done = |command: &str, about: &[(&str, &str)]| Happening {
        seq: 1,
        today: date("2026-11-25"),
        at_ms: 0,
        by: "李娜".into(),
        desk: "一号窗".into(),
        command: command.into(),
        object: "P7".into(),
        about: about.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect(),
    };
    VisitView {
        died: None,
        row: VisitRow {
            visit: VisitId(3),
            version: 4,
            day: date("2026-11-25"),
            number: 12,
            booked: None,
            stage: VisitStage::Ended,
            person: Some(PersonId(7)),
            name: "买买提·吐尔逊".into(),
            caller: CallerKind::Relative,
            topics: vec!["subsidy".into(), "card".into()],
            desk: "一号窗".into(),
            attended_by: None,
            staff: "李娜".into(),
            came_ms: Some(1_795_572_060_000),
            called_ms: Some(1_795_572_360_000),
            ended: Some((1_795_573_060_000, VisitOutcome::Informed)),
            promises_open: 1,
            slip: None,
            work: Vec::new(),
        },
        caller: Caller {
            kind: CallerKind::Relative,
            name: "阿依古丽·买买提".into(),
            relation: "女儿".into(),
            ..Caller::in_person()
        },
        note: "不印在单上".into(),
        promises: vec![Promise {
            what: "核对8月补助并电话答复".into(), due: date("2026-12-04"), kept: None
        }],
        done: vec![
            done("visit.call", &[]),
            // None of these is for the visitor: the pictures of the slip say nothing of them.
            done("note.add", &[("note", "caution")]),
            done("person.merge", &[("merged", "P9")]),
            done("person.distinct", &[("with", "P9")]),
            done("person.death", &[("on", "2026-11-20")]),
            done("person.amend", &[("fields", "phones.0")]),
            done("person.reveal", &[("field", "\"card\"")]),
            done("paper.issue", &[("paper", "notice"), ("number", "告知〔2026〕1号")]),
        ],
        suggested: Vec::new(),
        relatives: Vec::new(),
    }
}

pub(super) fn issued(draft: PaperDraft) -> PaperView {
    PaperView {
        row: PaperRow {
            paper: PaperId(5),
            version: 1,
            kind: draft.kind,
            number: draft.kind.number(2026, 12),
            day: date("2026-11-25"),
            at_ms: 0,
            staff: "李娜".into(),
            person: draft.person,
            name: String::new(),
            visit: draft.visit,
            petition: draft.petition,
            matter: draft.matter,
            reprints: 0,
            voided: None,
        },
        title: draft.title,
        blocks: draft.blocks,
        digest: "9f3a27c1".repeat(8),
        check_digits: "9F3A 27C1".into(),
        books: None,
        replaced: None,
    }
}

/// Every golden paper by the name of its file.
fn golden() -> Vec<(String, String)> {
    let tables = Reference::embedded().unwrap();
    let mut all = Vec::new();
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let head = head(&tables, lang);
        let matter = tables.matters.find("01").unwrap();
        let said = |id: &str, reply| (id.to_owned(), reply);
        let answers = BTreeMap::from([
            said("served", Reply::Yes),
            said("combat", Reply::Yes),
            said("sixty", Reply::Yes),
            said("rural", Reply::Yes),
            said("hardship", Reply::Yes),
            said("ill", Reply::No),
        ]);
        let papers = [
            ("notice", notice(&head, matter, Some(&card()), Some(&BTreeSet::from([0, 1, 3])))),
            ("notice-bare", notice(&head, tables.matters.find("14").unwrap(), None, None)),
            ("slip", slip(&head, &visit())),
            ("precheck", precheck(&head, Some(&card()), &answers)),
            ("precheck-nobody", precheck(&head, None, &BTreeMap::new())),
        ];
        for (name, draft) in papers {
            let paper = issued(draft);
            for form in Form::ALL {
                let text = text(&Sheet::issued(&paper, lang), form);
                all.push((format!("{name}-{}-{tag}.txt", form.name()), text));
            }
        }
    }
    all
}

fn file(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "golden", "papers", name].iter().collect()
}

#[test]
fn papers_are_what_they_were_byte_for_byte() {
    for (name, text) in golden() {
        let kept = std::fs::read(file(&name)).unwrap_or_default();
        assert!(kept == text.as_bytes(), "{name} has changed:\n{text}");
    }
}

#[test]
#[ignore = "writes the files that the other test compares with"]
fn write_the_golden_papers() {
    std::fs::create_dir_all(file("")).unwrap();
    for (name, text) in golden() {
        std::fs::write(file(&name), text).unwrap();
    }
}

#[test]
fn no_line_is_wider_than_its_form_and_none_tells_a_whole_number() {
    for (name, text) in golden() {
        let cols = if name.contains("-a4-") {
            80
        } else if name.contains("-42-") {
            42
        } else {
            48
        };
        for line in text.split("\r\n") {
            assert!(width(line) <= cols, "{name}: {line}");
            let longest = line.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
            assert!(longest < Some(11), "{name}: {line}");
        }
        for granted in ["批准您", "予以批准", "approved", "granted"] {
            assert!(!text.contains(granted), "{name} says {granted}");
        }
    }
}

#[test]
fn a_long_paper_has_numbered_pages_and_a_void_one_says_so() {
    let item = |n: usize| Block::Item {
        mark: Mark::None,
        said: String::new(),
        text: format!("第{n}项"),
        notes: vec![],
    };
    let blocks: Vec<Block> = (0..150).map(item).collect();
    let void = Some("作废".to_owned());
    let sheet =
        Sheet { title: "单", number: "告知〔2026〕1号", check: "9F3A 27C1", void, blocks: &blocks };
    let made = text(&sheet, Form::A4);
    let pages: Vec<&str> = made.split('\u{C}').collect();
    assert_eq!(pages.len(), 3);
    for (n, page) in pages.iter().enumerate() {
        let lines: Vec<&str> = page.split_terminator("\r\n").collect();
        assert_eq!((lines.len(), lines[59].trim()), (60, format!("{} / 3", n + 1).as_str()));
    }
    assert!(pages[0].contains("*** 作废 ***") && !text(&sheet, Form::Slip48).contains('\u{C}'));
}

/// The parts of a package, and whether every element of an XML part is closed where it was opened.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().to_owned(), text)
        })
        .collect()
}

pub(super) fn closed(xml: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in xml.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag)) {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with('?') || tag.ends_with('/') {
            continue;
        }
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else {
            open.push(name);
        }
    }
    open.is_empty()
}

#[test]
fn the_document_is_a_sound_package_and_markup_in_names_is_text() {
    let blocks = [
        Block::field("办理人", "<w:p>&\"㘵"),
        Block::text("一\n二"),
        Block::Item {
            mark: Mark::Have,
            said: "有".into(),
            text: "\u{1b}]0;x".into(),
            notes: vec!["注".into()],
        },
    ];
    let sheet =
        Sheet {
            title: "告知书", number: "告知〔2026〕1号", check: "9F3A 27C1", void: None, blocks: &blocks
        };
    let made = docx(&sheet);
    assert_eq!(made, docx(&sheet), "the same paper gives the same bytes");
    let parts = parts(&made);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]);
    assert!(parts.iter().all(|(_, xml)| closed(xml)));
    let document = &parts[2].1;
    assert!(document.contains("&lt;w:p&gt;&amp;&quot;㘵") && document.contains("<w:br/>"));
    assert!(!document.contains('\u{1b}') && document.contains("␛]0;x"));
    assert_eq!(document.matches("<w:p>").count(), 7, "title, number, three blocks, a note, the tail");
}

#[test]
fn a_paper_goes_to_a_folder_and_to_a_program_that_reads_it() {
    let tables = Reference::embedded().unwrap();
    let paper = issued(notice(&head(&tables, Lang::Zh), tables.matters.find("01").unwrap(), None, None));
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("printer out");
    let program = dir.path().join("printer");
    std::fs::write(&program, format!("#!/bin/sh\ncat > '{}'\n", out.display())).unwrap();
    std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let printer = Printer::parse(&format!("{} -x", program.display()));
    let encoding = crate::exchange::source::Encoding::Gb18030;
    let printing = Printing { folder: Some(dir.path().join("文书")), printer, encoding };
    for _ in 0..2 {
        let done = put_out(&paper, Form::Slip42, &printing, Lang::Zh, &mut || true).unwrap();
        assert_eq!(done.printer, Some(Ok(())));
        let names: Vec<String> =
            done.files.iter().map(|f| f.file_name().unwrap().to_string_lossy().into_owned()).collect();
        assert_eq!(names, ["一次性告知书 告知〔2026〕12号.txt", "一次性告知书 告知〔2026〕12号.docx"]);
        let lines = text(&Sheet::issued(&paper, Lang::Zh), Form::Slip42);
        assert_eq!(std::fs::read_to_string(&done.files[0]).unwrap(), lines);
        assert_eq!(std::fs::read(&out).unwrap(), encoding_rs::GB18030.encode(&lines).0.as_ref());
    }
    let missing = Printer::parse("/dev/there-is-no-such-printer").unwrap();
    assert_eq!(missing.send(b"x", &mut || true), Err(PrinterFault::Missing));
    assert_eq!(
        Printer::parse("/no/such/program x").unwrap().send(b"x", &mut || true),
        Err(PrinterFault::Missing)
    );
    assert_eq!(Printer::parse("false").unwrap().send(b"x", &mut || true), Err(PrinterFault::Failed));
    assert_eq!(Printer::parse("  "), None);
}

#[test]
fn a_printer_that_does_not_end_is_left_and_its_program_killed() {
    let dir = tempfile::tempdir().unwrap();
    let (program, mark) = (dir.path().join("printer"), dir.path().join("pid"));
    // It reads nothing and never ends; what is sent is more than a pipe takes.
    std::fs::write(&program, format!("#!/bin/sh\necho $$ > '{}'\nexec sleep 1000\n", mark.display()))
        .unwrap();
    std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let printer = Printer::parse(&program.display().to_string()).unwrap();
    let pid = || std::fs::read_to_string(&mark).ok().filter(|text| text.ends_with('\n'));
    let mut go_on = || pid().is_none();
    assert_eq!(printer.send(&vec![b'x'; 1 << 20], &mut go_on), Err(PrinterFault::Stopped));
    let process = format!("/proc/{}", pid().unwrap().trim());
    assert!(!std::path::Path::new(&process).exists(), "it is killed");
    // A device that takes nothing is left in the same way.
    let pipe = dir.path().join("lp0");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut looked = 0;
    let mut twice = || {
        looked += 1;
        looked < 2
    };
    assert_eq!(Printer::Device(pipe).send(b"x", &mut twice), Err(PrinterFault::Stopped));
}

#[test]
fn a_void_paper_that_is_shown_says_so() {
    let tables = Reference::embedded().unwrap();
    let mut paper = issued(slip(&head(&tables, Lang::Zh), &visit()));
    paper.row.voided = Some(Voided { day: date("2026-11-25"), staff: StaffId(3), reason: "写错".into() });
    assert_eq!(paper.row.kind, PaperKind::VisitSlip);
    assert!(text(&Sheet::issued(&paper, Lang::Zh), Form::Slip48).contains("*** 作废 ***"));
}

proptest! {
    #![proptest_config(crate::property::unsaved())]
    #[test]
    fn hostile_text_stays_inside_its_columns(
        text in "[a-z0-9区国㘵𬭎，。《》·ﾞe\u{301}👍\u{1b}\u{202e}\n ]{0,80}",
        label in "[a-z区·\u{1b}]{0,30}",
    ) {
        let item = Block::Item { mark: Mark::Have, said: "有".into(), text: text.clone(), notes: vec![text.clone()] };
        let blocks = [Block::field(label.clone(), text.clone()), Block::heading(label.clone()), item,
            Block::text(text.clone()), Block::sign(text.clone())];
        let sheet = Sheet { title: &text, number: "告知〔2026〕1号", check: "9F3A 27C1", void: None, blocks: &blocks };
        for form in Form::ALL {
            for line in lines(&sheet, form) {
                prop_assert!(width(&line) <= form.cols(), "{line:?}");
                let hides = line.chars().any(|c| c.is_control() || crate::text::hidden(c));
                prop_assert!(!hides);
            }
        }
    }
}
