import BlindspotParser
import BlindspotRules

/// Where in an organization personal data concentrates: counts of findings by law, category, kind of text and flow.
///
/// A flow that several files contain, as YAML, JSON and `.i3`, counts once: the file with the most findings counts.
struct Inventory {
  /// A name with the number of its findings.
  struct Count: Equatable {
    let name: String
    let count: Int
  }

  /// A flow, or another export, with its findings by category.
  struct Place {
    let name: String
    /// The files that contain it; the first one counts.
    let files: [String]
    let categories: [Category: Int]
    let count: Int
  }

  /// A person with the number of findings and of places.
  struct Person {
    let hash: String
    let findings: Int
    let places: Int
  }

  /// The differences from an earlier report.
  struct Comparison {
    let new: [Finding]
    let fixed: Int
    let remaining: Int
  }

  let result: LintResult
  /// The findings that count, in the order of the report.
  let findings: [Finding]
  /// The places, those with the most findings first.
  let places: [Place]
  /// The people whose names occur, by keyed hash; nil without a key.
  let people: [Person]?
  let laws: [Count]
  let categories: [Count]
  let kinds: [Count]
  let uncovered: [String]
  let comparison: Comparison?
  /// The number of each place in ``places`` by its key.
  private let numbers: [String: Int]

  /// The statement in place of the number of people without a key.
  static let uncountedPeople = "Not counted; pass a key (BLINDSPOT_KEY or --key-file)."

  init(_ result: LintResult, earlier: Set<String>? = nil, in context: ReportContext) {
    self.result = result
    var files: [String: [String: [Finding]]] = [:]
    var names: [String: String] = [:]
    for finding in result.findings where finding.identity != nil {
      let (key, name) = Self.place(of: finding)
      files[key, default: [:]][finding.location.file, default: []].append(finding)
      names[key] = name
    }
    var counted: [Finding] = []
    var places: [(key: String, place: Place)] = []
    for (key, byFile) in files {
      let order = byFile.keys.sorted { (byFile[$1]?.count ?? 0, $0) < (byFile[$0]?.count ?? 0, $1) }
      guard let first = order.first, let own = byFile[first] else { continue }
      counted += own
      let place = Place(
        name: names[key] ?? "", files: order,
        categories: Dictionary(own.map { ($0.category, 1) }, uniquingKeysWith: +), count: own.count)
      places.append((key, place))
    }
    LintResult.sort(&counted)
    findings = counted
    places.sort { left, right in
      let (one, other) = (left.place, right.place)
      return (other.count, one.name, one.files[0]) < (one.count, other.name, other.files[0])
    }
    self.places = places.map(\.place)
    numbers = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1.key, $0) })
    people = Self.people(in: counted)
    laws = Self.counts(counted.flatMap { context.law(of: $0) }.map { Law.named($0)?.citation ?? $0 })
    categories = Self.counts(counted.map(\.category.rawValue))
    kinds = Self.counts(counted.map(\.field.kind.rawValue))
    uncovered = result.uncovered
    comparison = earlier.map { earlier in
      let current = Set(result.findings.map(\.fingerprint))
      return Comparison(
        new: result.findings.filter { !earlier.contains($0.fingerprint) }, fixed: earlier.subtracting(current).count,
        remaining: earlier.intersection(current).count)
    }
  }

  /// The number of findings of a category in a place.
  static func heat(_ place: Place, _ category: String) -> Int {
    Category(rawValue: category).flatMap { place.categories[$0] } ?? 0
  }

  /// Returns the number of the place that contains a finding, also in a file that does not count; nil for a finding about
  /// an export instead of a person.
  func number(of finding: Finding) -> Int? {
    finding.identity == nil ? nil : numbers[Self.place(of: finding).key]
  }

  /// Returns the keyed hash of the person whose name a finding is; nil without a key.
  static func person(of finding: Finding) -> String? {
    finding.category == .personName ? finding.identity?.value : nil
  }

  /// Returns the key and the name of the flow or the file that contains a finding.
  private static func place(of finding: Finding) -> (key: String, name: String) {
    let file = finding.location.file
    guard let flow = finding.field.containers.first(where: { $0.kind == .flow }), let name = flow.name?.string else {
      return (file, file)
    }
    let type = flow.type?.string.lowercased() ?? ""
    // Two names can have the same mask; the exports of one flow have the same file name without its extensions.
    let isMasked = name.unicodeScalars.contains("\u{2022}")
    let stem = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
    return ("\(name)\u{0}\(type)\u{0}\(isMasked ? stem : "")", name)
  }

  private static func people(in findings: [Finding]) -> [Person]? {
    let named = findings.filter { $0.category == .personName }
    let groups = Dictionary(grouping: named.filter { person(of: $0) != nil }) { person(of: $0) ?? "" }
    guard named.isEmpty || !groups.isEmpty else { return nil }
    return groups.map { hash, findings in
      Person(hash: hash, findings: findings.count, places: Set(findings.map { place(of: $0).key }).count)
    }.sorted { ($1.findings, $0.hash) < ($0.findings, $1.hash) }
  }

  private static func counts(_ names: [String]) -> [Count] {
    Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +).map { Count(name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}
