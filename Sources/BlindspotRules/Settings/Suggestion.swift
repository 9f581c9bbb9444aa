import BlindspotParser

/// Suggestions for mistyped names.
package enum Suggestion {
  /// The name most similar to `word`, or the first one that has it as a part (`person` in `person-name`); nil if none is
  /// similar enough.
  package static func closest(to word: String, among names: some Collection<String>) -> String? {
    let typed = folded(word)
    var best: (name: String, distance: Int)?
    for name in names {
      let candidate = folded(name)
      let limit = max(1, min(typed.count, candidate.count) / 3)
      let distance = distance(typed, candidate, limit: limit)
      guard distance <= limit, distance < best?.distance ?? .max else { continue }
      best = (name, distance)
    }
    if let best { return best.name }
    func parts(_ name: String) -> [[UInt8]] { name.split(separator: "-").map { folded(String($0)) } }
    return names.first { parts($0).first == typed } ?? names.first { parts($0).contains(typed) }
  }

  /// The end of a message: `; did you mean x?`, or nothing.
  package static func hint(for word: String, among names: some Collection<String>) -> String {
    closest(to: word, among: names).map { "; did you mean \($0)?" } ?? ""
  }

  /// The word as a message may quote it, and the end of the message: `confg; did you mean config?`.
  ///
  /// The file can be a wrong one with personal data, such as an export, so only a word that resembles a known one in small
  /// letters is quoted; all others are bullets.
  ///
  /// - Parameter end: the end of the message if no name is similar enough.
  package static func quote(_ word: String, among names: some Collection<String>, otherwise end: String) -> String {
    guard let name = closest(to: word, among: names) else { return "••••" + end }
    return shown(word) + "; did you mean \(name)?"
  }

  /// The word if it is written as keys and ids are, and bullets if not.
  package static func shown(_ word: String) -> String {
    word.utf8.allSatisfy { $0.isLower || $0.isDigit || $0 == ASCII.hyphen || $0 == ASCII.underscore } ? word : "••••"
  }

  private static func folded(_ word: String) -> [UInt8] {
    word.utf8.map { byte in
      switch byte {
      case ASCII.uppercaseLetters: byte.lowercased
      case ASCII.underscore, ASCII.space: ASCII.hyphen  // `fail_on` and `fail on` are near `fail-on`
      default: byte
      }
    }
  }

  /// Edits (insert, delete, replace, swap neighbours) from one word to the other; more than `limit` is `limit + 1`.
  private static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    guard abs(left.count - right.count) <= limit, left.count <= 64, right.count <= 64 else { return limit + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
