honordesk: 有 1 项不符。请停止使用，从备份恢复。
