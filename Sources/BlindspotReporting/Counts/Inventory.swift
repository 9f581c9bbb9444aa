import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// Where in an organization personal data concentrates: counts of findings by law, category, kind of text and flow.
///
/// A flow that several files contain, as YAML, JSON and `.i3`, counts once: the file with the most findings counts.
struct Inventory {
  /// A flow, or another export, with its findings by category.
  struct Place {
    let name: String
    /// The files that contain it; the first one counts.
    let files: [String]
    let categories: KeyCounts<Category>
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
    /// The fingerprints of the new findings.
    let new: [String]
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
  let laws: [Tally.Entry]
  let categories: [Tally.Entry]
  let kinds: [Tally.Entry]
  let comparison: Comparison?

  /// The statement in place of the number of people without a key.
  static let uncountedPeople = "Not counted; pass a key (BLINDSPOT_KEY or --key-file)."

  init(_ result: LintResult, earlier: Set<String>? = nil, in context: ReportContext) {
    self.result = result
    let findings = result.findings
    let groups = PlaceGroups(findings)
    var tallies = (rules: KeyCounts<String>(), categories: KeyCounts<Category>(), kinds: KeyCounts<FieldKind>())
    var heat = groups.places.map { _ in KeyCounts<Category>() }
    var people: [String: (findings: Int, places: Set<Int>)] = [:]
    var named = 0
    for (finding, place) in zip(findings, groups.numbers) {
      guard let place, groups.places[place].files[0] == finding.file else { continue }
      heat[place].add(finding.category)
      tallies.rules.add(finding.rule)
      tallies.categories.add(finding.category)
      tallies.kinds.add(finding.kind)
      if finding.category == .personName { named += 1 }
      guard let person = Self.person(of: finding) else { continue }
      people[person, default: (0, [])].findings += 1
      people[person]?.places.insert(place)
    }
    numbers = groups.numbers
    places = zip(groups.places, heat).map { place, categories in
      Place(name: place.name, files: place.files, categories: categories, count: place.count)
    }
    count = places.reduce(0) { $0 + $1.count }
    self.people =
      named > 0 && people.isEmpty
      ? nil
      : people.map { Person(hash: $0, findings: $1.findings, places: $1.places.count) }
        .sorted { ($1.findings, $0.hash) < ($0.findings, $1.hash) }
    laws = Self.sorted(
      tallies.rules.entries.flatMap { rule, count in
        (context.rule(rule)?.law ?? []).map { (Law.named($0)?.citation ?? $0, count) }
      })
    categories = Self.sorted(tallies.categories.entries.map { ($0.rawValue, $1) })
    kinds = Self.sorted(tallies.kinds.entries.map { ($0.rawValue, $1) })
    comparison = earlier.map { earlier in
      let fingerprints = findings.map(\.fingerprint)
      let remaining = earlier.intersection(fingerprints).count
      return Comparison(
        new: fingerprints.filter { !earlier.contains($0) }, fixed: earlier.count - remaining, remaining: remaining)
    }
  }

  /// Returns the keyed hash of the person whose name a finding is; nil without a key.
  static func person(of finding: Finding) -> String? {
    finding.category == .personName ? finding.keyedValue : nil
  }

  private static func sorted(_ counts: [(String, Int)]) -> [Tally.Entry] {
    Tally(Dictionary(counts, uniquingKeysWith: +)).entries
  }
}
