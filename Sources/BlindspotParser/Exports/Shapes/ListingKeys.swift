/// The keys of a listing, with the purposes that readers of people have for them.
///
/// All objects of a listing have the same few keys, mostly in the same order, so a key is compared with the one that
/// followed the key before it the last time.
struct ListingKeys {
  /// A key.
  struct Key {
    /// The meaning of the key in a profile.
    let profile: ProfileKey
    /// The name that the key is; nil if it is not a known one.
    let name: ExportKey?
    fileprivate let start: Int
    fileprivate let count: Int
    /// The key that followed this one the last time.
    fileprivate var following = 0
  }

  private var keys: [Key] = []
  /// The texts of all keys, one after the other.
  private var bytes: [UInt8] = []
  private let profileKeys = ProfileKey.Reader()
  /// The key that was read last.
  private var last = 0

  /// The number of different keys that a listing can have. Objects with names of people as keys have more.
  private static let limit = 128

  /// Reads the key that starts here, and skips it.
  ///
  /// - Throws: ``JSONSkimmer/Doubt`` for a key that can occur in other exports than listings, or in the spelling of another
  ///   tool.
  @inline(__always)
  mutating func next(_ skimmer: inout JSONSkimmer, in source: Span<UInt8>) throws(JSONSkimmer.Doubt) -> Key {
    guard try skimmer.next(in: source) == ASCII.quote else { throw JSONSkimmer.Doubt() }
    if last < keys.count {
      let key = keys[keys[last].following]
      let end = skimmer.index &+ 1 &+ key.count
      if end < source.count, source[end] == ASCII.quote, isKey(key, source.extracting(skimmer.index &+ 1..<end)) {
        last = keys[last].following
        skimmer.index = end &+ 1
        return key
      }
    }
    return try otherKey(&skimmer, in: source)
  }

  @inline(__always)
  private func isKey(_ key: Key, _ text: Span<UInt8>) -> Bool {
    bytes.span.extracting(key.start..<key.start &+ key.count).hasSameBytes(as: text)
  }

  @inline(never)
  private mutating func otherKey(_ skimmer: inout JSONSkimmer, in source: Span<UInt8>) throws(JSONSkimmer.Doubt) -> Key
  {
    let scalar = try skimmer.scalar(in: source)
    guard !scalar.isDecoded else { throw JSONSkimmer.Doubt() }
    let text = source.extracting(scalar.range)
    let index: Int
    if let known = keys.firstIndex(where: { isKey($0, text) }) {
      index = known
    } else {
      index = keys.count
      keys.append(try key(text))
      bytes.append(contentsOf: text)
    }
    keys[last].following = index
    last = index
    return keys[index]
  }

  /// Returns a new key.
  private func key(_ text: Span<UInt8>) throws(JSONSkimmer.Doubt) -> Key {
    let name = ExportKey(ExportKey.vocabulary.symbol(of: text))
    let isOfFlow = name.map { $0 == .flowSequenceItemList || ArchyFlow.isFlowPart($0) } ?? false
    guard keys.count < Self.limit, !isOfFlow, KeySpelling.name(text, known: name) == nil else {
      throw JSONSkimmer.Doubt()
    }
    return Key(profile: profileKeys.meaning(of: text), name: name, start: bytes.count, count: text.count)
  }
}
