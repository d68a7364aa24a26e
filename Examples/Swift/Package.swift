// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "readiness",
    platforms: [.macOS(.v14)],
    dependencies: [
        // In a package of your own: .package(url: "URL-OF-HELPC", from: "0.1.0").
        .package(name: "helpc", path: "../..")
    ],
    targets: [
        .executableTarget(name: "readiness", dependencies: [.product(name: "HelpLookup", package: "helpc")])
    ]
)
