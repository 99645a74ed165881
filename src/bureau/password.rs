//! Passwords: the rule for new ones, those that are made up, the hash that is kept, and the lock-out after wrong ones.
//!
//! The figures are the practice of the protection levels (GB/T 22239-2019 8.1.4.1 a and b name the duty, not the
//! numbers): ten characters of three kinds or sixteen of any; five wrong ones within a quarter of an hour lock the
//! account for a quarter of an hour, doubling up to a day. How long one lasts and how many are remembered is a table:
//! [`PasswordRules`].

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::bureau::command::Secret;
use crate::bureau::refusal::WeakPassword;
use crate::domain::Date;
use crate::domain::staff::{PasswordDue, PasswordLife, PasswordRules, Staff};
use crate::text::fold;

/// Most characters of a password: more would only cost time.
const MOST: usize = 200;
/// Wrong passwords that lock an account.
const MOST_FAILURES: u8 = 5;
/// Time within which they count, and the first lock-out, in milliseconds.
const WINDOW_MS: i64 = 15 * 60 * 1000;
/// The longest lock-out, in milliseconds.
const LONGEST_MS: i64 = 24 * 60 * 60 * 1000;

/// What passwords that are made up consist of: nothing that is taken for something else.
const SYMBOLS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// Groups of them, with a dash between two.
const GROUPS: usize = 3;
const GROUP: usize = 4;

const COMMON: &str = include_str!("common_passwords.txt");

/// What a hash costs (Argon2id).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl HashCost {
    /// What the product uses: 64 MiB, three passes.
    pub const PRODUCT: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
    /// The least that is fit for real passwords: 19 MiB, two passes.
    pub const FLOOR: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };
    /// For tests only: as little as the algorithm takes.
    pub const CHEAPEST: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    fn hasher(self) -> Result<Argon2<'static>, HashFault> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None).map_err(|_| HashFault)?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// The hash could not be made: no randomness, no memory, or impossible parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct HashFault;

/// Whether `new` may be the password of `login`.
pub fn admit(new: &Secret, login: &str) -> Result<(), WeakPassword> {
    let text = new.expose();
    let chars = text.chars().count();
    if !(10..=MOST).contains(&chars) || (chars < 16 && kinds(text) < 3) {
        return Err(WeakPassword::Short);
    }
    let folded = fold(text);
    if folded.contains(login) {
        return Err(WeakPassword::HoldsLogin);
    }
    let listed = || COMMON.lines().any(|l| !l.starts_with('#') && folded == l);
    if listed() || few_characters(&folded) { Err(WeakPassword::Common) } else { Ok(()) }
}

/// A password to be told once, of some 59 bits: `k7mf-qx2p-9tha`.
pub fn made_up() -> Result<Secret, HashFault> {
    loop {
        let mut text = String::with_capacity(GROUPS * (GROUP + 1));
        for group in 0..GROUPS {
            if group > 0 {
                text.push('-');
            }
            for _ in 0..GROUP {
                text.push(symbol()?);
            }
        }
        let secret = Secret::new(text);
        // One without a digit, or of digits alone, is of two kinds only.
        if kinds(secret.expose()) >= 3 {
            return Ok(secret);
        }
    }
}

/// One of the symbols, each as likely as any other.
fn symbol() -> Result<char, HashFault> {
    loop {
        let mut byte = [0];
        getrandom::fill(&mut byte).map_err(|_| HashFault)?;
        let [byte] = byte;
        // Five bits; the one value too many is thrown again.
        if let Some(symbol) = SYMBOLS.get(usize::from(byte & 31)) {
            return Ok(char::from(*symbol));
        }
    }
}

/// Whether `typed` is the password of someone or one of theirs that the rules remember.
pub fn was_used(
    typed: &Secret,
    staff: &Staff,
    rules: &PasswordRules,
    cost: HashCost,
) -> Result<bool, HashFault> {
    let former = staff.life.iter().flat_map(|life| &life.former);
    let kept = std::iter::once(&staff.password).chain(former).filter(|hash| !hash.is_empty());
    for hash in kept.take(usize::from(rules.remember.max(1))) {
        if verify(typed, Some(hash), cost)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Gives someone another password. The one before is remembered, unless it was given to them and never their own.
pub fn replace(
    staff: &mut Staff,
    hash: String,
    due: Option<PasswordDue>,
    rules: &PasswordRules,
    today: Date,
) {
    let before = std::mem::replace(&mut staff.password, hash);
    let was_own = staff.password_due() != Some(PasswordDue::Given) && !before.is_empty();
    let mut life = PasswordLife::new(today, due);
    if let Some(old) = staff.life.take() {
        life.former = old.former;
    }
    if was_own {
        life.former.insert(0, before);
    }
    life.former.truncate(usize::from(rules.remember.saturating_sub(1)));
    staff.life = Some(life);
    forgive(staff);
}

/// At a sign-in: notes that the password is older than the rules allow. One whose day is not known counts from today.
pub fn settle_age(staff: &mut Staff, rules: &PasswordRules, today: Date) {
    if staff.password.is_empty() {
        return;
    }
    let life = staff.life.get_or_insert_with(|| PasswordLife::new(today, None));
    if life.due.is_none() && rules.left(life.since, today).is_some_and(|left| left <= 0) {
        life.due = Some(PasswordDue::Aged);
    }
}

/// How many of four kinds occur: lower case, upper case, digits, everything else.
fn kinds(text: &str) -> usize {
    let kind = |c: char| {
        if c.is_lowercase() {
            0
        } else if c.is_uppercase() {
            1
        } else if c.is_ascii_digit() {
            2
        } else {
            3
        }
    };
    (0..4).filter(|k| text.chars().any(|c| kind(c) == *k)).count()
}

/// One to three characters over and over.
fn few_characters(text: &str) -> bool {
    let mut seen: Vec<char> = text.chars().collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len() <= 3
}

/// The hash to keep, in PHC form.
pub fn hash(password: &Secret, cost: HashCost) -> Result<String, HashFault> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|_| HashFault)?;
    let hash: PasswordHash =
        cost.hasher()?.hash_password_with_salt(password.expose().as_bytes(), &salt).map_err(|_| HashFault)?;
    Ok(hash.to_string())
}

/// Whether `typed` is the password behind `kept`. With nothing kept it takes as long as ever and says no, so that an
/// unknown login cannot be told by the time.
pub fn verify(typed: &Secret, kept: Option<&str>, cost: HashCost) -> Result<bool, HashFault> {
    let kept = kept.filter(|k| !k.is_empty()).map(PasswordHash::new);
    match kept {
        Some(Ok(kept)) => Ok(cost.hasher()?.verify_password(typed.expose().as_bytes(), &kept).is_ok()),
        Some(Err(_)) => Err(HashFault),
        None => hash(typed, cost).map(|_| false),
    }
}

/// Whether the account is locked at that wall time.
pub fn is_locked(staff: &Staff, at_ms: i64) -> bool {
    staff.locked_until_ms > at_ms
}

/// Counts a wrong password. Locked accounts do not count further ones.
pub fn count_failure(staff: &mut Staff, at_ms: i64) {
    if is_locked(staff, at_ms) {
        return;
    }
    if staff.failures == 0 || !(0..WINDOW_MS).contains(&at_ms.saturating_sub(staff.first_failure_ms)) {
        staff.failures = 0;
        staff.first_failure_ms = at_ms;
    }
    staff.failures = staff.failures.saturating_add(1);
    if staff.failures >= MOST_FAILURES {
        let doubled = WINDOW_MS.saturating_mul(1 << staff.lockouts.min(10));
        staff.locked_until_ms = at_ms.saturating_add(doubled.min(LONGEST_MS));
        staff.lockouts = staff.lockouts.saturating_add(1);
        staff.failures = 0;
    }
}

/// Forgets wrong passwords and lock-outs.
pub fn forgive(staff: &mut Staff) {
    (staff.failures, staff.lockouts, staff.locked_until_ms, staff.first_failure_ms) = (0, 0, 0, 0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::StaffId;
    use crate::domain::staff::{Roles, StaffState};

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    #[test]
    fn weak_passwords_are_named() {
        for (text, verdict) in [
            ("Tian-Ma7 xing", Ok(())),
            ("correct horse battery", Ok(())),
            ("天马行空天马行空A1天马", Ok(())),
            ("Ab1!efghi", Err(WeakPassword::Short)),
            ("abcdefghij1", Err(WeakPassword::Short)),
            ("li.wei-2026X", Err(WeakPassword::HoldsLogin)),
            ("LI.WEI-2026x", Err(WeakPassword::HoldsLogin)),
            ("Password@123", Err(WeakPassword::Common)),
            ("Ａｄｍｉｎ@12345", Err(WeakPassword::Common)),
            ("Aa1Aa1Aa1Aa1", Err(WeakPassword::Common)),
            ("aaaaaaaaaaaaaaaaaaaa", Err(WeakPassword::Common)),
        ] {
            assert_eq!(admit(&secret(text), "li.wei"), verdict, "{text}");
        }
        assert_eq!(admit(&secret(&"长a1".repeat(100)), "li"), Err(WeakPassword::Short));
    }

    #[test]
    fn a_hash_knows_its_password_and_no_other() {
        let kept = hash(&secret("Tian-Ma7 xing"), HashCost::CHEAPEST).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
        assert_ne!(kept, hash(&secret("Tian-Ma7 xing"), HashCost::CHEAPEST).unwrap());
        let says = |typed: &str, kept: Option<&str>| verify(&secret(typed), kept, HashCost::FLOOR).unwrap();
        assert!(says("Tian-Ma7 xing", Some(&kept)));
        assert!(!says("Tian-Ma7 xinh", Some(&kept)));
        assert!(!says("", Some("")) && !says("x", None));
        assert_eq!(verify(&secret("x"), Some("rubbish"), HashCost::CHEAPEST), Err(HashFault));
    }

    fn someone() -> Staff {
        Staff {
            id: StaffId(1),
            version: 1,
            login: "li".into(),
            name: "李".into(),
            roles: Roles::default(),
            desk: String::new(),
            password: String::new(),
            state: StaffState::Active,
            failures: 0,
            locked_until_ms: 0,
            lockouts: 0,
            first_failure_ms: 0,
            life: None,
            signed_in_ms: None,
            towns: Vec::new(),
            unit: None,
            person: None,
            given: None,
        }
    }

    #[test]
    fn a_made_up_password_is_a_good_one_and_never_the_same() {
        let made: std::collections::BTreeSet<String> =
            (0..200).map(|_| made_up().unwrap().expose().to_owned()).collect();
        assert_eq!(made.len(), 200);
        for text in made {
            assert_eq!(admit(&secret(&text), "lina"), Ok(()), "{text}");
            assert!(text.len() == 14 && !text.contains(['l', 'o', 'i', '0', '1']), "{text}");
        }
    }

    #[test]
    fn what_was_given_is_forgotten_and_what_was_chosen_is_remembered() {
        let rules = PasswordRules { remember: 3, ..PasswordRules::embedded().unwrap() };
        let today = Date::parse("2026-11-23").unwrap();
        let cost = HashCost::CHEAPEST;
        let kept = |text: &str| hash(&secret(text), cost).unwrap();
        let mut staff = someone();
        replace(&mut staff, kept("given"), Some(PasswordDue::Given), &rules, today);
        for text in ["one", "two", "three", "four"] {
            replace(&mut staff, kept(text), None, &rules, today);
        }
        let used = |text: &str| was_used(&secret(text), &staff, &rules, cost).unwrap();
        assert!(used("four") && used("three") && used("two"), "the present one and the two before");
        assert!(!used("one") && !used("given"));
    }

    #[test]
    fn a_password_of_an_unknown_day_counts_from_the_next_sign_in() {
        let rules = PasswordRules::embedded().unwrap();
        let first = Date::parse("2026-11-23").unwrap();
        let mut staff = Staff { password: "$hash".into(), ..someone() };
        settle_age(&mut staff, &rules, first);
        assert_eq!(staff.password_due(), None);
        settle_age(&mut staff, &rules, first.plus_days(89));
        assert_eq!(staff.password_due(), None);
        settle_age(&mut staff, &rules, first.plus_days(90));
        assert_eq!(staff.password_due(), Some(PasswordDue::Aged));
        let mut sample = someone();
        settle_age(&mut sample, &rules, first);
        assert!(sample.life.is_none(), "who has no password has none to change");
    }

    #[test]
    fn five_wrong_passwords_lock_and_each_lock_doubles_to_a_day() {
        let mut staff = someone();
        let mut now = 1_000_000;
        let mut minutes = Vec::new();
        for _ in 0..9 {
            for n in 0..5 {
                assert!(!is_locked(&staff, now + n));
                count_failure(&mut staff, now + n);
            }
            minutes.push((staff.locked_until_ms - now - 4) / 60_000);
            assert!(is_locked(&staff, staff.locked_until_ms - 1));
            now = staff.locked_until_ms;
        }
        assert_eq!(minutes, [15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
        forgive(&mut staff);
        assert_eq!(staff, someone());
    }

    #[test]
    fn wrong_passwords_far_apart_do_not_add_up() {
        let mut staff = someone();
        for n in 0..20 {
            count_failure(&mut staff, n * WINDOW_MS / 3);
        }
        assert!(!is_locked(&staff, 0), "never five within the window");
    }
}
