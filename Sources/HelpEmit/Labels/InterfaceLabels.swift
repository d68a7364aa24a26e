import HelpKeys
import HelpMarkup

/// What helpc itself says on a page, in the page's language.
struct InterfaceLabels: Sendable {
    /// The titles of alerts.
    var alerts: XHTMLWriter.Labels
    /// The title of the contents page.
    var contents: String
    /// The heading over topics that no table of contents names.
    var otherTopics: String
    /// The title of the first page.
    var languages: String
    /// What a redirect's page says before its link.
    var moved: String

    /// The labels of the language nearest to `locale`: topics and labels fall back alike.
    static func best(for locale: LocaleTag?) -> InterfaceLabels {
        let step = fallback.best(for: LocaleRequest(locale.map { [$0] } ?? []))
        return all[step?.locale ?? 0].labels
    }

    private static let fallback = LocaleFallback(available: all.map(\.tag), default: all.first?.tag)

    private static func entry(
        _ tag: String, _ alerts: [String], contents: String, other: String, languages: String, moved: String
    ) -> (tag: LocaleTag, labels: InterfaceLabels)? {
        guard let tag = LocaleTag(tag), alerts.count == 5 else { return nil }
        let labels = XHTMLWriter.Labels(
            note: alerts[0], tip: alerts[1], important: alerts[2], warning: alerts[3], caution: alerts[4])
        return (
            tag,
            InterfaceLabels(
                alerts: labels, contents: contents, otherTopics: other, languages: languages, moved: moved)
        )
    }

    private static let all: [(tag: LocaleTag, labels: InterfaceLabels)] = [
        entry(
            "en", ["Note", "Tip", "Important", "Warning", "Caution"], contents: "Contents", other: "Other topics",
            languages: "Languages", moved: "This page has moved:"),
        entry(
            "fr", ["Remarque", "Conseil", "Important", "Avertissement", "Attention"], contents: "Sommaire",
            other: "Autres rubriques", languages: "Langues", moved: "Cette page a été déplacée :"),
        entry(
            "de", ["Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"], contents: "Inhalt", other: "Weitere Themen",
            languages: "Sprachen", moved: "Diese Seite ist umgezogen:"),
        entry(
            "es", ["Nota", "Sugerencia", "Importante", "Advertencia", "Precaución"], contents: "Contenido",
            other: "Otros temas", languages: "Idiomas", moved: "Esta página se ha movido:"),
        entry(
            "it", ["Nota", "Suggerimento", "Importante", "Avviso", "Attenzione"], contents: "Sommario",
            other: "Altri argomenti", languages: "Lingue", moved: "Questa pagina è stata spostata:"),
        entry(
            "ja", ["注", "ヒント", "重要", "警告", "注意"], contents: "目次", other: "その他のトピック", languages: "言語",
            moved: "このページは移動しました:"),
        entry(
            "ko", ["참고", "팁", "중요", "경고", "주의"], contents: "목차", other: "기타 항목", languages: "언어",
            moved: "이 페이지는 이동되었습니다:"),
        entry(
            "pt-BR", ["Observação", "Dica", "Importante", "Aviso", "Cuidado"], contents: "Sumário",
            other: "Outros tópicos", languages: "Idiomas", moved: "Esta página foi movida:"),
        entry(
            "ru", ["Примечание", "Совет", "Важно", "Предупреждение", "Внимание"], contents: "Содержание",
            other: "Другие разделы", languages: "Языки", moved: "Эта страница перемещена:"),
        entry(
            "zh-CN", ["说明", "提示", "重要", "警告", "注意"], contents: "目录", other: "其他主题", languages: "语言",
            moved: "此页面已移动:"),
        entry(
            "zh-TW", ["附註", "提示", "重要", "警告", "注意"], contents: "目錄", other: "其他主題", languages: "語言",
            moved: "此頁面已移動:"),
    ].compactMap { $0 }
}
