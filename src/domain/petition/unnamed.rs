//! Words that stand where a name should, and say that there is none.

use super::PetitionFacts;
use crate::text::fold_bare;

/// How people write that somebody gave no name.
const NO_NAME: [&str; 25] = [
    "匿名",
    "匿名者",
    "匿名人",
    "匿名信访",
    "匿名信访人",
    "匿名群众",
    "匿名举报",
    "匿名举报人",
    "本人不愿透露姓名",
    "不愿透露姓名",
    "不愿留名",
    "未留名",
    "不愿具名",
    "不具名",
    "未具名",
    "未署名",
    "无名氏",
    "无名",
    "佚名",
    "姓名不详",
    "不详",
    "无",
    "anonymous",
    "unknown",
    "no name",
];

/// Whether a name says that there is none.
pub fn is_no_name(name: &str) -> bool {
    let bare = fold_bare(name);
    NO_NAME.iter().any(|word| fold_bare(word) == bare)
}

impl PetitionFacts {
    /// The same with nobody named who gave no name: a single one who is called anonymous is nobody, and no notice is owed to them.
    #[must_use]
    pub fn without_no_name(mut self) -> Self {
        if let [one] = self.petitioners.as_slice()
            && one.person.is_none()
            && one.phone.trim().is_empty()
            && one.resident_id.is_none()
            && is_no_name(&one.name)
        {
            self.petitioners.clear();
            self.anonymous = true;
        }
        self
    }
}
