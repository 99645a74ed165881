//! What the pane can do besides moving and Enter.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::import as say;

actions! {
    /// 导入
    Act in &["import"];
    Next = "import.next", say::NEXT, Main, Some(Gate::ImportPeople), 10;
    Less = "import.less", say::LESS, Main, None, 11;
    More = "import.more", say::MORE, Main, None, 12;
    Another = "import.another", say::ANOTHER, Main, Some(Gate::ImportPeople), 13;
    Relist = "import.relist", say::RELIST, Main, None, 14;
}
