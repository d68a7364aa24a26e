/// A file that all pages share.
enum PageFile: CaseIterable {
    /// How pages look.
    case style
    /// What pages do beyond that, where scripts run.
    case script

    /// The name at the top of the pages.
    var name: String {
        switch self {
        case .style: "_style.css"
        case .script: "_script.js"
        }
    }

    /// The text.
    var bytes: [UInt8] {
        switch self {
        case .style: PackageResources.style_css
        case .script: PackageResources.script_js
        }
    }
}
