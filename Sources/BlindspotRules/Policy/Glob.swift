/// A pattern with wildcards for paths, pointers and names.
///
/// `*` is any run, `?` any one character, `[abc]` one of some, `{a,b}` one of several texts; in paths `*` and `?` stop at
/// `/`, and `**` does not. Matching takes time in proportion to pattern times text, whatever the pattern.
package struct Glob: Sendable, Hashable {
  /// What the pattern is held against.
  package enum Subject: Sendable {
    /// Parts separated by `/`. A pattern without `/` is held against the last part, as `.gitignore` does.
    case path
    /// A JSON Pointer: like a path, and always all of it.
    case pointer
    /// A name; `/` is a character like any other.
    case name
  }

  private enum Token: Hashable {
    case byte(UInt8)
    case any
    case oneOf([UInt8], isNegated: Bool)
    case star
    case doubleStar
  }

  /// The pattern as written.
  package let pattern: String
  private let subject: Subject
  private let alternatives: [[Token]]

  package init(_ pattern: String, for subject: Subject) {
    self.pattern = pattern
    self.subject = subject
    var text = pattern
    if subject == .path {
      while text.hasPrefix("./") { text.removeFirst(2) }
      if text.hasSuffix("/") { text += "**" }
    }
    alternatives = Self.expandingBraces(Array(text.utf8)).map { Self.tokens($0, separates: subject != .name) }
  }

  /// Whether the pattern fits `text`.
  package func matches(_ text: String) -> Bool {
    var text = text
    if subject == .path, !pattern.utf8.contains(0x2F) { text = Path.name(of: text) }
    let bytes = Array(text.utf8)
    return alternatives.contains { matches(bytes, $0) }
  }

  /// Runs all ways through the pattern at once: `reached[n]` says whether the first `n` tokens fit what was read.
  private func matches(_ bytes: [UInt8], _ tokens: [Token]) -> Bool {
    let separates = subject != .name
    var reached = [Bool](repeating: false, count: tokens.count + 1)
    reached[0] = true
    Self.skipStars(&reached, tokens)
    for byte in bytes {
      var next = [Bool](repeating: false, count: tokens.count + 1)
      for index in tokens.indices where reached[index] {
        let isFree = !separates || byte != 0x2F
        switch tokens[index] {
        case .byte(let wanted): if byte == wanted { next[index + 1] = true }
        // A scalar is one character: its further bytes stay in the same place.
        case .any: if isFree { next[byte & 0xC0 == 0x80 ? index : index + 1] = true }
        case .oneOf(let set, let isNegated): if isFree, set.contains(byte) != isNegated { next[index + 1] = true }
        case .star: if isFree { next[index] = true }
        case .doubleStar: next[index] = true
        }
      }
      for index in tokens.indices.dropFirst() where byte & 0xC0 == 0x80 {
        if reached[index], tokens[index - 1] == .any { next[index] = true }
      }
      Self.skipStars(&next, tokens)
      reached = next
    }
    return reached[tokens.count]
  }

  private static func skipStars(_ reached: inout [Bool], _ tokens: [Token]) {
    for index in tokens.indices where reached[index] && (tokens[index] == .star || tokens[index] == .doubleStar) {
      reached[index + 1] = true
    }
  }

  private static func tokens(_ bytes: [UInt8], separates: Bool) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x2A where index + 1 < bytes.count && bytes[index + 1] == 0x2A:
        tokens.append(.doubleStar)
        index += 1
        // `**/x` fits `x` as well: the slash belongs to the stars.
        let isWholePart = tokens.count == 1 || tokens[tokens.count - 2] == .byte(0x2F)
        if separates, isWholePart, index + 1 < bytes.count, bytes[index + 1] == 0x2F { index += 1 }
      case 0x2A: tokens.append(.star)
      case 0x3F: tokens.append(.any)
      case 0x5B:
        if let close = bytes[(index + 1)...].firstIndex(of: 0x5D), close > index + 1 {
          let isNegated = bytes[index + 1] == 0x21
          tokens.append(.oneOf(members(bytes[(index + (isNegated ? 2 : 1))..<close]), isNegated: isNegated))
          index = close
        } else {
          tokens.append(.byte(0x5B))
        }
      case 0x5C where index + 1 < bytes.count:
        index += 1
        tokens.append(.byte(bytes[index]))
      default: tokens.append(.byte(bytes[index]))
      }
      index += 1
    }
    return tokens
  }

  private static func members(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var members: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if index + 2 < bytes.endIndex, bytes[index + 1] == 0x2D, bytes[index] <= bytes[index + 2] {
        members += bytes[index]...bytes[index + 2]
        index += 3
      } else {
        members.append(bytes[index])
        index += 1
      }
    }
    return members
  }

  /// The patterns that `{a,b}` stands for; at most 64, the braces of what goes beyond stay letters.
  private static func expandingBraces(_ bytes: [UInt8]) -> [[UInt8]] {
    var done: [[UInt8]] = []
    var open = [bytes]
    while let next = open.popLast() {
      guard let start = next.firstIndex(of: 0x7B), let end = next[start...].firstIndex(of: 0x7D),
        next[start..<end].contains(0x2C), done.count + open.count < 64
      else {
        done.append(next)
        continue
      }
      for choice in next[(start + 1)..<end].split(separator: 0x2C, omittingEmptySubsequences: false) {
        open.append(Array(next[..<start]) + choice + next[(end + 1)...])
      }
    }
    return done
  }
}
