//! `honordesk completions` and `honordesk man`: made from the command line itself.

use std::fs;
use std::path::Path;

use clap_complete::Shell;

use super::context;
use super::exit::{Done, Exit, Failure};
use super::help;
use super::out::Out;
use crate::locale::cli as words;

pub(super) fn completions(shell: Shell, out: &mut Out) -> Done {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(out.lang), "honordesk", &mut script);
    out.bytes(&script)?;
    Ok(Exit::Done)
}

/// The page of the whole program, or one page for every subcommand in a directory.
pub(super) fn man(dir: Option<&Path>, out: &mut Out) -> Done {
    let lang = out.lang;
    let mut command = help::command(lang);
    command.build();
    let Some(dir) = dir else {
        out.bytes(&page(&command, "honordesk", out)?)?;
        return Ok(Exit::Done);
    };
    fs::create_dir_all(dir).map_err(|e| context::cannot_write(dir, &e, lang))?;
    let mut pages = Vec::new();
    collect(&command, "honordesk", &mut pages);
    for (name, command) in &pages {
        let file = dir.join(format!("{name}.1"));
        fs::write(&file, page(command, name, out)?).map_err(|e| context::cannot_write(&file, &e, lang))?;
    }
    let said = words::MAN_WRITTEN.with(lang, &[("n", &pages.len()), ("dir", &dir.display())]);
    out.settle(&said);
    out.line(&said)?;
    Ok(Exit::Done)
}

fn collect(command: &clap::Command, name: &str, pages: &mut Vec<(String, clap::Command)>) {
    pages.push((name.to_owned(), command.clone()));
    for sub in command.get_subcommands() {
        collect(sub, &format!("{name}-{}", sub.get_name()), pages);
    }
}

fn page(command: &clap::Command, name: &str, out: &Out) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    // Building gave every subcommand its whole name (`honordesk-lookup`).
    let rendered = clap_mangen::Man::new(command.clone()).render(&mut bytes);
    rendered.map_err(|e| context::cannot_write(Path::new(name), &e, out.lang))?;
    Ok(bytes)
}
