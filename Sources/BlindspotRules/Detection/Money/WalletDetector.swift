import BlindspotParser
import BlindspotHashing

/// Finds addresses of cryptocurrency wallets by their checksums (Base58Check, Bech32 and Bech32m; BIP 173, 350), and the
/// 20-byte addresses of Ethereum.
package struct WalletDetector: Detector {
  /// The minimum length of an address, that of Base58Check.
  private static let minimumLength = 25
  private static let keywords: ContextWords =
    "wallet|btc|bitcoin|eth|ethereum|crypto|ltc|litecoin|doge|trx|tron|usdt|usdc|address|pay to|send to"

  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard mayMatch(profile) else { return }
    var hasKeyword: Bool?
    var index = 0
    while index < text.count {
      var end = index
      while end < text.count, text[end].isAlphanumeric { end += 1 }
      let range = index..<end
      if range.count >= Self.minimumLength, index == 0 || !text[index - 1].isWordByte {
        if let confidence = confidence(of: text.extracting(range)) {
          if confidence < 0.8, hasKeyword == nil { hasKeyword = ContextText(text).match(Self.keywords) != nil }
          let isNamed = confidence >= 0.8 || hasKeyword == true
          candidates.append(
            Candidate(
              range: TextRange(start: index, end: end), rule: BuiltInRule.cryptoWallet.index,
              confidence: isNamed ? max(confidence, 0.9) : confidence, reason: "address with a valid checksum"))
        }
      }
      index = end + 1
    }
  }

  /// Whether a text with this profile may contain an address.
  func mayMatch(_ profile: TextProfile) -> Bool { profile.longestRun >= Self.minimumLength }

  private func confidence(of word: Span<UInt8>) -> Float? {
    if word.count == 42, word[0] == UInt8(ascii: "0"), word[1] == UInt8(ascii: "x") {
      for index in 2..<42 where !word[index].isHexDigit { return nil }
      return 0.6
    }
    if word.count <= 90, Bech32.isAddress(word) { return 0.97 }
    return word.count <= 35 && Base58Check.isAddress(word) ? 0.97 : nil
  }
}

/// Base58 of 21 bytes and the first four bytes of their double SHA-256: addresses of Bitcoin and derived currencies.
enum Base58Check {
  private static let alphabet: StaticString = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

  static func isAddress(_ word: Span<UInt8>) -> Bool {
    var number = [UInt8](repeating: 0, count: 25)
    for index in word.indices {
      guard var carry = digit(word[index]) else { return false }
      for index in number.indices.reversed() {
        carry += Int(number[index]) * 58
        number[index] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      guard carry == 0 else { return false }
    }
    let once = SHA256.digest(of: Array(number[..<21]))
    return SHA256.digest(of: once).prefix(4).elementsEqual(number[21...])
  }

  private static func digit(_ byte: UInt8) -> Int? {
    for index in 0..<58 where alphabet.byte(at: index) == byte { return index }
    return nil
  }
}

/// A human-readable part, a 1, and base-32 data with a BCH checksum.
enum Bech32 {
  private static let alphabet: StaticString = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
  private static let prefixes: [StaticString] = ["bc1", "tb1", "ltc1"]

  static func isAddress(_ word: Span<UInt8>) -> Bool {
    guard let prefix = prefixes.first(where: { word.hasWord($0, at: 0) }) else { return false }
    let separator = prefix.utf8CodeUnitCount - 1
    var check: UInt32 = 1
    for index in 0..<separator { step(&check, word[index].lowercased >> 5) }
    step(&check, 0)
    for index in 0..<separator { step(&check, word[index].lowercased & 31) }
    for index in separator + 1..<word.count {
      guard let value = digit(word[index].lowercased) else { return false }
      step(&check, value)
    }
    return check == 1 || check == 0x2BC8_30A3
  }

  private static func step(_ check: inout UInt32, _ value: UInt8) {
    let top = check >> 25
    check = (check & 0x1FF_FFFF) << 5 ^ UInt32(value)
    let generators: InlineArray<5, UInt32> = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
    for bit in 0..<5 where top >> UInt32(bit) & 1 == 1 { check ^= generators[bit] }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    for index in 0..<32 where alphabet.byte(at: index) == byte { return UInt8(index) }
    return nil
  }
}
