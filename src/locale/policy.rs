//! 讲明政策: policy at hand.

use super::message::messages;

messages! {
    TITLE = "讲明政策", "Policy";
    RESTS_ON = "依据 {articles}", "rests on {articles}";
    SOURCE = "出处 {source}，自 {since} 起施行", "source {source}, in force since {since}";
    FOR_THIS_PERSON = "此人：", "This person:";
    FOR_ANYONE = "全部标准：", "All rates:";
    SURVIVORS = "遗属可能的待遇", "What survivors may have";
    SURVIVORS_SEE = "已保存去世日期。遗属可能的待遇见 6 亲属。", "The day of death is on record. What survivors may have stands under Family (6).";
    SURVIVORS_ASK = "请向家属说明；以下只是线索，由县级审核。", "To be told to the family; it is a lead only, the county examines it.";
    SURVIVORS_NONE = "没有查到此人类别的规定。", "No rule was found for this person's groups.";
    SURVIVORS_WHO = "在册亲属：{who}", "Relatives on record: {who}";
    SURVIVORS_NOBODY = "没有登记亲属，请问清后在这里登记。", "No relative is on record; ask, and note them here.";
    SURVIVOR = "{relation} {name}", "{name} ({relation})";
    NOTHING = "没有找到“{query}”。", "Nothing found for “{query}”.";
}
