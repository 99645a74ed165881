//! The `locale` room: the words people read, in zh-CN and en.
