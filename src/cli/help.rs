//! Puts the help texts of `locale` into the command line, so that `--help` speaks the reader's language.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory, Error, FromArgMatches};

use super::args::Line;
use crate::locale::{Lang, help};

const GLOBALS: [&str; 10] = [
    "data",
    "lang",
    "today",
    "user",
    "password_fd",
    "printer",
    "printer_encoding",
    "papers",
    "help",
    "version",
];

/// Reads a command line. The texts are put in where help or a complaint shows them: that takes longer than reading the line, and
/// whoever opens the console waits for it.
pub(super) fn parse(line: &[OsString], lang: Lang) -> Result<Line, Error> {
    let read = |command: Command| command.try_get_matches_from(line).and_then(|m| Line::from_arg_matches(&m));
    read(bare()).or_else(|_| read(command(lang)))
}

/// The command line with its help in `lang`.
pub(super) fn command(lang: Lang) -> Command {
    localise(bare().after_help(word("#exit", lang)), "", lang)
}

/// The command line without its texts.
fn bare() -> Command {
    let flag = |id: &'static str, short, action| Arg::new(id).long(id).short(short).action(action);
    Line::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help).global(true))
        .arg(flag("version", 'V', ArgAction::Version))
}

fn localise(command: Command, path: &str, lang: Lang) -> Command {
    let ids: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let mut command = command
        .about(word(path, lang))
        .subcommand_help_heading(word("#commands", lang))
        .help_template(format!(
            "{{before-help}}{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            word("#usage", lang)
        ));
    for id in ids {
        command = command.mut_arg(&id, |arg| {
            let heading = if GLOBALS.contains(&id.as_str()) {
                "#global"
            } else if arg.is_positional() {
                "#arguments"
            } else {
                "#options"
            };
            let arg = arg.help(word(&format!("{path}.{id}"), lang)).help_heading(word(heading, lang));
            // Clap says "default" and "possible values" in English; the Chinese texts say them themselves.
            match lang {
                _ if !arg.get_action().takes_values() => arg,
                // A number below zero is refused as a value that is out of its bounds, and not as an unknown option.
                Lang::Zh => {
                    arg.hide_possible_values(true).hide_default_value(true).allow_negative_numbers(true)
                }
                Lang::En => arg.hide_possible_values(true).allow_negative_numbers(true),
            }
        });
    }
    for name in names {
        let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        command = command.mut_subcommand(&name, |sub| localise(sub, &inner, lang));
    }
    command
}

fn word(path: &str, lang: Lang) -> &'static str {
    help::text(path).map_or("", |msg| msg.get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(command: &Command, path: &str, out: &mut Vec<String>) {
        for arg in command.get_arguments() {
            let at = format!("{path}.{}", arg.get_id());
            if help::text(&at).is_none() {
                out.push(at);
            }
        }
        for sub in command.get_subcommands() {
            let at = if path.is_empty() {
                sub.get_name().to_owned()
            } else {
                format!("{path}.{}", sub.get_name())
            };
            if help::text(&at).is_none() {
                out.push(at.clone());
            }
            missing(sub, &at, out);
        }
    }

    #[test]
    fn everything_that_may_be_typed_is_explained() {
        let mut out = Vec::new();
        missing(&command(Lang::Zh), "", &mut out);
        assert_eq!(out, Vec::<String>::new());
        command(Lang::En).debug_assert();
    }

    #[test]
    fn help_is_in_one_language() {
        let zh = command(Lang::Zh).render_long_help().to_string();
        assert!(
            zh.contains("用法") && zh.contains("退出码") && !zh.contains("Usage") && !zh.contains("Options"),
            "{zh}"
        );
        let en = command(Lang::En).render_long_help().to_string();
        assert!(en.contains("Usage") && en.contains("Exit codes"), "{en}");
    }
}
