// swift-tools-version: 6.3
import PackageDescription

/// What every Swift target here is built with: today's language, no silent globals, no unmarked unsafe code, no warning left standing.
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
  // `Array.span` and `UTF8Span` are part of macOS 26; nothing older can run the byte scanners as they are written.
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "BlindspotParser", targets: ["BlindspotParser"]),
    .library(name: "BlindspotRules", targets: ["BlindspotRules"]),
    .library(name: "BlindspotReporting", targets: ["BlindspotReporting"]),
    .executable(name: "blindspot", targets: ["blindspot"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CTables", exclude: ["tables"]),
    .target(name: "BlindspotParser", dependencies: ["CLibYAML"], swiftSettings: settings),
    .target(name: "BlindspotFiles", dependencies: ["BlindspotParser", "CMalloc", "CZlib"], swiftSettings: settings),
    .target(
      name: "BlindspotRules",
      dependencies: ["BlindspotParser", "CTables", "CPCRE2", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(name: "BlindspotReporting", dependencies: ["BlindspotParser", "BlindspotRules"], swiftSettings: settings),
    .executableTarget(
      name: "blindspot",
      dependencies: [
        "BlindspotFiles", "BlindspotParser", "BlindspotRules", "BlindspotReporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "name-features", dependencies: ["BlindspotParser", "BlindspotRules"], path: "Tools/names/features",
      swiftSettings: settings),
    .testTarget(
      name: "BlindspotParserTests", dependencies: ["BlindspotParser"], exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "BlindspotRulesTests", dependencies: ["BlindspotParser", "BlindspotRules"], exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "BlindspotReportingTests",
      dependencies: [
        "BlindspotParser", "BlindspotRules", "BlindspotReporting", .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "BlindspotFilesTests", dependencies: ["BlindspotFiles"], exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "BlindspotCommandTests", dependencies: ["blindspot"], exclude: ["Fixtures"], swiftSettings: settings),
  ],
  cLanguageStandard: .c2x
)

// The fuzz targets (Fuzz/run) go through doors that are open to this package alone, and need a toolchain with libFuzzer.
if Context.environment["BLINDSPOT_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "BlindspotFuzz",
      dependencies: ["BlindspotFiles", "BlindspotParser", "BlindspotRules", "BlindspotReporting"],
      path: "Fuzz/Sources/BlindspotFuzz", swiftSettings: [.swiftLanguageMode(.v6)]))
}
