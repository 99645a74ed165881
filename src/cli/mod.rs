//! The `cli` room: one file a subcommand: arguments in, exit code out.
