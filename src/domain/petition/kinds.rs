//! The fixed words of a petition: state, act, origin, route, channel, purpose, urgency, proof.

use crate::domain::kinds::kinds;
use crate::domain::{Article, Law};

kinds! {
    /// Where a petition stands.
    PetitionState {
        /// 已登记
        0 Registered "registered",
        /// 已受理
        1 Accepted "accepted",
        /// 已转送、交办
        2 Transferred "transferred",
        /// 不予受理，已引导
        3 Declined "declined",
        /// 已提出异议，退回
        4 Returned "returned",
        /// 不再受理
        5 NotAgain "not-again",
        /// 已导入法定程序
        6 Directed "directed",
        /// 简易办理中
        7 Simple "simple",
        /// 办理中
        8 Handling "handling",
        /// 听证中
        9 Hearing "hearing",
        /// 已延期
        10 Extended "extended",
        /// 已调解
        11 Mediated "mediated",
        /// 中止
        12 Suspended "suspended",
        /// 已作出处理意见，未送达
        13 Replied "replied",
        /// 已答复（意见书已送达）
        14 Served "served",
        /// 执行督促中
        15 Enforcing "enforcing",
        /// 复查中
        16 UnderReview "under-review",
        /// 已复查，未送达
        17 Reviewed "reviewed",
        /// 复查意见已送达
        18 ReviewServed "review-served",
        /// 复核中
        19 UnderRecheck "under-recheck",
        /// 已复核，未送达
        20 Rechecked "rechecked",
        /// 终结（复核意见已送达，不再受理）
        21 Final "final",
        /// 了结
        22 Closed "closed",
        /// 已撤回
        23 Withdrawn "withdrawn",
        /// 办结，意见书没有送达
        24 Unserved "unserved",
    }

    /// What can be done to a petition, or happen to it.
    PetitionAct {
        /// 受理
        0 Accept "accept",
        /// 转送、交办
        1 Transfer "transfer",
        /// 不予受理
        2 Decline "decline",
        /// 提出异议，退回转送机关
        3 Object "object",
        /// 不再受理
        4 NoFurther "no-further",
        /// 导入法定程序
        5 Direct "direct",
        /// 简易办理
        6 Simple "simple",
        /// 交由承办人办理
        7 Assign "assign",
        /// 达成调解、和解协议
        8 Mediate "mediate",
        /// 举行听证；复核听证的 `until` 是听证最后一天
        9 Hearing "hearing",
        /// 申请延期
        10 RequestExtension "request-extension",
        /// 批准延期；`until` 是新的办结日
        11 ApproveExtension "approve-extension",
        /// 作出信访处理意见书
        12 Reply "reply",
        /// 送达
        13 Serve "serve",
        /// 撤回
        14 Withdraw "withdraw",
        /// 中止
        15 Suspend "suspend",
        /// 恢复办理
        16 Resume "resume",
        /// 督促执行；`organ` 由谁落实，`until` 是落实的期限
        17 Enforce "enforce",
        /// 信访人申请复查
        18 RequestReview "request-review",
        /// 复查意见
        19 ReviewOpinion "review-opinion",
        /// 信访人申请复核
        20 RequestRecheck "request-recheck",
        /// 复核意见
        21 RecheckOpinion "recheck-opinion",
        /// 了结
        22 Finalise "finalise",
        /// 满意度评价，1–5 分
        23 Evaluate "evaluate",
        /// 开启追踪；`next_look` 是下次追踪的日子
        24 Track "track",
        /// 关闭追踪
        25 Untrack "untrack",
        /// 转回本局：转送、退回了的事项被别的机关退回，或由本局收回；合并的重复件分出另办
        26 TakeBack "take-back",
        /// 备注
        27 Note "note",
        /// 复查意见责令重新办理的，重新办理
        28 Redo "redo",
        /// 指定办理期限；`until` 是期限
        29 SetDeadline "set-deadline",
        /// 撤销指定的期限
        30 ClearDeadline "clear-deadline",
        /// 交镇街、村社区办理
        32 HandDown "hand-down",
        /// 镇街、村社区接收
        33 TakeOn "take-on",
        /// 镇街、村社区退回
        34 SendBack "send-back",
        /// 镇街、村社区上报办理情况
        35 ReportUp "report-up",
        /// 一项诉求的途径、承办人、结果
        36 SetDemand "set-demand",
        /// 回避
        37 Recuse "recuse",
        /// 转为积案
        38 MarkLong "mark-long",
        /// 从积案移出
        39 UnmarkLong "unmark-long",
        /// 暂缓: set aside until a day; no limit moves
        40 Defer "defer",
        /// 重复件并入正在办理的前件
        41 Join "join",
        /// 无法送达：意见书为什么送不到
        42 Undelivered "undelivered",
        /// 补记被检举控告的人或单位
        44 NameAccused "name-accused",
        /// 解除回避
        45 LiftRecusal "lift-recusal",
        /// 不同意延期
        46 RefuseExtension "refuse-extension",
        /// 简易办理的转为一般程序
        47 ToOrdinary "to-ordinary",
        /// 追踪记录：看到了什么，`next_look` 是下次追踪的日子
        48 Look "look",
        /// 执行结果：处理意见落实了没有
        49 CarryOut "carry-out",
    }

    /// How a petition came to the bureau.
    Origin {
        /// 信访人直接提出
        0 Direct "direct",
        /// 由信访部门或者上级机关转送、交办
        1 Referred "referred",
    }

    /// By what procedure a petition is handled (信访工作条例 arts. 29–31).
    Route {
        /// 第三十一条（一）诉讼、复议、刑事立案、法律监督等涉法涉诉
        0 Judicial "judicial",
        /// 第三十一条（二）仲裁
        1 Arbitration "arbitration",
        /// 第三十一条（三）党员申诉、申请复审
        2 Party "party",
        /// 第三十一条（四）行政复议、裁决、确认、许可、处罚等行政程序
        3 Administrative "administrative",
        /// 第三十一条（五）申请查处违法行为、履行保护职责
        4 Duty "duty",
        /// 第三十一条（六）不属于以上情形，出具信访处理意见书
        5 Opinion "opinion",
        /// 第二十九条 建议意见
        6 Suggestion "suggestion",
        /// 第三十条 检举控告
        7 Accusation "accusation",
    }

    /// By what way it was raised (信访工作条例 arts. 17, 21).
    Channel {
        /// 来访
        0 Visit "visit",
        /// 来信
        1 Letter "letter",
        /// 来电
        2 Phone "phone",
        /// 网上
        3 Online "online",
        /// 传真
        4 Fax "fax",
        /// 村（社区）、镇街上报
        5 Reported "reported",
        /// 信访部门或者上级机关转来
        6 Forwarded "forwarded",
    }

    /// How fast it is taken up. The Regulation knows one line only: what is major and urgent is reported at once (art. 25).
    Urgency {
        /// 一般
        0 Ordinary "ordinary",
        /// 紧急：当天分办
        1 Urgent "urgent",
        /// 特急：重大、紧急，立即报告（第二十五条）
        2 Critical "critical",
    }

    /// What proves that a document was received.
    ProofKind {
        /// 送达回证签字
        0 Signature "signature",
        /// 挂号信、邮政特快专递
        1 Mail "mail",
        /// 拒收，两名见证人签字
        2 Refusal "refusal",
    }

    /// What became of the execution of an opinion (信访工作条例 art. 32 para. 2).
    Carried {
        /// 已经落实
        0 Done "done",
        /// 没有落实
        1 NotDone "not-done",
    }

    /// What the petitioner wants.
    Purpose {
        /// 求决
        0 Resolve "resolve",
        /// 申诉
        1 Appeal "appeal",
        /// 咨询
        2 Inquiry "inquiry",
        /// 意见建议
        3 Suggestion "suggestion",
        /// 检举控告
        4 Accusation "accusation",
        /// 其他
        5 Other "other",
    }
}

impl Route {
    /// The article that opens this route.
    pub fn article(self) -> Article {
        let (number, item) = match self {
            Self::Judicial => (31, 1),
            Self::Arbitration => (31, 2),
            Self::Party => (31, 3),
            Self::Administrative => (31, 4),
            Self::Duty => (31, 5),
            Self::Opinion => (31, 6),
            Self::Suggestion => (29, 0),
            Self::Accusation => (30, 0),
        };
        Article::new(Law::PetitionWork, number, 0, item)
    }

    /// Whether another procedure handles it, with time limits of its own: art. 31 (1)–(5).
    pub fn has_own_procedure(self) -> bool {
        matches!(self, Self::Judicial | Self::Arbitration | Self::Party | Self::Administrative | Self::Duty)
    }
}

impl PetitionAct {
    /// Whether it answers a request for an extension, which is the head's to do.
    pub fn answers_extension(self) -> bool {
        matches!(self, Self::ApproveExtension | Self::RefuseExtension)
    }

    /// Whether it is about following what has ended: each says when it is looked at next, or that it is followed no more.
    pub fn tracks(self) -> bool {
        matches!(self, Self::Track | Self::Look)
    }

    /// Whether it names an organ: the one above, or the one that carries the opinion out.
    pub fn names_organ(self) -> bool {
        self.is_from_above() || self == Self::Enforce
    }

    /// Whether it only notes something of a petition, or of who keeps away, and does not take it along.
    pub fn is_noted(self) -> bool {
        use PetitionAct as A;
        matches!(
            self,
            A::Note
                | A::SetDemand
                | A::SetDeadline
                | A::ClearDeadline
                | A::Recuse
                | A::LiftRecusal
                | A::NameAccused
                | A::MarkLong
                | A::UnmarkLong
                | A::Evaluate
                | A::Track
                | A::Look
                | A::Untrack
        )
    }

    /// Whether it is the opinion of an organ above (信访工作条例 arts. 35, 36).
    pub fn is_from_above(self) -> bool {
        matches!(self, Self::ReviewOpinion | Self::RecheckOpinion)
    }
}

impl PetitionState {
    /// Whether it has ended for good and leaves the queue.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Final | Self::Closed | Self::Withdrawn | Self::Unserved)
    }

    /// Whether a paper that was made is still to be served there. What was withdrawn waits for none, nor what could not be served.
    pub fn waits_for_papers(self) -> bool {
        !matches!(self, Self::Withdrawn | Self::Unserved)
    }

    /// Whether the petitioner has no answer yet: nothing was decided, or what was decided on is still handled or not served.
    pub fn awaits_answer(self) -> bool {
        matches!(
            self,
            Self::Registered
                | Self::Accepted
                | Self::Simple
                | Self::Handling
                | Self::Hearing
                | Self::Extended
                | Self::Mediated
                | Self::Suspended
                | Self::Replied
        )
    }

    /// Whether somebody of the bureau has to have it in hand: how it is taken in was decided. What went to another organ, into a
    /// procedure of its own or back, and what was declined, still has to be told and ended.
    pub fn needs_handler(self) -> bool {
        !self.is_closed() && self != Self::Registered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_numbers_and_names_never_move() {
        // A change here breaks every database written before it.
        assert_eq!(minicbor::to_vec(PetitionState::Withdrawn).unwrap(), [23]);
        assert_eq!(minicbor::to_vec(PetitionState::Unserved).unwrap(), [24, 24]);
        assert_eq!(minicbor::to_vec(PetitionAct::Serve).unwrap(), [13]);
        assert_eq!(minicbor::to_vec(Route::Opinion).unwrap(), [5]);
        assert_eq!(minicbor::to_vec(PetitionAct::Redo).unwrap(), [24, 28]);
        assert_eq!(minicbor::to_vec(PetitionAct::UnmarkLong).unwrap(), [24, 39]);
        let numbers = PetitionAct::ALL
            .iter()
            .map(|act| minicbor::decode::<u8>(minicbor::to_vec(act).unwrap().as_slice()).unwrap());
        assert!(numbers.is_sorted_by(|a, b| a < b), "each number once");
        for act in PetitionAct::ALL {
            assert_eq!(PetitionAct::parse(act.name()), Some(*act));
            let json = serde_json::to_string(act).unwrap();
            assert_eq!(serde_json::from_str::<PetitionAct>(&json).unwrap(), *act);
        }
        assert!(serde_json::from_str::<PetitionState>("\"nowhere\"").is_err());
    }

    #[test]
    fn only_the_first_five_routes_have_a_procedure_of_their_own() {
        let own: Vec<_> =
            Route::ALL.iter().filter(|r| r.has_own_procedure()).map(|r| r.article().to_string()).collect();
        assert_eq!(own.len(), 5);
        assert_eq!(Route::Opinion.article().zh(), "《信访工作条例》第三十一条第（六）项");
    }
}
