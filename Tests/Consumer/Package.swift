// swift-tools-version: 6.3
import PackageDescription

// A package that uses the libraries as others do: through their public declarations only.
let package = Package(
  name: "Consumer",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "blindspot", path: "../..")],
  targets: [
    .executableTarget(name: "outline", dependencies: [.product(name: "BlindspotParser", package: "blindspot")]),
    .testTarget(
      name: "ConsumerTests",
      dependencies: [
        "outline",
        .product(name: "BlindspotParser", package: "blindspot"),
        .product(name: "BlindspotReporting", package: "blindspot"),
        .product(name: "BlindspotRules", package: "blindspot"),
        .product(name: "BlindspotWorkspace", package: "blindspot"),
      ]),
  ]
)
