//! The data folder: who may touch it, who holds it, and backups of it.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use crate::store_support::{assert_sound, enlist, options, people};
use fastrand::Rng;
use honordesk::store::{
    Checks, Holder, Reading, Seen, Store, StoreError, StoreOptions, Untrusted, WhenPresent, rebuild, restore,
};
use tempfile::tempdir;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn files(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn folder_and_files_are_closed_to_others_and_stay_so() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("a/b/data");
    let store = Store::create(&data, &options()).unwrap();
    enlist(&store, 1).unwrap();
    store.close().unwrap();
    assert_eq!((mode(&data), mode(&data.join("journal"))), (0o700, 0o700));
    assert!(files(&data).len() >= 4);
    for file in files(&data) {
        assert_eq!(mode(&file), 0o600, "{file:?}");
        fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    }
    fs::set_permissions(&data, Permissions::from_mode(0o755)).unwrap();
    let (store, _) = Store::open(&data, &options()).unwrap();
    assert_eq!((mode(&data), mode(&data.join("desk.redb"))), (0o700, 0o600));
    assert_sound(&store);
}

#[test]
fn links_and_second_names_are_refused() {
    let dir = tempdir().unwrap();
    for (name, second) in
        [("desk.redb", false), ("desk.redb", true), ("desk.lock", false), ("journal/000001.jrn", true)]
    {
        let data = dir.path().join(format!("{}-{second}", name.replace('/', "-")));
        Store::create(&data, &options()).unwrap().close().unwrap();
        let (file, elsewhere) = (data.join(name), data.join("elsewhere"));
        if second {
            fs::hard_link(&file, &elsewhere).unwrap();
        } else {
            fs::rename(&file, &elsewhere).unwrap();
            symlink(&elsewhere, &file).unwrap();
        }
        let expected = if second { Untrusted::HardLinked } else { Untrusted::Symlink };
        match Store::open(&data, &options()) {
            Err(StoreError::UnsafeFile { file, why }) => {
                assert!(file == name && why == expected, "{file} {why}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    let data = dir.path().join("taken");
    fs::create_dir_all(data.join("journal")).unwrap();
    symlink("/etc/hostname", data.join("desk.redb")).unwrap();
    assert!(matches!(
        Store::create(&data, &options()),
        Err(StoreError::UnsafeFile { why: Untrusted::Symlink, .. })
    ));
}

#[test]
fn a_journal_that_is_a_link_is_refused_however_the_store_is_opened() {
    let dir = tempdir().unwrap();
    for name in ["journal", "journal/000001.jrn"] {
        let data = dir.path().join(name.replace('/', "-"));
        let store = Store::create(&data, &options()).unwrap();
        (1..=60).for_each(|n| drop(enlist(&store, n).unwrap()));
        store.close().unwrap();
        assert!(data.join("journal/000002.jrn").exists());
        let (place, elsewhere) =
            (data.join(name), dir.path().join(format!("{}-away", name.replace('/', "-"))));
        fs::rename(&place, &elsewhere).unwrap();
        symlink(&elsewhere, &place).unwrap();

        for checks in [Checks::First, Checks::AsUsed] {
            match Store::open(&data, &StoreOptions { checks, ..options() }) {
                Err(StoreError::UnsafeFile { file, why: Untrusted::Symlink }) => assert_eq!(file, name),
                other => panic!("{name}: {other:?}"),
            }
        }
        assert!(matches!(rebuild(&data, &options()), Err(StoreError::UnsafeFile { .. })));
    }
    let data = dir.path().join("made");
    fs::create_dir(&data).unwrap();
    symlink(dir.path(), data.join("journal")).unwrap();
    assert!(matches!(Store::create(&data, &options()), Err(StoreError::UnsafeFile { .. })));
}

/// Permissions bind everybody but the superuser, who is not bound here either.
#[test]
fn a_folder_that_cannot_be_written_opens_for_reading() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let store = Store::create(&data, &options()).unwrap();
    (1..=9).for_each(|n| drop(enlist(&store, n).unwrap()));
    store.close().unwrap();
    let close = |mode: u32| {
        for folder in [data.join("journal"), data.clone()] {
            fs::set_permissions(&folder, Permissions::from_mode(mode)).unwrap();
        }
    };
    close(0o500);
    if fs::write(data.join("probe"), b"").is_ok() {
        return close(0o700);
    }
    let (first, _) = Store::open(&data, &options()).unwrap();
    let (second, _) = Store::open(&data, &options()).unwrap();
    assert!(first.read_only() && people(&second).len() == 9);
    assert!(matches!(enlist(&first, 10), Err(StoreError::ReadOnly { .. })));
    drop((first, second));
    close(0o700);
    let (store, report) = Store::open(&data, &options()).unwrap();
    assert!(!store.read_only() && !report.unclean());
    enlist(&store, 10).unwrap();
}

#[test]
fn a_second_opener_is_told_who_holds_it() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let who =
        Holder { user: "li".into(), host: "pc-3".into(), desk: "1".into(), since: "08:30".into(), pid: 0 };
    let first = StoreOptions { holder: who.clone(), ..options() };
    let store = Store::create(&data, &first).unwrap();
    match Store::open(&data, &options()) {
        Err(StoreError::Held { who: told }) => assert_eq!(told, Holder { pid: std::process::id(), ..who }),
        other => panic!("{other:?}"),
    }
    drop(store);
    assert_sound(&Store::open(&data, &options()).unwrap().0);
}

#[test]
fn nothing_is_made_where_something_was() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    assert!(matches!(Store::open(&data, &options()), Err(StoreError::NotFound)));
    assert!(!data.exists(), "opening makes nothing");
    fs::create_dir(&data).unwrap();
    assert!(matches!(Store::open(&data, &options()), Err(StoreError::NotFound)));
    Store::create(&data, &options()).unwrap().close().unwrap();
    assert!(matches!(Store::create(&data, &options()), Err(StoreError::Exists)));
    fs::write(data.join("desk.redb"), b"").unwrap();
    assert!(matches!(Store::open(&data, &options()), Err(StoreError::Damaged { .. })));
    assert!(matches!(Store::create(&data, &options()), Err(StoreError::Exists)));
}

#[test]
fn a_backup_of_a_busy_store_is_one_moment_and_restores() {
    let dir = tempdir().unwrap();
    let (data, saved) = (dir.path().join("data"), dir.path().join("saved"));
    let store = Store::create(&data, &options()).unwrap();
    (1..=30).for_each(|n| drop(enlist(&store, n).unwrap()));
    store.put_draft("desk", b"half").unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| (31..=60).for_each(|n| drop(enlist(&store, n).unwrap())));
        let report = store.backup(&saved).unwrap();
        assert!((30..=60).contains(&report.entries));
    });
    assert!(matches!(store.backup(&saved), Err(StoreError::Exists)));
    let report = store.backup(&dir.path().join("later")).unwrap();
    assert_eq!((report.entries, report.head), (60, store.read().unwrap().head().unwrap().entry));
    assert!(files(&saved).iter().all(|f| mode(f) == 0o600) && mode(&saved) == 0o700);
    let fresh = dir.path().join("fresh");
    let restored = restore(&saved, &fresh, WhenPresent::Refuse, &options()).unwrap();
    assert_eq!(restored.aside, None);
    let (copy, report) = Store::open(&fresh, &options()).unwrap();
    assert_eq!((report.entries, people(&copy).len() as u64), (restored.entries, restored.entries));
    assert_eq!(copy.get_draft("desk").unwrap().as_deref(), Some(&b"half"[..]));
    assert_sound(&copy);
    assert_eq!(copy.replay().unwrap().first_difference, None);
    assert_eq!(enlist(&copy, 99).unwrap().seq, restored.entries + 1);
}

#[test]
fn restoring_over_a_database_is_refused_or_keeps_it_beside() {
    let dir = tempdir().unwrap();
    let (data, saved) = (dir.path().join("data"), dir.path().join("saved"));
    let store = Store::create(&data, &options()).unwrap();
    enlist(&store, 1).unwrap();
    store.backup(&saved).unwrap();
    enlist(&store, 2).unwrap();
    assert!(matches!(restore(&saved, &data, WhenPresent::Refuse, &options()), Err(StoreError::Exists)));
    assert!(matches!(
        restore(&saved, &data, WhenPresent::MoveAside, &options()),
        Err(StoreError::Held { .. })
    ));
    store.close().unwrap();
    let report = restore(&saved, &data, WhenPresent::MoveAside, &options()).unwrap();
    assert_eq!(people(&Store::open(&data, &options()).unwrap().0).len(), 1);
    assert_eq!(people(&Store::open(&report.aside.unwrap(), &options()).unwrap().0).len(), 2);
}

#[test]
fn a_flipped_byte_anywhere_in_a_backup_is_refused_and_leaves_nothing() {
    let dir = tempdir().unwrap();
    let (data, saved, target) =
        (dir.path().join("data"), dir.path().join("saved"), dir.path().join("target"));
    let store = Store::create(&data, &options()).unwrap();
    (1..=5).for_each(|n| drop(enlist(&store, n).unwrap()));
    store.backup(&saved).unwrap();
    let mut rng = Rng::with_seed(5);
    for file in files(&saved) {
        let whole = fs::read(&file).unwrap();
        for _ in 0..60 {
            let mut bytes = whole.clone();
            let at = rng.usize(..bytes.len());
            bytes[at] ^= 1 << rng.u8(..8);
            fs::write(&file, &bytes).unwrap();
            let refused = restore(&saved, &target, WhenPresent::Refuse, &options());
            assert!(matches!(refused, Err(StoreError::Damaged { .. })), "{file:?} byte {at}: {refused:?}");
        }
        fs::remove_file(&file).unwrap();
        assert!(restore(&saved, &target, WhenPresent::Refuse, &options()).is_err());
        fs::write(&file, &whole).unwrap();
    }
    assert!(!target.exists());
    let names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    restore(&saved, &target, WhenPresent::Refuse, &options()).unwrap();
}

/// Everything about a folder that reading it must not change.
fn looks(dir: &Path) -> Vec<(std::path::PathBuf, u32, Vec<u8>)> {
    let mut all: Vec<_> =
        files(dir).into_iter().map(|f| (f.clone(), mode(&f), fs::read(&f).unwrap())).collect();
    all.push((dir.to_path_buf(), mode(dir), Vec::new()));
    all.sort();
    all
}

#[test]
fn a_backup_is_restored_as_it_lies_there_and_left_untouched() {
    let dir = tempdir().unwrap();
    let store = Store::create(&dir.path().join("data"), &options()).unwrap();
    (1..=5).for_each(|n| drop(enlist(&store, n).unwrap()));
    let backup = dir.path().join("backup");
    store.backup(&backup).unwrap();
    assert!(files(&backup).iter().all(|f| f.extension().is_none_or(|e| e != "lock")));
    // As on a disk that another computer wrote: others may read, nobody may write, and somebody else owns it.
    for file in files(&backup) {
        fs::set_permissions(&file, Permissions::from_mode(0o444)).unwrap();
        let _ = std::os::unix::fs::chown(&file, Some(4711), None);
    }
    fs::set_permissions(backup.join("journal"), Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(&backup, Permissions::from_mode(0o555)).unwrap();
    let _ = std::os::unix::fs::chown(&backup, Some(4711), None);
    let before = looks(&backup);
    let again = dir.path().join("again");
    restore(&backup, &again, WhenPresent::Refuse, &options()).unwrap();
    assert!(looks(&backup) == before);
    let (restored, _) = Store::open(&again, &options()).unwrap();
    assert_sound(&restored);
    assert_eq!(mode(&again.join("desk.redb")), 0o600);
}

#[test]
fn a_folder_that_holds_no_database_is_left_alone() {
    let dir = tempdir().unwrap();
    let home = dir.path().join("home");
    fs::create_dir(&home).unwrap();
    fs::write(home.join("letter.txt"), "x").unwrap();
    fs::set_permissions(&home, Permissions::from_mode(0o755)).unwrap();
    let before = looks(&home);
    assert!(matches!(Store::open(&home, &options()), Err(StoreError::NotFound)));
    assert!(matches!(rebuild(&home, &options()), Err(StoreError::NotFound)));
    assert!(restore(&home, &dir.path().join("new"), WhenPresent::Refuse, &options()).is_err());
    assert!(restore(&home, &home, WhenPresent::MoveAside, &options()).is_err());
    assert!(looks(&home) == before);
}

#[test]
fn what_lies_in_a_backup_beside_files_is_the_backups_fault() {
    let dir = tempdir().unwrap();
    let store = Store::create(&dir.path().join("data"), &options()).unwrap();
    enlist(&store, 1).unwrap();
    let backup = dir.path().join("backup");
    store.backup(&backup).unwrap();
    for name in ["desk.redb", "manifest.txt"] {
        let (file, away) = (backup.join(name), dir.path().join("away"));
        fs::rename(&file, &away).unwrap();
        symlink(&away, &file).unwrap();
        for kind in ["link", "pipe"] {
            if kind == "pipe" {
                fs::remove_file(&file).unwrap();
                assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
            }
            match restore(&backup, &dir.path().join("new"), WhenPresent::Refuse, &options()) {
                Err(StoreError::Damaged { file, what }) => {
                    assert!(file == name && what.kind == Seen::NotPlain, "{what}");
                }
                other => panic!("{kind}: {other:?}"),
            }
        }
        fs::remove_file(&file).unwrap();
        fs::rename(&away, &file).unwrap();
    }
    let left: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn a_backup_and_its_database_never_lie_one_inside_the_other() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("data");
    let store = Store::create(&data, &options()).unwrap();
    enlist(&store, 1).unwrap();
    for inside in ["inside", "journal/inside", "new/inside", "../data/inside"] {
        assert!(matches!(store.backup(&data.join(inside)), Err(StoreError::Inside)), "{inside}");
    }
    let backup = dir.path().join("backup");
    symlink("/nonexistent", dir.path().join("dangling")).unwrap();
    assert!(matches!(store.backup(&dir.path().join("dangling")), Err(StoreError::Exists)));
    store.backup(&backup).unwrap();
    let into = |to: &Path| restore(&backup, to, WhenPresent::Refuse, &options());
    assert!(matches!(into(&backup.join("data")), Err(StoreError::Inside)));
    assert!(matches!(into(&backup.join("journal/../data")), Err(StoreError::Inside)));
    let names = |dir: &Path| fs::read_dir(dir).unwrap().count();
    assert_eq!((names(&backup), names(dir.path())), (3, 3), "nothing is left behind");
}
