// swift-tools-version: 6.3
import PackageDescription

// The tool that trains the person-name detector. A package of its own, so that the main package builds nothing for it.
let package = Package(
  name: "name-features",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "blindspot", path: "../..")],
  targets: [
    .executableTarget(
      name: "name-features",
      dependencies: [
        .product(name: "BlindspotParser", package: "blindspot"), .product(name: "BlindspotRules", package: "blindspot"),
      ],
      path: "features",
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"), .treatAllWarnings(as: .error),
      ])
  ]
)
