//! What the pane can do.

use crate::console::action::actions;
use crate::locale::figures as say;

actions! {
    /// 研判
    Act in &["figures"];
    Weeks = "figures.weeks", say::WEEKS, Main, None, 10;
    Clocks = "figures.clocks", say::CLOCKS, Main, None, 11;
    Days = "figures.days", say::DAYS, Main, None, 12;
    Towns = "figures.towns", say::TOWNS, Main, None, 13;
    Topics = "figures.topics", say::TOPICS, Main, None, 14;
    Satisfaction = "figures.satisfaction", say::SATISFACTION, Main, None, 15;
    Previous = "figures.previous", say::PREVIOUS, Move, None, 0;
    Next = "figures.next", say::NEXT, Move, None, 0;
}
