//! What the operating system says of a file, in plain words.

use std::io::ErrorKind;

use super::message::{Lang, messages};

messages! {
    NOT_FOUND = "没有这个文件或文件夹", "there is no such file or folder";
    NOT_PERMITTED = "没有权限", "no permission";
    EXISTS = "已经存在", "it is there already";
    FULL = "磁盘已满", "the disk is full";
    READER_GONE = "接收输出的一方已关闭", "the reader went away";
    IS_FOLDER = "这是文件夹，不是文件", "it is a folder, not a file";
    IS_NO_FOLDER = "路径中有一段不是文件夹", "a part of the path is no folder";
    READ_ONLY = "这里只能读，不能写", "it can only be read here";
    NOT_PLAIN = "这不是普通文件", "it is no plain file";
    TOO_LARGE = "文件太大", "the file is too large";
    NO_TEXT = "内容不是文字，或有认不出的字；请另存为 UTF-8", "it is no text, or has characters in no known encoding; save it in UTF-8";
    CUT_SHORT = "文件不完整", "it is cut short";
    NAME_TOO_LONG = "文件名太长或不合规", "the name is too long or not allowed";
    BUSY = "正被别的程序使用", "another program is using it";
    STOPPED = "操作被打断", "it was interrupted";
    DISK = "磁盘读写出错", "the disk failed";
}

/// The words for a kind of failure.
pub fn say(kind: ErrorKind, lang: Lang) -> &'static str {
    match kind {
        ErrorKind::NotFound => NOT_FOUND,
        ErrorKind::PermissionDenied => NOT_PERMITTED,
        ErrorKind::AlreadyExists => EXISTS,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::WriteZero => FULL,
        ErrorKind::BrokenPipe => READER_GONE,
        ErrorKind::IsADirectory => IS_FOLDER,
        ErrorKind::NotADirectory => IS_NO_FOLDER,
        ErrorKind::ReadOnlyFilesystem => READ_ONLY,
        ErrorKind::InvalidInput => NOT_PLAIN,
        ErrorKind::FileTooLarge => TOO_LARGE,
        ErrorKind::InvalidData => NO_TEXT,
        ErrorKind::UnexpectedEof => CUT_SHORT,
        ErrorKind::InvalidFilename => NAME_TOO_LONG,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => BUSY,
        ErrorKind::Interrupted => STOPPED,
        _ => DISK,
    }
    .get(lang)
}
