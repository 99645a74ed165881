//! 三级联系人: the directory of the three levels in the console.

use super::message::{Msg, messages};
use crate::domain::petition::LiaisonKind;

messages! {
    TITLE = "三级联系人", "Three levels";
    ALL_N = "全部 {n}", "All {n}";
    TEAM_N = "专班 {n}", "Team {n}";
    AGENTS_N = "镇街 {n}", "Towns {n}";
    INFORMANTS_N = "村社区 {n}", "Villages {n}";
    READING = "正在读取", "Reading";
    NOTHING = "这一级还没有联系人。", "Nobody of this level is in the directory yet.";
    NO_MATCH = "没有相符的联系人。", "Nobody in the directory matches.";
    CHOOSE = "请先选一位联系人。", "Choose somebody first.";
    NEXT_TAB = "右一栏", "Tab to the right";
    PREVIOUS_TAB = "左一栏", "Tab to the left";
    ADD = "新增", "Add";
    CHANGE = "修改", "Change";
    END = "停用", "End";
    PHONES = "显示电话", "Show phones";
    NARROW = "按地名找", "By place";
    NARROW_LINE = "找", "Find";

    COL_LEVEL = "级别", "Level";
    COL_PLACE = "区划", "Division";
    COL_NAME = "姓名", "Name";
    COL_PHONE = "电话", "Phone";
    COL_POST = "职务", "Post";
    LEVEL_TEAM = "区专班", "team";
    LEVEL_AGENT = "镇街", "town";
    LEVEL_INFORMANT = "村社区", "village";

    FORM_ADD = "新增三级联系人", "Somebody new in the directory";
    FORM_CHANGE = "修改 {name}", "{name}: change";
    F_KIND = "级别", "Level";
    F_PLACE_HINT = "专班选区，代办员选镇街，信息员选村社区", "the district for the team, a town for an agent, a village for an informant";
    F_PHONE_HINT = "手机，或区号-号码", "a mobile number, or area code and number";
    F_POST = "职务", "Post";
    ASK_END = "停用 {name}（{place}）？", "End {name} ({place}) in the directory?";
    END_KEEPS = "不再列入名录；已办的信访和日志不变。", "The directory lists them no more; petitions and journal stay as they are.";
    ADDED = "{name} 已列入名录。", "{name} is in the directory.";
    CHANGED = "{name} 已修改。", "{name} is changed.";
    ENDED = "{name} 已停用。", "{name} is listed no more.";
}

/// At which level, as short as a column.
pub fn level(kind: LiaisonKind) -> Msg {
    match kind {
        LiaisonKind::Team => LEVEL_TEAM,
        LiaisonKind::Agent => LEVEL_AGENT,
        LiaisonKind::Informant => LEVEL_INFORMANT,
    }
}
