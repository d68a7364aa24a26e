import ArgumentParser

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a command takes, as the declarations of the commands say it: read from the description that ArgumentParser
/// gives of itself, so that a new command or option needs no second declaration.
struct CommandDescription: Decodable {
    /// The name, as it is typed.
    let name: String
    /// The commands below it.
    let subcommands: [CommandDescription]
    /// The arguments, options and flags, in the order of their declarations.
    let arguments: [ArgumentDescription]

    private enum CodingKeys: String, CodingKey {
        case name = "commandName"
        case subcommands, arguments
    }

    private struct Document: Decodable {
        let command: CommandDescription
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        subcommands = try container.decodeIfPresent([CommandDescription].self, forKey: .subcommands) ?? []
        arguments = try container.decodeIfPresent([ArgumentDescription].self, forKey: .arguments) ?? []
    }

    /// The description of `command` and all below it; nil where the parser's description has changed its form.
    static func of(_ command: (some ParsableCommand).Type) -> CommandDescription? {
        let description = Array(command._dumpHelp().utf8)
        return try? JSONDecoder().decode(Document.self, from: Data(description)).command
    }

    /// The commands to tell of: all but `help`.
    var commandNames: [String] { subcommands.map(\.name).filter { $0 != "help" } }

    /// The command below this one that is called `name`.
    func subcommand(_ name: String) -> CommandDescription? { subcommands.first { $0.name == name } }

    /// The option or flag that is typed as `spelling`, dashes included.
    func option(_ spelling: String) -> ArgumentDescription? { arguments.first { $0.spellings.contains(spelling) } }

    /// All spellings of options and flags.
    var spellings: [String] { arguments.flatMap(\.spellings) }

    /// What is named by its place.
    var positionals: [ArgumentDescription] { arguments.filter { $0.kind == .positional } }
}
