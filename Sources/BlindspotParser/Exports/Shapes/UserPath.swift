/// Recognizes the kind of users by their `selfUri`. All users of a listing have the same path, up to their IDs.
struct UserPath {
  /// The path of the last user, up to its ID.
  private var start: [UInt8] = []
  /// The kind of a user with that path.
  private var kind: PlatformObjectKind?

  /// Returns the kind of a path; nil if it is not that of an object.
  mutating func kind(of path: Span<UInt8>) -> PlatformObjectKind? {
    let isKnown =
      !start.isEmpty && path.count >= start.count
      && path.extracting(0..<start.count).hasSameBytes(as: start.span)
      && Self.isID(path.extracting(start.count..<path.count))
    if isKnown { return kind }
    let found = PlatformObjectKind(selfURI: path)
    var end = path.count
    while end > 0, path[end - 1] != ASCII.slash { end -= 1 }
    start.removeAll(keepingCapacity: true)
    if Self.isID(path.extracting(end..<path.count)) {
      start.append(contentsOf: path.extracting(0..<end))
      kind = found
    }
    return found
  }

  /// Whether the end of a path is an ID that does not affect the kind: digits, hyphens, and letters up to `f`. Every word
  /// of a path that names a kind has another letter.
  private static func isID(_ text: Span<UInt8>) -> Bool {
    text.firstIndex(from: 0) {
      .!$0.marks(below: UInt8(ascii: "g")) .| $0.marks(of: ASCII.slash)
    } _: { byte in
      byte >= UInt8(ascii: "g") || byte == ASCII.slash
    } == text.count
  }
}
