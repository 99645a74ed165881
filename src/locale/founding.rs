//! First run.

use super::message::messages;

messages! {
    TITLE = "首次设置", "First run";
    STEP = "第 {n} 步，共 {of} 步", "Step {n} of {of}";
    STEP_BUREAU = "本局", "The bureau";
    STEP_HEADS = "管理和审计", "Administration and audit";
    STEP_STAFF = "工作人员", "Staff";
    STEP_PLACE = "地方参数", "Settings of the place";
    PLACE_NOTE = "法律留给本地定的几项：有本地文件的现在填，由复核或局领导在台账（F3、3）批准后生效；没有的空着，以后再填。", "What the law leaves to the place: fill in what a local notice says; it holds once a checker or the head approves it (F3, 3). Leave the rest for later.";
    PLACE_SUMMARY = "已填 {n} 项，{left} 项以后再填", "{n} filled in, {left} left for later";
    STEP_LAST = "核对", "A last look";
    BUREAU = "单位名称", "Name of the bureau";
    BUREAU_HINT = "印在单据上的全称", "The full name as it stands on documents";
    DIVISION = "所在区划", "Division";
    DIVISION_HINT = "按 Enter 选择", "Enter opens the list";
    LEVEL = "安全保护等级", "Protection level";
    LEVEL_HINT = "以定级备案为准（GB/T 22239-2019）；三级要求三员分设", "As filed (GB/T 22239-2019); level 3 asks for three separate people";
    LEVEL_TWO = "二级：管理员、审计员两人", "Level 2: administrator and auditor";
    LEVEL_THREE = "三级：系统、安全、审计三人", "Level 3: system, security and audit";
    HEADS_NOTE = "管理员不看业务数据，审计员只看日志；每人一个密码。", "Administrators see no business data, the auditor only the journal; a password each.";
    ADMIN_TWO = "系统和安全管理员", "System and security administrator";
    SYSTEM_ADMIN = "系统管理员", "System administrator";
    SECURITY_ADMIN = "安全管理员", "Security administrator";
    AUDITOR = "审计员", "Auditor";
    NAME = "姓名", "Name";
    LOGIN_HINT = "小写字母、数字、- _ .", "lower-case letters, digits, - _ .";
    PASSWORD_HINT = "至少 10 个字符；不足 16 个时须含三类字符", "At least 10 characters; three kinds of them below 16";
    AGAIN = "再输一次", "Once more";
    ROLES = "岗位", "Roles";
    ROLES_HINT = "左右键移动，空格选上；可以不止一个", "Left and right move, space chooses; more than one is fine";
    STAFF_NOTE = "填一人存一人（Ctrl-S）；Esc 回看上一人；空着按 Ctrl-S 进入下一步。", "Ctrl-S takes one in; Esc shows the one before; Ctrl-S on an empty form goes on.";
    STAFF_SO_FAR = "已有 {n} 人", "{n} so far";
    LAST_NOTE = "请核对。Enter 建局，Esc 返回上一步。", "Look it over. Enter sets up the bureau, Esc goes back.";
    KEYS = "Enter 下一项   Ctrl-S 下一步   Esc 返回   Ctrl-G English", "Enter next field   Ctrl-S next step   Esc back   Ctrl-G Chinese";
    FOUNDED = "已建局，请登录。", "The bureau is set up. Sign in.";
    SAVING = "正在建局", "Setting up";
}
