//! 联系: the pane of keeping in touch. The words of kinds and results are in `care_words`.

use super::message::messages;

messages! {
    TITLE = "联系", "Contacts";
    TAB_ROTA = "待联系", "Due";
    TAB_TOWNS = "镇街", "Towns";
    NEXT_TAB = "下一栏", "Next tab";
    PREVIOUS_TAB = "上一栏", "Tab before";

    WAY_1 = "电话接通", "Reached";
    WAY_2 = "电话未接", "No answer";
    WAY_3 = "上门见到", "Visited";
    WAY_4 = "上门未遇", "Not in";
    WAY_5 = "发了信息", "Wrote";
    DETAIL = "详细登记", "In full";
    FILTER = "筛选", "Filter";
    MINE = "只看我的", "Mine only";
    EVERYBODY = "看全部", "Everybody";
    UNDO = "撤回", "Take back";
    ASSIGN = "分工", "Whose town";
    ENTER_NOTES = "登记“{way}”", "Note “{way}”";
    TO_LIST = "到名单", "To the list";
    ITS_PEOPLE = "看名单", "Its people";

    NOTED = "已登记：{name} {way}。Ctrl-Z 撤回。", "Noted: {name}, {way}. Ctrl-Z takes it back.";
    NOTED_OF = "已登记：{name} {way}。", "Noted: {name}, {way}.";
    NOTED_FORM = "已登记与 {name} 的联系。Ctrl-Z 撤回。", "The contact with {name} is noted. Ctrl-Z takes it back.";
    NOTHING_NOTED = "还没有登记过联系，没有可撤回的。", "No contact was noted here yet; there is nothing to take back.";
    ASK_UNDO = "撤回刚登记的与 {name} 的联系？", "Take back the contact with {name} just noted?";
    UNDO_KEPT = "这次联系不再算数，日志里留有记录。", "It counts for nothing any more; the journal keeps it.";
    UNDO_REASON = "登记有误", "entered by mistake";
    UNDONE = "已撤回与 {name} 的联系。", "The contact with {name} is taken back.";
    NOBODY_CHOSEN = "先在“待联系”一栏选一个人。", "Choose somebody of the list “Due” first.";
    NO_TOWN_CHOSEN = "先选一个镇街。", "Choose a town first.";

    PICK_STAFF = "这个镇街由谁联系", "Who keeps in touch with this town";
    HAS_IT = "现在负责", "has it now";
    NOBODY = "不分给谁", "nobody";
    ASSIGNED = "{town} 已分好工。", "{town} is given.";
    UNASSIGNED = "{town} 现在没有人负责。", "{town} is nobody's now.";

    CONTACT_TITLE = "登记与 {name} 的联系", "A contact with {name}";
    FIELD_KIND = "方式", "How";
    FIELD_RESULT = "结果", "Result";
    FIELD_TOPICS = "谈到", "Spoken of";
    FIELD_NOTE = "记录", "Note";
    FIELD_NEXT = "约定下次", "Next agreed for";
    NEXT_HINT = "到这一天会列为待联系；可以不填。", "On that day they are due again; may be left empty.";

    COL_BY = "期限", "By";
    COL_NAME = "姓名", "Name";
    COL_AGE = "岁", "Age";
    COL_PLACE = "住址", "Lives at";
    COL_LAST = "上次联系", "Last contact";
    COL_TOWN = "镇街", "Town";
    COL_STAFF = "负责人", "With";
    COL_PEOPLE = "应联系", "People";
    COL_MET = "已联系", "Met";
    COL_LATE = "逾期", "Late";
    COL_BAR = "进度", "Progress";
    NO_TOWN = "未填住址", "no address";
    NO_STAFF = "未分工", "nobody";
    NEVER = "从未联系", "never";
    FIGURES = "已联系 {met}/{people}  逾期 {late}", "met {met}/{people}  late {late}";
    FILTER_LINE = "筛", "Filter";
    SHOWN = "{n} 人", "{n}";
    OF_TOWN = "{town}", "{town}";
    OF_MINE = "我的镇街", "my towns";
    LOADING = "正在读取", "Reading";
    EMPTY = "没有待联系的人。", "Nobody is due.";
    EMPTY_FILTER = "没有符合条件的待联系人员。Esc 清除条件。", "Nobody who fits is due. Esc clears the filter.";
    EMPTY_MINE = "您还没有负责的镇街。请负责人在“镇街”一栏用 Ctrl-T 分工。", "No town is yours yet. The head gives towns with Ctrl-T in the tab “Towns”.";
    WHY = "{rule}（{source}）", "{rule} ({source})";
    UNTIL = "{state}，{on} 前", "{state}, by {on}";
    LATE_SINCE = "{state}，应在 {on} 前", "{state}, was due by {on}";
    LAST_ON = "上次 {on} {kind} {result}", "last {on}, {kind}, {result}";
    LAST_NEVER = "从未联系过", "never contacted";
    NEXT_ON = "约定 {on}", "agreed for {on}";
    NO_PHONE = "没有电话", "no phone";
    ARMED = "按 Enter 登记：{name} {way}", "Enter notes: {name}, {way}";
}
