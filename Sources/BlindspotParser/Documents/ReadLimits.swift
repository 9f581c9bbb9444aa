/// How much a reader takes before it refuses: bounds that no honest export comes near and that keep hostile input from
/// taking the machine.
package struct ReadLimits: Sendable {
  /// The largest input, in bytes. Offsets are 32 bits wide, so larger values than 4 GB mean nothing.
  package var bytes: Int
  /// How deep collections may nest. libyaml's time is quadratic in the depth of flow collections, so its input is
  /// refused while it is read and not afterwards.
  package var depth: Int
  /// How many nodes a document may have with every alias followed ("billion laughs").
  package var expandedNodes: Int

  package init(bytes: Int = 64 << 20, depth: Int = 256, expandedNodes: Int = 4_000_000) {
    self.bytes = bytes
    self.depth = depth
    self.expandedNodes = expandedNodes
  }

  /// The bounds for YAML.
  package static let yaml = ReadLimits()
  /// The bounds for JSON: machine-written configurations nest deeper than people do.
  package static let json = ReadLimits(depth: 512)

  /// Refuses a file that is larger than ``bytes``.
  func checkSize(of file: SourceFile) throws(Problem) {
    guard file.bytes.count > bytes else { return }
    throw Problem(
      file: file.name, code: .limitReached,
      message: "the file has \(file.bytes.count) bytes, more than the \(bytes) that are read; split the export")
  }
}
