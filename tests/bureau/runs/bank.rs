//! A run that goes to the bank as a file and comes back as one.

use honordesk::bureau::answer::RunPayments;
use honordesk::bureau::{Answer, Asking, Query, Refusal};
use honordesk::domain::RunId;
use honordesk::domain::bank_file::BankTemplate;
use honordesk::domain::ledger::run::{RunFault, RunState, RunStep};
use honordesk::exchange::bank::{
    AnswerJob, Numbers, Outcome, PayOrder, RunTrouble, SendJob, Sending, Substitutes, answer_run, roster_run,
    say_run_trouble, send_run, write_return,
};
use honordesk::exchange::layout::Layout;
use honordesk::exchange::{Errand, Found, Go, Places, Runner, Trouble};
use honordesk::locale::Lang;

use super::bench::*;
use crate::bureau_support::*;

fn asking(b: &Bench, who: &str) -> Asking {
    b.f.asking(Some(staff(who)))
}

fn sending<'a>(run: RunId, file: &'a std::path::Path, substitutes: &'a Substitutes) -> Sending<'a> {
    Sending { run, template: "fixed-gbk", substitutes, file, lang: Lang::Zh }
}

fn payments(b: &Bench, run: RunId) -> RunPayments {
    match b.ask("sends", Query::RunPayments(run)) {
        Answer::RunPayments(payments) => *payments,
        other => panic!("{other:?}"),
    }
}

fn template(b: &Bench) -> BankTemplate {
    b.f.bureau.reference().bank_files.get("fixed-gbk").unwrap().clone()
}

/// The bank's answer to every payment but the first, which failed.
fn answered(b: &Bench, run: RunId) -> Vec<u8> {
    let of = payments(b, run);
    let orders: Vec<PayOrder> = of
        .payments
        .iter()
        .map(|p| PayOrder {
            run: run.to_string(),
            seq: p.seq,
            name: p.name.clone(),
            account: p.account.clone(),
            holder: p.holder.clone(),
            bank: p.bank.clone(),
            id_number: None,
            amount: p.amount,
            memo: String::new(),
        })
        .collect();
    let table = template(b).back.unwrap();
    let outcome = |order: &PayOrder| match order.seq {
        1 => {
            Outcome::Failed { reason: table.reason("E03", ""), code: "E03".into(), words: "已销户".into() }
        }
        _ => Outcome::Paid { on: date("2025-05-30") },
    };
    let lines: Vec<_> = orders.iter().map(|order| (order, Some(outcome(order)))).collect();
    write_return(&table, &run.to_string(), date("2025-05-30"), &lines).unwrap()
}

/// A run of so many people, brought to a state.
fn brought_to(people: usize, state: RunState) -> (Bench, RunId) {
    let b = Bench::from("2025-04");
    for n in 1..=people {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, state);
    (b, run)
}

#[test]
fn a_run_goes_out_as_a_file_on_record_and_comes_back_line_by_line() {
    let b = Bench::from("2025-04");
    for n in 1..=3 {
        b.register(paid_person(n));
    }
    let run = b.draft("draws", "2025-05").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (file, none) = (folder.path().join("R1.txt"), Substitutes::default());
    let early = send_run(&b.f.bureau, &asking(&b, "sends"), &sending(run, &file, &none)).err().unwrap();
    assert!(matches!(
        &early,
        RunTrouble::Trouble(Trouble::Refused(why)) if matches!(**why, Refusal::Run(RunFault::NotFrom { .. }))
    ));
    assert!(!file.exists());
    b.bring_to(run, RunState::Approved);
    for who in ["head", "draws", "window"] {
        let denied = send_run(&b.f.bureau, &asking(&b, who), &sending(run, &file, &none));
        assert!(denied.is_err() && !file.exists(), "{who}");
    }
    let sent = send_run(&b.f.bureau, &asking(&b, "sends"), &sending(run, &file, &none)).unwrap();
    assert!(!sent.again && sent.made.count == 3 && b.row(run).state == RunState::Exported);
    assert_eq!(sent.made.sum.fen().unwrap(), b.row(run).total, "lines, file and run add up to the same");
    let bytes = std::fs::read(&file).unwrap();
    assert_eq!(b.view(run).file, Some(("R1.txt".into(), hex_of(&bytes))));
    let cover = std::fs::read_to_string(&sent.covers[0]).unwrap();
    assert!(cover.contains(&hex_of(&bytes)) && cover.contains("金额大写"), "{cover}");
    // Days later the same file, and no other.
    b.on("2025-05-30");
    let stick = tempfile::tempdir().unwrap();
    let (again, other) = (stick.path().join("R1.txt"), folder.path().join("other.csv"));
    assert!(send_run(&b.f.bureau, &asking(&b, "sends"), &sending(run, &again, &none)).unwrap().again);
    assert_eq!(std::fs::read(&again).unwrap(), bytes);
    let renamed = send_run(&b.f.bureau, &asking(&b, "sends"), &sending(run, &other, &none)).err().unwrap();
    assert!(matches!(&renamed, RunTrouble::OtherName(name) if name == "R1.txt") && !other.exists());
    let differs = Sending { template: "csv-utf8", ..sending(run, &other, &none) };
    let trouble = send_run(&b.f.bureau, &asking(&b, "sends"), &differs).err().unwrap();
    assert!(matches!(&trouble, RunTrouble::OtherFile(name) if name == "R1.txt") && !other.exists());
    assert!(say_run_trouble(&trouble, Lang::Zh).contains("与已经发给银行的（R1.txt）不同"));
    come_back(&b, run, folder.path());
}

fn hex_of(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    digest.iter().fold(String::new(), |out, byte| out + &format!("{byte:02x}"))
}

fn come_back(b: &Bench, run: RunId, folder: &std::path::Path) {
    let bytes = answered(b, run);
    let (part, whole) = (folder.join("part.txt"), folder.join("whole.txt"));
    // Its first line and half of the second.
    std::fs::write(&part, &bytes[..250]).unwrap();
    std::fs::write(&whole, &bytes).unwrap();
    let answer = |file: &std::path::Path| {
        let taken = answer_run(&b.f.bureau, &asking(b, "sends"), (run, "fixed-gbk"), file, (None, false));
        let taken = taken.unwrap();
        (taken.read, taken.weighed, taken.receipt)
    };
    let (read, brought, taken) = answer(&part);
    assert_eq!((brought.paid.0 + brought.failed.0, brought.known, brought.open), (1, 0, 2));
    let steps = |who: &str| {
        let Answer::Run(view) = b.ask(who, Query::Run(run)) else { panic!() };
        view.steps.into_iter().filter_map(|(step, may)| may.is_ok().then_some(step)).collect::<Vec<_>>()
    };
    assert!(steps("sends").contains(&RunStep::TakeReturn), "the rest is still to come");
    assert!(!steps("settles").contains(&RunStep::Reconcile), "and comes before the comparison");
    assert_eq!((read.results.len(), read.missing.len(), taken.is_some()), (1, 2, true));
    let (read, brought, _) = answer(&whole);
    assert!(read.is_whole());
    assert_eq!((brought.paid.0 + brought.failed.0, brought.known, brought.open), (2, 1, 0));
    assert!(!brought.is_again() && !steps("sends").contains(&RunStep::TakeReturn));
    let (again, brought, _) = answer(&whole);
    assert!(again.is_whole() && brought.is_again());
    assert_eq!((brought.paid.0, brought.failed.0, brought.known, brought.open), (0, 0, 3, 0));
    assert_eq!(brought.before.map(|(on, _)| on.to_string()).as_deref(), Some("2025-05-30"));
    let row = b.row(run);
    assert_eq!((row.state, row.paid, row.failed), (RunState::Returned, 2, 1), "nothing counts twice");
    let why = b.lines(run).into_iter().find(|line| line.seq == 1).unwrap().why;
    assert_eq!(why, "未入账：已销户（银行：E03 已销户）");
    b.f.sound();
}

#[test]
fn a_roster_of_a_run_adds_up_to_it() {
    let (b, run) = brought_to(2, RunState::Approved);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("名册.xlsx");
    let how = (Numbers::Masked, false, Lang::Zh);
    let made = |id| roster_run(&b.f.bureau, &asking(&b, "sends"), (run, id), how, ("送财政复核", &file));
    assert!(matches!(made("x"), Err(RunTrouble::NoRoster { .. })));
    let done = made("disability").unwrap();
    assert_eq!((done.rows, done.list), (2, "roster"));
    assert!(file.exists());
    b.f.sound();
}

/// As the screen asks for it: the folder is chosen, names are found, the roster lies beside the file; an answer is seen first.
#[test]
fn an_errand_writes_the_file_with_its_roster_and_an_answer_is_seen_before_it_is_taken_in() {
    let (b, run) = brought_to(3, RunState::Approved);
    let folder = tempfile::tempdir().unwrap();
    let places = Places { spare: Some(folder.path().join("exports")), ..Places::default() };
    let layout = Layout::standard().unwrap();
    let under = |errand: &Errand, go: Go| {
        let asking = asking(&b, "sends");
        let runner = Runner { bureau: &b.f.bureau, asking: &asking, places: &places, layout: &layout };
        runner.run(errand, &mut |_| go)
    };
    let run_it = |errand: &Errand| under(errand, Go::On);
    let job = |folder: &str| SendJob {
        run,
        month: month("2025-05"),
        template: "fixed-gbk".into(),
        folder: folder.into(),
        substitutes: Substitutes::default(),
        roster: Some(("general".into(), Numbers::Masked)),
        lang: Lang::Zh,
    };
    // A folder that is not there is not made, and nothing is on record.
    let missing = folder.path().join("没有").display().to_string();
    let trouble = run_it(&Errand::SendRun(Box::new(job(&missing)))).unwrap_err();
    assert!(matches!(trouble, Trouble::Bank(why) if matches!(*why, RunTrouble::NoFolder(_))));
    // Neither is anything when it is stopped before it is on record.
    let stopped = under(&Errand::SendRun(Box::new(job(""))), Go::Stop);
    assert_eq!(stopped, Err(Trouble::Stopped));
    assert_eq!(b.row(run).state, RunState::Approved);
    let Ok(Found::Sent(sent)) = run_it(&Errand::SendRun(Box::new(job("")))) else { panic!() };
    assert_eq!((sent.count, b.row(run).state), (3, RunState::Exported));
    let names = |files: &[std::path::PathBuf]| -> Vec<String> {
        files.iter().map(|f| f.file_name().unwrap().to_string_lossy().into_owned()).collect()
    };
    assert_eq!(names(&sent.files)[0], format!("{run}-2025-05.txt"));
    assert!(sent.files[3].extension().is_some_and(|e| e == "xlsx") && sent.files.iter().all(|f| f.exists()));
    // Once more: the same bytes under the same name, whatever is chosen.
    let bytes = std::fs::read(&sent.files[0]).unwrap();
    let other = SendJob { template: "csv-utf8".into(), ..job("") };
    let Ok(Found::Sent(again)) = run_it(&Errand::SendRun(Box::new(other))) else { panic!() };
    assert!(again.again && again.files[0] == sent.files[0]);
    assert_eq!(std::fs::read(&again.files[0]).unwrap(), bytes);
    std::fs::write(&again.files[0], "别的").unwrap();
    assert_eq!(run_it(&Errand::SendRun(Box::new(job("")))), Err(Trouble::Exists));
    b.on("2025-05-30");
    let back = folder.path().join("回盘.txt");
    std::fs::write(&back, answered(&b, run)).unwrap();
    let job = AnswerJob {
        run,
        template: "fixed-gbk".into(),
        file: back.display().to_string(),
        day: None,
        whole: false,
    };
    let before = b.row(run);
    let Ok(Found::Answer(seen)) = run_it(&Errand::ReadAnswer(Box::new(job.clone()))) else { panic!() };
    let weighed = &seen.weighed;
    assert_eq!((weighed.paid.0, weighed.failed.0, seen.rows.len()), (2, 1, 1));
    assert_eq!((seen.sent.1, seen.sent.0), (b.row(run).total.into(), 3));
    assert_eq!(b.row(run), before, "looking at it changes nothing");
    // Another file under the name is not what was seen.
    let taken = Errand::TakeAnswer(Box::new(job), std::sync::Arc::clone(&seen));
    let whole = std::fs::read(&back).unwrap();
    std::fs::write(&back, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(run_it(&taken), Err(Trouble::Changed));
    assert_eq!(b.row(run).paid, 0);
    std::fs::write(&back, &whole).unwrap();
    let Ok(Found::Answered(_, Some(_))) = run_it(&taken) else { panic!() };
    assert_eq!((b.row(run).paid, b.row(run).failed), (2, 1));
    b.f.sound();
}

#[test]
fn what_is_on_record_as_sent_and_was_not_written_is_written_later_as_it_was_to_be() {
    let (b, run) = brought_to(2, RunState::Approved);
    let folder = tempfile::tempdir().unwrap();
    let places = Places { spare: Some(folder.path().to_owned()), ..Places::default() };
    let layout = Layout::standard().unwrap();
    let send = |template: &str| {
        let asking = asking(&b, "sends");
        let runner = Runner { bureau: &b.f.bureau, asking: &asking, places: &places, layout: &layout };
        let job = SendJob {
            run,
            month: month("2025-05"),
            template: template.into(),
            folder: String::new(),
            substitutes: Substitutes::default(),
            roster: None,
            lang: Lang::Zh,
        };
        runner.run(&Errand::SendRun(Box::new(job)), &mut |_| Go::On)
    };
    // Something is in the way of the cover.
    let name = format!("{run}-2025-05.txt");
    let in_the_way = folder.path().join(format!("{name}.cover.txt"));
    std::fs::create_dir(&in_the_way).unwrap();
    let Err(Trouble::Bank(why)) = send("fixed-gbk") else { panic!() };
    assert!(matches!(&*why, RunTrouble::Unwritten(file) if *file == name));
    let said = say_run_trouble(&why, Lang::Zh);
    assert!(said.starts_with("已登记送银行") && !said.contains("没有导出"), "{said}");
    assert_eq!(b.row(run).state, RunState::Exported);
    std::fs::remove_dir(&in_the_way).unwrap();
    // Nobody has to remember by which template.
    let Ok(Found::Sent(again)) = send("csv-utf8") else { panic!() };
    assert!(again.again && again.files[0] == folder.path().join(&name));
    let written = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name());
    let orders = written.filter(|file| !file.to_string_lossy().contains("cover")).count();
    assert_eq!(orders, 1, "one file of payments and no other");
    b.f.sound();
}
