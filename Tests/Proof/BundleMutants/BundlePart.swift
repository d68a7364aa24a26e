import HelpBundle
import HelpKeys

/// Some topics of a bundle as a bundle of their own: small enough to be read a hundred thousand times, and as real.
enum BundlePart {
    /// Those topics of `file` that have an error id first, until there are `size` bytes of texts.
    static func bytes(of file: BundleFile, size: Int) throws -> [UInt8] {
        let locales = try file.localeTags()
        let claims = allClaims(of: file)
        let errors = Set(claims.filter { $0.kind == .errorID }.map(\.topic))
        let order = (0..<file.topicCount).sorted { (errors.contains($1) ? 1 : 0, $0) < (errors.contains($0) ? 1 : 0, $1) }
        var records: [BundleRecord] = []
        var numbers: [Int: Int] = [:]
        var length = 0
        for topic in order where length < size {
            numbers[topic] = numbers.count
            for locale in locales.indices {
                guard case .record(let place) = file.record(ofTopic: topic, in: locale) else { continue }
                let fields = RecordField.allCases.map { ($0, file.copiedBytes(of: $0, in: place)) }
                length += fields.reduce(0) { $0 + $1.1.count }
                records.append(
                    BundleRecord(
                        topic: numbers[topic] ?? 0, locale: locale, translation: file.translation(of: place),
                        fields: Dictionary(uniqueKeysWithValues: fields)))
            }
        }
        let kept = claims.compactMap { claim in
            numbers[claim.topic].map { BundleClaim(key: claim.key, kind: claim.kind, topic: $0, locale: claim.locale) }
        }
        return try BundleWriter.bytes(
            of: records,
            BundleContents(
                name: file.name, version: file.contentVersion, locales: locales, defaultLocale: file.defaultLocale(),
                declared: file.declaredFallbacks(), topicCount: numbers.count, claims: kept))
    }

    private static func allClaims(of file: BundleFile) -> [BundleClaim] {
        (0..<file.slotCount).flatMap { slot -> [BundleClaim] in
            guard let key = file.key(inSlot: slot), !key.isEmpty, case .claims(let found) = file.claims(of: key) else { return [] }
            return (file.all(found) ?? []).map { BundleClaim(key: key, kind: $0.kind, topic: $0.topic, locale: $0.locale) }
        }
    }
}
