import BlindspotParser
import BlindspotRules

/// The findings of a result by flow; of an export without a flow, by file.
struct PlaceGroups {
  /// A flow or a file.
  struct Place {
    let name: String
    /// The files that contain it, the one with the most findings first.
    let files: [String]
    /// The number of findings in the first file.
    let count: Int

    fileprivate init(name: String, counts: KeyCounts<String>) {
      self.name = name
      let order = counts.entries.sorted { ($1.count, $0.key) < ($0.count, $1.key) }
      files = order.map(\.key)
      count = order.first?.count ?? 0
    }
  }

  /// The places, those with the most findings first.
  let places: [Place]
  /// The number of the place of each finding in ``places``; nil for a finding about an export instead of a person.
  let numbers: [Int?]

  init(_ findings: [Finding]) {
    var found: [(name: String, counts: KeyCounts<String>)] = []
    var numbers: [Int?] = []
    numbers.reserveCapacity(findings.count)
    var known: [String: Int] = [:]
    // Findings are sorted by file, so most of them are in the flow of the one before.
    var last: (file: String, name: String?, type: String?)?
    var (lastFlow, lastNumber): (ContainerChain?, Int) = (nil, 0)
    func add(_ number: Int, _ file: String) {
      numbers.append(number)
      found[number].counts.add(file)
    }
    for finding in findings {
      guard finding.hasIdentity else {
        numbers.append(nil)
        continue
      }
      let file = finding.file
      let shared = finding.sharedFlow
      if let shared, shared === lastFlow {
        add(lastNumber, file)
        continue
      }
      lastFlow = shared
      let flow = finding.field.outermostFlow
      let (name, type) = (flow?.name?.string, flow?.type?.string)
      if let last, last.file == file, last.name == name, last.type == type {
        add(lastNumber, file)
        continue
      }
      let key = Self.key(file: file, name: name, type: type)
      let number = known[key] ?? found.count
      if number == found.count {
        known[key] = number
        found.append((name ?? file, KeyCounts()))
      }
      add(number, file)
      last = (file, name, type)
      lastNumber = number
    }
    let places = found.map { Place(name: $0.name, counts: $0.counts) }
    let order = places.indices.sorted { left, right in
      let (one, other) = (places[left], places[right])
      return (other.count, one.name, one.files[0]) < (one.count, other.name, other.files[0])
    }
    var ranks = Array(repeating: 0, count: places.count)
    for (rank, place) in order.enumerated() { ranks[place] = rank }
    self.places = order.map { places[$0] }
    self.numbers = numbers.map { $0.map { ranks[$0] } }
  }

  /// Returns a text that the exports of one flow share.
  private static func key(file: String, name: String?, type: String?) -> String {
    guard let name else { return file }
    // Two names can have the same mask; the exports of one flow have the same file name without its extensions.
    let isMasked = name.unicodeScalars.contains("\u{2022}")
    let stem =
      FilePath(file).lastComponent.split(separator: ASCII.period).first.map { String(decoding: $0, as: UTF8.self) }
      ?? ""
    return "\(name)\u{0}\(type?.lowercased() ?? "")\u{0}\(isMasked ? stem : "")"
  }
}
