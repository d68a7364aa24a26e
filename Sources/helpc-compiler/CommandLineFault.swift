import HelpCheck

/// What is wrong with a command line that ArgumentParser refuses, and what to type instead.
///
/// The parser's errors are not public and its sentences say little ("Unexpected argument"), so the words are looked at
/// once more, against the description of the commands. What is wrong with a value beyond a list of names, such as a
/// range, is said by the command's `validate()`.
struct CommandLineFault {
    /// One sentence, lower case, without a full stop.
    let sentence: String

    private init(_ sentence: String) { self.sentence = sentence }

    /// The first fault of `arguments`, the program's name left out; nil where none is found.
    init?(_ arguments: [String], of program: CommandDescription) {
        var walk = Walk(program: program, command: program, words: arguments[...])
        guard let sentence = walk.fault() else { return nil }
        self.init(sentence)
    }

    /// What is wrong with a command line that asks for help or the version, which the parser grants whatever else
    /// stands there.
    init?(askingFor wanted: Wanted, _ arguments: [String], of program: CommandDescription) {
        // What shells ask for, for completion.
        let generators = ["--generate-completion-script", "--experimental-dump-help", "---completion"]
        if let first = arguments.first, generators.contains(where: first.hasPrefix) { return nil }
        let words = arguments.filter { $0.first != "-" }
        switch wanted {
        case .version:
            guard words.count > 1 || words.contains(where: { program.subcommand($0) == nil })
                || arguments.contains(where: { $0.first == "-" && $0 != "--version" })
            else { return nil }
            self.init("‘--version’ stands alone; type ‘\(program.name) --version’")
        case .help:
            let named = words.first == "help" ? words.dropFirst() : words[...]
            guard let word = named.first else { return nil }
            if program.subcommand(word) == nil {
                self.init(Self.unknownCommand(word, of: program))
            } else if words.first == "help", let extra = named.dropFirst().first {
                self.init("‘\(program.name) help’ takes one command, and ‘\(extra)’ is one too many")
            } else {
                return nil
            }
        }
    }

    /// What is printed instead of running a command.
    enum Wanted {
        case help, version
    }

    /// `word` stands where a command is expected.
    fileprivate static func unknownCommand(_ word: String, of program: CommandDescription) -> String {
        if word.isEmpty {
            return "a command's name is not empty; type \(list(program.commandNames, prefix: "\(program.name) "))"
        }
        if let near = NearestNames.nearest(to: word, among: program.subcommands.map(\.name)) {
            return "no command ‘\(word)’; did you mean ‘\(near)’?"
        }
        let kind = MissingPath.kind(word)
        if kind == .folder { return "‘\(word)’ is a folder, not a command; type ‘\(program.name) build \(word)’" }
        if kind == .regular { return "‘\(word)’ is a file, not a command; type ‘\(program.name) render \(word)’" }
        return "no command ‘\(word)’; type \(list(program.commandNames, prefix: "\(program.name) "))"
    }

    /// ‘a’, ‘b’ or ‘c’
    fileprivate static func list(_ names: [String], prefix: String = "") -> String {
        let quoted = names.map { "‘\(prefix)\($0)’" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
        return quoted.dropLast().joined(separator: ", ") + " or " + last
    }
}

/// One pass over the words, as the parser reads them.
private struct Walk {
    let program: CommandDescription
    var command: CommandDescription
    var words: ArraySlice<String>
    var positionals: [String] = []

    /// How the command is typed.
    private var typed: String { command.name == program.name ? program.name : "\(program.name) \(command.name)" }

    mutating func fault() -> String? {
        while let word = words.popFirst() {
            if word == "--" {
                while let word = words.popFirst() {
                    if let fault = fault(ofWord: word, followsDashes: true) { return fault }
                }
            } else if word.hasPrefix("-"), word != "-" {
                if let fault = fault(ofOption: word) { return fault }
            } else if let fault = fault(ofWord: word, followsDashes: false) {
                return fault
            }
        }
        return missingWord
    }

    private mutating func fault(ofWord word: String, followsDashes: Bool) -> String? {
        guard command.subcommands.isEmpty else {
            guard let subcommand = command.subcommand(word) else {
                return CommandLineFault.unknownCommand(word, of: program)
            }
            if followsDashes { return "‘--’ stands after the command; type ‘\(program.name) \(word)’" }
            command = subcommand
            return nil
        }
        positionals.append(word)
        let accepted = command.positionals
        if accepted.last?.isRepeating == true { return nil }
        guard positionals.count <= accepted.count else {
            guard accepted.count == 1, let only = accepted.first else {
                return "‘\(word)’ is one argument too many for ‘\(typed)’"
            }
            return "‘\(typed)’ takes one <\(only.valueName)>, and ‘\(word)’ is a second; "
                + "put a name with spaces in quotes"
        }
        let argument = accepted[positionals.count - 1]
        return refusal(of: word, as: argument, typed: "<\(argument.valueName)>")
    }

    private var missingWord: String? {
        guard command.subcommands.isEmpty else { return nil }
        let accepted = command.positionals
        guard positionals.count < accepted.count, !accepted[positionals.count].isOptional else { return nil }
        let missing = accepted[positionals.count]
        return "‘\(typed)’ needs a <\(missing.valueName)>: \(missing.meaning)"
    }

    // MARK: Options

    private mutating func fault(ofOption word: String) -> String? {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let spelling = parts[0]
        let value = parts.count > 1 ? parts[1] : nil
        if spelling == "--generate-completion-script" { return completionFault(value ?? words.popFirst()) }
        guard let option = command.option(spelling) else { return unknown(spelling) }
        guard option.kind == .option else {
            return value?.isEmpty == false ? "‘\(spelling)’ takes no value; type it alone" : nil
        }
        if let value, !value.isEmpty { return refusal(of: value, as: option, typed: spelling) }
        let form = "type ‘\(spelling) <\(option.valueName)>’, where <\(option.valueName)> is \(option.meaning)"
        let known = option.values.isEmpty ? form : "it takes \(CommandLineFault.list(option.values))"
        guard value == nil, let next = words.first else { return "no value after ‘\(spelling)’; \(known)" }
        if next.hasPrefix("-"), next != "-" {
            return "no value after ‘\(spelling)’, because ‘\(next)’ reads as an option; \(known)"
        }
        words.removeFirst()
        return refusal(of: next, as: option, typed: spelling)
    }

    /// A list with commas is looked at part by part: where the whole is refused, a part is at fault.
    private func refusal(of value: String, as argument: ArgumentDescription, typed: String) -> String? {
        guard !argument.values.isEmpty else { return nil }
        let parts = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard let wrong = parts.first(where: { !argument.values.contains($0) }) else { return nil }
        guard argument.values.count <= 8 else { return refusalOfMany(wrong, argument, typed) }
        let takes = "‘\(typed)’ takes \(CommandLineFault.list(argument.values))"
        guard !wrong.isEmpty else { return takes + ", not an empty value" }
        guard let near = NearestNames.nearest(to: wrong, among: argument.values) else { return takes + ", not ‘\(wrong)’" }
        return takes + ", not ‘\(wrong)’; did you mean ‘\(near)’?"
    }

    /// Too many values for a sentence.
    private func refusalOfMany(_ wrong: String, _ argument: ArgumentDescription, _ typed: String) -> String {
        let start = "‘\(wrong)’ is no value of ‘\(typed)’"
        if let near = NearestNames.nearest(to: wrong, among: argument.values) { return start + "; did you mean ‘\(near)’?" }
        return start + "; type ‘\(program.name) help \(command.name)’ for a list"
    }

    private func unknown(_ spelling: String) -> String {
        let start = "‘\(typed)’ has no option ‘\(spelling)’"
        if let meant = meant(by: spelling, of: command) { return start + "; did you mean ‘\(meant)’?" }
        let others = program.subcommands.filter { $0.name != command.name && $0.name != "help" }
        for other in others {
            guard let meant = meant(by: spelling, of: other) else { continue }
            let isEarly = command.name == program.name
            let hint = isEarly ? "; options follow the command, as in" : "; there is"
            return start + hint + " ‘\(program.name) \(other.name) \(meant)’"
        }
        let name = String(spelling.drop { $0 == "-" })
        if command.name == program.name, let meant = NearestNames.nearest(to: name, among: program.commandNames) {
            return start + "; did you mean ‘\(program.name) \(meant)’?"
        }
        let isGeneral = [program.name, "help"].contains(command.name)
        return start + "; type ‘\(program.name) help\(isGeneral ? "" : " " + command.name)’ for a list"
    }

    /// The option of `command` that was meant by `spelling`: a near one, the same with other dashes or an other letter
    /// case, the one that a letter stands for, or one whose value was not set off.
    private func meant(by spelling: String, of command: CommandDescription) -> String? {
        let name = String(spelling.drop { $0 == "-" })
        guard let first = name.first else { return nil }
        if command.option(spelling) != nil { return spelling }
        let long = command.spellings.filter { $0.hasPrefix("--") }
        if name.count == 1 {
            let short = "-" + name.lowercased()
            return command.option(short) == nil ? long.first { $0.hasPrefix("-" + short) } : short
        }
        if let near = NearestNames.nearest(to: name, among: long.map { String($0.dropFirst(2)) }) { return "--" + near }
        guard !spelling.hasPrefix("--"), command.option("-\(first)")?.kind == .option else { return nil }
        return "-\(first) \(name.dropFirst())"
    }

    private func completionFault(_ shell: String?) -> String? {
        let shells = ["bash", "zsh", "fish"]
        guard let shell, !shells.contains(shell) else { return nil }
        return "no completions for ‘\(shell)’; there are some for \(CommandLineFault.list(shells))"
    }
}
