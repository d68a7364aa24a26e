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
        .executable(name: "helpc-compiler", targets: ["helpc-compiler"]),
        .library(name: "HelpKeys", targets: ["HelpKeys"]),
        .library(name: "HelpLookup", targets: ["HelpLookup"]),
        .library(name: "helplookup", type: .dynamic, targets: ["HelpLookup"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),

        // Has cmark parse into memory that is given back at once. C, since cmark calls it for each allocation of a tree.
        .target(name: "CMarkArena", dependencies: ["CCMark"]),
        // Headers only: atomic words, which Swift has from macOS 15 on, and the declarations of the C interface.
        .target(name: "CHelpAtomics"),
        .target(name: "CHelpLookup"),

        .target(name: "HelpDiagnostics", swiftSettings: strict),
        .target(name: "HelpKeys", swiftSettings: strict),
        .target(name: "HelpBundle", dependencies: ["HelpKeys", "CHelpAtomics"], swiftSettings: strict),
        .target(
            name: "HelpLookup", dependencies: ["HelpKeys", "HelpBundle", "CHelpAtomics", "CHelpLookup"],
            swiftSettings: strict),
        .target(name: "HelpTerminal", dependencies: ["HelpDiagnostics", "HelpKeys"], swiftSettings: strict),
        .target(
            name: "HelpAnswers",
            dependencies: ["HelpDiagnostics", "HelpKeys", "HelpBundle", "HelpLookup", "HelpTerminal"],
            swiftSettings: strict),
        .target(
            name: "HelpMarkup",
            dependencies: [
                "HelpDiagnostics", "HelpKeys", "CCMark", "CMarkArena", "CLibXML2", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(name: "HelpCheck", dependencies: ["HelpDiagnostics", "HelpKeys", "HelpMarkup"], swiftSettings: strict),
        .target(
            name: "HelpEmit", dependencies: ["HelpDiagnostics", "HelpKeys", "HelpBundle", "HelpMarkup", "HelpCheck"],
            // In the command itself: there is no file to be lost or found in another version.
            resources: [.embedInCode("Resources")],
            swiftSettings: strict),
        .target(
            name: "HelpCompiler",
            dependencies: ["HelpDiagnostics", "HelpKeys", "HelpBundle", "HelpMarkup", "HelpCheck", "HelpEmit"],
            swiftSettings: strict),
        // All commands.
        .executableTarget(
            name: "helpc-compiler",
            dependencies: [
                "HelpCompiler", "HelpAnswers", "HelpTerminal", "HelpLookup", "HelpCheck", "HelpDiagnostics", "HelpKeys",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // What is typed: it answers look-ups itself, before the libraries of a compiler could be loaded, and becomes
        // `helpc-compiler` for all else.
        .executableTarget(
            name: "helpc", dependencies: ["HelpAnswers", "HelpTerminal", "HelpDiagnostics"], swiftSettings: strict,
            linkerSettings: [
                .unsafeFlags(["-static-executable"], .when(platforms: [.linux], configuration: .release))
            ]),

        // How cost grows with size, for tests on hostile input.
        .target(name: "GrowthProof", path: "Tests/Proof/GrowthProof", swiftSettings: strict),

        .testTarget(
            name: "HelpDiagnosticsTests", dependencies: ["HelpDiagnostics", "GrowthProof"], swiftSettings: strict),
        .testTarget(
            name: "HelpKeysTests", dependencies: ["HelpKeys"], exclude: ["LocalePairs.tsv"], swiftSettings: strict),
        // What tests, mutation and fuzzing of bundles share, and the mutation itself, which may crash.
        .target(
            name: "BundleProof", dependencies: ["HelpLookup", "HelpBundle", "HelpKeys", "CHelpLookup"],
            path: "Tests/Proof/BundleProof", swiftSettings: strict),
        .executableTarget(
            name: "BundleMutants", dependencies: ["BundleProof", "HelpLookup", "HelpBundle", "HelpKeys"],
            path: "Tests/Proof/BundleMutants", swiftSettings: strict),
        // The same for content: what must hold of a topic, a table of contents or a configuration of any bytes.
        .target(
            name: "MarkupProof",
            dependencies: ["HelpCompiler", "HelpEmit", "HelpCheck", "HelpMarkup", "HelpKeys", "HelpDiagnostics", "CLibXML2"],
            path: "Tests/Proof/MarkupProof", swiftSettings: strict),
        .testTarget(
            name: "HelpBundleTests", dependencies: ["HelpBundle", "HelpLookup", "HelpKeys", "BundleProof", "BundleMutants"],
            exclude: ["Crashes"], swiftSettings: strict),
        .testTarget(
            name: "HelpLookupTests",
            dependencies: ["HelpLookup", "CHelpLookup", "HelpBundle", "HelpKeys", "BundleProof", "CHelpAtomics"],
            swiftSettings: strict),
        .testTarget(
            name: "HelpTerminalTests", dependencies: ["HelpTerminal", "HelpDiagnostics", "HelpKeys", "GrowthProof"],
            exclude: ["LayoutCases"],
            swiftSettings: strict),
        .testTarget(
            name: "HelpAnswersTests",
            dependencies: ["HelpAnswers", "HelpLookup", "HelpBundle", "HelpTerminal", "HelpDiagnostics", "HelpKeys"],
            exclude: ["Annotating/Golden"],
            swiftSettings: strict),
        .testTarget(
            name: "HelpMarkupTests", dependencies: ["HelpMarkup", "HelpDiagnostics", "GrowthProof"], exclude: ["Cases"],
            swiftSettings: strict),
        .testTarget(
            name: "HelpCheckTests", dependencies: ["HelpCheck", "HelpMarkup", "HelpKeys", "HelpDiagnostics", "GrowthProof"],
            swiftSettings: strict),
        .testTarget(
            name: "HelpEmitTests",
            dependencies: ["HelpEmit", "HelpCheck", "HelpMarkup", "HelpKeys", "HelpDiagnostics", "MarkupProof"],
            swiftSettings: strict),
        .testTarget(
            name: "HelpCompilerTests",
            dependencies: [
                "HelpCompiler", "HelpEmit", "HelpCheck", "HelpMarkup", "HelpLookup", "HelpBundle", "HelpKeys",
                "HelpDiagnostics", "MarkupProof", "GrowthProof",
            ],
            exclude: ["Crashes"], swiftSettings: strict),
        // The command itself, run as a process; the dependency is there to have it built.
        .testTarget(
            name: "ReadmeTests", dependencies: ["helpc", "helpc-compiler", "HelpCompiler", "HelpDiagnostics"],
            swiftSettings: strict),
    ]
)
