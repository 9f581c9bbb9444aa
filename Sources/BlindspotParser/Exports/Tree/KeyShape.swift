/// The purpose of an unknown key, as far as its spelling shows it.
enum KeyShape {
  /// The key ends like the keys of audio: `whisperAudio`, `voicemailGreeting`.
  case audio
  /// The key ends like the keys of communications: `noMatchApology`, `errorEventHandover`.
  case message
  /// The key contains `vxml` or `voicexml`, in any case.
  case voiceXML
  case other

  /// Reads the text of a key.
  init(_ text: Span<UInt8>) {
    guard text.count >= 4 else {
      self = .other
      return
    }
    if text.count <= 80, Self.mentionsVoiceXML(text) {
      self = .voiceXML
      return
    }
    self =
      switch text[text.count - 1].lowercased {
      case UInt8(ascii: "o"): Self.ends(text, with: "audio") ? .audio : .other
      case UInt8(ascii: "g"): Self.ends(text, with: "greeting") ? .audio : .other
      case UInt8(ascii: "n"): Self.ends(text, with: "communication") ? .message : .other
      case UInt8(ascii: "y"): Self.ends(text, with: "apology") ? .message : .other
      case UInt8(ascii: "r"): Self.ends(text, with: "handover") ? .message : .other
      case UInt8(ascii: "s"): Self.ends(text, with: "apologies") ? .message : .other
      default: .other
      }
  }

  /// Whether a text has the form of a language tag in a flow: `de`, `en-us`, `zh_Hant_TW`.
  static func isLanguageTag(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 2, text.count <= 11 else { return false }
    var length = 0
    var parts = 0
    for index in text.indices {
      switch text[index] {
      case ASCII.uppercaseLetters, ASCII.lowercaseLetters: length += 1
      case ASCII.hyphen, ASCII.underscore:
        guard parts > 0 || length == 2 || length == 3 else { return false }
        parts += 1
        length = 0
      default: return false
      }
    }
    return parts == 0 ? length == 2 : length >= 2 && length <= 4
  }

  private static func mentionsVoiceXML(_ text: Span<UInt8>) -> Bool {
    // Most keys have no x in either case.
    guard text.hasWord(where: { ($0 | UInt64(repeating: 0x20)).hasByte(UInt8(ascii: "x")) }) else { return false }
    var index = 1
    while index + 2 < text.count {
      if text.hasWord("xml", at: index) {
        let before = text.extracting(0..<index)
        if ends(before, with: "v") || ends(before, with: "voice") { return true }
      }
      index += 1
    }
    return false
  }

  /// Whether `text` ends with `end` (lower case), ignoring case.
  private static func ends(_ text: Span<UInt8>, with end: StaticString) -> Bool {
    text.hasWord(end, at: text.count - end.utf8CodeUnitCount)
  }
}
