/// The titles of alerts in the eleven languages that helpc writes.
extension XHTMLWriter.Labels {
    /// English.
    public static let english = Self(
        note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution")
    /// French.
    public static let french = Self(
        note: "Remarque", tip: "Conseil", important: "Important", warning: "Avertissement", caution: "Attention")
    /// German.
    public static let german = Self(
        note: "Hinweis", tip: "Tipp", important: "Wichtig", warning: "Warnung", caution: "Vorsicht")
    /// Spanish.
    public static let spanish = Self(
        note: "Nota", tip: "Sugerencia", important: "Importante", warning: "Advertencia", caution: "Precaución")
    /// Italian.
    public static let italian = Self(
        note: "Nota", tip: "Suggerimento", important: "Importante", warning: "Avviso", caution: "Attenzione")
    /// Japanese.
    public static let japanese = Self(
        note: "注", tip: "ヒント", important: "重要", warning: "警告", caution: "注意")
    /// Korean.
    public static let korean = Self(
        note: "참고", tip: "팁", important: "중요", warning: "경고", caution: "주의")
    /// Portuguese as written in Brazil.
    public static let portuguese = Self(
        note: "Observação", tip: "Dica", important: "Importante", warning: "Aviso", caution: "Cuidado")
    /// Russian.
    public static let russian = Self(
        note: "Примечание", tip: "Совет", important: "Важно", warning: "Предупреждение", caution: "Внимание")
    /// Chinese in simplified characters.
    public static let simplifiedChinese = Self(
        note: "说明", tip: "提示", important: "重要", warning: "警告", caution: "注意")
    /// Chinese in traditional characters.
    public static let traditionalChinese = Self(
        note: "附註", tip: "提示", important: "重要", warning: "警告", caution: "注意")

    /// All of them.
    static let all: [Self] = [
        english, french, german, spanish, italian, japanese,
        korean, portuguese, russian, simplifiedChinese, traditionalChinese,
    ]
}
