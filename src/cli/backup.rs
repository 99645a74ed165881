//! `honordesk backup` and `honordesk restore`.

use super::args::{BackupArgs, Global, RestoreArgs};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::CopyJson;
use super::out::Out;
use super::trouble;
use crate::bureau::BackupFault;
use crate::locale::cli as words;
use crate::store::{StoreError, WhenPresent, restore as restore_store};
use crate::text::EchoPath;

pub(super) fn run(args: &BackupArgs, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let lang = out.lang;
    out.begin();
    let desk = context::open(global, lang, Need::Admin, host)?;
    let done = back_up(&desk, args, out);
    desk.close(done, out)
}

fn back_up(desk: &Desk, args: &BackupArgs, out: &mut Out) -> Done {
    let lang = out.lang;
    let asking = context::asking(Some(desk.session.clone()), desk.moment, lang)?;
    let report = desk.bureau.backup(&asking, &args.to).map_err(|fault| match fault {
        BackupFault::Refused(why) => Failure::refused(&why, lang),
        BackupFault::Store(StoreError::Exists) => {
            Failure::new(Exit::Data, words::BACKUP_EXISTS.with(lang, &[("file", &EchoPath(&args.to))]))
        }
        BackupFault::Store(StoreError::Inside) => {
            Failure::new(Exit::Data, words::BACKUP_INSIDE.with(lang, &[("file", &EchoPath(&args.to))]))
        }
        // What fails while the backup is written is about where it goes, not about the database.
        BackupFault::Store(StoreError::Io { source, .. }) => context::cannot_write(&args.to, &source, lang),
        BackupFault::Store(StoreError::ReadOnly { .. }) => {
            context::cannot_write(&args.to, &std::io::ErrorKind::PermissionDenied.into(), lang)
        }
        BackupFault::Store(error) => trouble::store_failure(&error, &args.to, lang),
    })?;
    let said = words::BACKED_UP.with(lang, &[("file", &args.to.display()), ("n", &report.entries)]);
    out.settle(&said);
    if args.json {
        out.json(&CopyJson {
            entries: report.entries,
            bytes: Some(report.bytes),
            path: &args.to.to_string_lossy(),
        })?;
    } else {
        out.line(&said)?;
    }
    Ok(Exit::Done)
}

/// Puts a backup into the data folder; a database that is there already is kept where it is, and nothing is done.
pub(super) fn restore(args: &RestoreArgs, global: &Global, out: &mut Out) -> Done {
    let lang = out.lang;
    out.begin();
    let dir = context::data_dir(global, lang)?;
    let report = restore_store(&args.from, &dir, WhenPresent::Refuse, &context::options().store());
    let report = report.map_err(|error| match error {
        StoreError::Exists | StoreError::Remains { .. } => {
            Failure::new(Exit::Data, words::RESTORE_EXISTS.with(lang, &[("dir", &EchoPath(&dir))]))
        }
        StoreError::Inside => {
            Failure::new(Exit::Data, words::RESTORE_INSIDE.with(lang, &[("dir", &EchoPath(&dir))]))
        }
        StoreError::NotFound => {
            Failure::new(Exit::Data, words::NO_BACKUP.with(lang, &[("file", &EchoPath(&args.from))]))
        }
        StoreError::Damaged { file, .. } => {
            let (backup, file) = (EchoPath(&args.from), file.as_str());
            Failure::new(
                Exit::Data,
                words::BACKUP_DAMAGED.with(lang, &[("backup", &backup), ("file", &file)]),
            )
        }
        other => trouble::store_failure(&other, &dir, lang),
    })?;
    let said = words::RESTORED.with(lang, &[("dir", &dir.display()), ("n", &report.entries)]);
    out.settle(&said);
    if args.json {
        out.json(&CopyJson { entries: report.entries, bytes: None, path: &dir.to_string_lossy() })?;
    } else {
        out.line(&said)?;
    }
    Ok(Exit::Done)
}
