import CTables

/// The nicknames of given names (`Sources/CTables/tables/nicknames.txt`).
enum Nicknames {
  /// Returns the folded letters of the names that share a line with a name: its nicknames, or the names that it is a
  /// nickname of.
  static func related(to letters: [UInt32]) -> [[UInt32]] {
    var related: [[UInt32]] = []
    for group in groups where group.contains(letters) {
      for name in group where name != letters && !related.contains(name) { related.append(name) }
    }
    return related
  }

  private static let groups: [[[UInt32]]] = {
    let text = unsafe UnsafeBufferPointer(start: blindspot_nicknames, count: blindspot_nickname_bytes)
    return unsafe String(decoding: text, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      line in
      line.split(separator: " ").map { SubjectWord.letters(of: String($0)) }
    }
  }()
}
