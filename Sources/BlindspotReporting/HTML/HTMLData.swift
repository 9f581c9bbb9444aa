import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The findings of a page as compact JSON, which `report-data.js` reads.
///
/// Distinct texts, rules, and containers of fields occur once. A finding is a number in each column: an index, a line, a
/// column or a percentage. Columns whose values mostly grow contain differences. A finding takes 100 to 200 bytes.
struct HTMLData {
  let context: ReportContext
  let inventory: Inventory
  private var texts = TextTable()
  private var rules: [RuleEntry] = []
  /// The ids of ``rules``.
  private var ruleIDs = ByteTable()
  private var containers = HTMLContainers()
  /// The values of the columns, finding by finding.
  private var values: [Int32] = []
  /// The values of the finding that is added.
  private var row = Row()
  /// The paths. Each begins with the number of characters that it shares with the path before, and a space.
  private var paths = ByteList()
  private var fingerprints = ByteList()
  private var maker = FingerprintMaker()
  /// The path of the last finding as the page contains it, and that of the finding before.
  private var path = ByteWriter()
  private var previousPath = ByteWriter()
  /// A buffer for texts that are put together.
  private var scratch = ByteWriter()

  /// The number of the rule of the finding that is added.
  private var rule = 0
  /// The text of each column in the last finding of each rule with its index. Most texts are those of that finding.
  private var lastTexts: [(text: String, index: Int)] = []

  /// The maximum width of an excerpt in columns. Source lines are the largest part of the texts.
  private var excerptWidth = 240

  /// The keyed hashes of the people whose names are found.
  private var people = ByteTable()

  init(context: ReportContext, inventory: Inventory) {
    self.context = context
    self.inventory = inventory
  }

  /// The number of findings of a page above which excerpts are short.
  private static let manyFindings = 20_000

  /// A property of a finding.
  ///
  /// A key of coding has its name without reflection, which takes 40,000 instructions for each.
  private enum Column: Int, CaseIterable, CodingKey {
    case severity, rule, category, confidence, column, kind, message, reason, help, shift, markedStart, markedLength
    /// The number of the person among the people; -1 for none.
    case person
    case file, line, flow, container, excerpt, ids, trackingID
    /// The number of the flow or file among the places of the inventory; -1 for none.
    case place

    /// Whether the column contains the differences to the finding before.
    var isDelta: Bool { rawValue >= Column.file.rawValue }
    var name: String { stringValue }
    /// The number of columns.
    static let count = allCases.count
  }

  /// A value in each column. In memory of its own: to set a value in the array of all takes 40 instructions.
  private struct Row {
    private(set) var values = InlineArray<21, Int32>(repeating: 0)

    subscript(column: Column) -> Int {
      get { Int(values[column.rawValue]) }
      set { values[column.rawValue] = Int32(clamping: newValue) }
    }
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
    values.reserveCapacity(findings.count * Column.count)
    for (index, finding) in findings.enumerated() {
      row[.place] = inventory.numbers[index] ?? -1
      add(finding)
      values.append(addingCapacity: Column.count) { values in
        for column in 0..<Column.count { values.append(row.values[column]) }
      }
    }
    html.raw("<script type=\"application/json\" id=\"data\">")
    html.embed(json())
    html.raw("</script>\n")
  }

  private mutating func add(_ finding: Finding) {
    let field = finding.field
    row[.severity] = finding.severity == .error ? 0 : finding.severity == .warning ? 1 : 2
    rule = ruleIDs.index(of: finding.rule)
    if rule == rules.count {
      rules.append(entry(ofRule: finding.rule))
      lastTexts += repeatElement((text: "", index: -1), count: Column.count)
    }
    row[.rule] = rule
    set(.category, text: finding.category.rawValue)
    row[.confidence] = Int((finding.confidence * 100).rounded())
    let start = finding.start
    set(.file, text: finding.file)
    row[.line] = start?.line ?? 0
    row[.column] = start?.column ?? 0
    set(.kind, text: field.kind.rawValue)
    scratch.removeAll()
    finding.writeMessage(to: &scratch)
    row[.message] = scratch.withBytes { texts.index(of: $0) }
    set(.reason, text: finding.reason.string)
    set(.help, text: finding.help)
    set(.flow, text: field.flow?.string ?? "")
    let place = containers.place(of: field, texts: &texts)
    row[.container] = place.container
    row[.ids] = place.ids
    row[.trackingID] = place.trackingID
    row[.person] = Inventory.person(of: finding).map { people.index(of: $0) } ?? -1
    addExcerpt(of: finding)
    addPath(of: field)
    scratch.removeAll()
    maker.write(finding, to: &scratch)
    scratch.withBytes { fingerprints.append($0) }
  }

  /// Adds the lines of an excerpt, without their common indentation, as one text, and the marked range in it. `shift` is
  /// the first line, from that of the finding.
  private mutating func addExcerpt(of finding: Finding) {
    guard let excerpt = finding.excerpt else {
      for column in [Column.shift, .markedStart, .markedLength] { row[column] = 0 }
      row[.excerpt] = texts.index(of: "")
      return
    }
    let layout = ExcerptLayout(excerpt, limit: excerptWidth)
    let lines = layout.lines
    let marked = layout.markedUnits
    // Without the indentation that all lines have, up to the marked range.
    var cut = marked.lowerBound
    for line in lines { cut = min(cut, line.string.withBytes { $0.spaces }) }
    row[.markedStart] = marked.lowerBound - cut
    row[.markedLength] = marked.count
    row[.shift] = excerpt.firstLine - (finding.start?.line ?? 0)
    if lines.count == 1 {
      row[.excerpt] = lines[0].string.withBytes { texts.index(of: $0.extracting(cut...), isVisible: true) }
    } else {
      scratch.removeAll()
      for (index, line) in lines.enumerated() {
        if index > 0 { scratch.write(byte: ASCII.newline) }
        if index == excerpt.markedLine { row[.markedStart] += scratch.withBytes { $0.utf16Count } }
        line.string.withBytes { scratch.write($0.extracting(cut...)) }
      }
      row[.excerpt] = scratch.withBytes { texts.index(of: $0, isVisible: true) }
    }
  }

  /// Sets a column to the index of a text.
  private mutating func set(_ column: Column, text: String) {
    let place = rule * Column.count + column.rawValue
    if lastTexts[place].index < 0 || lastTexts[place].text != text { lastTexts[place] = (text, texts.index(of: text)) }
    row[column] = lastTexts[place].index
  }

  private mutating func entry(ofRule id: String) -> RuleEntry {
    let rule = context.rule(id)
    return RuleEntry(
      id: texts.index(of: id), title: rule.map { texts.index(of: $0.title) },
      link: context.link(toRule: PercentEncoding.path(id)).map { texts.index(of: $0) },
      laws: (rule?.law ?? []).compactMap { Law.named($0) }.map { texts.index(of: $0.citation) })
  }

  /// Adds the end of a path after the characters that it shares with the path before, and their number before it.
  private mutating func addPath(of field: Finding.FieldReference) {
    swap(&path, &previousPath)
    path.removeAll()
    field.path.string.withBytes { TextTable.pack(visible: $0, to: &path) }
    path.withBytes { path in
      let shared = previousPath.withBytes { path.sharedCharacters(with: $0) }
      paths.append { out in
        out.write(shared)
        out.write(byte: ASCII.space)
        out.write(path.extracting(shared...))
      }
    }
  }

  // MARK: JSON

  private mutating func json() -> [UInt8] {
    let places = inventory.places.map { texts.index(of: $0.name) }
    var json = JSONWriter(.compact)
    json.object(.indented) { json in
      json.member("count", fingerprints.count)
      write("texts", texts.texts, to: &json)
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
      write("containers", lists: containers.containers.texts, to: &json)
      write("ids", lists: containers.ids.texts, to: &json)
      json.object("columns") { json in write(Column.allCases.filter { !$0.isDelta }, to: &json) }
      json.object("differences") { json in write(Column.allCases.filter(\.isDelta), to: &json) }
      write("paths", paths, to: &json)
      write("fingerprints", digests: fingerprints, to: &json)
      json.array("places", .compact) { json in for place in places { json.element(place) } }
      json.member("countsPeople", inventory.people != nil)
      write("people", digests: people.texts, to: &json)
    }
    return json.bytes
  }

  private func write(_ name: StaticString, _ texts: ByteList, to json: inout JSONWriter) {
    json.array(name, .compact) { json in
      for index in 0..<texts.count { texts.withText(at: index) { json.element($0) } }
    }
  }

  /// Writes usual digests as one text.
  private func write(_ name: StaticString, digests: ByteList, to json: inout JSONWriter) {
    guard let packed = HexDigest.packed(digests) else { return write(name, digests, to: &json) }
    json.member(name) { $0.write(packed.span) }
  }

  private func write(_ name: StaticString, lists: ByteList, to json: inout JSONWriter) {
    json.array(name, .compact) { json in
      for index in 0..<lists.count { lists.withText(at: index) { json.element(json: $0) } }
    }
  }

  private func write(_ columns: [Column], to json: inout JSONWriter) {
    let values = values
    var list = ByteWriter()
    list.reserveCapacity(3 * values.count / Column.count)
    for column in columns {
      list.removeAll()
      list.write(byte: ASCII.openBracket)
      var previous = 0
      list.write(listOf: values.count / Column.count) { index in
        let value = Int(values[index * Column.count + column.rawValue])
        defer { if column.isDelta { previous = value } }
        return value - previous
      }
      list.write(byte: ASCII.closeBracket)
      json.name(column.name)
      list.withBytes { json.element(json: $0) }
    }
  }
}

extension Span<UInt8> {
  /// The number of spaces at the start.
  fileprivate var spaces: Int {
    var index = 0
    while index < count, self[index] == ASCII.space { index += 1 }
    return index
  }

  /// The number of ASCII characters at the start that another text has, too. Only they are one unit in all encodings.
  fileprivate func sharedCharacters(with other: Span<UInt8>) -> Int {
    let limit = min(count, other.count)
    var index = 0
    while index + 8 <= limit {
      let word = word(at: index)
      if word != other.word(at: index) || word & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < limit {
      if self[index] != other[index] || self[index] >= 0x80 { break }
      index += 1
    }
    return index
  }
}
