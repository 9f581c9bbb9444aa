import BlindspotParser

/// The words of a chunk that occur in the local part of an e-mail address of the chunk, each as a bit:
/// `Lena Novak <lena.novak@example.com>`, but also `Billing <billing@example.com>`.
struct NameAddresses {
  /// The length of the shortest word that counts. Shorter ones occur by chance.
  private static let minimumLength: UInt8 = 3

  private var recurring: UInt64 = 0

  /// Compares at most 64 words with the addresses among them.
  init(_ tokens: Span<NameToken>, in text: Span<UInt8>) {
    for index in tokens.indices where tokens[index].isAddress {
      let address = tokens[index]
      var end = Int(address.start)
      while end < Int(address.end), text[end] != ASCII.at { end += 1 }
      let local = FoldedWord(text, from: Int(address.start), to: end)
      for other in tokens.indices where tokens[other].letters >= Self.minimumLength {
        let word = FoldedWord(text, from: Int(tokens[other].start), to: Int(tokens[other].end))
        if local.contains(word) { recurring |= 1 << UInt64(other) }
      }
    }
  }

  /// Whether the word at `index` occurs in an address.
  func contain(_ index: Int) -> Bool { recurring >> UInt64(index) & 1 == 1 }
}

extension FoldedWord {
  /// Whether the bytes contain those of `other`, which has at least one.
  fileprivate func contains(_ other: FoldedWord) -> Bool {
    guard other.count > 0, other.count <= count else { return false }
    for start in 0...(count - other.count) {
      var length = 0
      while length < other.count, self[start + length] == other[length] { length += 1 }
      if length == other.count { return true }
    }
    return false
  }
}
