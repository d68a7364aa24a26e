import HelpDiagnostics
import HelpKeys
import HelpLookup
import HelpTerminal

/// `helpc lookup`: a question in, an answer out.
public struct LookupRun: Sendable {
    private let bundle: LookupBundle
    private let wanted: WantedLocale

    /// Opens the bundle that is asked.
    ///
    /// - Parameter option: the path of the bundle, or nil to search for it as ``BundleSearch`` does.
    /// - Throws: where there is no bundle to ask, or it cannot be opened.
    public init(bundle option: String?, wanted: WantedLocale) throws(CommandFailure) {
        self.init(try Self.open(option), wanted: wanted)
    }

    init(_ bundle: LookupBundle, wanted: WantedLocale) {
        self.bundle = bundle
        self.wanted = wanted
    }

    /// Opens the bundle at a path, or the one that is found; it is mapped, since nobody truncates it meanwhile.
    public static func open(_ option: String?) throws(CommandFailure) -> LookupBundle {
        let search = BundleSearch(option: option)
        guard case .path(let path) = search else {
            throw CommandFailure(status: .usage, message: search.fault)
        }
        do throws(LookupFailure) {
            return try LookupBundle(path: path, mode: .map)
        } catch {
            let verb = error.status == .io ? "cannot read" : "cannot use"
            throw CommandFailure(status: .failure, message: "\(verb) the bundle ‘\(path)’: \(error)")
        }
    }

    /// Answers `question`.
    public func reply(to question: LookupQuestion, style: AnswerStyle) throws(CommandFailure) -> LookupReply {
        let result = LookupResult(key: question.key, answer: try answer(question), request: request(question), in: bundle)
        var reply = LookupReply()
        reply.status = Self.exitStatus(of: result.status)
        if question.format == .json {
            reply.output = Array(result.json.utf8)
        } else if let record = result.answer.record {
            switch question.format {
            case .text: reply.output = TopicText(record, style).bytes
            case .html: reply.output = TopicMarkup.html(record)
            case .xml: reply.output = TopicMarkup.xml(record)
            case .url where record.url.isEmpty:
                reply.notices.append("‘\(TerminalText.escaped(record.title))’ has no published URL")
                reply.status = .findings
            case .url: reply.output = Array((TerminalText.escaped(record.url) + "\n").utf8)
            case .json: break
            }
        }
        reply.notices += result.notices(wanted)
        return reply
    }

    private func answer(_ question: LookupQuestion) throws(CommandFailure) -> LookupAnswer {
        let locale: LookupLocale
        do throws(LookupFailure) {
            locale = try bundle.locale(
                for: request(question), allowAny: !question.isStrict, isStrict: question.isStrict)
        } catch {
            throw CommandFailure(status: .failure, message: "\(error)")
        }
        return bundle.find(question.key, in: locale)
    }

    /// What the command line says comes first; then what the key itself says, then the environment.
    private func request(_ question: LookupQuestion) -> LocaleRequest {
        guard !wanted.isExplicit, case .key(let key) = LookupKey(question.key), let named = bundle.locale(namedBy: key)
        else { return wanted.request }
        return LocaleRequest([named] + wanted.request.wishes)
    }

    private static func exitStatus(of status: LookupStatus) -> ExitStatus {
        switch status {
        case .ok, .fallback: .done
        case .notFound, .ambiguous, .notInLocale: .findings
        case .badKey: .usage
        case .corrupt, .io, .version: .failure
        }
    }
}
