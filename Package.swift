// swift-tools-version: 6.3
import PackageDescription

/// What every target of ours is held to: Swift 6 mode is the tools version's default, and each warning is an error.
let strict: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "helpc",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "helpc", targets: ["helpc"]),
        .library(name: "HelpKeys", targets: ["HelpKeys"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),

        .target(name: "HelpDiagnostics", swiftSettings: strict),
        .target(name: "HelpKeys", swiftSettings: strict),
        .target(
            name: "HelpMarkup",
            dependencies: ["HelpDiagnostics", "HelpKeys", "CCMark", "CLibXML2", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(name: "HelpCheck", dependencies: ["HelpDiagnostics", "HelpKeys", "HelpMarkup"], swiftSettings: strict),
        .target(
            name: "HelpEmit", dependencies: ["HelpDiagnostics", "HelpKeys", "HelpMarkup", "HelpCheck"],
            // In the command itself: there is no file to be lost or found in another version.
            resources: [.embedInCode("Resources")],
            swiftSettings: strict),
        .target(
            name: "HelpCompiler", dependencies: ["HelpDiagnostics", "HelpKeys", "HelpMarkup", "HelpCheck", "HelpEmit"],
            swiftSettings: strict),
        .executableTarget(
            name: "helpc",
            dependencies: ["HelpCompiler", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict),

        .testTarget(name: "HelpDiagnosticsTests", dependencies: ["HelpDiagnostics"], swiftSettings: strict),
        .testTarget(
            name: "HelpKeysTests", dependencies: ["HelpKeys"], exclude: ["LocalePairs.tsv"], swiftSettings: strict),
        .testTarget(
            name: "HelpMarkupTests", dependencies: ["HelpMarkup", "HelpDiagnostics"], exclude: ["Cases"],
            swiftSettings: strict),
        .testTarget(
            name: "HelpCheckTests", dependencies: ["HelpCheck", "HelpMarkup", "HelpKeys", "HelpDiagnostics"],
            swiftSettings: strict),
        .testTarget(
            name: "HelpEmitTests",
            dependencies: ["HelpEmit", "HelpCheck", "HelpMarkup", "HelpKeys", "HelpDiagnostics"],
            swiftSettings: strict),
        .testTarget(
            name: "HelpCompilerTests",
            dependencies: ["HelpCompiler", "HelpEmit", "HelpCheck", "HelpMarkup", "HelpKeys", "HelpDiagnostics"],
            swiftSettings: strict),
        // The command itself, run as a process; the dependency is there to have it built.
        .testTarget(
            name: "ReadmeTests", dependencies: ["helpc", "HelpCompiler", "HelpDiagnostics"], swiftSettings: strict),
    ]
)
