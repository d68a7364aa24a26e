/// The style sheet within an HTML report. Fonts of the system only: the page asks for nothing from anywhere.
///
/// It keeps to properties that the CSS checker within the Nu HTML checker knows, so that reports are valid to it.
enum ReportStyle {
    static let text = """
        :root { --text: #1c2024; --soft: #57606a; --page: #fff; --panel: #f4f6f8;
          --line: #c9d1d9; --link: #0b57d0; --error: #b3261e; --warning: #855000;
          --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
          --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        @media screen and (prefers-color-scheme: dark) {
          :root { --text: #e6e9ec; --soft: #a5aeb8; --page: #14181d; --panel: #1d232a; --line: #434c56; --link: #85b7ff;
            --error: #ff9f97; --warning: #f0b661; } }
        :lang(ja) { --font: system-ui, "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", sans-serif; }
        :lang(ko) { --font: system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", sans-serif; }
        :lang(zh) { --font: system-ui, "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif; }
        :lang(zh-TW), :lang(zh-Hant), :lang(zh-HK) {
          --font: system-ui, "PingFang TC", "Microsoft JhengHei UI", "Noto Sans CJK TC", sans-serif; }
        body, [lang] { font-family: var(--font); }
        body { background: var(--page); color: var(--text); line-height: 1.6; margin: 0 auto; max-width: 48rem;
          overflow-wrap: break-word; padding: 1rem; }
        a { color: var(--link); }
        h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.5em 0 .5em; overflow-wrap: anywhere; }
        h1 { font-size: 1.75rem; margin-top: .5em; }
        h2 { font-size: 1.4rem; }
        h3 { font-size: 1.25rem; }
        h4 { font-size: 1.1rem; }
        h5, h6 { font-size: 1rem; }
        code, pre { font-family: var(--mono); font-size: .9em; }
        pre { background: var(--panel); overflow-x: auto; padding: .75rem; }
        pre code { font-size: 1em; }
        section { border-top: 2px solid var(--line); margin-top: 2.5rem; }
        .level { border: 1px solid; border-radius: .25rem; font-size: .875rem; font-weight: 600;
          padding: .05rem .4rem; }
        .error .level { color: var(--error); }
        .warning .level { color: var(--warning); }
        .place, .note { color: var(--soft); font-size: .9375rem; }
        blockquote, .alert { border: solid var(--line); border-width: 0 0 0 .25rem; margin: 1em 0;
          padding: .1rem 1rem; }
        [dir=rtl] blockquote, [dir=rtl] .alert { border-width: 0 .25rem 0 0; }
        .message { background: var(--panel); }
        .error .message { border-color: var(--error); }
        .warning .message { border-color: var(--warning); }
        .alert { background: var(--panel); }
        .alert-title { font-weight: 600; margin-bottom: 0; }
        .image { border: 1px solid var(--line); color: var(--soft); font-style: italic; padding: 0 .4rem; }
        .help { overflow-x: auto; }
        table { border-collapse: collapse; display: block; max-width: 100%; overflow-x: auto; }
        td, th { border: 1px solid var(--line); padding: .35rem .6rem; text-align: start; vertical-align: top; }
        th { background: var(--panel); }
        @media print { body { max-width: none; } section { break-before: page; } }
        """
}
