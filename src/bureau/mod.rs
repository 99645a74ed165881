//! The `bureau` room: the application core and the one door to data.
