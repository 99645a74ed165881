//! The petitions pane.
