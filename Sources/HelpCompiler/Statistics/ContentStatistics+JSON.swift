import HelpDiagnostics

extension ContentStatistics {
    /// What `schemaVersion` says; a member more makes a new minor version, any other change a major one.
    public static let schemaVersion = "1.1"

    /// One JSON document in the form of `Documentation/Schemas/stats.schema.json`; the order of members is part of it.
    public var json: String {
        JSONWriter.document { document in
            document.member("schemaVersion", Self.schemaVersion)
            document.member("distinctTopics", distinctTopics)
            document.member("unreadFiles", unreadCount)
            document.array("locales") { list in
                for locale in locales {
                    list.object { object in
                        object.member("locale", locale.tag.description)
                        object.member("folder", locale.folder)
                        Self.write(locale.figures, to: &object)
                    }
                }
            }
            document.object("total") { Self.write(total, to: &$0) }
        }
    }

    private static func write(_ figures: Figures, to object: inout JSONObjectWriter) {
        object.member("topics", figures.topics)
        object.member("redirects", figures.redirects)
        object.member("distinctTopics", figures.distinctTopics)
        object.member("coverage", tenThousandths: figures.coverage.tenThousandths)
        object.member("missing", figures.missing)
        object.member("onlyHere", figures.onlyHere)
        object.member("withoutAssetId", figures.withoutAssetID)
        object.object("translation") { translation in
            translation.member("machine", figures.machineTranslated)
            translation.member("human", figures.humanTranslated)
            translation.member("unsaid", figures.unsaid)
        }
        object.member("words", figures.words)
        object.member("stale", figures.stale)
        object.member("untranslated", tenThousandths: figures.untranslated.tenThousandths)
    }
}
