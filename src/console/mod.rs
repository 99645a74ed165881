//! The `console` room: the screen's state: Model, Action, update; pure.
