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
    guard Self.table.indices.contains(letter) else { return }
    for entry in Self.table[letter] where entry.matches(name) {
      self = entry.meaning
      return
    }
  }

  private struct Entry {
    let name: [UInt8]
    let isPrefix: Bool
    let meaning: ExpressionFunction

    func matches(_ other: Span<UInt8>) -> Bool {
      guard isPrefix ? other.count >= name.count : other.count == name.count else { return false }
      for index in name.indices where name[index] != other[index].lowercased { return false }
      return true
    }
  }

  /// Names (`if`) and prefixes of names (`toaudio*`), in lower case.
  private static let names: KeyValuePairs<String, ExpressionFunction> = [
    "toaudiotts": .speechOfAll, "toaudio*": .speech, "tocommunication*": .message, "makecommunication*": .message,
    "if": .choice, "replace*": .change, "substring": .change, "left": .change, "right": .change,
    "todisplaystring*": .change, "pad*": .change, "format*": .change, "audioplaybackoptions": .change,
    "tostring": .change, "areequal*": .machine, "arenotequal*": .machine, "contains*": .machine,
    "startswith*": .machine, "endswith*": .machine, "is*": .machine, "find*": .machine, "indexof*": .machine,
    "getjson*": .json, "get*": .machine, "jsonparse": .json, "json*": .machine, "tojson*": .machine,
    "makejson*": .machine, "todate*": .machine,
    "totime*": .machine, "toduration*": .machine, "makeduration*": .machine, "makedate*": .machine,
    "maketime*": .machine, "makecurrency*": .machine, "add*": .machine, "parse*": .machine, "split*": .machine,
    "match*": .machine, "regex*": .machine, "count*": .machine, "length*": .machine, "tophone*": .machine,
    "toemail*": .machine, "tolanguage*": .machine, "equal*": .machine, "validate*": .machine, "hash*": .machine,
    "toint*": .machine, "todecimal*": .machine, "tobool*": .machine, "tocurrency*": .machine,
  ]

  /// The entries of ``names`` by their first letter, in the same order.
  private static let table: [[Entry]] = {
    var table = [[Entry]](repeating: [], count: 26)
    for (pattern, meaning) in names {
      let isPrefix = pattern.hasSuffix("*")
      let name = [UInt8](pattern.utf8.dropLast(isPrefix ? 1 : 0))
      table[Int(name[0]) - Int(UInt8(ascii: "a"))].append(Entry(name: name, isPrefix: isPrefix, meaning: meaning))
    }
    return table
  }()
}
