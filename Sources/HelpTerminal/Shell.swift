/// A shell whose commands can go on in the next line.
enum Shell: UInt8 {
    case powerShell, posix, commandPrompt

    /// The shell that the class of a code block names (`language-NAME`), in any letter case.
    init?(codeClass: [UInt8]) {
        let prefix = Array("language-".utf8)
        for word in codeClass.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A })
        where word.starts(with: prefix) {
            switch String(decoding: word.dropFirst(prefix.count), as: UTF8.self).lowercased() {
            case "powershell", "pwsh", "ps1", "posh": self = .powerShell
            case "bash", "sh", "shell", "zsh", "ksh", "shellscript": self = .posix
            case "cmd", "bat", "batch", "dos": self = .commandPrompt
            default: continue
            }
            return
        }
        return nil
    }

    /// What a line ends with when its command goes on.
    var continuation: Unicode.Scalar {
        switch self {
        case .powerShell: "`"
        case .posix: "\\"
        case .commandPrompt: "^"
        }
    }

    /// Whether the scalar takes its meaning from the next one.
    func escapes(_ scalar: Unicode.Scalar) -> Bool { scalar == continuation }

    /// The quotation mark that `scalar` is, if it is one; one shell takes typographic ones too.
    func quote(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "\"": "\""
        case "'": self == .commandPrompt ? nil : "'"
        case "“", "”", "„": self == .powerShell ? "\"" : nil
        case "‘", "’", "‚", "‛": self == .powerShell ? "'" : nil
        default: nil
        }
    }

    /// Whether the rest of a line is a comment from this scalar on, where a word begins with it.
    func comments(_ scalar: Unicode.Scalar) -> Bool { scalar == "#" && self != .commandPrompt }
}
