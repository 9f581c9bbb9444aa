// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "BlindspotBenchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "blindspot", path: ".."),
    .package(url: "https://github.com/google/swift-benchmark", from: "0.1.2"),
  ],
  targets: [
    .executableTarget(
      name: "BlindspotBenchmarks",
      dependencies: [
        .product(name: "BlindspotParser", package: "blindspot"),
        .product(name: "BlindspotRules", package: "blindspot"),
        .product(name: "Benchmark", package: "swift-benchmark"),
      ])
  ]
)
