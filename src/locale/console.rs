//! The console itself: labels of shared actions, the chrome, questions and notices.

use super::message::messages;

messages! {
    HELP = "帮助", "Help";
    PALETTE = "命令", "Commands";
    BACK = "返回", "Back";
    VEIL = "遮屏", "Hide screen";
    LAST_PERSON = "上一位", "Last person";
    VISITORS = "在接访", "Visitors here";
    NO_VISITORS = "窗口没有正在接访的人。查人后按 Enter 开始接访。", "Nobody is at the desk. Look somebody up and press Enter.";
    CLOSE_FIRST = "请先处理打开的框。", "Finish what is open first.";
    KEPT_AS_DRAFT = "没填完的表已存为草稿，再打开时还在。", "What was half filled in is kept as a draft and comes back with its form.";
    RECENT = "最近看过的人", "Recent people";
    POLICY = "讲明政策", "Policy";
    MORE_BELOW = "PgDn 还有 {n} 行", "PgDn {n} more";
    NOTICES = "消息记录", "Notices";
    LANGUAGE = "语言：English", "Language: Chinese";
    LANGUAGE_NOW = "现在显示中文。", "The screen is in English now.";
    SWITCH_STAFF = "换一位工作人员（示例）", "Switch staff (sample)";
    PASSWORD = "修改密码", "Change password";
    PASSWORD_CHANGED = "密码已修改。", "The password was changed.";
    LOCK = "锁屏", "Lock";
    LOCKED = "屏幕已锁定", "The screen is locked";
    UNLOCK = "解锁", "Unlock";
    FORM_KEPT = "填到一半的表还在，回来接着填。", "The form that is half filled in is still there.";
    LOCK_EMPTY = "密码还没有输入。", "No password is typed yet.";
    LOCK_KEYS = "输入密码后按 Enter 解锁；换人请按 Ctrl-Q。", "Type the password, Enter unlocks; for somebody else, Ctrl-Q.";
    SIGN_OUT = "退出登录", "Sign out";
    SIGN_OUT_OTHER = "退出登录／换人", "Sign out / switch";
    ASK_SIGN_OUT_LOCKED = "让 {name} 退出登录，换人登录？", "Sign {name} out, so that someone else can sign in?";
    DRAFTS_STAY = "没有保存的内容留作 {name} 的草稿，再登录时还在。", "What was typed and not saved is kept as drafts of {name}, for the next sign-in.";
    REPAINT = "重画屏幕", "Redraw";
    SUSPEND = "回到命令行", "Back to the shell";
    QUIT = "退出", "Quit";

    UP = "上一行", "Up";
    DOWN = "下一行", "Down";
    PAGE_UP = "上一页", "Page up";
    PAGE_DOWN = "下一页", "Page down";
    TOP = "第一行", "First row";
    BOTTOM = "最后一行", "Last row";
    OPEN = "打开", "Open";
    TAKE = "选定", "Take";
    CLOSE = "关闭", "Close";

    TEXT_LEFT = "光标左移", "Caret left";
    TEXT_RIGHT = "光标右移", "Caret right";
    TEXT_HOME = "到行首", "To the beginning";
    TEXT_END = "到行尾", "To the end";
    TEXT_BACKSPACE = "删左边一字", "Delete left";
    TEXT_DELETE = "删右边一字", "Delete right";
    TEXT_DELETE_WORD = "删一个词", "Delete a word";
    TEXT_CLEAR = "清空", "Clear";

    FORM_ENTER = "下一项或选择", "Next or pick";
    FORM_SAVE = "保存", "Save";
    FORM_NEXT = "下一项", "Next field";
    FORM_PREVIOUS = "上一项", "Previous field";
    FORM_NEXT_SECTION = "下一段", "Next section";
    FORM_PREVIOUS_SECTION = "上一段", "Section before";
    FORM_LESS = "选前一个", "Choice before";
    FORM_MORE = "选后一个", "Choice after";
    FORM_TOGGLE = "选上或去掉", "Choose or not";
    FORM_BREAK = "换行", "New line";
    ONE_LINE = "这一项只写一行。", "This field takes one line.";
    DIALOG_CHOOSE = "确定所选", "Do the marked one";
    DIALOG_OTHER = "换一个", "The other one";

    GROUP_MAIN = "办理", "Work";
    GROUP_MOVE = "移动", "Moving";
    GROUP_EDIT = "编辑", "Editing";
    GROUP_GO = "前往", "Going";
    GROUP_CONSOLE = "本机", "Console";

    NO = "不，返回", "No, go back";
    ASK_QUIT = "退出荣军台？", "Leave HonorDesk?";
    ASK_SIGN_OUT = "退出登录？", "Sign out?";
    ASK_DROP = "填写的内容还没有保存，放弃吗？", "What you filled in is not saved. Drop it?";
    DROP = "放弃", "Drop it";
    SAVING = "正在保存，请稍候。", "Saving, one moment.";
    FIELDS_WRONG = "有 {n} 处需要改。", "{n} {n|field needs|fields need} correcting.";
    ONLY_IN = "只在“{pane}”里能用", "only in “{pane}”";
    STAYS = "不改", "as it is";
    DRAFTS_WAIT = "有 {n} 份没有保存的内容；打开原来的表单就会恢复。", "{n} {n|form was|forms were} not saved; open the same form and it is back.";
    DRAFT_LOST = "没有保存的内容留不下来：{why}请先保存再离开。", "What is not saved yet cannot be kept: {why} Save before you leave.";
    DRAFT_RESTORED = "已恢复上次没有保存的内容。", "What was not saved last time is back.";
    TOOK_IN_THEIRS = "已并入别人刚才的改动，请再看一遍后保存。", "The other change is taken in. Look once more, then save.";

    COMPARE = "这条记录刚被别人改过", "Somebody else changed this record";
    COMPARE_FIELD = "项目", "Field";
    COMPARE_THEIRS = "现在的", "On record now";
    COMPARE_MINE = "我填的", "Mine";
    COMPARE_HINT = "左右键选用哪一个，回车继续", "Left or right takes one, Enter goes on";

    ALIKE = "可能已经在册，请先核对", "Perhaps on record already: compare first";
    NONE_OF_THEM = "都不是，登记为新的人", "None of them: register a new person";
    NONE_OF_THEM_NOTED = "已逐一核对，都不是同一人", "compared one by one, none is the same person";
    PICK_PERSON = "选择人员", "Choose a person";
    PICK_DIVISION = "选择区划", "Choose a division";
    NOTHING_MATCHES = "没有匹配的", "Nothing matches";

    FINISH_FIRST = "请先办完或按 Esc 关闭这一层，再按 {keys}。", "Finish this first, or close it with Esc; then press {keys}.";
    UNBOUND = "{keys} 在这里没有作用，F1 看按键。", "{keys} does nothing here; F1 shows the keys.";
    INPUT_METHOD_ON = "输入法可能处于中文状态，请切换后再按。", "The input method seems to be on; switch it off and press again.";
    AHEAD_DROPPED = "先按的 {n} 个键没有执行，请再按一次。", "{n} {n|key|keys} pressed ahead {n|was|were} not carried out; press again.";
    AHEAD_REFUSED = "{why}{dropped}", "{why} {dropped}";
    AHEAD_FULL = "前面按的键还在等结果，这个键没有执行。", "Earlier keys still wait for an answer; this one was not carried out.";
    TYPE_NAME = "姓名", "A name";
    FINDS_NEXT = "查下一位", "finds the next";
    TYPE_TO_FIND = "姓名、粘贴", "a name, a paste";
    FINDS = "直接查下一位（字母有用处的先按 / 或 F2）", "looks up the next person (/ or F2 first where letters are keys)";
    AGAIN_TO_QUIT = "再按一次 Ctrl-C 退出（草稿会保留）。", "Press Ctrl-C again to leave (drafts are kept).";
    PASTE_NOWHERE = "这里不能粘贴。", "There is nothing to paste into here.";
    PASTE_CUT = "粘贴的内容太长，只收下开头部分。", "The pasted text is too long; only its beginning was taken.";
    ELSEWHERE = "在这里不能用。", "Not possible here.";
    SAMPLE_ONLY = "只有示例局可以换人。", "Only the sample bureau can switch staff.";
    NOT_IN_SAMPLE = "示例局不用密码。", "The sample bureau has no passwords.";
    NOTHING_TO_OPEN = "没有可打开的。", "There is nothing to open.";
    OUTERMOST = "已经在最外层；Ctrl-Q 退出。", "This is the outermost screen; Ctrl-Q leaves.";
    NOBODY_YET = "还没有看过谁。", "Nobody was opened yet.";
    HELLO = "{name}，您好。", "Welcome, {name}.";
    HELLO_SAMPLE = "示例局：都是编造的。您是 {name}；Ctrl-B 换人试各岗位。", "All made up. You are {name}; Ctrl-B switches roles.";
    MENDED = "上次没有正常退出，已核对完好：补做日志里的 {n} 笔，截去没写完的 {bytes} 字节。", "Not closed properly last time; checked and sound: {n} done again from the journal, {bytes} unfinished bytes cut.";
    ALL_SOUND = "已核对 {n} 人，全部完好。", "{n} {n|person|people} checked, all sound.";
    KEYMAP_PROBLEMS = "按键文件有 {n} 处问题，先看 {at}；其余按键有效。", "The keymap has {n} {n|problem|problems}, the first at {at}; all other keys work.";

    TOO_SMALL = "窗口太小（需要 60×20）", "Window too small (60x20 needed)";
    OPENING = "正在打开数据库", "Opening the database";
    CHECKING = "正在核对 {done} / {all}", "Checking {done} / {all}";
    INDEXING = "正在建立索引 {done} / {all}", "Indexing {done} / {all}";
    FAILED = "数据库不能用", "The database cannot be used";
    FAILED_NEXT = "没有改动任何内容。按 Ctrl-C 两次退出，再运行 honordesk check。", "Nothing was changed. Press Ctrl-C twice, then run honordesk check.";
    VEILED = "按 Enter 返回", "Press Enter to return";
    NO_PANE = "这个岗位没有业务界面。Ctrl-P 看能办的事。", "These roles have no pane. Ctrl-P lists what you can do.";
    MORE_KEYS = "还可以按", "Next key";
    REFUSED_ABOVE = "没有办成，原因写在表的最上面。", "Not done: the form says why, at its top.";
    REFUSED_AT_FIELD = "没有办成，原因写在这一项下面。", "Not done: why stands below the field.";
    NOT_DONE = "! 没有办成", "! Not done";
    NOT_DONE_CLOSE = "Enter/Esc 知道了", "Enter/Esc to close";
    ROWS_MORE = "（还有 {n} 行看不全）", "({n} more {n|row|rows} not shown)";
    ROWS_BELOW = "下面还有 {n} 行 ↓", "{n} more below ↓";
    TOLD = "消息", "Message";
    TOLD_CLOSE = "Esc 知道了", "Esc to close";
    MARK_FIRST = "先按数字或方向键选一行。", "Choose a row first, by its digit or the arrows.";
    LANG_MARK = "中", "EN";
    SAMPLE_MARK = "示例", "sample";
}
