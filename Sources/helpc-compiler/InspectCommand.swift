import ArgumentParser
import HelpAnswers
import HelpDiagnostics
import HelpTerminal

/// `helpc inspect`
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what a bundle holds.",
        discussion: """
            Prints the bundle's name, locales and counts, how many keys of which kind it has, and where its parts lie. \
            With KEY it prints all that it has on that key, in every locale.

            EXAMPLES
              helpc inspect Output/help.helpb
              helpc inspect Output/help.helpb DiskSpaceMissing
              helpc inspect Output/help.helpb --keys | cut -f 1
            """)

    @Argument(help: "The bundle.", completion: .file(extensions: ["helpb"]))
    var bundle: String

    @Argument(help: "A key to show all records of.")
    var key: String?

    @Flag(help: "Print every key, its kind and its topic, a line each.")
    var keys = false

    func validate() throws {
        if bundle.isEmpty { throw ValidationError("a bundle's path is not empty") }
        if keys, key != nil { throw ValidationError("‘--keys’ prints all keys; leave out ‘\(key ?? "")’ or ‘--keys’") }
    }

    func run() throws {
        let inspection = try BundleInspection(bundle)
        guard let key else { return try Terminal.output(keys ? inspection.keys : inspection.overview) }
        guard let records = try inspection.records(of: key) else {
            throw CommandFailure(status: .findings, message: "the bundle has no key ‘\(key)’; ‘helpc lookup’ names the nearest")
        }
        try Terminal.output(records)
    }
}
