/// The limits above which a reader rejects an input. Real exports stay far below them; hostile input cannot exhaust
/// memory or time.
public struct ReadLimits: Sendable {
  /// The maximum size of an input in bytes: enough for a listing of 100,000 people. At most 2 GB, as offsets have 31
  /// bits.
  public var bytes: Int
  /// The maximum nesting depth of collections, with every alias followed.
  public var depth: Int
  /// The maximum nesting depth of YAML flow collections (`[…]`, `{…}`). libyaml checks all open flow collections for
  /// each token, so the time is the product of depth and length.
  public var flowDepth: Int
  /// The maximum number of nodes of a document, with every alias followed ("billion laughs"). A node takes 8 to 24 bytes.
  public var expandedNodes: Int
  /// The maximum number of documents in an input.
  public var documents: Int
  /// The end of the time in which the file may be read and checked; nil for no limit.
  package var deadline: Deadline?

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - bytes: the maximum size of an input in bytes; at most 2 GB.
  ///   - depth: the maximum nesting depth of collections, with every alias followed.
  ///   - flowDepth: the maximum nesting depth of YAML flow collections.
  ///   - expandedNodes: the maximum number of nodes of a document, with every alias followed.
  ///   - documents: the maximum number of documents in an input.
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

  /// The limits for YAML.
  public static let yaml = ReadLimits()
  /// The limits for JSON. Generated configurations nest deeper than files that people write.
  public static let json = ReadLimits(depth: 512)
  /// The limits for HCL. Most of it is written by hand, and the reader needs a larger form in between.
  public static let hcl = ReadLimits(bytes: 8 << 20)
  /// The limits for a JSON text inside a scalar, which is smaller than a file.
  public static let embedded = ReadLimits(bytes: 16 << 20, depth: 128)

  /// The number of values and keys between two checks of the deadline.
  static let nodesPerDeadlineCheck = 16_384
  /// The message for a file that was not read to its end in time.
  static let deadlineMessage: ShownText = "reading the file took too long; the rest is not read (limit seconds)"

  /// The maximum number of lines of a YAML file that start with `%TAG`. libyaml compares each with all before it.
  private static let maximumDirectives = 1000

  /// Throws a problem of code `limit-reached` if a YAML file has too many directives.
  func checkDirectives(of file: SourceFile) throws(Problem) {
    let source = file.bytes.span
    var count = 0
    var index = 0
    while let percent = source.firstIndex(of: ASCII.percent, from: index) {
      index = percent + 1
      guard percent == 0 || source[percent - 1].isLineEnd, source.matches("TAG", at: index) else { continue }
      count += 1
      guard count > Self.maximumDirectives else { continue }
      throw Problem(
        file: file.name, position: LineIndex(file.bytes).position(of: percent), code: .limitReached,
        message: "the file has more than \(Self.maximumDirectives) %TAG directives; it is not read")
    }
  }

  /// Throws a problem of code `limit-reached` if a file is larger than ``bytes``.
  func checkSize(of file: SourceFile) throws(Problem) {
    guard file.bytes.count > bytes else { return }
    throw Problem(
      file: file.name, code: .limitReached,
      message:
        "the file has \(file.bytes.count) bytes, more than the \(bytes) that are read; split it (limit file-size, of HCL hcl-size)"
    )
  }
}
