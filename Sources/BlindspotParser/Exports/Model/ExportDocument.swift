import Synchronization

/// One document of a file, with the texts found in it.
public struct ExportDocument: Sendable {
  /// The tree of the document, with the position of each key and scalar.
  package let document: Document
  /// The texts, in the order of their scalars in the file.
  public let fields: [Field]
  /// The containers of the texts; a parent comes before its children.
  public let containers: [Container]
  /// The flow's language as in the export (`en-us`), in lower case; nil if it does not name one.
  public let language: String?
  /// The limits that kept texts from being read, each with the first node beyond it.
  package let reached: [(limit: ReachedLimit, node: NodeID)]
  /// Whether the document has texts of kinds that were not requested.
  package let hasUnreadTexts: Bool
  /// The lines of the file, which all its documents share.
  var sharedLines: SharedLineIndex

  package init(
    document: Document, fields: [Field], containers: [Container], language: String? = nil,
    reached: [(limit: ReachedLimit, node: NodeID)] = [], hasUnreadTexts: Bool = false
  ) {
    self.document = document
    self.fields = fields
    self.containers = containers
    self.language = language
    self.reached = reached
    self.hasUnreadTexts = hasUnreadTexts
    sharedLines = SharedLineIndex(document.source)
  }

  /// The lines of the file; nil if lines have no meaning to a person, as in an `.i3` file.
  public var lines: LineIndex? { document.hasLines ? sharedLines.index : nil }

  /// Returns a problem for each limit that was reached.
  func limitProblems(_ limits: ExportLimits, file: String) -> [Problem] {
    guard !reached.isEmpty else { return [] }
    return ReachedLimit.allCases.compactMap { limit in
      guard let (_, node) = reached.first(where: { $0.limit == limit }) else { return nil }
      return Problem(
        file: file, position: lines?.position(of: document.sourceRange(of: node).start), code: .limitReached,
        message: limit.message(limits))
    }
  }

  /// Returns the indices of a container and of those around it, innermost first.
  package func containers(from innermost: Int?) -> some Sequence<Int> {
    sequence(state: innermost) { next in
      guard let index = next else { return nil }
      next = containers[index].parent
      return index
    }
  }
}

/// The line index of a file, made on first use: most files have nothing to report, and some have thousands of documents.
final class SharedLineIndex: Sendable {
  private let source: [UInt8]
  private let made = Mutex<LineIndex?>(nil)

  init(_ source: [UInt8]) { self.source = source }

  var index: LineIndex {
    made.withLock { made in
      if let index = made { return index }
      let index = LineIndex(source)
      made = index
      return index
    }
  }
}
