import BlindspotParser
import BlindspotRules
import Testing

/// Detectors and validators with random input.
@Suite struct IdentifierFuzzTests {
  private static let detectors: [any Detector] = [
    EmailDetector(), PhoneDetector(), IdentifierDetector(), NetworkDetector(), CoordinateDetector(), WalletDetector(),
    LabeledValueDetector(),
  ]

  /// Fragments that detectors search for, including incomplete ones: separators, keywords, truncated UTF-8.
  private static let pieces: [[UInt8]] =
    [
      "0", "1", "29", "555", "4111", "19900101", "+", "(", ")", "-", ".", " ", "/", ":", "@", "#", "::", "x", "A", "ab",
      "ZZ", "ssn ",
      "plate ", "iban", "bc1", "0x", "at ", " dot com", "five ", "ext ", "é", "身", "\u{2013}", "\u{A0}", "°", "{{",
      "}}", "<a ",
      "https://", "Flow.", "P1D", "T",
    ]
    .map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x80], [0x00]]

  @Test func `candidates are within any text`() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var outside = 0
    var preparation = MachineTextBlanker()
    for _ in 0..<4_000 {
      var text: [UInt8] = []
      for _ in 0..<next(24) { text += Self.pieces[next(Self.pieces.count)] }
      var candidates: [Candidate] = []
      let profile = TextProfile(text.span)
      if preparation.prepare(text.span, profile: profile) {
        outside += preparation.text.count == text.count ? 0 : 1
      }
      let context = FieldContext(kind: .tts, languages: ["de-de"], regions: ["DE", "", "X", "ZZ"])
      for detector in Self.detectors {
        detector.detect(in: text.span, profile: profile, context: context, into: &candidates)
      }
      for candidate in candidates
      where candidate.range.start < 0 || candidate.range.end > text.count || candidate.range.isEmpty {
        outside += 1
      }
    }
    #expect(outside == 0)
  }

  @Test func `validators accept any value as input and reject most`() {
    let values = ["", "0", "A", "ZZZZZZZZZZZZZZZZZZ", "000000000000000000", "999999999999999999", "1A2B3C4D5E6F7G8H9I"]
    var accepted = 0
    var tried = 0
    for validator in Validator.allCases where validator != .none {
      for value in values {
        for length in 0...value.utf8.count {
          tried += 1
          if validator.accepts(DigitString(String(value.prefix(length)))) { accepted += 1 }
        }
      }
    }
    #expect(accepted * 20 < tried)
  }
}
