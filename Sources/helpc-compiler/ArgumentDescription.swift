/// An argument, an option or a flag of a command, as ArgumentParser describes it.
struct ArgumentDescription: Decodable {
    /// How it is typed.
    enum Kind: String, Decodable {
        case positional, option, flag
    }

    private struct Name: Decodable {
        let kind: String
        let name: String
    }

    let kind: Kind
    let valueName: String
    let abstract: String
    /// The values that it takes; empty where it takes others too.
    let values: [String]
    /// How it may be typed, dashes included; empty for an argument.
    let spellings: [String]
    let isOptional: Bool
    let isRepeating: Bool

    private enum CodingKeys: String, CodingKey {
        case kind, valueName, abstract, names, isOptional, isRepeating
        case values = "allValues"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        kind = try container.decode(Kind.self, forKey: .kind)
        valueName = try container.decodeIfPresent(String.self, forKey: .valueName) ?? "value"
        abstract = try container.decodeIfPresent(String.self, forKey: .abstract) ?? ""
        values = try container.decodeIfPresent([String].self, forKey: .values) ?? []
        spellings = try container.decodeIfPresent([Name].self, forKey: .names)?.map { name in
            (name.kind == "long" ? "--" : "-") + name.name
        } ?? []
        isOptional = try container.decode(Bool.self, forKey: .isOptional)
        isRepeating = try container.decode(Bool.self, forKey: .isRepeating)
    }

    /// What its value is, for the middle of a sentence: the first clause of its help.
    var meaning: String {
        let clause = abstract.prefix { !".:;(".contains($0) }
        return clause.prefix(1).lowercased() + clause.dropFirst()
    }
}
