import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The findings of a page as compact JSON, which `report-data.js` reads.
///
/// Distinct texts, rules, and ways from the flow to a field occur once. A finding is a number in each column: an index, a line, a
/// column or a percentage. Columns whose values mostly grow contain differences. A finding takes 100 to 200 bytes.
struct HTMLData {
  let context: ReportContext
  let inventory: Inventory
  private var texts = TextTable()
  private var rules: [RuleEntry] = []
  /// The ids of ``rules``.
  private var ruleIDs = IndexedList<String>()
  private var ways = IndexedList<[Int]>()
  private var ids = IndexedList<[Int]>()
  private var columns = Column.allCases.map { _ in [Int32]() }
  /// The paths. Each begins with the number of characters that it shares with the path before, and a space.
  private var paths: [String] = []
  private var fingerprints: [String] = []

  /// The text of each column in the last finding with its index. Most texts are those of the finding before.
  private var lastTexts = Column.allCases.map { _ in (text: "", index: -1) }
  /// The breadcrumb of the last finding with its index in ``ways``.
  private var lastWay: (breadcrumb: [Finding.Crumb], index: Int)?

  /// The maximum width of an excerpt in columns. Source lines are the largest part of the texts.
  private var excerptWidth = 240

  /// The keyed hashes of the people whose names are found.
  private var people = IndexedList<String>()

  init(context: ReportContext, inventory: Inventory) {
    self.context = context
    self.inventory = inventory
  }

  /// The number of findings of a page above which excerpts are short.
  private static let manyFindings = 20_000

  /// A property of a finding.
  private enum Column: Int, CaseIterable {
    case severity, rule, category, confidence, column, kind, message, reason, help, shift, markedStart, markedLength
    /// The number of the person among the people; -1 for none.
    case person
    case file, line, flow, way, excerpt, ids, trackingID
    /// The number of the flow or file among the places of the inventory; -1 for none.
    case place

    /// Whether the column contains the differences to the finding before.
    var isDelta: Bool { rawValue >= Column.file.rawValue }
    var name: String { "\(self)" }
  }

  /// A rule with the indices of its texts.
  private struct RuleEntry {
    var id: Int
    var title: Int?
    var link: Int?
    var laws: [Int]
  }

  /// Writes a script element that contains the data. It is not a script: a browser does not run the type.
  ///
  /// - Parameter findings: the first findings of the result.
  consuming func write(_ findings: ArraySlice<Finding>, to html: inout HTMLWriter) {
    if findings.count > Self.manyFindings { excerptWidth = 64 }
    var previous: [UInt8] = []
    for (index, finding) in findings.enumerated() {
      set(.place, inventory.numbers[index] ?? -1)
      add(finding, after: &previous)
    }
    html.raw("<script type=\"application/json\" id=\"data\">")
    html.embed(json())
    html.raw("</script>\n")
  }

  private mutating func add(_ finding: Finding, after previous: inout [UInt8]) {
    let field = finding.field
    set(.severity, finding.severity == .error ? 0 : finding.severity == .warning ? 1 : 2)
    let rule = ruleIDs.index(of: finding.rule)
    if rule == rules.count { rules.append(entry(ofRule: finding.rule)) }
    set(.rule, rule)
    set(.category, text: finding.category.rawValue)
    set(.confidence, Int((finding.confidence * 100).rounded()))
    let location = finding.location
    set(.file, text: location.file)
    set(.line, location.start?.line ?? 0)
    set(.column, location.start?.column ?? 0)
    set(.kind, text: field.kind.rawValue)
    set(.message, texts.index(of: finding.message.string))
    set(.reason, text: finding.reason.string)
    set(.help, text: finding.help)
    set(.flow, text: field.flow?.string ?? "")
    set(.way, way(of: field.breadcrumb))
    set(.person, Inventory.person(of: finding).map { people.index(of: $0) } ?? -1)
    addIDs(of: field)
    addExcerpt(of: finding)
    let path = TextTable.packed(VisibleText.escaped(field.path.string))
    paths.append(Self.suffix(of: path, after: &previous))
    fingerprints.append(finding.fingerprint)
  }

  private mutating func way(of breadcrumb: [Finding.Crumb]) -> Int {
    if let lastWay, lastWay.breadcrumb == breadcrumb { return lastWay.index }
    var way: [Int] = []
    way.reserveCapacity(2 * breadcrumb.count)
    for (place, crumb) in breadcrumb.enumerated() {
      // The outer containers are mostly those of the finding before.
      if let lastWay, place < lastWay.breadcrumb.count, lastWay.breadcrumb[place] == crumb {
        way += ways.values[lastWay.index][2 * place..<2 * place + 2]
      } else {
        way.append(texts.index(of: crumb.kind.label))
        way.append(texts.index(of: crumb.name.string))
      }
    }
    let index = ways.index(of: way)
    lastWay = (breadcrumb, index)
    return index
  }

  /// Adds the ids with their names. The tracking id is a column, as it differs for each action.
  private mutating func addIDs(of field: Finding.FieldReference) {
    let found = FindingIDs(field)
    var list: [Int] = []
    for member in found.members {
      list.append(texts.index(of: member.name))
      list.append(texts.index(of: member.value))
    }
    set(.ids, ids.index(of: list))
    set(.trackingID, found.trackingID ?? 0)
  }

  /// Adds the lines of an excerpt, without their common indentation, as one text, and the marked range in it. `shift` is
  /// the first line, from that of the finding.
  private mutating func addExcerpt(of finding: Finding) {
    guard let excerpt = finding.excerpt else {
      for column in [Column.shift, .markedStart, .markedLength] { set(column, 0) }
      return set(.excerpt, texts.index(of: ""))
    }
    let layout = ExcerptLayout(excerpt, limit: excerptWidth)
    if let width = layout.simpleWidth, let line = layout.lines.first {
      let marked = layout.underline.clamped(to: 0..<width)
      let cut = min(line.utf8.prefix { $0 == ASCII.space }.count, marked.lowerBound)
      set(.shift, excerpt.firstLine - (finding.location.start?.line ?? 0))
      set(.markedStart, marked.lowerBound - cut)
      set(.markedLength, marked.count)
      return set(.excerpt, texts.index(ofVisible: String(Substring(line.utf8.dropFirst(cut)))))
    }
    let parts = layout.markedParts
    let indentation = layout.lines.map { $0.utf8.prefix { $0 == ASCII.space }.count }.min() ?? 0
    let cut = min(indentation, parts.before.utf8.prefix { $0 == ASCII.space }.count)
    let lines = layout.lines.map { $0.dropFirst(cut) }
    let before = lines.prefix(excerpt.markedLine).reduce(0) { $0 + $1.utf16.count + 1 }
    set(.shift, excerpt.firstLine - (finding.location.start?.line ?? 0))
    set(.markedStart, before + parts.before.utf16.count - cut)
    set(.markedLength, parts.marked.utf16.count)
    set(.excerpt, texts.index(ofVisible: lines.joined(separator: "\n")))
  }

  /// Sets a column to the index of a text.
  private mutating func set(_ column: Column, text: String) {
    if lastTexts[column.rawValue].index < 0 || lastTexts[column.rawValue].text != text {
      lastTexts[column.rawValue] = (text, texts.index(of: text))
    }
    set(column, lastTexts[column.rawValue].index)
  }

  private mutating func set(_ column: Column, _ value: Int) {
    columns[column.rawValue].append(Int32(clamping: value))
  }

  private mutating func entry(ofRule id: String) -> RuleEntry {
    let rule = context.rule(id)
    return RuleEntry(
      id: texts.index(of: id), title: rule.map { texts.index(of: $0.title) },
      link: context.link(toRule: PercentEncoding.path(id)).map { texts.index(of: $0) },
      laws: (rule?.law ?? []).compactMap { Law.named($0) }.map { texts.index(of: $0.citation) })
  }

  /// Returns the end of `path` after the characters that it shares with `previous`, and their number before it.
  private static func suffix(of path: String, after previous: inout [UInt8]) -> String {
    let bytes = path.utf8Span.span
    let limit = min(bytes.count, previous.count)
    var shared = 0
    // Only ASCII characters are one unit in all encodings.
    while shared < limit {
      let byte = bytes[shared]
      guard byte == previous[shared], byte < 0x80 else { break }
      shared += 1
    }
    previous.removeSubrange(shared...)
    previous.append(contentsOf: bytes.extracting(shared...))
    var suffix: [UInt8] = []
    suffix.reserveCapacity(bytes.count - shared + 8)
    suffix.append(decimal: shared)
    suffix.append(ASCII.space)
    suffix.append(contentsOf: bytes.extracting(shared...))
    return String(decoding: suffix, as: UTF8.self)
  }

  // MARK: JSON

  private mutating func json() -> [UInt8] {
    let places = inventory.places.map { texts.index(of: $0.name) }
    var json = JSONWriter(.compact)
    json.object(.indented) { json in
      json.member("count", fingerprints.count)
      json.member("texts", texts.texts, .compact)
      json.array("rules", .compact) { json in
        for rule in rules {
          json.object { json in
            json.member("id", rule.id)
            json.member("title", rule.title)
            json.member("link", rule.link)
            json.array("laws") { json in for law in rule.laws { json.element(law) } }
          }
        }
      }
      write("ways", ways.values, to: &json)
      write("ids", ids.values, to: &json)
      json.object("columns") { json in write(Column.allCases.filter { !$0.isDelta }, to: &json) }
      json.object("differences") { json in write(Column.allCases.filter(\.isDelta), to: &json) }
      json.member("paths", paths, .compact)
      write("fingerprints", digests: fingerprints, to: &json)
      json.array("places", .compact) { json in for place in places { json.element(place) } }
      json.member("countsPeople", inventory.people != nil)
      write("people", digests: people.values, to: &json)
    }
    return json.bytes
  }

  /// Writes usual digests as one text.
  private func write(_ name: String, digests: [String], to json: inout JSONWriter) {
    if let packed = HexDigest.packed(digests) {
      json.member(name, packed)
    } else {
      json.member(name, digests, .compact)
    }
  }

  private func write(_ name: String, _ lists: [[Int]], to json: inout JSONWriter) {
    json.array(name, .compact) { json in
      for list in lists { json.array { json in for text in list { json.element(text) } } }
    }
  }

  private func write(_ list: [Column], to json: inout JSONWriter) {
    for column in list {
      var previous: Int32 = 0
      json.array(column.name, .compact) { json in
        for value in columns[column.rawValue] {
          json.element(Int(value) - Int(column.isDelta ? previous : 0))
          previous = value
        }
      }
    }
  }
}

/// Distinct values in the order of first use.
struct IndexedList<Value: Hashable> {
  private(set) var values: [Value] = []
  private var indices: [Value: Int] = [:]

  /// Returns the index of a value, and adds the value if it is new.
  mutating func index(of value: Value) -> Int {
    if let index = indices[value] { return index }
    indices[value] = values.count
    values.append(value)
    return values.count - 1
  }
}
