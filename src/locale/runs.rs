//! What the command line says of payment runs.

use super::message::messages;

messages! {
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
    RULE_ENDED = "{on} 终止", "ended on {on}";
    TOGETHER = "连同本月其他已审批的批次共 {sum} 元", "With the other approved runs of the month: {sum} yuan";
    DUE = "应于 {due} 发到", "Due on {due}";
    OVERDUE = "! 应于 {due} 发到，已过期", "! Was due on {due}";
    BOARD_OVERDUE = "，! 已过发放日", ", ! overdue";
    BUDGET_NONE = "{year} 年“{programme}”没有记预算：这一批不受预算控制，也不占用资金", "No budget of {programme} is recorded for {year}: nothing limits this run";
    BUDGET_NOT_NEEDED = "{year} 年“{programme}”没有记预算；本单位定了没有预算也可以发", "No budget of {programme} is recorded for {year}; the bureau decided that none is needed";
    BUDGET_NEEDED = "! {year} 年“{programme}”没有已批准的预算；本单位定了无预算不发", "! No approved budget of {programme} for {year}, and the bureau decided that nothing is paid without one";
    FUND_TAKES = "“{programme}”{source}：这一批 {takes} 元，之后余 {left} 元", "{programme}, {source}: this run {takes} yuan, {left} left then";
    FUND_SHORT = "! “{programme}”{source}：这一批 {takes} 元，差 {short} 元", "! {programme}, {source}: this run {takes} yuan, {short} short";
    OPENING = "“{programme}”改从 {month} 起算（{before}）", "{programme} is to be counted from {month} ({before})";
    OPENING_BEFORE = "现在从 {month}", "now from {month}";
    OPENING_NONE = "此前没有定过", "not decided before";
    OPENING_ADDS = "会多出 {people} 人、{months} 个月的补发，共 {sum} 元", "It adds arrears of {people} {people|person|people} for {months} {months|month|months}, {sum} yuan in all";
    RULE_OPEN = "待批准", "not approved yet";
    RULE_HOLDS = "{by} 于 {on} 批准", "approved by {by} on {on}";
    RULE_DROPPED = "{on} 撤回", "withdrawn on {on}";
    ENDED = "{on} 结束", "ended on {on}";
    TAKEN = "已扣或免 {taken} 元", "{taken} yuan taken off or waived";
    BAD_RESULTS = "第 {n} 行不是“序号,结果”。发成写 {ok}，未发成写原因。", "Line {n} is not “place,outcome”. Write {ok} for paid, or why it failed.";
}
