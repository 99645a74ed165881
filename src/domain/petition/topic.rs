//! What petitions are about: the table that their topics refer to.

use crate::domain::table::TableFault;
use crate::domain::visit::Topics;

/// The table that comes with the program.
pub fn petition_topics() -> Result<Topics, TableFault> {
    Topics::with_toml(include_str!("topics.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound_and_begins_with_what_the_report_names() {
        let topics = petition_topics().unwrap();
        let first: Vec<&str> = topics.all().iter().take(3).map(|t| t.id.as_str()).collect();
        assert_eq!(first, ["two-participations", "historical", "relief"]);
        assert!(topics.all().iter().all(|t| !t.zh.is_empty() && t.en.is_ascii()));
    }
}
