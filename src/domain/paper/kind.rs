//! What papers there are.

use crate::domain::kinds::kinds;

kinds! {
    /// A kind of paper. Each has a series of numbers of its own that begins anew every year.
    PaperKind {
        /// 接访单: what was asked, done and promised during a visit.
        0 VisitSlip "visit-slip",
        /// 一次性告知书: what a matter needs, and what is missing.
        1 Notice "notice",
        /// 待遇初查单: which benefits may apply; never that one is granted.
        2 PreCheck "pre-check",
        /// 日结单: what was booked on a day.
        3 DaySheet "day-sheet",
        /// 月结单: what was booked in a month whose books are closed.
        4 MonthSheet "month-sheet",
        /// 待遇计算说明: how an amount comes about, for somebody who asks.
        5 Explained "explained",
        /// 紧急重大事项报告: the short form, the calls, the reports.
        6 UrgentReport "urgent-report",
        /// 值班电话单: one matter and whom to call.
        7 CallSlip "call-slip",
        /// 交接班记录: what went from one to the next.
        8 Handover "handover",
        /// 今日登记情况: what was registered on a day.
        9 DayRegister "day-register",
        /// 督办清单: what was given to somebody to do, and how far it is.
        12 Supervision "supervision",
        /// 信访事项受理告知书: that a petition is taken in.
        13 Acceptance "acceptance",
        /// 信访事项不予（不再）受理告知书: that it is not, why, and where to go.
        14 Refusal "refusal",
        /// 信访事项转送、交办函: to the organ that handles it.
        15 Transfer "transfer",
        /// 延长信访事项办理期限告知书: until when, and why.
        16 Extension "extension",
        /// 信访处理意见书: facts, grounds, opinion, and how to have it reviewed.
        17 Opinion "opinion",
        /// 信访事项复查意见书.
        18 Review "review",
        /// 信访事项复核意见书.
        19 Recheck "recheck",
        /// 送达回证: what was handed over, when and to whom.
        20 ServiceProof "service-proof",
        /// 信访事项转送、交办去向告知书: to the petitioner, which organ has it now.
        21 Whereabouts "whereabouts",
        /// 信访事项办理途径告知书: by which other procedure it is handled.
        22 Directions "directions",
        /// 信访事项异议函: back to the organ that referred it, with the reason.
        23 Objection "objection",
    }
}

impl PaperKind {
    /// Whether it is one of the papers of the on-call duty.
    pub fn is_of_duty(self) -> bool {
        matches!(self, Self::UrgentReport | Self::CallSlip | Self::Handover | Self::DayRegister)
    }

    /// The name of its series, as the number of a paper bears it (发文机关代字 in GB/T 9704—2012 7.2.5).
    pub fn series(self) -> &'static str {
        match self {
            Self::VisitSlip => "接访",
            Self::Notice => "告知",
            Self::PreCheck => "初查",
            Self::DaySheet => "日结",
            Self::MonthSheet => "月结",
            Self::Explained => "说明",
            Self::UrgentReport => "急报",
            Self::CallSlip => "值班",
            Self::Handover => "交接",
            Self::DayRegister => "日登",
            Self::Supervision => "督办",
            Self::Acceptance => "受理",
            Self::Refusal => "不受",
            Self::Transfer => "转办",
            Self::Extension => "延期",
            Self::Opinion => "处理",
            Self::Review => "复查",
            Self::Recheck => "复核",
            Self::ServiceProof => "送达",
            Self::Whereabouts => "去向",
            Self::Directions => "途径",
            Self::Objection => "异议",
        }
    }

    /// Whether it bears the bureau's seal, so that it is also made as a document to be printed and stamped.
    pub fn is_stamped(self) -> bool {
        self == Self::Notice || self.is_letter()
    }

    /// Whether it may be of a petition without being a letter: a call slip names one, or a major matter.
    pub fn may_be_of_petition(self) -> bool {
        self == Self::CallSlip
    }

    /// Whether it belongs to a petition, so that only those see it who may see the petition.
    pub fn is_letter(self) -> bool {
        matches!(
            self,
            Self::Acceptance
                | Self::Refusal
                | Self::Transfer
                | Self::Extension
                | Self::Opinion
                | Self::Review
                | Self::Recheck
                | Self::ServiceProof
                | Self::Whereabouts
                | Self::Directions
                | Self::Objection
        )
    }

    /// Whether it tells of petitions, as a letter or among other things: who may not see one of them reads it in no list.
    pub fn tells_of_petitions(self) -> bool {
        self.is_letter()
            || matches!(
                self,
                Self::CallSlip | Self::UrgentReport | Self::Handover | Self::DayRegister | Self::Supervision
            )
    }

    /// The series with a number of its year: `告知〔2026〕12号`. Full year in hexagonal brackets, no leading noughts (GB/T 9704—2012
    /// 7.2.5).
    pub fn number(self, year: u16, n: u32) -> String {
        format!("{}〔{year}〕{n}号", self.series())
    }
}
