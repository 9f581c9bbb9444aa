import BlindspotParser
import BlindspotRules

/// A text with findings, and what it becomes. Equal texts of a run become equal texts.
struct PlannedText: Sendable {
  /// A found value in the text.
  struct Part: Sendable {
    var range: TextRange
    var rule: Rule
    let kind: FieldKind
  }

  /// A part of the text that changes.
  struct Change: Sendable {
    let range: TextRange
    let text: [UInt8]
  }

  /// The text in UTF-8, with quotes and escapes decoded.
  let bytes: [UInt8]
  /// The found values in ascending order, without overlaps.
  private(set) var parts: [Part] = []
  /// The changes, in ascending order.
  private(set) var changes: [Change] = []
  /// The replaced values.
  private(set) var entries: [ReplacementMaker.Entry] = []
  /// The words in the keys of references to it; empty unless it is the name of an object that other files can refer to.
  var referenceWords: [String] = []
  /// Whether it is the name of a part of a flow.
  var isPart = false
  /// Whether the text changes in all inputs, whatever it is.
  var isRunWide = false
  /// The inputs with a finding in this text.
  var inputs: Set<Int> = []
  /// The reasons why the text stays, by input.
  private var refusals: [Int: ShownText] = [:]
  /// The reason why the text stays everywhere.
  private var refusal: ShownText?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Adds a found value.
  mutating func add(_ part: Part) {
    var part = part
    for other in parts where other.range.overlaps(part.range) {
      if other.range.contains(part.range) { return }
      if !part.range.contains(other.range) {
        part.range = TextRange(
          start: min(part.range.start, other.range.start), end: max(part.range.end, other.range.end))
      }
    }
    parts.removeAll { $0.range.overlaps(part.range) }
    parts.append(part)
    parts.sort { $0.range.start < $1.range.start }
  }

  /// Determines the changes.
  mutating func makeChanges(with maker: inout ReplacementMaker) {
    changes = []
    for part in parts {
      let place = ReplacementMaker.Place(text: bytes, range: part.range, kind: part.kind)
      guard let words = words(in: part.range) else {
        refuse("the value contains a placeholder of a template", in: nil)
        return
      }
      let replacement = maker.replacement(at: place, of: part.rule)
      if bytes.contains(ASCII.lessThan),
        replacement.text.contains(where: { $0 == ASCII.lessThan || $0 == ASCII.ampersand })
      {
        refuse("the replacement has a character of markup", in: nil)
        return
      }
      entries.append(replacement.entry)
      for (index, word) in words.enumerated() {
        changes.append(Change(range: word, text: index == 0 ? replacement.text : []))
      }
    }
    guard Self.isJSON(bytes), !Self.isJSON(result) else { return }
    // A number stays a number.
    changes = changes.map { isBare($0.range) ? Change(range: $0.range, text: [UInt8(ascii: "0")]) : $0 }
    if !Self.isJSON(result) { refuse("the text is JSON and would no longer be", in: nil) }
  }

  /// Whether a range of a JSON text is a whole number, outside of strings.
  private func isBare(_ range: TextRange) -> Bool {
    guard bytes[range.start..<range.end].allSatisfy(\.isDigit) else { return false }
    let before = bytes[..<range.start].last { $0 > ASCII.space }
    let after = bytes[range.end...].first { $0 > ASCII.space }
    let opens = before == ASCII.colon || before == ASCII.comma || before == ASCII.openBracket
    return opens && (after == ASCII.comma || after == ASCII.closeBrace || after == ASCII.closeBracket)
  }

  /// Whether a text is an object or a list of JSON.
  private static func isJSON(_ text: [UInt8]) -> Bool {
    guard let first = text.first(where: { $0 > ASCII.space }), first == ASCII.openBrace || first == ASCII.openBracket
    else { return false }
    return JSONReader.read(SourceFile(name: "", bytes: text), mode: .single).problems.isEmpty
  }

  /// Returns the parts of a value between the tags of its markup; nil if it contains a placeholder.
  private func words(in range: TextRange) -> [TextRange]? {
    var words: [TextRange] = []
    var start = range.start
    var index = range.start
    func add(upTo end: Int) {
      if bytes[start..<end].contains(where: { $0 > ASCII.space }) { words.append(TextRange(start: start, end: end)) }
    }
    while index < range.end {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch bytes[index] {
      case ASCII.openBrace where next == ASCII.openBrace, ASCII.dollar where next == ASCII.openBrace: return nil
      case ASCII.lessThan:
        guard let close = bytes[index..<range.end].firstIndex(of: ASCII.greaterThan) else { return nil }
        add(upTo: index)
        start = close + 1
        index = close + 1
      default: index += 1
      }
    }
    add(upTo: range.end)
    return words.isEmpty ? nil : words
  }

  /// The text after the changes.
  var result: [UInt8] {
    ByteEdit.apply(changes.map { ByteEdit(range: $0.range.start..<$0.range.end, replacement: $0.text) }, to: bytes)
  }

  /// Whether it is the name of an object that other files can refer to.
  var isObject: Bool { !referenceWords.isEmpty }

  // MARK: Refusals

  /// Records that the text stays.
  ///
  /// - Parameter input: the input in which it stays; nil for all. The name of an object stays everywhere.
  mutating func refuse(_ reason: ShownText, in input: Int?) {
    if let input, !isObject || isRunWide {
      if refusals[input] == nil { refusals[input] = reason }
    } else if refusal == nil {
      refusal = reason
    }
  }

  /// Returns the reason why the text stays in an input; nil if it changes.
  func refusal(in input: Int) -> ShownText? { refusal ?? refusals[input] }
}
