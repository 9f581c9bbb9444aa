import BlindspotEncoding
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

    /// The counts in a sentence with a full stop.
    var statement: String {
      let counts = [(new.count, "new"), (fixed, "fixed"), (remaining, "remaining")]
      let text = "Compared: " + counts.map { "\(Decimals.grouped($0.0)) \($0.1)" }.joined(separator: ", ") + "."
      guard remaining == 0, fixed > 0, !new.isEmpty else { return text }
      return text + " No finding is in both reports; findings can be compared with the same key only."
    }
  }

  let result: LintResult
  /// The number of findings that count.
  let count: Int
  /// The places, those with the most findings first.
  let places: [Place]
  /// The number of the place in ``places`` of each finding of the result, also of one in a file that does not count; nil
  /// for a finding about an export instead of a person.
  let numbers: [Int?]
  /// The people whose names occur, by keyed hash; nil without a key.
  let people: [Person]?
  let laws: [Count]
  let categories: [Count]
  let kinds: [Count]
  let uncovered: [String]
  let comparison: Comparison?

  /// The statement in place of the number of people without a key.
  static let uncountedPeople = "Not counted; pass a key (BLINDSPOT_KEY or --key-file)."

  init(_ result: LintResult, earlier: Set<String>? = nil, in context: ReportContext) {
    self.result = result
    let findings = result.findings
    var groups = PlaceGroups(findings)
    let order = groups.sort()
    var numbers: [Int?] = []
    numbers.reserveCapacity(findings.count)
    var tallies = (rules: [String: Int](), categories: [Category: Int](), kinds: [FieldKind: Int]())
    var heat = groups.places.map { _ in [Category: Int]() }
    var people: [String: (findings: Int, places: Set<Int>)] = [:]
    var named = 0
    for (index, finding) in findings.enumerated() {
      let place = groups.numbers[index]
      numbers.append(place.map { order.ranks[$0] })
      guard let place, groups.places[place].files[0] == finding.location.file else { continue }
      heat[place][finding.category, default: 0] += 1
      tallies.rules[finding.rule, default: 0] += 1
      tallies.categories[finding.category, default: 0] += 1
      tallies.kinds[finding.field.kind, default: 0] += 1
      if finding.category == .personName { named += 1 }
      guard let person = Self.person(of: finding) else { continue }
      people[person, default: (0, [])].findings += 1
      people[person]?.places.insert(place)
    }
    self.numbers = numbers
    places = order.places.map { number in
      let place = groups.places[number]
      return Place(name: place.name, files: place.files, categories: heat[number], count: place.count)
    }
    count = places.reduce(0) { $0 + $1.count }
    self.people =
      named > 0 && people.isEmpty
      ? nil
      : people.map { Person(hash: $0, findings: $1.findings, places: $1.places.count) }
        .sorted { ($1.findings, $0.hash) < ($0.findings, $1.hash) }
    laws = Self.sorted(
      tallies.rules.flatMap { rule, count in
        (context.rule(rule)?.law ?? []).map { (Law.named($0)?.citation ?? $0, count) }
      })
    categories = Self.sorted(tallies.categories.map { ($0.rawValue, $1) })
    kinds = Self.sorted(tallies.kinds.map { ($0.rawValue, $1) })
    uncovered = result.uncovered
    comparison = earlier.map { earlier in
      let fingerprints = findings.map(\.fingerprint)
      let current = Set(fingerprints)
      return Comparison(
        new: zip(findings, fingerprints).filter { !earlier.contains($1) }.map(\.0),
        fixed: earlier.subtracting(current).count, remaining: earlier.intersection(current).count)
    }
  }

  /// The number of findings of a category in a place.
  static func heat(_ place: Place, _ category: String) -> Int {
    Category(rawValue: category).flatMap { place.categories[$0] } ?? 0
  }

  /// Returns the keyed hash of the person whose name a finding is; nil without a key.
  static func person(of finding: Finding) -> String? {
    finding.category == .personName ? finding.identity?.value : nil
  }

  private static func sorted(_ counts: [(String, Int)]) -> [Count] {
    Dictionary(counts, uniquingKeysWith: +).map { Count(name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}
