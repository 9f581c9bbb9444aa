/// What the spelling of a key that is no known name tells about it.
enum KeyShape {
  /// It ends like the keys that hold audio: `whisperAudio`, `voicemailGreeting`.
  case audio
  /// It ends like the keys that hold communications: `noMatchApology`, `errorEventHandover`.
  case message
  /// It contains `vxml` or `voicexml`, in any case.
  case voiceXML
  case other

  /// Looks at a scalar.
  init(_ document: Document, _ key: NodeID) {
    self = document.withBytes(of: document.slice(of: key)) { KeyShape($0) }
  }

  /// Looks at a key's text.
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

  /// Whether a text looks like a language tag as flows spell it: `de`, `en-us`, `zh_Hant_TW`.
  static func isLanguageTag(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 2, text.count <= 11 else { return false }
    var length = 0
    var parts = 0
    for index in text.indices {
      switch text[index] {
      case 0x41...0x5A, 0x61...0x7A: length += 1
      case UInt8(ascii: "-"), UInt8(ascii: "_"):
        guard parts > 0 || length == 2 || length == 3 else { return false }
        parts += 1
        length = 0
      default: return false
      }
    }
    return parts == 0 ? length == 2 : length >= 2 && length <= 4
  }

  private static func mentionsVoiceXML(_ text: Span<UInt8>) -> Bool {
    var index = 1
    while index + 2 < text.count {
      if text[index].lowercased == UInt8(ascii: "x"), text[index + 1].lowercased == UInt8(ascii: "m"),
        text[index + 2].lowercased == UInt8(ascii: "l")
      {
        let before = text.extracting(0..<index)
        if ends(before, with: "v") || ends(before, with: "voice") { return true }
      }
      index += 1
    }
    return false
  }

  /// Whether `text`, in lower case, ends with `end`, which must be in lower case.
  private static func ends(_ text: Span<UInt8>, with end: StaticString) -> Bool {
    let offset = text.count - end.utf8CodeUnitCount
    guard offset >= 0 else { return false }
    return end.withUTF8Buffer { bytes in
      for index in 0..<bytes.count {
        if unsafe bytes[index] != text[offset + index].lowercased { return false }
      }
      return true
    }
  }
}
