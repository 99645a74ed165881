//! What the command line says of payment runs.

use super::message::messages;

messages! {
    NO_RUNS = "还没有发放批次。用 ledger run draft 草拟一批。", "There is no payment run yet. Draft one with ledger run draft.";
    NO_RULES = "还没有发放设置。用 ledger run rule 提出，由负责人批准。", "Nothing is set for runs yet. Propose it with ledger run rule; the head approves.";
    NO_RECOVERIES = "还没有追回的决定。", "There is no decision about money paid too much.";
    NO_OVERPAID = "这个项目没有多发的。", "Nobody was paid too much under this programme.";
    EACH_WANTED = "抵扣要用 --each 写明每批最多扣多少元。", "With set-off say by --each how many yuan one run takes off at most.";
    EACH_UNUSED = "只有抵扣（set-off）才写 --each。请去掉 --each，或改用抵扣。", "Only set-off has --each. Leave --each out, or choose set-off.";
    STEPPED = "批次 {run} {state}：{lines} 行，{total} 元（日志第 {seq} 条）", "Run {run}, {state}: {lines} {lines|line|lines}, {total} yuan (journal entry {seq})";
    BOARD_LINE = "{month} {programmes}：{lines} 行 {total} 元", "{month} {programmes}: {lines} {lines|line|lines}, {total} yuan";
    BOARD_DONE = "，已发 {paid} 行 {sum} 元，未发成 {failed} 行", ", {paid} paid ({sum} yuan), {failed} not";
    HEAD = "批次 {run} 第 {version} 版 {state}", "Run {run}, version {version}, {state}";
    COMPARED = "与 {previous} 比较", "Compared with {previous}";
    COMPARED_NONE = "这些项目此前没有批次，都按首次发放", "There is no earlier run of these programmes; all of it is a first run";
    CHANGE = "  {change} {n} 行 {sum} 元", "  {change}: {n} {n|line|lines}, {sum} yuan";
    REASON = "    {reason} {n} 行", "    {reason}: {n} {n|line|lines}";
    UNEXPLAINED = "原因不明 {n} 行：写明原因之前不能冻结", "{n} {n|line has|lines have} no reason; until somebody says why, the run cannot be frozen";
    OVERPAID = "多发 {n} 项 {sum} 元：没有经批准的决定，不从发放中扣", "Paid too much: {n} {n|case|cases}, {sum} yuan. Nothing of it is taken off without an approved decision";
    NEEDS_HEAD = "超过 {above} 元，由负责人审批", "Above {above} yuan: the head approves it";
    NEEDS_HEAD_UNSET = "没有设审批额度：都由负责人审批", "No sums are set: the head approves it";
    NEEDS_MINUTE = "超过 {above} 元，须写会议纪要编号", "Above {above} yuan: minutes are needed";
    NO_RELEASE = "“{name}”封账到 {until}：不审批、不送银行", "“{name}” until {until}: nothing is approved or handed to the bank";
    TASKS = "待处理 {n} 行：重发，或写明留待下次", "{n} {n|failure|failures} to see to: issue again, or say why it is left";
    ACT = "  {on} {step} {by} {reason}", "  {on} {step} {by} {reason}";
    ACT_VOID = "（已失效）", " (void)";
    FILE = "文件 {name}，SHA-256 {digest}", "File {name}, SHA-256 {digest}";
    DIGEST = "冻结摘要 {digest}", "Digest of the frozen lines: {digest}";
    LINES = "共 {n} 行，{sum} 元", "{n} {n|line|lines}, {sum} yuan";
    CHANGED_SINCE = "冻结后变更：第 {seq} 行 {person} {name} {what}", "Changed since frozen: line {seq} {person} {name} {what}";
    CHANGED_FACTS = "资料", "facts";
    CHANGED_ACCOUNT = "账户", "account";
    CHANGED_MERGED = "并入 {into}", "merged into {into}";
    NONE_CHANGED = "冻结后没有变更", "Nothing changed since it was frozen";
    OVERPAID_LINE = "{person} {name} 多发 {sum} 元", "{person} {name} {sum} yuan too much";
    DECIDED = "（{recovery}）", " ({recovery})";
    PROPOSED = "已提出 {id}，待负责人批准（日志第 {seq} 条）", "{id} is proposed; the head approves it (journal entry {seq})";
    APPROVED = "已批准 {id}（日志第 {seq} 条）", "{id} is approved (journal entry {seq})";
    DROPPED = "已撤回 {id}（日志第 {seq} 条）", "{id} is withdrawn (journal entry {seq})";
    RULE_OPEN = "待批准", "not approved yet";
    RULE_HOLDS = "{by} 于 {on} 批准", "approved by {by} on {on}";
    RULE_DROPPED = "{on} 撤回", "withdrawn on {on}";
    ENDED = "{on} 结束", "ended on {on}";
    TAKEN = "多发 {sum} 元，已办 {taken} 元", "{sum} yuan too much, {taken} dealt with";
    ENDING = "{by} {on} 要求结束：{reason}，等负责人批准", "{by} asked on {on} that it end: {reason}; the head must agree";
    REPAID = "已记退回的钱，按 {id}（日志第 {seq} 条）", "The repayment is booked by {id} (journal entry {seq})";
    END_ASKED = "已要求结束 {id}，等另一位负责人批准；在此之前照办（日志第 {seq} 条）", "It is asked that {id} end; another head must agree, and until then it holds (journal entry {seq})";
    END_AGREED = "已同意结束 {id}（日志第 {seq} 条）", "{id} has ended (journal entry {seq})";
    RESTATED = "应发更正 {n} 笔，审批后共调整 {sum} 元", "{n} {n|month|months} of which something else is booked as due; the approval changes it by {sum} yuan";
}
