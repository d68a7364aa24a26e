import Foundation
import Testing

/// Compares JSON with a JSON Schema, as far as the schemas of this package go: types, members, items, bounds, and
/// references within the schema. What a schema says beyond that is itself a fault, so that nothing goes unchecked.
struct SchemaChecker {
    private let root: [String: Any]
    private(set) var faults: [String] = []

    /// Words that say nothing about what is allowed.
    private static let annotations: Set<String> = ["$schema", "$id", "$defs", "title", "description"]

    /// A checker for the schema in the file `name` of `Documentation/Schemas`.
    init(_ name: String) throws {
        let file = Command.package.appending(path: "Documentation/Schemas/\(name)")
        root = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    }

    /// What `text` has that the schema does not allow, each with its place.
    mutating func check(_ text: String) throws -> [String] {
        faults = []
        check(try JSONSerialization.jsonObject(with: Data(text.utf8)), root, at: "$")
        return faults
    }

    private mutating func check(_ value: Any, _ schema: [String: Any], at place: String) {
        for (word, wanted) in schema where !Self.annotations.contains(word) {
            let isRight: Bool
            switch word {
            case "$ref":
                guard let target = (wanted as? String).flatMap(definition) else { return fail("no \(wanted)", place) }
                check(value, target, at: place)
                isRight = true
            case "type":
                isRight = (wanted as? [String] ?? [wanted as? String ?? ""]).contains { Self.isType($0, value) }
            case "const": isRight = (value as? NSObject) == (wanted as? NSObject)
            case "enum": isRight = (wanted as? [NSObject] ?? []).contains { (value as? NSObject) == $0 }
            case "anyOf":
                isRight = (wanted as? [[String: Any]] ?? []).contains { choice in
                    var checker = self
                    checker.faults = []
                    checker.check(value, choice, at: place)
                    return checker.faults.isEmpty
                }
            case "minimum": isRight = !Self.isNumber(value) || Self.number(value) >= Self.number(wanted)
            case "maximum": isRight = !Self.isNumber(value) || Self.number(value) <= Self.number(wanted)
            case "minLength": isRight = (value as? String).map { Double($0.count) >= Self.number(wanted) } ?? true
            case "required":
                isRight = Set(wanted as? [String] ?? []).isSubset(of: (value as? [String: Any] ?? [:]).keys)
            case "pattern":
                let pattern = try? Regex(wanted as? String ?? "")
                isRight = pattern.map { pattern in (value as? String).map { $0.contains(pattern) } ?? true } ?? false
            case "propertyNames":
                for key in (value as? [String: Any] ?? [:]).keys { check(key, wanted as? [String: Any] ?? [:], at: place) }
                isRight = true
            case "additionalProperties":
                let known = schema["properties"] as? [String: Any] ?? [:]
                let others = (value as? [String: Any] ?? [:]).filter { known[$0.key] == nil }
                let allowed = wanted as? [String: Any]
                for (key, member) in others { if let allowed { check(member, allowed, at: "\(place).\(key)") } }
                isRight = allowed != nil || wanted as? Bool == false && others.isEmpty
            case "properties":
                for (key, schema) in wanted as? [String: [String: Any]] ?? [:] {
                    if let member = (value as? [String: Any])?[key] { check(member, schema, at: "\(place).\(key)") }
                }
                isRight = true
            case "items":
                for (index, item) in (value as? [Any] ?? []).enumerated() {
                    check(item, wanted as? [String: Any] ?? [:], at: "\(place)[\(index)]")
                }
                isRight = true
            default: isRight = false
            }
            if !isRight { fail("\(word) \(wanted)", place) }
        }
    }

    private mutating func fail(_ fault: String, _ place: String) { faults.append("\(place): \(fault)") }

    private func definition(_ reference: String) -> [String: Any]? {
        guard reference.hasPrefix("#/$defs/") else { return nil }
        return (root["$defs"] as? [String: Any])?[String(reference.dropFirst(8))] as? [String: Any]
    }

    private static func isType(_ name: String, _ value: Any) -> Bool {
        switch name {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "number": isNumber(value)
        case "integer": isNumber(value) && number(value).rounded() == number(value)
        case "boolean": value is NSNumber && !isNumber(value)
        case "null": value is NSNull
        default: false
        }
    }

    /// Foundation's numbers are numbers and truth values alike; only the type's name tells them apart everywhere.
    private static func isNumber(_ value: Any) -> Bool {
        value is NSNumber && !["Bool", "__NSCFBoolean"].contains("\(type(of: value))")
    }

    private static func number(_ value: Any) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }
}
