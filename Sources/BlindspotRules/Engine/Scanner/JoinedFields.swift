import BlindspotParser

/// The texts of the literals of an expression that are parts of one text: `Append("Your policy is ", "AB-1234")`.
struct JoinedFields {
  /// The indices of the fields.
  let fields: Range<Int>
  /// The joined text.
  private(set) var bytes: [UInt8] = []
  /// The start of the text of each field in ``bytes``.
  private var starts: [Int] = []
  private let document: ExportDocument

  /// The text between two parts in place of a value that is unknown until run time.
  private static let value: StaticString = " ~ "

  /// Returns the fields that are parts of the same text as the field `first`, which they begin with.
  static func range(from first: Int, in document: ExportDocument) -> Range<Int> {
    let all = document.fields
    var end = first + 1
    while end < all.count, all[end].isContinuation, follows(all[end], all[end - 1]) { end += 1 }
    return first..<end
  }

  /// Joins the parts of a text; nil if it is one part, or has no digit and no `@`, which values over several literals have.
  init?(_ fields: Range<Int>, in document: ExportDocument) {
    guard fields.count > 1 else { return nil }
    let all = document.fields
    self.fields = fields
    self.document = document
    let hasValue = fields.contains { index in
      document.document.withBytes(of: all[index].text) { text in
        text.indices.contains {
          let byte = text[$0]
          return byte.isDigit || byte == ASCII.at
        }
      }
    }
    guard hasValue else { return nil }
    for index in fields {
      if all[index].link == .value, index > fields.lowerBound {
        for offset in 0..<Self.value.utf8CodeUnitCount { bytes.append(Self.value.byte(at: offset)) }
      }
      starts.append(bytes.count)
      document.document.withBytes(of: all[index].text) { bytes.append(contentsOf: $0) }
    }
  }

  private static func follows(_ field: Field, _ previous: Field) -> Bool {
    guard field.node == previous.node, field.kind == previous.kind, let part = field.part, let before = previous.part
    else { return false }
    return part == before + 1
  }

  /// Returns the parts of a range of the joined text in the texts of the fields, without spaces at their ends.
  func parts(of range: TextRange) -> [(field: Int, range: TextRange)] {
    var offset = max(0, starts.partitioningIndex { $0 > range.start } - 1)
    var parts: [(field: Int, range: TextRange)] = []
    while offset < starts.count, starts[offset] < range.end {
      let (field, start) = (fields.lowerBound + offset, starts[offset])
      offset += 1
      var lower = max(range.start, start)
      var upper = min(range.end, start + document.fields[field].text.count)
      while lower < upper, bytes[lower] == ASCII.space { lower += 1 }
      while lower < upper, bytes[upper - 1] == ASCII.space { upper -= 1 }
      guard lower < upper, bytes[lower..<upper].contains(where: \.isWordByte) else { continue }
      parts.append((field, TextRange(start: lower - start, end: upper - start)))
    }
    return parts
  }
}
