extension DiagnosticID {
    /// Whether a topic with this error has no page, or one that can't be reached by its key.
    ///
    /// Such an error stays an error whatever the configuration says, for nothing is lost silently. The faults of a
    /// configuration are among them because it can't vouch for itself, and nothing is built with one. `locale-mismatch`
    /// is not: the topic is published, in the locale of its folder.
    public var losesPage: Bool {
        switch self {
        case .frontMatterMissing, .frontMatterInvalid, .localeUnknown, .assetIDDuplicate, .keyConflict,
            .encodingInvalid, .topicTooLarge, .topicTooDeep, .topicTooComplex, .outputConflict, .fileUnreadable,
            .configUnknownKey, .configInvalid, .internalError:
            true
        default:
            false
        }
    }
}
