import HelpMarkup

/// The eleven languages that helpc's own labels are written in.
extension InterfaceLabels {
    /// English.
    static let english = InterfaceLabels(
        alerts: .english,
        contents: "Contents", otherTopics: "Other topics", languages: "Languages",
        moved: "This page has moved:", skip: "Skip to the topic", breadcrumb: "You are here",
        section: "In this section", previous: "Previous", next: "Next", more: "All in this section",
        identifiers: "Identifiers of this topic",
        ids: IDNames(
            error: "Error id", asset: "Asset id", topic: "Topic id",
            contentKey: "Content key id", alias: "Other name",
            address: "Published at"),
        machineTranslated: "This page was translated by machine.", original: "Read the original:",
        headingLink: "Link to this heading", copy: ("Copy", "Copied"), scrollable: "Scrollable",
        filter: "Filter by title or id", noMatch: "No topic matches.")

    /// French.
    static let french = InterfaceLabels(
        alerts: .french,
        contents: "Sommaire", otherTopics: "Autres rubriques", languages: "Langues",
        moved: "Cette page a été déplacée :", skip: "Aller à la rubrique", breadcrumb: "Vous êtes ici",
        section: "Dans cette section", previous: "Précédent", next: "Suivant", more: "Toute la section",
        identifiers: "Identifiants de cette rubrique",
        ids: IDNames(
            error: "Identifiant d’erreur", asset: "Identifiant de ressource", topic: "Identifiant de rubrique",
            contentKey: "Clé de contenu", alias: "Autre nom",
            address: "Publié à l’adresse"),
        machineTranslated: "Cette page a été traduite automatiquement.", original: "Lire l’original :",
        headingLink: "Lien vers ce titre", copy: ("Copier", "Copié"), scrollable: "Zone à défilement",
        filter: "Filtrer par titre ou identifiant", noMatch: "Aucune rubrique ne correspond.")

    /// German.
    static let german = InterfaceLabels(
        alerts: .german,
        contents: "Inhalt", otherTopics: "Weitere Themen", languages: "Sprachen",
        moved: "Diese Seite ist umgezogen:", skip: "Zum Thema springen", breadcrumb: "Sie sind hier",
        section: "In diesem Abschnitt", previous: "Zurück", next: "Weiter", more: "Alles in diesem Abschnitt",
        identifiers: "Kennungen dieses Themas",
        ids: IDNames(
            error: "Fehlerkennung", asset: "Asset-ID", topic: "Themen-ID",
            contentKey: "Inhaltsschlüssel", alias: "Weiterer Name",
            address: "Veröffentlicht unter"),
        machineTranslated: "Diese Seite wurde maschinell übersetzt.", original: "Original lesen:",
        headingLink: "Link zu dieser Überschrift", copy: ("Kopieren", "Kopiert"), scrollable: "Bildlauf möglich",
        filter: "Nach Titel oder Kennung filtern", noMatch: "Kein Thema passt.")

    /// Spanish.
    static let spanish = InterfaceLabels(
        alerts: .spanish,
        contents: "Contenido", otherTopics: "Otros temas", languages: "Idiomas",
        moved: "Esta página se ha movido:", skip: "Ir al tema", breadcrumb: "Está aquí",
        section: "En esta sección", previous: "Anterior", next: "Siguiente", more: "Toda la sección",
        identifiers: "Identificadores de este tema",
        ids: IDNames(
            error: "Id. de error", asset: "Id. de recurso", topic: "Id. de tema",
            contentKey: "Clave de contenido", alias: "Otro nombre",
            address: "Publicado en"),
        machineTranslated: "Esta página se ha traducido automáticamente.", original: "Leer el original:",
        headingLink: "Vínculo a este título", copy: ("Copiar", "Copiado"), scrollable: "Se puede desplazar",
        filter: "Filtrar por título o identificador", noMatch: "Ningún tema coincide.")

    /// Italian.
    static let italian = InterfaceLabels(
        alerts: .italian,
        contents: "Sommario", otherTopics: "Altri argomenti", languages: "Lingue",
        moved: "Questa pagina è stata spostata:", skip: "Vai all’argomento", breadcrumb: "Posizione attuale",
        section: "In questa sezione", previous: "Precedente", next: "Successivo", more: "Tutta la sezione",
        identifiers: "Identificatori di questo argomento",
        ids: IDNames(
            error: "ID errore", asset: "ID risorsa", topic: "ID argomento",
            contentKey: "Chiave del contenuto", alias: "Altro nome",
            address: "Pubblicato in"),
        machineTranslated: "Questa pagina è stata tradotta automaticamente.", original: "Leggi l’originale:",
        headingLink: "Collegamento a questo titolo", copy: ("Copia", "Copiato"), scrollable: "Area scorrevole",
        filter: "Filtra per titolo o ID", noMatch: "Nessun argomento corrisponde.")

    /// Japanese.
    static let japanese = InterfaceLabels(
        alerts: .japanese,
        contents: "目次", otherTopics: "その他のトピック", languages: "言語",
        moved: "このページは移動しました:", skip: "本文へ移動", breadcrumb: "現在の位置",
        section: "このセクション", previous: "前へ", next: "次へ", more: "このセクションのすべて",
        identifiers: "このトピックの ID",
        ids: IDNames(
            error: "エラー ID", asset: "アセット ID", topic: "トピック ID",
            contentKey: "コンテンツ キー ID", alias: "別名",
            address: "公開先"),
        machineTranslated: "このページは機械翻訳されたものです。", original: "原文を読む:",
        headingLink: "この見出しへのリンク", copy: ("コピー", "コピーしました"), scrollable: "スクロール可能",
        filter: "タイトルまたは ID で絞り込む", noMatch: "該当するトピックはありません。")

    /// Korean.
    static let korean = InterfaceLabels(
        alerts: .korean,
        contents: "목차", otherTopics: "기타 항목", languages: "언어",
        moved: "이 페이지는 이동되었습니다:", skip: "본문으로 건너뛰기", breadcrumb: "현재 위치",
        section: "이 섹션", previous: "이전", next: "다음", more: "이 섹션 전체",
        identifiers: "이 항목의 식별자",
        ids: IDNames(
            error: "오류 ID", asset: "자산 ID", topic: "항목 ID",
            contentKey: "콘텐츠 키 ID", alias: "다른 이름",
            address: "게시 위치"),
        machineTranslated: "이 페이지는 기계 번역되었습니다.", original: "원문 읽기:",
        headingLink: "이 제목에 대한 링크", copy: ("복사", "복사됨"), scrollable: "스크롤 가능",
        filter: "제목 또는 ID로 필터링", noMatch: "일치하는 항목이 없습니다.")

    /// Portuguese as written in Brazil.
    static let portuguese = InterfaceLabels(
        alerts: .portuguese,
        contents: "Sumário", otherTopics: "Outros tópicos", languages: "Idiomas",
        moved: "Esta página foi movida:", skip: "Ir para o tópico", breadcrumb: "Você está aqui",
        section: "Nesta seção", previous: "Anterior", next: "Próximo", more: "Toda a seção",
        identifiers: "Identificadores deste tópico",
        ids: IDNames(
            error: "ID do erro", asset: "ID do ativo", topic: "ID do tópico",
            contentKey: "Chave de conteúdo", alias: "Outro nome",
            address: "Publicado em"),
        machineTranslated: "Esta página foi traduzida automaticamente.", original: "Ler o original:",
        headingLink: "Link para este título", copy: ("Copiar", "Copiado"), scrollable: "Área rolável",
        filter: "Filtrar por título ou ID", noMatch: "Nenhum tópico corresponde.")

    /// Russian.
    static let russian = InterfaceLabels(
        alerts: .russian,
        contents: "Содержание", otherTopics: "Другие разделы", languages: "Языки",
        moved: "Эта страница перемещена:", skip: "Перейти к тексту", breadcrumb: "Вы здесь",
        section: "В этом разделе", previous: "Назад", next: "Далее", more: "Весь раздел",
        identifiers: "Идентификаторы этого раздела",
        ids: IDNames(
            error: "Код ошибки", asset: "Код ресурса", topic: "Код раздела",
            contentKey: "Ключ содержимого", alias: "Другое имя",
            address: "Опубликовано по адресу"),
        machineTranslated: "Эта страница переведена автоматически.", original: "Читать оригинал:",
        headingLink: "Ссылка на этот заголовок", copy: ("Копировать", "Скопировано"), scrollable: "Прокручиваемая область",
        filter: "Фильтр по названию или коду", noMatch: "Нет подходящих разделов.")

    /// Chinese in simplified characters.
    static let simplifiedChinese = InterfaceLabels(
        alerts: .simplifiedChinese,
        contents: "目录", otherTopics: "其他主题", languages: "语言",
        moved: "此页面已移动:", skip: "跳转到正文", breadcrumb: "当前位置",
        section: "本节内容", previous: "上一篇", next: "下一篇", more: "本节全部内容",
        identifiers: "此主题的标识符",
        ids: IDNames(
            error: "错误 ID", asset: "资产 ID", topic: "主题 ID",
            contentKey: "内容键 ID", alias: "其他名称",
            address: "发布地址"),
        machineTranslated: "此页面由机器翻译。", original: "阅读原文:",
        headingLink: "指向此标题的链接", copy: ("复制", "已复制"), scrollable: "可滚动",
        filter: "按标题或 ID 筛选", noMatch: "没有匹配的主题。")

    /// Chinese in traditional characters.
    static let traditionalChinese = InterfaceLabels(
        alerts: .traditionalChinese,
        contents: "目錄", otherTopics: "其他主題", languages: "語言",
        moved: "此頁面已移動:", skip: "跳至本文", breadcrumb: "目前位置",
        section: "本節內容", previous: "上一篇", next: "下一篇", more: "本節全部內容",
        identifiers: "此主題的識別碼",
        ids: IDNames(
            error: "錯誤識別碼", asset: "資產識別碼", topic: "主題識別碼",
            contentKey: "內容金鑰識別碼", alias: "其他名稱",
            address: "發佈位址"),
        machineTranslated: "此頁面由機器翻譯。", original: "閱讀原文:",
        headingLink: "此標題的連結", copy: ("複製", "已複製"), scrollable: "可捲動",
        filter: "依標題或識別碼篩選", noMatch: "沒有符合的主題。")
}
