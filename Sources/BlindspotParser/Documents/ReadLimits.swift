/// How much a reader takes before it refuses: bounds that no honest export comes near and that keep hostile input from
/// taking the machine.
public struct ReadLimits: Sendable {
  /// The largest input, in bytes: room for a listing of 100,000 people. Offsets are 31 bits wide, so more than 2 GB
  /// cannot be allowed.
  public var bytes: Int
  /// How deep collections may nest, with every alias followed.
  public var depth: Int
  /// How deep flow collections of YAML (`[…]`, `{…}`) may nest. For each token libyaml looks through all flow collections
  /// that are open, so that a deep one with many items costs the product of both.
  public var flowDepth: Int
  /// How many nodes a document may have, with every alias followed ("billion laughs"). A node takes 28 bytes.
  public var expandedNodes: Int
  /// How many documents an input may hold.
  public var documents: Int

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - bytes: the largest input, in bytes; at most 2 GB, as offsets are 31 bits wide.
  ///   - depth: how deep collections can nest, with every alias followed.
  ///   - flowDepth: how deep flow collections of YAML can nest.
  ///   - expandedNodes: how many nodes a document can have, with every alias followed.
  ///   - documents: how many documents an input can have.
  public init(
    bytes: Int = 256 << 20, depth: Int = 256, flowDepth: Int = 64, expandedNodes: Int = 16_000_000,
    documents: Int = 200_000
  ) {
    self.bytes = bytes
    self.depth = depth
    self.flowDepth = flowDepth
    self.expandedNodes = expandedNodes
    self.documents = documents
  }

  /// The bounds for YAML.
  public static let yaml = ReadLimits()
  /// The bounds for JSON: machine-written configurations nest deeper than people do.
  public static let json = ReadLimits(depth: 512)
  /// The bounds for HCL: written by hand for the most part, and read into a larger form first.
  public static let hcl = ReadLimits(bytes: 8 << 20)
  /// The bounds for a JSON text inside a scalar, which is smaller than what stands in a file.
  public static let embedded = ReadLimits(bytes: 16 << 20, depth: 128)

  /// Refuses a file that is larger than ``bytes``.
  func checkSize(of file: SourceFile) throws(Problem) {
    guard file.bytes.count > bytes else { return }
    throw Problem(
      file: file.name, code: .limitReached,
      message:
        "the file has \(file.bytes.count) bytes, more than the \(bytes) that are read; split it (limit file-size, of HCL hcl-size)"
    )
  }
}
