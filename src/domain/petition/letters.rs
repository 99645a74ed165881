//! Letters: the papers that go out at the steps of a petition, as a table of what each says and which facts of the case it needs.

use serde::Deserialize;
use thiserror::Error;

use super::case::CaseFacts;
use super::fault::ActFault;
use super::refusals::{FileGround, RefusalGround};
use super::state::next_state;
use super::{Origin, PetitionAct};
use crate::domain::kinds::kinds;
use crate::domain::paper::PaperKind;
use crate::domain::{Article, Date};

kinds! {
    /// A fact of the case that a letter tells. Not every case has every one, and some no case has: they are blanks to fill.
    LetterFact {
        /// 信访人
        0 Petitioners "petitioners",
        /// 登记编号
        1 Number "number",
        /// 收到日期
        2 Received "received",
        /// 全国信访系统编号
        3 ExternalNumber "external-number",
        /// 转送、交办机关
        4 Forwarder "forwarder",
        /// 转送、交办日期
        5 ForwardedOn "forwarded-on",
        /// The day of the step.
        6 Done "done",
        /// 受理日期
        7 Accepted "accepted",
        /// 理由
        8 Reason "reason",
        /// 去向
        9 Destination "destination",
        /// 反馈期限
        10 FeedbackBy "feedback-by",
        /// 办结期限
        11 LimitDue "limit-due",
        /// 办结期限的日数
        12 LimitDays "limit-days",
        /// 延期前的办结期限
        13 DueBefore "due-before",
        /// 延期后的办结期限
        14 ExtendedUntil "extended-until",
        /// 办理途径所依据的条款
        15 Way "way",
        /// 复查、复核意见
        16 Opinion "opinion",
        /// 查明的事实和理由
        17 Findings "findings",
        /// 法律法规依据
        18 Grounds "grounds",
        /// 申请复查的日数
        19 ReviewDays "review-days",
        /// 复查机关
        20 ReviewOrgan "review-organ",
        /// 申请复核的日数
        21 RecheckDays "recheck-days",
        /// 复核机关
        22 RecheckOrgan "recheck-organ",
        /// 申请复查日期
        23 ReviewRequested "review-requested",
        /// 申请复核日期
        24 RecheckRequested "recheck-requested",
        /// 处理意见书文号
        25 OpinionNumber "opinion-number",
        /// 复查意见书文号
        26 ReviewNumber "review-number",
        /// 有权处理的机关
        27 CompetentOrgan "competent-organ",
        /// 程序和材料
        28 Procedure "procedure",
        /// 联系人和电话
        29 Contact "contact",
        /// 送达地址
        30 Address "address",
        /// 附件
        31 Enclosures "enclosures",
        /// 文书文号, of a document in a list
        32 DocumentNumber "document-number",
        /// 处理意见, of a demand in a list
        33 Outcome "outcome",
        /// 落款机关
        34 Signer "signer",
        /// 申请延期的理由: of whom the head answers, not what the head wrote.
        35 Asked "asked",
        /// 转送、交办机关, with the number of its document where that is known
        36 Forwarding "forwarding",
        /// 转送、交办文号
        37 ForwardedNumber "forwarded-number",
        /// 正在办理同一事项的机关
        38 Elsewhere "elsewhere",
    }

    /// When a part of a letter stands in it.
    LetterWhen {
        /// Raised here.
        0 Direct "direct",
        /// Forwarded by another organ.
        1 Referred "referred",
        /// The limit for the conclusion runs.
        2 Limit "limit",
        /// No such limit runs.
        3 NoLimit "no-limit",
        /// A day for feedback was set.
        4 Feedback "feedback",
    }

    /// A list in a letter.
    LetterList {
        /// The demands and the way of each.
        0 Demands "demands",
        /// What came of each demand.
        1 Outcomes "outcomes",
        /// The documents that are to be served.
        2 Documents "documents",
        /// The ground of a refusal, in its words.
        3 Ground "ground",
    }

    /// Whose letter it is.
    LetterSigner {
        /// The bureau's.
        0 Bureau "bureau",
        /// The reviewing organ's.
        1 Above "above",
    }
}

/// What is wrong with the table of letters.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LettersFault {
    /// It cannot be read; the message has line and column.
    #[error("{0}")]
    Toml(String),
    /// A letter that is missing or there twice.
    #[error("there must be one letter `{0}`")]
    Kind(&'static str),
    /// No letter, but another paper.
    #[error("`{0}` is no letter of a petition")]
    NoLetter(&'static str),
    /// Neither text nor list, or a fact that does not exist.
    #[error("in `{0}`: {1}")]
    Part(&'static str, String),
}

/// A piece of running text: words, or a fact of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterPiece {
    /// As they stand.
    Words(String),
    /// What the case says.
    Fact(LetterFact),
}

/// A part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPart {
    /// Only then.
    pub when: Option<LetterWhen>,
    /// Only when this step was the one.
    pub act: Option<PetitionAct>,
    /// What stands there.
    pub says: LetterSays,
}

/// What stands in a part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterSays {
    /// A heading.
    Heading(String),
    /// A name and what stands for it.
    Field(String, Vec<LetterPiece>),
    /// Running text.
    Text(Vec<LetterPiece>),
    /// A list of the case.
    List(LetterList),
}

/// One kind of letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The paper.
    pub kind: PaperKind,
    /// The steps it goes out with.
    pub acts: Vec<PetitionAct>,
    /// Whether it may be drafted before its step.
    pub ahead: bool,
    /// Whose it is.
    pub signed: LetterSigner,
    /// The article that wants it.
    pub article: Article,
    /// What it says.
    pub parts: Vec<LetterPart>,
}

/// Every kind of letter.
#[derive(Debug, Clone)]
pub struct Letters {
    all: Vec<Letter>,
    grounds: Vec<RefusalGround>,
    /// What they were read from.
    pub source: String,
    /// Since when.
    pub effective: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    effective: Date,
    letter: Vec<FileLetter>,
    #[serde(default)]
    ground: Vec<FileGround>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLetter {
    kind: PaperKind,
    acts: Vec<PetitionAct>,
    #[serde(default)]
    ahead: bool,
    signed: Option<LetterSigner>,
    article: Article,
    part: Vec<FilePart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePart {
    when: Option<LetterWhen>,
    act: Option<PetitionAct>,
    heading: Option<String>,
    label: Option<String>,
    text: Option<String>,
    list: Option<LetterList>,
}

impl Letters {
    /// The letters that come with the program.
    pub fn embedded() -> Result<Self, LettersFault> {
        Self::with_toml(include_str!("letters.toml"))
    }

    /// The letters of a table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, LettersFault> {
        let file: File = toml::from_str(text).map_err(|e| LettersFault::Toml(e.to_string()))?;
        let all = file.letter.into_iter().map(Letter::read).collect::<Result<Vec<_>, _>>()?;
        for kind in PaperKind::ALL.iter().filter(|kind| kind.is_letter()) {
            if all.iter().filter(|letter| letter.kind == *kind).count() != 1 {
                return Err(LettersFault::Kind(kind.name()));
            }
        }
        let grounds = file.ground.into_iter().map(FileGround::read).collect::<Result<_, _>>()?;
        Ok(Self { all, grounds, source: file.source, effective: file.effective })
    }

    /// Every letter, in the order of the table.
    pub fn all(&self) -> &[Letter] {
        &self.all
    }

    /// Every ground of a refusal.
    pub fn grounds(&self) -> &[RefusalGround] {
        &self.grounds
    }

    /// The letter of a kind.
    pub fn get(&self, kind: PaperKind) -> Option<&Letter> {
        self.all.iter().find(|letter| letter.kind == kind)
    }

    /// The letters that go out with a step.
    pub fn of(&self, act: PetitionAct) -> impl Iterator<Item = &Letter> {
        self.all.iter().filter(move |letter| letter.acts.contains(&act))
    }
}

impl Letter {
    fn read(file: FileLetter) -> Result<Self, LettersFault> {
        let FileLetter { kind, acts, ahead, signed, article, part } = file;
        if !kind.is_letter() {
            return Err(LettersFault::NoLetter(kind.name()));
        }
        let parts = part.into_iter().map(|part| part.read(kind)).collect::<Result<Vec<_>, _>>()?;
        if parts.is_empty() || acts.is_empty() {
            return Err(LettersFault::Part(kind.name(), "no part or no act".to_owned()));
        }
        Ok(Self { kind, acts, ahead, signed: signed.unwrap_or(LetterSigner::Bureau), article, parts })
    }

    /// Whether the case has come to where this letter goes out, or why not. A proof of service is made while something is to be
    /// served; an opinion may be drafted while its step can follow, so that the step can name its number.
    pub fn ready(&self, facts: &CaseFacts<'_>) -> Result<(), ActFault> {
        if self.acts.contains(&PetitionAct::Serve) {
            let open = facts.outstanding();
            return if open.is_empty() { Err(ActFault::NothingToServe) } else { Ok(()) };
        }
        let may_follow = |act: &PetitionAct| next_state(facts, *act).is_ok();
        if facts.last(&self.acts).is_some() || (self.ahead && self.acts.iter().any(may_follow)) {
            return Ok(());
        }
        let act = self.acts.first().copied().unwrap_or(PetitionAct::Note);
        Err(ActFault::NoLetterYet { act, article: self.article })
    }

    /// Whether it is addressed to who petitions: where nobody is known to serve it to, nobody is owed it (信访工作条例 第二十三条).
    pub fn is_to_petitioners(&self) -> bool {
        let to = |says: &LetterSays| match says {
            LetterSays::Text(pieces) => pieces.first() == Some(&LetterPiece::Fact(LetterFact::Petitioners)),
            _ => false,
        };
        self.parts.first().is_some_and(|part| to(&part.says))
    }

    /// The parts that stand in it in this case. `limit`: whether the limit for the conclusion runs.
    pub fn parts_of<'a>(&'a self, facts: &CaseFacts<'_>, limit: bool) -> Vec<&'a LetterSays> {
        let done = facts.last(&self.acts);
        let stands = |when: LetterWhen| match when {
            LetterWhen::Direct => facts.origin == Origin::Direct,
            LetterWhen::Referred => facts.origin == Origin::Referred,
            LetterWhen::Limit => limit,
            LetterWhen::NoLimit => !limit,
            LetterWhen::Feedback => done.is_some_and(|event| event.until.is_some()),
        };
        let this = |act: PetitionAct| done.is_some_and(|event| event.act == act);
        let parts =
            self.parts.iter().filter(|part| part.when.is_none_or(stands) && part.act.is_none_or(this));
        parts.map(|part| &part.says).collect()
    }
}

impl FilePart {
    fn read(self, kind: PaperKind) -> Result<LetterPart, LettersFault> {
        let Self { when, act, heading, label, text, list } = self;
        let fault = |what: &str| LettersFault::Part(kind.name(), what.to_owned());
        let says = match (heading, label, text, list) {
            (Some(heading), None, None, None) => LetterSays::Heading(heading),
            (None, Some(label), Some(text), None) => LetterSays::Field(label, pieces(&text, kind)?),
            (None, None, Some(text), None) => LetterSays::Text(pieces(&text, kind)?),
            (None, None, None, Some(list)) => LetterSays::List(list),
            _ => return Err(fault("a part is a heading, a text, a label with its text, or a list")),
        };
        Ok(LetterPart { when, act, says })
    }
}

/// Text taken apart at its facts.
pub(super) fn pieces(text: &str, kind: PaperKind) -> Result<Vec<LetterPiece>, LettersFault> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        let unknown = || LettersFault::Part(kind.name(), format!("`{{{after}` begins with no fact"));
        let (name, after_it) = after.split_once('}').ok_or_else(unknown)?;
        let fact = LetterFact::parse(name).ok_or_else(unknown)?;
        if !words.is_empty() {
            pieces.push(LetterPiece::Words(words.to_owned()));
        }
        pieces.push(LetterPiece::Fact(fact));
        rest = after_it;
    }
    if !rest.is_empty() {
        pieces.push(LetterPiece::Words(rest.to_owned()));
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_letter_once_and_names_only_facts_that_exist() {
        let letters = Letters::embedded().unwrap();
        assert_eq!(letters.all().len(), 11);
        assert_eq!(letters.of(PetitionAct::Transfer).count(), 2);
        let text = include_str!("letters.toml");
        let odd = text.replacen("{number}", "{no-such}", 1);
        assert!(matches!(Letters::with_toml(&odd), Err(LettersFault::Part("acceptance", _))));
        let twice = text.replacen("kind = \"refusal\"", "kind = \"acceptance\"", 1);
        assert!(matches!(Letters::with_toml(&twice), Err(LettersFault::Kind(_))));
        let other = text.replacen("kind = \"refusal\"", "kind = \"notice\"", 1);
        assert!(matches!(Letters::with_toml(&other), Err(LettersFault::NoLetter("notice"))));
    }
}
