//! Made-up files: a list of them, and what comes of one GBK table of ten people, two of them faulty.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Bench;
use crate::bureau::Reference;
use crate::console::{Effect, ErrandNews, Event, ReqId};
use crate::domain::{Date, PersonId, ResidentId};
use crate::exchange::layout::{Layout, Mapping};
use crate::exchange::people::{Batch, Done, Incoming, Plan, Register, Tables, dry_run};
use crate::exchange::source::{OpenChoices, Source, SourceFault};
use crate::exchange::{
    Entry, EntryKind, Errand, Found, Go, Job, Listing, Look, Place, Trouble, find_heading, preview_of,
};

/// The made-up table. The numbers are valid by their check digit but for the one of 陈强.
const TABLE: &str = "花都区优抚对象登记表,,,,\n姓名,身份证号,性别,联系电话,村里的说法\n\
    欧阳国强,440121195508170038,男,13800138000,老党员\n\
    区㘵英,440121195508170046,女,13800138001,=1+1\n\
    陈强,440121195508170039,男,13800138002,\n\
    买买提·吐尔逊,440121195508170054,男,1380013800,\n\
    李明,440121195508170062,男,13800138004,\n";

struct Nobody;

impl Register for Nobody {
    type Refusal = crate::bureau::Refusal;

    fn holder(&mut self, id: ResidentId) -> Result<Option<PersonId>, Self::Refusal> {
        Ok(id.as_str().ends_with("62").then_some(PersonId(7)))
    }

    fn namesake(&mut self, _: &str, _: Date) -> Result<Option<PersonId>, Self::Refusal> {
        Ok(None)
    }

    fn imported(&mut self, _: [u8; 32]) -> Result<Option<u64>, Self::Refusal> {
        Ok(None)
    }

    fn take_in(&mut self, _: &Batch, _: &mut dyn Iterator<Item = Incoming>) -> Result<u64, Self::Refusal> {
        Ok(0)
    }
}

fn table(folder: &str, name: &str, changed_ms: i64, place: Place) -> Entry {
    let kind = EntryKind::Table { bytes: 40_960, changed_ms };
    Entry { name: name.to_owned(), path: Path::new(folder).join(name), kind, place: Some(place) }
}

pub(super) fn listing(folder: Option<&Path>) -> Listing {
    let at = 1_795_400_000_000;
    let open = |path: &str, place| {
        let path = PathBuf::from(path);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        Entry { name, path, kind: EntryKind::Folder, place }
    };
    match folder {
        None => Listing {
            folder: None,
            rows: vec![
                table("/media/lina/U盘", "花山镇.csv", at, Place::Stick),
                table("/home/lina/下载", "伤残人员2026.xlsx", at - 86_400_000, Place::Downloads),
                table(
                    "/home/lina/桌面",
                    "一个名字长得在窄窗口里放不下的旧表格.xls",
                    at - 900_000_000,
                    Place::Desktop,
                ),
                open("/media/lina/U盘", Some(Place::Stick)),
                open("/home/lina/下载", Some(Place::Downloads)),
            ],
            left_out: 0,
        },
        Some(folder) => Listing {
            folder: Some(open(&folder.display().to_string(), None)),
            rows: vec![
                Entry { kind: EntryKind::Up, ..open("/home/lina", None) },
                table("/home/lina/下载", "伤残人员2026.xlsx", at, Place::Downloads),
            ],
            left_out: 0,
        },
    }
}

fn look(file: PathBuf, choices: &OpenChoices, keep: Option<&Mapping>) -> Result<Found, Trouble> {
    let fault = match file.extension().and_then(|e| e.to_str()) {
        Some("xls") => Some(SourceFault::OldWorkbook),
        Some("gone") => Some(SourceFault::NotFound),
        _ => None,
    };
    if let Some(fault) = fault {
        return Err(fault.into());
    }
    let layout = Layout::standard().unwrap();
    let bytes = encoding_rs::GB18030.encode(TABLE).0.into_owned();
    let source = find_heading(Source::from_bytes(bytes, choices)?, &layout)?;
    let remembered: Vec<Mapping> = keep.into_iter().cloned().collect();
    let preview = preview_of(&source, &layout, &remembered);
    Ok(Found::Look(Box::new(Look { file, choices: choices.clone(), preview, profile: None })))
}

fn judge(job: &Job) -> Result<Found, Trouble> {
    let mut file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    file.write_all(&encoding_rs::GB18030.encode(TABLE).0).unwrap();
    let (layout, reference) = (Layout::standard().unwrap(), Reference::embedded().unwrap());
    let tables = Tables { layout: &layout, reference: &reference };
    let plan = Plan {
        choices: job.choices.clone(),
        mapping: job.mapping.clone(),
        today: Date::new(2026, 11, 23).unwrap(),
        spare: None,
    };
    let seen = dry_run(file.path(), &plan, tables, &mut Nobody, &mut |_| Go::On)?;
    Ok(Found::Judged(Arc::new(seen), None))
}

/// What comes of an errand.
pub fn carry_out(errand: &Errand) -> Result<Found, Trouble> {
    match errand {
        Errand::Browse(folder) => Ok(Found::Listing(listing(folder.as_deref()))),
        Errand::Open(typed) => look(PathBuf::from(typed), &OpenChoices::default(), None),
        Errand::Look { file, choices, keep } => look(file.clone(), choices, keep.as_ref()),
        Errand::Judge(job) => judge(job),
        Errand::Duplicates { .. } => Ok(Found::Duplicates(Arc::new(super::quality::duplicates()))),
        Errand::Print { paper, .. } => Ok(Found::Printed(crate::exchange::papers::Printed {
            number: paper.to_string(),
            files: Vec::new(),
            printer: Some(Ok(())),
        })),
        Errand::Export(job) => Ok(Found::Exported(crate::exchange::export::Exported {
            file: PathBuf::from("/x").join(job.kind.extension()),
            list: job.list.name(),
            rows: 12,
            digest: "9f3a27c1".repeat(8),
            seq: 77,
        })),
        Errand::BrowseCalendars(_) | Errand::CheckCalendar(_) => Ok(super::calendars::errand(errand)),
        Errand::Folders
        | Errand::BrowseAnswers(_)
        | Errand::SendRun(_)
        | Errand::WriteRoster(_)
        | Errand::ReadAnswer(_)
        | Errand::TakeAnswer(..) => super::bank::carry_out(errand),
        Errand::Import(job, seen, _) => Ok(Found::Imported(Done {
            taken: seen.accepted,
            returned: seen.rejected,
            rejects_file: Some(job.file.with_extension("returned.csv")),
        })),
    }
}

impl Bench {
    /// The newest errand under way.
    pub fn errand(&self) -> Option<(ReqId, Errand)> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Errand { req, errand, .. } => Some((*req, errand.as_ref().clone())),
            _ => None,
        })
    }

    /// News of the newest errand.
    pub fn news(&mut self, news: ErrandNews) {
        let (req, _) = self.errand().expect("an errand under way");
        self.event(Event::Errand { req, news });
        self.answer();
    }

    /// Carries out every errand under way, in order.
    pub fn files(&mut self) -> &mut Self {
        for _ in 0..10 {
            let Some(at) = self.effects.iter().position(|e| matches!(e, Effect::Errand { .. })) else {
                break;
            };
            if let Effect::Errand { req, errand, .. } = self.effects.remove(at) {
                self.event(Event::Errand { req, news: ErrandNews::Over(carry_out(&errand)) });
            }
        }
        self
    }

    /// Types; every errand is carried out after each key.
    pub fn keys_with_files(&mut self, written: &str) -> &mut Self {
        for chord in super::keys(written) {
            self.wait(500);
            self.event(Event::Input(crate::console::Input::Key(chord)));
            self.answer();
            self.files();
        }
        self
    }
}
