import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The fuzz targets on all seeds and on all inputs that once broke one. A failure stops the process.
@Suite struct FuzzSeedTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  @Test(arguments: FuzzTarget.allCases) func `a target accepts its seeds and the kept crashers`(target: FuzzTarget)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.shell("python3 '\(Self.root.path)/Fuzz/corpus.py' . \(target.rawValue)")
    let seeds = try inputs(in: URL(filePath: folder.path).appending(path: target.rawValue))
    #expect(seeds.count >= 3)
    let crashers = Self.root.appending(path: "Fuzz/crashers/\(target.rawValue)")
    for input in try seeds + inputs(in: crashers) { target.run(input) }
    // Inputs that no seed resembles.
    for input in [[], [0], [0xFF, 0xFE], Array("\u{FEFF}".utf8)] { target.run(input) }
  }

  /// Returns the contents of the files in a folder, which may be missing.
  private func inputs(in folder: URL) throws -> [[UInt8]] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }.map { try Array(Data(contentsOf: $0)) }
  }
}
