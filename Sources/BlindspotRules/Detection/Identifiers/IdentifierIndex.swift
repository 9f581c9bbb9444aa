import BlindspotParser

/// The formats of identifiers by the beginning of a value.
///
/// The plain way is to compare the shape of each of the thousand formats at each word. The index leaves one or two of them at
/// most words with digits. It is one object, which a search asks for once: an access to a constant that is made at run time
/// takes as long as to reject a word.
final class IdentifierIndex: Sendable {
  static let builtIn = IdentifierIndex()

  /// The character after the digits or letters that a shape begins with.
  enum Follower: Int {
    case end, space, hyphen, stop, slash, plus, other
  }

  /// The maximum length of the beginning that has a bucket of its own. Longer ones share that bucket.
  private static let longestLead = 31

  /// The formats with the same beginning.
  struct Bucket {
    private let first: UInt16
    private let end: UInt16
    /// The lengths of the first groups of the formats, as bits.
    private var heads: UInt64 = 0
    private var seconds = SecondGroups()

    /// - Parameters:
    ///   - rows: The indices of the formats.
    ///   - range: Their range in the table, or in ``mixedRows``.
    fileprivate init(_ rows: some Sequence<Int>, of formats: [IdentifierFormat], at range: Range<Int>) {
      first = UInt16(range.lowerBound)
      end = UInt16(range.upperBound)
      for row in rows {
        heads |= IdentifierIndex.bit(Int(formats[row].head))
        seconds.insert(formats[row])
      }
    }

    /// The range of the formats in the table, or in ``mixedRows``.
    @inline(__always) var rows: Range<Int> { Int(first)..<Int(end) }

    @inline(__always) var isEmpty: Bool { first == end }

    /// Whether a format of the bucket can have groups of these lengths. False for most groups.
    ///
    /// - Parameter isDigit: Whether the second group begins with a digit.
    @inline(__always) func admits(run: Int, second: Int, isDigit: Bool) -> Bool {
      heads & IdentifierIndex.bit(run) != 0 && seconds.admits(second, isDigit: isDigit)
    }
  }

  /// The lengths of the second groups of some formats, as bits: of those that begin with a digit, and with a letter. A format
  /// without a second group admits all.
  private struct SecondGroups {
    private var ofDigits: UInt64 = 0
    private var ofLetters: UInt64 = 0

    mutating func insert(_ format: IdentifierFormat) {
      let lengths = format.hasSecond ? IdentifierIndex.bit(Int(format.second)) : .max
      let first = format.hasSecond ? format.shape.byte(at: Int(format.head) + 1) : ASCII.asterisk
      let isDigit = first == ASCII.numberSign || first.isDigit
      let mayBeBoth = first == ASCII.asterisk || !(isDigit || first.isLetter)
      if isDigit || mayBeBoth { ofDigits |= lengths }
      if !isDigit || mayBeBoth { ofLetters |= lengths }
    }

    @inline(__always) func admits(_ length: Int, isDigit: Bool) -> Bool {
      (isDigit ? ofDigits : ofLetters) & IdentifierIndex.bit(length) != 0
    }
  }

  @inline(__always) private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

  /// The conditions for a match of any format of a bucket.
  struct Conditions {
    /// The maximum confidence without a keyword, in hundredths.
    private(set) var alone: UInt8 = 0
    /// The rules of the formats.
    private(set) var owners = KeywordSet()
    /// The rules of the formats with a validator, for which a keyword in a name around the text counts.
    private(set) var checked = KeywordSet()

    fileprivate init(_ rows: Range<Int>, of formats: [IdentifierFormat]) {
      for row in rows {
        let format = formats[row]
        alone = max(alone, format.alone)
        owners.insert(format.owner)
        if format.validator != .none { checked.insert(format.owner) }
      }
    }
  }

  let formats: [IdentifierFormat]
  /// The formats of each bucket: in the order of the lengths of their first groups, those that a separator follows also of
  /// their second ones, as the table has them.
  let rows: [UInt16]
  let buckets: [Bucket]
  /// The conditions of ``buckets``.
  let conditions: [Conditions]
  /// For each format the lengths of its first two groups, the first in the upper byte. `anyLength` in place of a second group
  /// that it does not have.
  let lengths: [UInt16]
  /// The formats that begin with a mix of letters and digits, in the order of the number of both, and a bucket for each.
  let mixedRows: [UInt16]
  let mixed: [Bucket]

  private init() {
    let (starts, formats) = (IdentifierTable.starts, IdentifierTable.formats)
    self.formats = formats
    let ranges = (1..<starts.count).map { starts[$0 - 1]..<starts[$0] }
    buckets = ranges.map { Bucket($0, of: formats, at: $0) }
    conditions = ranges.map { Conditions($0, of: formats) }
    var rows = formats.indices.map { UInt16($0) }
    for (bucket, range) in ranges.enumerated()
    where bucket % Self.followers == Follower.other.rawValue && range.count > 1 {
      rows.replaceSubrange(range, with: Self.sorted(range, of: formats))
    }
    self.rows = rows
    lengths = formats.map { Self.lengths($0.head, $0.hasSecond ? $0.second : Self.anyLength) }
    let sorted = Self.sorted(0..<starts[0], of: formats)
    mixedRows = sorted
    mixed = (0...DigitString.capacity + 1).map { run in
      let start = sorted.partitioningIndex { Int(formats[Int($0)].head) >= run }
      let end = sorted.partitioningIndex { Int(formats[Int($0)].head) > run }
      return Bucket(sorted[start..<end].map { Int($0) }, of: formats, at: start..<end)
    }
  }

  /// The number of formats among which a search for a length is worth its steps.
  private static let fewRows = 4
  private static let followers = Follower.other.rawValue + 1

  /// Returns the indices of some formats in the order of the lengths of their first groups, those with the same length in
  /// their own order. Counts the lengths, since this is done at every start.
  private static func sorted(_ range: Range<Int>, of formats: [IdentifierFormat]) -> [UInt16] {
    var places = [Int](repeating: 0, count: Int(UInt8.max) + 2)
    for row in range { places[Int(formats[row].head) + 1] += 1 }
    for head in 1..<places.count { places[head] += places[head - 1] }
    var rows = [UInt16](repeating: 0, count: range.count)
    for row in range {
      let head = Int(formats[row].head)
      rows[places[head]] = UInt16(row)
      places[head] += 1
    }
    return rows
  }

  /// The length of the second group of a format without one.
  private static let anyLength = UInt8.max

  private static func lengths(_ head: UInt8, _ second: UInt8) -> UInt16 { UInt16(head) << 8 | UInt16(second) }

  /// Returns the index in ``buckets`` of the formats that begin with exactly `length` digits or letters before `follower`.
  @inline(__always)
  static func bucket(isDigit: Bool, length: Int, follower: Follower) -> Int {
    return ((isDigit ? 0 : longestLead + 1) + min(length, longestLead)) * followers + follower.rawValue
  }

  /// Returns the range in ``rows`` of the formats of a bucket with these lengths of the first two groups: if a separator follows
  /// the digits or letters, of exactly those; otherwise, of those with the first length.
  @inline(__always)
  func rows(of bucket: Bucket, run: Int, second: Int, follower: Follower) -> Range<Int> {
    let isExact = follower != .other
    let low = Self.lengths(UInt8(truncatingIfNeeded: run), isExact ? UInt8(truncatingIfNeeded: second) : 0)
    let high = isExact ? low : low | UInt16(Self.anyLength)
    var start = bucket.rows.lowerBound
    var end = bucket.rows.upperBound
    // Most buckets have few formats.
    while end - start > Self.fewRows {
      let middle = (start + end) / 2
      if lengths[Int(rows[middle])] < low { start = middle + 1 } else { end = middle }
    }
    while start < bucket.rows.upperBound, lengths[Int(rows[start])] < low { start += 1 }
    end = start
    while end < bucket.rows.upperBound, lengths[Int(rows[end])] <= high { end += 1 }
    return start..<end
  }

  /// Whether a format has groups of these lengths.
  @inline(__always)
  func hasLengths(_ row: Int, run: Int, second: Int) -> Bool {
    let lengths = lengths[row]
    return Int(lengths >> 8) == run && (Int(lengths & 0xFF) == second || lengths & 0xFF == 0xFF)
  }
}

extension IdentifierTable {
  /// The keywords of each rule, numbered by the index of the rule.
  static var keywords: [Keywords] { rules.enumerated().map { Keywords(words: $1.words, number: UInt16($0)) } }
}
