// swift-tools-version: 6.3
import PackageDescription

/// The settings of every Swift target: the current language mode, strict memory safety, and warnings as errors.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "blindspot",
  // `InlineArray`, `Array.span` and `String.utf8Span` are part of macOS 26 (Documentation/decisions/017-floor-of-macos.md).
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "BlindspotParser", targets: ["BlindspotParser"]),
    .library(name: "BlindspotRules", targets: ["BlindspotRules"]),
    .library(name: "BlindspotReporting", targets: ["BlindspotReporting"]),
    .library(name: "BlindspotWorkspace", targets: ["BlindspotWorkspace"]),
    .executable(name: "blindspot", targets: ["blindspot"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CMalloc"),
    // CryptoKit replaces libsodium on Apple platforms.
    .target(
      name: "BlindspotHashing", dependencies: [.target(name: "CSodium", condition: .when(platforms: [.linux]))],
      swiftSettings: settings),
    .target(name: "CTables", exclude: ["tables"]),
    .target(name: "CYAMLMemory"),
    .target(name: "BlindspotParser", dependencies: ["CLibYAML", "CYAMLMemory"], swiftSettings: settings),
    .target(name: "BlindspotEncoding", dependencies: ["BlindspotParser"], swiftSettings: settings),
    .target(name: "BlindspotPatterns", dependencies: ["BlindspotParser"], swiftSettings: settings),
    .target(
      name: "BlindspotFiles", dependencies: ["BlindspotParser", "BlindspotPatterns", "CMalloc", "CZlib"],
      swiftSettings: settings),
    .target(
      name: "BlindspotRules",
      dependencies: [
        "BlindspotEncoding", "BlindspotHashing", "BlindspotParser", "BlindspotPatterns", "CTables", "CPCRE2",
      ],
      swiftSettings: settings,
      // An unoptimized `rounded()` is a call into the C math library.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(
      name: "BlindspotReporting", dependencies: ["BlindspotEncoding", "BlindspotParser", "BlindspotRules", "CTables"],
      // CTables embeds these files.
      exclude: [
        "HTML/report.css", "HTML/report-data.js", "HTML/report-inventory.js", "HTML/report.js", "HTML/dossier.css",
      ],
      swiftSettings: settings),
    .target(
      name: "BlindspotWorkspace",
      dependencies: ["BlindspotEncoding", "BlindspotFiles", "BlindspotParser", "BlindspotPatterns", "BlindspotRules"],
      swiftSettings: settings),
    .target(
      name: "BlindspotServer",
      dependencies: [
        "BlindspotEncoding", "BlindspotFiles", "BlindspotParser", "BlindspotReporting", "BlindspotRules",
        "BlindspotWorkspace",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "blindspot",
      dependencies: [
        "BlindspotEncoding", "BlindspotFiles", "BlindspotParser", "BlindspotRules", "BlindspotReporting",
        "BlindspotServer", "BlindspotWorkspace",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["BlindspotParser", "BlindspotRules"], path: "Tests/TestSupport",
      swiftSettings: settings),
    // Reads the counters of a build that measures coverage.
    .target(name: "StepCounter", path: "Tests/StepCounter"),
    .testTarget(
      name: "GrowthTests",
      dependencies: [
        "BlindspotParser", "BlindspotReporting", "BlindspotRules", "BlindspotWorkspace", "StepCounter", "TestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    // The fuzz targets need no libFuzzer, so that the tests run them on all seeds.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "BlindspotFiles", "BlindspotParser", "BlindspotPatterns", "BlindspotReporting", "BlindspotRules", "TestSupport",
      ],
      path: "Fuzz/Targets", swiftSettings: settings),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "BlindspotParserTests", dependencies: ["BlindspotParser", "CYAMLMemory", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "BlindspotRulesTests", dependencies: ["BlindspotParser", "BlindspotRules", "CTables", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "BlindspotReportingTests",
      dependencies: [
        "BlindspotEncoding", "BlindspotHashing", "BlindspotParser", "BlindspotRules", "BlindspotReporting",
        "TestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "BlindspotFilesTests", dependencies: ["BlindspotFiles", "BlindspotParser", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "BlindspotWorkspaceTests",
      dependencies: ["BlindspotParser", "BlindspotRules", "BlindspotWorkspace", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "BlindspotServerTests",
      dependencies: ["BlindspotParser", "BlindspotRules", "BlindspotServer", "BlindspotWorkspace", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "BlindspotCommandTests", dependencies: ["blindspot", "BlindspotRules", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: settings),
  ],
  cLanguageStandard: .c2x
)

// The fuzzer (Fuzz/run) needs a toolchain with libFuzzer.
if Context.environment["BLINDSPOT_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "BlindspotFuzz", dependencies: ["FuzzTargets"], path: "Fuzz/Fuzzer",
      swiftSettings: [.swiftLanguageMode(.v6)]))
}
