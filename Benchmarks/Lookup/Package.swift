// swift-tools-version: 6.3
import PackageDescription

// Built as those build it who use HelpLookup: by its path, in release mode, with no flag of its own.
let package = Package(
    name: "LookupBench",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "helpc", path: "../..")],
    targets: [
        .executableTarget(name: "LookupBench", dependencies: [.product(name: "HelpLookup", package: "helpc"), .product(name: "HelpKeys", package: "helpc")])
    ]
)
