"""Latin words that are at home in Chinese official prose.

Capitals and names (PDF, Word, DeepSeek) are no residue anyhow: only small letters are looked at.
"""

# fmt: off
KNOWN = frozenset({
    ".split", "ai", "android", "api", "app", "apps", "ar", "atm", "banner", "blog", "chatgpt",
    "cm", "cn", "com", "csv", "db", "deepseek", "doc", "docx", "email", "etc", "excel", "flash",
    "gb", "ghz", "gif", "gis", "gov", "gw", "h5", "ha", "htm", "html", "http", "https", "hz",
    "id", "ios", "ip", "ipv", "jpeg", "jpg", "json", "kb", "kg", "khz", "km", "kw", "kwh",
    "logo", "mail", "mb", "mg", "mhz", "ml", "mm", "mp3", "mp4", "mw", "net", "nm", "no", "oa",
    "ocr", "ofd", "office", "ok", "org", "pdf", "pk", "plog", "pm", "png", "pos", "ppt", "pptx",
    "qq", "rar", "rss", "tb", "tv", "txt", "url", "vip", "vlog", "vr", "vs", "wechat", "weibo",
    "wi-fi", "wifi", "word", "wps", "www", "xls", "xlsx", "xml", "zip",
})
"""Words in small letters that may stand between Chinese characters."""
FUNCTION_WORDS = frozenset({
    "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "not", "of", "on",
    "or", "that", "the", "this", "to", "which", "with",
})
"""English words that are residue whatever their capitals."""
