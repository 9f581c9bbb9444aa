/// The effect of a function of the expression language on the string literals among its arguments.
///
/// The language has about 200 functions, and every release adds some, so this is not a list of them. The start of a
/// name identifies the functions that make speech or messages, and those that compare, search or parse. All others
/// (`Append`, `Trim`, `Upper`, `MakeList`, …) return text that contains their arguments.
enum ExpressionFunction: UInt8 {
  /// Converts its first argument to audio (`ToAudio`, `ToAudioDate`). The other arguments are options.
  case speech
  /// Converts every argument to speech (`ToAudioTTS`).
  case speechOfAll
  /// Converts every argument to a communication (`MakeCommunication`, `ToCommunication`, `ToCommunicationSsml`).
  case message
  /// Returns one of its other arguments, depending on the first (`If`).
  case choice
  /// Changes its first argument. The other arguments control the change (`Replace`, `Substring`, `ToDisplayString`).
  case change
  /// Reads JSON (`JsonParse`, `GetJsonObjectProperty`). A person can hear the JSON text in its first argument.
  case json
  /// Uses literals that no person hears or reads: comparisons, searches, JSON, dates and durations.
  case machine
  /// Returns its arguments, perhaps changed or combined.
  case transparent

  /// Creates the effect of the function with a name, ignoring case.
  init(name: Span<UInt8>) {
    self = .transparent
    guard !name.isEmpty else { return }
    let letter = Int(name[0].lowercased) - Int(UInt8(ascii: "a"))
    guard Self.ranges.indices.contains(letter) else { return }
    for index in Self.ranges[letter] where Self.entries[index].matches(name) {
      self = Self.entries[index].meaning
      return
    }
  }

  /// A name (`if`) or the beginning of names (`toaudio*`), in lower case.
  private struct Entry {
    let pattern: StaticString
    let meaning: ExpressionFunction

    init(_ pattern: StaticString, _ meaning: ExpressionFunction) {
      self.pattern = pattern
      self.meaning = meaning
    }

    func matches(_ name: Span<UInt8>) -> Bool {
      let last = pattern.utf8CodeUnitCount - 1
      guard pattern.byte(at: last) == ASCII.asterisk else {
        return name.count == last + 1 && name.hasWord(pattern, at: 0)
      }
      guard name.count >= last else { return false }
      for index in 0..<last where pattern.byte(at: index) != name[index].lowercased { return false }
      return true
    }
  }

  /// The entries by their first letter. Of several that match, the first one applies.
  private static let entries = [
    Entry("audioplaybackoptions", .change), Entry("areequal*", .machine), Entry("arenotequal*", .machine),
    Entry("add*", .machine), Entry("contains*", .machine), Entry("count*", .machine), Entry("endswith*", .machine),
    Entry("equal*", .machine), Entry("format*", .change), Entry("find*", .machine), Entry("getjson*", .json),
    Entry("get*", .machine), Entry("hash*", .machine), Entry("if", .choice), Entry("is*", .machine),
    Entry("indexof*", .machine), Entry("jsonparse", .json), Entry("json*", .machine), Entry("left", .change),
    Entry("length*", .machine), Entry("makecommunication*", .message), Entry("makejson*", .machine),
    Entry("makeduration*", .machine), Entry("makedate*", .machine), Entry("maketime*", .machine),
    Entry("makecurrency*", .machine), Entry("match*", .machine), Entry("pad*", .change), Entry("parse*", .machine),
    Entry("replace*", .change), Entry("right", .change), Entry("regex*", .machine), Entry("substring", .change),
    Entry("startswith*", .machine), Entry("split*", .machine), Entry("toaudiotts", .speechOfAll),
    Entry("toaudio*", .speech), Entry("tocommunication*", .message), Entry("todisplaystring*", .change),
    Entry("tostring", .change), Entry("tojson*", .machine), Entry("todate*", .machine), Entry("totime*", .machine),
    Entry("toduration*", .machine), Entry("tophone*", .machine), Entry("toemail*", .machine),
    Entry("tolanguage*", .machine), Entry("toint*", .machine), Entry("todecimal*", .machine),
    Entry("tobool*", .machine), Entry("tocurrency*", .machine), Entry("validate*", .machine),
  ]

  /// The indices in ``entries`` by first letter.
  private static let ranges: [Range<Int>] = {
    var ranges = [Range<Int>](repeating: 0..<0, count: 26)
    var start = 0
    for letter in ranges.indices {
      var end = start
      while end < entries.count, entries[end].pattern.byte(at: 0) == UInt8(ascii: "a") + UInt8(letter) { end += 1 }
      ranges[letter] = start..<end
      start = end
    }
    return ranges
  }()
}
