import HelpDiagnostics
import HelpKeys
import HelpLookup

extension LogReport {
    /// The report as JSON, in the form of `Documentation/Schemas/annotate.schema.json`.
    public var json: String {
        JSONWriter.document { root in
            root.member("schemaVersion", "1.0")
            root.object("log") { log in
                log.member("name", name)
                log.member("encoding", lines.encodingName)
                log.member("bytes", lines.byteCount)
                log.member("lines", lines.lineCount)
                log.member("cutRecords", lines.cutCount)
                log.member("warnings", self.log.warningCount)
            }
            root.object("help") { help in
                help.member("name", helpName)
                help.member("version", Self.text(helpVersion))
                help.member("requestedLocales", wishes.map(\.description))
            }
            root.object("counts") { counts in
                counts.member("failures", entries.count)
                counts.member("explained", entries.filter { $0.help.record != nil }.count)
                counts.member("unexplained", entries.filter { $0.needsHelp && $0.help.record == nil }.count)
                counts.member("omittedFailures", log.droppedFailureCount)
                counts.member("omittedErrors", log.droppedErrorCount)
            }
            root.array("failures") { list in
                for entry in entries { list.object { Self.write(entry, to: &$0) } }
            }
            root.array("errors") { list in
                for error in log.foundErrors {
                    list.object { object in
                        object.member("message", error.text)
                        object.member("count", error.count)
                        Self.write(error.first, "first", to: &object)
                        Self.write(error.last, "last", to: &object)
                        object.member("followingLines", error.followingLineCount)
                    }
                }
            }
        }
    }

    /// Nil for a text that is missing.
    private static func text(_ text: String) -> String? { text.isEmpty ? nil : text }

    private static func write(_ place: LogPlace, _ key: String, to object: inout JSONObjectWriter) {
        object.object(key) {
            $0.member("line", place.line)
            $0.member("time", place.time)
        }
    }

    private static func write(_ entry: Entry, to object: inout JSONObjectWriter) {
        let (failure, help) = (entry.failure, entry.help)
        object.member("rule", failure.rule)
        object.member("severity", failure.severity.name)
        object.member("message", text(failure.message))
        object.member("messageInferred", failure.isMessageInferred)
        object.member("reported", failure.isReported)
        object.member("count", failure.count)
        write(failure.first, "first", to: &object)
        write(failure.last, "last", to: &object)
        object.member("helpUrl", failure.helpURL)
        object.member("status", help.answer?.status.name ?? "no-key")
        object.member("key", help.key)
        object.member("keySource", help.source?.name)
        object.member("match", help.answer?.match?.name)
        object.member("requestedLocale", entry.wish?.description)
        object.member("servedLocale", entry.locale?.description)
        object.member("reason", help.answer?.reason?.name)
        object.member("versionDiffers", help.versionDiffers)
        if let record = help.record {
            object.object("topic") { LookupResult.write(record, withBody: true, to: &$0) }
        } else {
            object.member("topic", nil as String?)
        }
        object.member("nearest", help.nearest)
        object.array("candidates") { list in
            for record in help.candidates { list.object { LookupResult.write(record, withBody: false, to: &$0) } }
        }
    }
}
