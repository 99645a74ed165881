//! `honordesk demo`: makes the sample bureau once, and opens it.

use std::fs;
use std::io;
use std::path::Path;

use super::args::{DemoArgs, Global};
use super::context::{self, ConsoleStart, Host};
use super::exit::{Done, Exit, Failure};
use super::json::DemoJson;
use super::out::{self, Out};
use super::surroundings;
use super::trouble;
use crate::bureau::{Answer, Asking, Bureau, OpenFault, Query, Reference, Refusal, StoreError, What};
use crate::domain::RunId;
use crate::domain::staff::BureauProfile;
use crate::exchange::bank::{Substitutes, file_of_run};
use crate::locale::cli as words;
use crate::sample::{Made, Spec, build, plate};
use crate::store::{DATABASE, Store, held_by, settle};
use crate::text::EchoPath;

/// The template of the sample's bank files; it holds every character there is.
const TEMPLATE: &str = "csv-gb18030";

pub(super) fn run(args: &DemoArgs, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let lang = out.lang;
    out.begin();
    let dir = context::sample_dir(global, lang)?;
    let there = profile(&dir, out)?;
    let wanted = plate(args.people, args.seed, args.paid);
    let made_anew = match there {
        // Whatever else is in that folder is not ours to remove.
        None if occupied(&dir) => {
            return Err(Failure::new(
                Exit::Refused,
                words::NOT_A_SAMPLE.with(lang, &[("dir", &EchoPath(&dir))]),
            ));
        }
        None => true,
        Some(profile) if !profile.sample => {
            return Err(Failure::new(
                Exit::Refused,
                words::NOT_A_SAMPLE.with(lang, &[("dir", &EchoPath(&dir))]),
            ));
        }
        Some(_) if args.fresh => true,
        // Without arguments the sample that is there is opened, whatever it was made from.
        Some(profile)
            if profile.sample_of != wanted && (args.people, args.seed, args.paid) != (22_000, 1, None) =>
        {
            let what = profile.sample_of;
            return Err(Failure::new(Exit::Refused, words::DEMO_THERE.with(lang, &[("what", &what)])));
        }
        Some(_) => false,
    };
    if made_anew {
        let made = make(args, global, &dir, out)?;
        let (people, entries, petitions) = (made.people, made.entries, made.petitions);
        let shown = dir.display();
        let said = words::BUILT.with(
            lang,
            &[("people", &people), ("entries", &entries), ("petitions", &petitions), ("dir", &shown)],
        );
        out.settle(&said);
        if args.json {
            out.json(&DemoJson::built(&dir.to_string_lossy(), &made))?;
        } else {
            out.line(&said)?;
        }
    }
    if args.build_only {
        if !made_anew && args.json {
            out.json(&DemoJson::kept(&dir.to_string_lossy()))?;
        } else if !made_anew {
            out.line(&words::DEMO_KEPT.with(lang, &[("dir", &dir.display())]))?;
        }
        return Ok(Exit::Done);
    }
    Ok((host.console)(ConsoleStart::of(dir, global, lang)))
}

/// The name plate of the database in `dir`; `None` when there is none, or one that was never founded.
fn profile(dir: &Path, out: &Out) -> Result<Option<BureauProfile>, Failure> {
    // Opening would leave a lock file in a folder that is somebody else's.
    if !dir.join(DATABASE).exists() {
        return Ok(None);
    }
    let bureau = match Bureau::open(dir, &context::options()) {
        Ok((bureau, _)) => bureau,
        Err(OpenFault::Store(StoreError::NotFound)) => return Ok(None),
        Err(fault) => return Err(trouble::open_failure(&fault, dir, out.lang)),
    };
    let asking = context::asking(None, surroundings::now(), out.lang)?;
    let answer = bureau.query(&asking, Query::Desk).map_err(|why| Failure::refused(&why, out.lang))?;
    bureau.close().map_err(|e| trouble::store_failure(&e, dir, out.lang))?;
    Ok(match answer {
        Answer::Desk(desk) => desk.bureau,
        _ => None,
    })
}

/// Makes the sample beside its place and moves it there when it is whole: one that was cut off leaves nothing behind that
/// could be taken for it.
fn make(args: &DemoArgs, global: &Global, dir: &Path, out: &mut Out) -> Result<Made, Failure> {
    let lang = out.lang;
    let name = dir.file_name().map_or_else(|| "sample".into(), |n| n.to_string_lossy().into_owned());
    let unfinished = dir.with_file_name(format!("{name}.unfinished"));
    let trouble = |e: io::Error| context::cannot_write(dir, &e, lang);
    let options = context::options();
    let broken = |e: StoreError| trouble::store_failure(&e, &unfinished, lang);
    // One that was cut off is removed; one that is being made at this moment is not.
    if let Some(who) = held_by(&unfinished, options.allow_network).map_err(broken)? {
        return Err(broken(StoreError::Held { who }));
    }
    remove(&unfinished).map_err(trouble)?;
    if let Some(above) = unfinished.parent() {
        fs::create_dir_all(above).map_err(trouble)?;
    }
    let made = fill(args, global, &unfinished, out).and_then(|made| {
        remove(dir).map_err(trouble)?;
        fs::rename(&unfinished, dir).map_err(trouble)?;
        Ok(made)
    });
    // What came to nothing does not stay.
    made.inspect_err(|_| drop(remove(&unfinished)))
}

/// Makes the sample in a folder of its own.
fn fill(args: &DemoArgs, global: &Global, unfinished: &Path, out: &mut Out) -> Result<Made, Failure> {
    let lang = out.lang;
    let options = context::options();
    let broken = |e: StoreError| trouble::store_failure(&e, unfinished, lang);
    let spec = Spec {
        people: args.people,
        paid: args.paid,
        seed: args.seed,
        today: global.today.map_or_else(|| surroundings::now().today, |held| held.today),
    };
    let store = Store::create_unhurried(unfinished, &options.store()).map_err(broken)?;
    let tables =
        Reference::embedded().map_err(|fault| trouble::open_failure(&fault.into(), unfinished, lang))?;
    let bureau = Bureau::on(store, tables, &options);
    let made = build(&bureau, &spec, &|asking, run| bank_file(&bureau, asking, run), &mut |step| {
        let (done, all) = (&step.done, &step.all);
        out::progress(
            &words::BUILDING.with(lang, &[("done", done), ("all", all), ("what", &step.on)]),
            false,
        );
    });
    out::progress("", false);
    let made = made.map_err(|why| Failure::refused(&why, lang))?;
    bureau.close().map_err(broken)?;
    settle(unfinished, options.allow_network).map_err(broken)?;
    Ok(made)
}

/// Name and digest of the file that takes a run to the bank: written anew by the same template, it is the same.
fn bank_file(bureau: &Bureau, asking: &Asking, run: RunId) -> Result<(String, [u8; 32]), Refusal> {
    let none = || Refusal::NotFound(What::Run);
    let template = bureau.reference().bank_files.get(TEMPLATE).ok_or_else(none)?;
    let Answer::RunPayments(payments) = bureau.query(asking, Query::RunPayments(run))? else {
        return Err(none());
    };
    let made = file_of_run(bureau, &payments, (template, &Substitutes::default())).map_err(|_| none())?;
    Ok((format!("{run}.csv"), made.digest))
}

fn occupied(dir: &Path) -> bool {
    fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some())
}

fn remove(dir: &Path) -> io::Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
