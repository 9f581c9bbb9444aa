import BlindspotParser

extension PersonKeys {
  /// Some keys of one person.
  struct List {
    private(set) var keys = InlineArray<32, UInt64>(repeating: 0)
    private(set) var count = 0

    /// Whether there is room for the keys of a text: a name of six words has fourteen.
    var hasRoom: Bool { count <= 16 }

    /// Removes all keys.
    mutating func removeAll() { count = 0 }

    /// Whether the list has a key already.
    @inline(__always)
    func contains(_ key: UInt64) -> Bool {
      var index = 0
      while index < count {
        if keys[index] == key { return true }
        index &+= 1
      }
      return false
    }

    /// Appends a key.
    @inline(__always)
    mutating func append(_ key: UInt64) {
      keys[count] = key
      count &+= 1
    }
  }

  /// Returns the key of a spelling of one word.
  @inline(__always)
  static func key(of word: UInt64) -> UInt64 { word }

  /// Returns the key of two words in any order, from their ``part(_:)``s.
  @inline(__always)
  static func key(of first: UInt64, and second: UInt64) -> UInt64 { first &+ second }

  /// Returns the part of a word in the key of two. Without it, the sums of similar words are equal.
  @inline(__always)
  static func part(_ word: UInt64) -> UInt64 { (word ^ word &>> 29) &* 0xBF58_476D_1CE4_E5B9 }

  /// Returns the key of an extension.
  static func key(ofExtension number: Digits) -> UInt64 {
    FoundSpelling.hash(of: number.digits.span.extracting(0..<number.count), .extension)
  }

  /// Returns the last seven digits of a phone number in ASCII, as a little-endian number; nil for any other number.
  static func line(of number: Digits) -> UInt64? {
    guard number.count >= 7, number.count <= 15 else { return nil }
    var digits: UInt64 = 0
    for index in number.count - 7..<number.count { digits = digits &>> 8 | UInt64(number.digits[index]) &<< 48 }
    return digits
  }

  /// Whether a little-endian number consists of seven digits in ASCII.
  @inline(__always)
  static func areDigits(_ bytes: UInt64) -> Bool {
    let high: UInt64 = 0x00F0_F0F0_F0F0_F0F0
    let zeros: UInt64 = 0x0030_3030_3030_3030
    return bytes & high == zeros && (bytes &+ 0x0006_0606_0606_0606) & high == zeros
  }

  /// Returns the key of a phone number from its last seven digits in ASCII, as a little-endian number.
  @inline(__always)
  static func key(ofLine digits: UInt64) -> UInt64 { (digits ^ digits &>> 25) &* 0x94D0_49BB_1331_11EB }
}
