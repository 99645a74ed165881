//! The journal's words: who asks for a change, what it was about, and the entry that remains of it.

use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};

use super::row::{CodecError, pack, versioned};
use crate::domain::{Date, PersonId, StaffId};

/// A SHA-256 digest.
pub type Hash = [u8; 32];

/// The key a command is sent with: random, made once per command by whoever sends it. The same key is never carried out twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdempotencyKey(pub [u8; 16]);

/// Who asks for a change, when and where.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The key the command was sent with.
    pub key: IdempotencyKey,
    /// The business date.
    pub today: Date,
    /// Wall time in milliseconds since 1970-01-01 UTC. Only shown: order is by sequence number.
    pub at_ms: i64,
    /// The member of staff.
    pub actor: StaffId,
    /// The role they acted in, as the bureau numbers roles.
    pub role: u8,
    /// The desk they sat at.
    pub desk: String,
    /// The command's name.
    pub command: &'static str,
}

/// What a change was about: small facts for the timeline, never protected fields.
#[derive(Clone, Default)]
pub struct Note {
    /// The object changed, in the form people quote (`P12`, `E345`).
    pub object: String,
    /// The person it concerns, if any: the entry then shows in that person's timeline.
    pub subject: Option<PersonId>,
    /// The other people it concerns, in any order: it shows in their timelines too.
    pub also: Vec<PersonId>,
    /// Names and values for the timeline.
    pub about: Vec<(String, String)>,
}

impl std::fmt::Debug for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Note")
            .field("object", &self.object)
            .field("subject", &self.subject)
            .finish_non_exhaustive()
    }
}

/// One entry of the journal (日志): append-only, chained by SHA-256.
#[derive(Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// 1 for the first entry, then without gaps.
    pub seq: u64,
    /// The key the command was sent with.
    pub key: IdempotencyKey,
    /// The business date.
    pub today: Date,
    /// Wall time in milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// The member of staff.
    pub actor: StaffId,
    /// The role they acted in.
    pub role: u8,
    /// The desk they sat at.
    pub desk: String,
    /// The command's name.
    pub command: String,
    /// The object changed.
    pub object: String,
    /// The person it concerns.
    pub subject: Option<PersonId>,
    /// The other people it concerns: the first of each run of numbers and how many follow on it, itself counted.
    pub also: Vec<(PersonId, u32)>,
    /// Small facts for the timeline.
    pub about: Vec<(String, String)>,
    /// Digest of the changed keys and what stood there before, in the order of the changes.
    pub before: Hash,
    /// Digest of the changed keys and what stands there now.
    pub after: Hash,
    /// The hash of the entry before; of the database's identity for the first.
    pub prev: Hash,
    /// The hash of all of the above.
    pub hash: Hash,
}

impl std::fmt::Debug for JournalEntry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JournalEntry")
            .field("seq", &self.seq)
            .field("command", &self.command)
            .finish_non_exhaustive()
    }
}

/// The version byte of stored entries.
const VERSION: u8 = 1;

#[derive(Encode, Decode)]
struct Body {
    #[n(0)]
    seq: u64,
    #[cbor(n(1), with = "minicbor::bytes")]
    key: [u8; 16],
    #[n(2)]
    today: Date,
    #[n(3)]
    at_ms: i64,
    #[n(4)]
    actor: StaffId,
    #[n(5)]
    role: u8,
    #[n(6)]
    desk: String,
    #[n(7)]
    command: String,
    #[n(8)]
    object: String,
    #[n(9)]
    subject: Option<PersonId>,
    #[n(10)]
    about: Vec<(String, String)>,
    #[cbor(n(11), with = "minicbor::bytes")]
    before: Hash,
    #[cbor(n(12), with = "minicbor::bytes")]
    after: Hash,
    #[cbor(n(13), with = "minicbor::bytes")]
    prev: Hash,
    // Left out of the bytes when there is nobody: entries of earlier programs read and hash as they were written.
    #[n(14)]
    also: Option<Vec<(PersonId, u32)>>,
}

/// What the store adds to stamp and note.
pub(super) struct Sealed {
    pub seq: u64,
    pub before: Hash,
    pub after: Hash,
    pub prev: Hash,
}

impl JournalEntry {
    pub(super) fn new(stamp: &Stamp, note: Note, sealed: &Sealed) -> (Self, Vec<u8>) {
        let also = runs(note.also, note.subject);
        let body = Body {
            seq: sealed.seq,
            key: stamp.key.0,
            today: stamp.today,
            at_ms: stamp.at_ms,
            actor: stamp.actor,
            role: stamp.role,
            desk: stamp.desk.clone(),
            command: stamp.command.to_owned(),
            object: note.object,
            subject: note.subject,
            about: note.about,
            before: sealed.before,
            after: sealed.after,
            prev: sealed.prev,
            also: (!also.is_empty()).then_some(also),
        };
        let mut bytes = pack(VERSION, &body);
        let hash = Self::hash_of(&bytes);
        bytes.extend_from_slice(&hash);
        (Self::from_body(body, hash), bytes)
    }

    /// Reads a stored entry and refuses it unless its bytes give its own hash.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        let (signed, hash) = bytes.split_last_chunk::<32>().ok_or(CodecError::Malformed)?;
        if Self::hash_of(signed) != *hash {
            return Err(CodecError::Digest);
        }
        let (_, body) = versioned(signed, VERSION)?;
        let body = minicbor::decode(body).map_err(|_| CodecError::Malformed)?;
        Ok(Self::from_body(body, *hash))
    }

    /// Everyone in whose timeline it stands, each once.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        let run = |(first, n): &(PersonId, u32)| (first.0..first.0.saturating_add(*n)).map(PersonId);
        self.subject.into_iter().chain(self.also.iter().flat_map(run))
    }

    fn hash_of(signed: &[u8]) -> Hash {
        Sha256::new_with_prefix(b"honordesk entry\n").chain_update(signed).finalize().into()
    }

    fn from_body(body: Body, hash: Hash) -> Self {
        Self {
            seq: body.seq,
            key: IdempotencyKey(body.key),
            today: body.today,
            at_ms: body.at_ms,
            actor: body.actor,
            role: body.role,
            desk: body.desk,
            command: body.command,
            object: body.object,
            subject: body.subject,
            also: body.also.unwrap_or_default(),
            about: body.about,
            before: body.before,
            after: body.after,
            prev: body.prev,
            hash,
        }
    }
}

/// People as runs of numbers, each person once, without the one that is named already.
fn runs(mut people: Vec<PersonId>, named: Option<PersonId>) -> Vec<(PersonId, u32)> {
    people.sort_unstable();
    people.dedup();
    let mut runs: Vec<(PersonId, u32)> = Vec::new();
    for person in people.into_iter().filter(|p| Some(*p) != named) {
        match runs.last_mut() {
            Some((first, n)) if first.0.checked_add(*n) == Some(person.0) => *n += 1,
            _ => runs.push((person, 1)),
        }
    }
    runs
}

/// What became of a write.
#[derive(Debug, Clone)]
pub enum Committed<T> {
    /// It is recorded now, durably.
    New {
        /// What the body returned.
        value: T,
        /// The entry that records it.
        entry: JournalEntry,
    },
    /// A command with this key was recorded before; nothing was done again.
    Already(JournalEntry),
}

impl<T> Committed<T> {
    /// The entry that records the command, now or before.
    pub fn entry(&self) -> &JournalEntry {
        match self {
            Self::New { entry, .. } | Self::Already(entry) => entry,
        }
    }
}

/// Whether a command whose fate was unknown is recorded (已入账) or not (未入账).
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "made once per failure of a disk")]
pub enum Outcome {
    /// It is recorded; this is its entry.
    Recorded(JournalEntry),
    /// It left no trace and may be sent again.
    NotRecorded,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_reads_back_and_any_changed_byte_is_refused() {
        let stamp = Stamp {
            key: IdempotencyKey([7; 16]),
            today: Date::new(2026, 11, 23).unwrap(),
            at_ms: -1,
            actor: StaffId(3),
            role: 2,
            desk: "一号窗口".into(),
            command: "entry.post",
        };
        let note = Note {
            object: "E1".into(),
            subject: Some(PersonId(9)),
            also: [12, 9, 11, 3, 11, 10].map(PersonId).to_vec(),
            about: vec![("item".into(), "优待金".into())],
        };
        let alone = Note { also: Vec::new(), ..note.clone() };
        let sealed = Sealed { seq: 5, before: [1; 32], after: [2; 32], prev: [3; 32] };
        let (entry, bytes) = JournalEntry::new(&stamp, note, &sealed);
        assert_eq!(JournalEntry::decode(&bytes).as_ref(), Ok(&entry));
        assert_eq!(entry.also, [(PersonId(3), 1), (PersonId(10), 3)]);
        assert_eq!(entry.people().map(|p| p.0).collect::<Vec<_>>(), [9, 3, 10, 11, 12]);
        let (_, first_format) = JournalEntry::new(&stamp, alone, &sealed);
        assert_eq!(first_format.get(1), Some(&0x8e), "fourteen fields, as ever, when it concerns one person");
        for at in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[at] ^= 1;
            assert_eq!(JournalEntry::decode(&bad), Err(CodecError::Digest), "byte {at}");
        }
        assert!(!format!("{entry:?}").contains("优待金"));
    }
}
