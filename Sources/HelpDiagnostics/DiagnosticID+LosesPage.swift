extension DiagnosticID {
    /// Whether a topic with this error has no page, or one that can't be reached by its key.
    ///
    /// Such an error stays an error whatever the configuration says, for nothing is lost silently. `config-invalid` is
    /// among them because a configuration can't vouch for itself. `locale-mismatch` is not: the topic is published, in
    /// the locale of its front matter.
    public var losesPage: Bool {
        switch self {
        case .frontMatterMissing, .frontMatterInvalid, .localeUnknown, .assetIDDuplicate, .keyConflict,
            .encodingInvalid, .topicTooLarge, .topicTooDeep, .topicTooComplex, .outputConflict, .fileUnreadable,
            .configInvalid, .internalError:
            true
        default:
            false
        }
    }
}
