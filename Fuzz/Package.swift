// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "BlindspotFuzz",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "blindspot", path: "..")],
  targets: [
    .executableTarget(
      name: "BlindspotFuzz",
      dependencies: [
        .product(name: "BlindspotParser", package: "blindspot"),
        .product(name: "BlindspotRules", package: "blindspot"),
        .product(name: "BlindspotReporting", package: "blindspot"),
      ])
  ]
)
