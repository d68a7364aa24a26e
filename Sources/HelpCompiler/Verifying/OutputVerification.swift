import HelpBundle
import HelpDiagnostics
import HelpKeys

/// `helpc verify`: whether what a build wrote is still what it wrote.
public struct OutputVerification: Sendable {
    /// What was looked at, for the last line.
    public private(set) var fileCount = 0
    /// What is not as it was written, a sentence each, in the order of the paths.
    public private(set) var faults: [String] = []

    /// Verifies the bundle at `path`: every byte, and what each number in it leads to.
    public init(bundle path: String) {
        fileCount = 1
        if let fault = Self.fault(ofBundle: path) { faults = ["‘\(path)’: \(fault)"] }
    }

    private static func fault(ofBundle path: String) -> BundleFault? {
        do throws(BundleFault) {
            _ = try BundleFile(path: path, isMapped: false, verification: .all)
            return nil
        } catch {
            return error
        }
    }

    /// Compares every file in the output folder `root` with the manifest, and verifies the bundles among them.
    ///
    /// - Throws: `FileError`, where there is no manifest to go by.
    public init(output root: String, fileSystem: any FileSystem = DiskFileSystem()) throws(FileError) {
        let path = root + "/" + Manifest.fileName
        guard let manifest = Manifest(try fileSystem.read(path)) else {
            throw FileError(path: path, action: "understand", reason: "it is no manifest of helpc")
        }
        for entry in manifest.entries.sorted(by: { $0.path.precedes($1.path) }) {
            fileCount += 1
            guard let fault = Self.fault(of: entry, in: root, fileSystem) else { continue }
            faults.append("‘\(entry.path)’: \(fault)")
        }
    }

    private static func fault(of entry: Manifest.Entry, in root: String, _ fileSystem: any FileSystem) -> String? {
        let path = root + "/" + entry.path
        do throws(FileError) {
            guard try fileSystem.status(of: path)?.kind == .regular else { return "it is not there" }
            let bytes = try fileSystem.read(path)
            guard bytes.count == entry.size, XXH64(bytes).description == entry.digest else {
                return "it is not what the build wrote"
            }
            guard entry.path.hasSuffix(Manifest.bundleExtension) else { return nil }
            do throws(BundleFault) { _ = try BundleFile(bytes, verification: .all) } catch { return error.description }
            return nil
        } catch {
            return error.reason
        }
    }
}
