//! What follows the last whole command of the journal file, what does not follow from it, and files that do not belong together.

use fastrand::Rng;
use honordesk::store::{Reading, Seen, Stamp, Store, StoreError, StoreOptions};

use super::{all_names, base, open, sound};
use crate::store_support::disk::{Contents, Disk};
use crate::store_support::work::{command, small, state};
use crate::store_support::{note, stamp};

/// Six commands in one segment, without a seal, beside a database that knows only the first; and where each frame ends.
fn journal_ahead() -> (Contents, Vec<usize>) {
    let options = StoreOptions { segment_bytes: 1 << 20, ..small() };
    let disk = Disk::default();
    let store = Store::create_on(disk.folder(), &options).unwrap();
    let mut ends = Vec::new();
    let mut old = None;
    for n in 1..=6 {
        store.write(&stamp(n), |_| Ok::<_, StoreError>(((), note(n, None)))).unwrap();
        ends.push(store.read().unwrap().head().unwrap().end.offset as usize);
        if n == 1 {
            old = Some(disk.contents().file("desk.redb").clone());
        }
    }
    drop(store);
    let mut contents = disk.contents();
    contents.names.remove("desk.seal");
    *contents.file_mut("desk.redb") = old.unwrap();
    (contents, ends)
}

/// Only what a power cut can leave behind is cut off: a last command that is not whole.
#[test]
fn whole_frames_behind_a_damaged_one_are_never_cut_off() {
    let name = "journal/000001.jrn";
    let (whole, ends) = journal_ahead();
    for damaged in 1..6 {
        for at in [ends[damaged - 1] + 2, ends[damaged - 1] + 40, ends[damaged] - 1] {
            let mut contents = whole.clone();
            contents.file_mut(name)[at] ^= 0x10;
            let disk = Disk::of(contents.clone());
            let opened = Store::open_on(disk.folder(), &small());
            if damaged == 5 {
                let report = opened.unwrap().1;
                assert_eq!(report.entries, 5);
                assert_eq!(report.torn_bytes as usize, ends[5] - ends[4]);
                let kept = disk.contents();
                if report.torn_why != Some(Seen::FrameCut) {
                    let cut = kept.file("journal/000001.jrn.cut");
                    assert!(*cut == contents.file(name)[ends[4]..], "what was cut is kept");
                }
                continue;
            }
            match opened {
                Err(StoreError::Damaged { file, what }) => {
                    let follow = (5 - damaged).to_string();
                    assert!(file == name && what.kind == Seen::FramesFollow, "{what}");
                    assert_eq!(what.fact("n"), Some(follow.as_str()), "{what}");
                }
                other => panic!("byte {at}: {:?}", other.map(|_| ())),
            }
            let left = disk.contents();
            assert!(left.file(name) == contents.file(name), "nothing is cut");
        }
    }
}

#[test]
fn a_segment_that_follows_from_nothing_is_refused_unless_it_holds_nothing() {
    let base = base();
    let last = base.names.keys().filter(|n| n.starts_with("journal/")).count();
    let extra = format!("journal/{:06}.jrn", last + 1);
    let first = base.file("journal/000001.jrn").clone();
    for (bytes, is_refused) in [
        (first.clone(), true),
        (vec![7; 200], true),
        (vec![0; 93], true),
        (vec![7; 92], false),
        (first[..40].to_vec(), false),
        (Vec::new(), false),
    ] {
        let disk = Disk::of(base.clone());
        let file = disk.folder().create(&extra).unwrap();
        file.write_at(0, &bytes).unwrap();
        match Store::open_on(disk.folder(), &small()) {
            Err(StoreError::Damaged { file, what }) => {
                assert!(is_refused && file == extra && what.kind == Seen::SegmentForeign, "{what}");
                assert!(*disk.contents().file(&extra) == bytes);
            }
            Ok((store, _)) => {
                assert!(!is_refused);
                assert!(*disk.contents().file(&format!("{extra}.cut")) == bytes, "set aside");
                sound(&store);
            }
            Err(error) => panic!("{error}"),
        }
    }
    // What has no segment's name is none.
    let disk = Disk::of(base);
    disk.folder().create("journal/2.jrn").unwrap();
    sound(&open(&disk, &small()));
    assert!(disk.contents().names.contains_key("journal/2.jrn"));
}

/// Every frame of the forged journal matches its own digest; only the links between them tell.
#[test]
fn a_frame_of_another_history_is_refused() {
    let history = |desk: &str| {
        let disk = Disk::default();
        let options = StoreOptions { segment_bytes: 1 << 20, ..small() };
        let store = Store::create_on(disk.folder(), &options).unwrap();
        let mut ends = vec![store.read().unwrap().head().unwrap().end.offset as usize];
        for n in 1..=3 {
            let stamp = Stamp { desk: if n == 2 { desk.to_owned() } else { "1".to_owned() }, ..stamp(n) };
            store.write(&stamp, |_| Ok::<_, StoreError>(((), note(n, None)))).unwrap();
            ends.push(store.read().unwrap().head().unwrap().end.offset as usize);
        }
        drop(store);
        (disk.contents(), ends)
    };
    let (mut contents, ends) = history("1");
    let (other, other_ends) = history("2");
    assert_eq!(ends, other_ends);
    let name = "journal/000001.jrn";
    contents.file_mut(name)[ends[1]..ends[2]].copy_from_slice(&other.file(name)[ends[1]..ends[2]]);
    match Store::open_on(Disk::of(contents).folder(), &small()) {
        Err(StoreError::Damaged { file, what }) => {
            assert!(file == name && what.kind == Seen::FrameOrder, "{what}");
        }
        other => panic!("{:?}", other.map(|_| ())),
    }
}

#[test]
fn cut_extended_swapped_and_older_files_are_refused_or_mended_truly() {
    let base = base();
    let expected = state(&open(&Disk::of(base.clone()), &small())).unwrap();
    let older = {
        let disk = Disk::default();
        let store = Store::create_on(disk.folder(), &small()).unwrap();
        let mut rng = Rng::with_seed(3);
        (1..=3).for_each(|n| command(&store, n, &mut rng).unwrap());
        store.close().unwrap();
        disk.contents()
    };
    let last_segment = all_names(&base).into_iter().rfind(|n| n.starts_with("journal/")).unwrap();
    let try_with = |change: &dyn Fn(&mut Contents)| {
        let mut contents = base.clone();
        change(&mut contents);
        Store::open_on(Disk::of(contents).folder(), &small())
            .map(|(store, report)| (sound(&store) == expected, report))
    };
    let unsealed = |c: &mut Contents| assert!(c.names.remove("desk.seal").is_some());
    assert!(matches!(try_with(&|c| c.file_mut("desk.redb").truncate(4096)), Err(StoreError::Damaged { .. })));
    assert!(
        try_with(&|c| {
            unsealed(c);
            c.file_mut("desk.redb").truncate(8192);
        })
        .is_err()
    );
    assert!(matches!(
        try_with(&|c| {
            unsealed(c);
            c.file_mut("desk.redb").clear();
        }),
        Err(StoreError::Damaged { .. })
    ));
    assert!(matches!(
        try_with(&|c| assert!(c.names.remove("desk.redb").is_some())),
        Err(StoreError::Remains { .. })
    ));
    assert!(matches!(
        try_with(&|c| c.file_mut(&last_segment).truncate(95)),
        Err(StoreError::JournalBehind { .. })
    ));
    assert!(matches!(
        try_with(&|c| assert!(c.names.remove(&last_segment).is_some())),
        Err(StoreError::JournalBehind { .. })
    ));
    let extended = try_with(&|c| c.file_mut(&last_segment).extend([0; 99])).unwrap();
    assert!(extended.0 && extended.1.torn_bytes == 99);
    // Yesterday's database beside today's journal: brought up to date. Yesterday's journal beside today's database: refused.
    let brought = try_with(&|c| {
        unsealed(c);
        *c.file_mut("desk.redb") = older.file("desk.redb").clone();
    })
    .unwrap();
    assert!(brought.0 && brought.1.replayed == 3);
    let first = "journal/000001.jrn";
    assert!(try_with(&|c| { *c.file_mut(first) = older.file(first).clone() }).is_err());
    // Another bureau's journal.
    let other = StoreOptions { database_id: Some([9; 16]), ..small() };
    let disk = Disk::default();
    Store::create_on(disk.folder(), &other).unwrap().close().unwrap();
    let foreign = disk.contents();
    assert!(try_with(&|c| { *c.file_mut(first) = foreign.file(first).clone() }).is_err());
}
