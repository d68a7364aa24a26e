import BundleProof
import Foundation

/// Writes what fuzzing begins with: a few of everything that a target reads.
enum SeedMaker {
    /// Writes the seeds of each target into a folder of its name in `path`.
    static func write(to path: String) throws {
        let folder = URL(filePath: path)
        try write(bundles, to: folder.appending(path: "bundle"))
        try write(keys.map { Array($0.utf8) }, to: folder.appending(path: "key"))
        try write(locales.map { Array($0.utf8) }, to: folder.appending(path: "locale"))
    }

    private static func write(_ seeds: [[UInt8]], to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (index, seed) in seeds.enumerated() {
            try Data(seed).write(to: folder.appending(path: "seed-\(index)"))
        }
    }

    /// Whole bundles for each way of opening, and changes at each entry of the table of parts and at some data.
    private static var bundles: [[UInt8]] {
        let whole = (0..<16).filter { $0 & 2 == 0 }.map { [UInt8($0)] + BundleProbe.sample }
        let forgery = Forgery(BundleProbe.sample)
        var changes: [[UInt8]] = [[3], [7], [11]]
        for part in Forgery.parts {
            let entry = Forgery.entry(part)
            let place = forgery.place(of: part).offset
            for offset in [entry + 8, entry + 16, entry + 24, place, place + 8, place + 24] {
                changes.append([3, UInt8(offset & 255), UInt8(offset >> 8), 0, 1, 2])
                changes.append([7, UInt8(offset & 255), UInt8(offset >> 8), 3, 0, 1])
            }
        }
        return whole + changes
    }

    private static let keys = [
        "DiskSpaceMissing", "x.y.DiskSpaceMissing", "{187967B2-CB28-45D7-8858-2A083C1EBE58}", "50477683",
        "https://technet.microsoft.com/fr-fr/library/x.y(v=EXCHG.150)", "http://msdn.microsoft.com/library(EXCHG.150)/x.aspx?f=255",
        "https://docs.microsoft.com/en-us/x%28a%29", "[Rule:DiskSpaceMissing]", "Help URL: http://technet.microsoft.com/x",
        "«disk\\_space»", "a &amp; b", "a &amp;amp;lt; b.", "full disk", "\"<x>\"...", "x.aspx", "x(v=PROD.150).aspx.", "ディスク",
    ]

    private static let locales = [
        "fr-FR", "fr_FR.UTF-8@euro", "1036", "0x040c", "040c", "fr-CH, fr;q=0.9, en;q=0.5", "fr:de", "C", "*", "zh-Hant-HK",
        "zh-CHT", "iw", "no-NY", "sr_RS@latin", "ca-ES-valencia", "en-u-co-phonebk-x-acme", "i-klingon", "art-lojban", "yue",
    ]
}
