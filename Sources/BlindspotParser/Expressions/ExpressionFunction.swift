/// What a function of the expression language does with the string literals among its arguments.
///
/// The language has some two hundred functions and every release adds some, so this is no list of them: those that make
/// speech or messages and those that compare, look up or parse are told by how their names begin, and text flows
/// through all others (`Append`, `Trim`, `Upper`, `MakeList`, …).
enum ExpressionFunction: UInt8 {
  /// Makes audio of its first argument (`ToAudio`, `ToAudioDate`); the others say how.
  case speech
  /// Makes speech of every argument (`ToAudioTTS`).
  case speechOfAll
  /// Makes a communication of every argument (`MakeCommunication`, `ToCommunication`, `ToCommunicationSsml`).
  case message
  /// Chooses between its arguments by the first one (`If`).
  case choice
  /// Changes its first argument by the others (`Replace`, `Substring`, `ToDisplayString`).
  case change
  /// Takes literals that nobody hears or reads: comparisons, searches, JSON, dates and durations.
  case machine
  /// Hands its arguments on.
  case transparent

  /// The function called `name`, in any case.
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

  /// Whole names (`if`) and beginnings (`toaudio*`), in lower case.
  private static let names: KeyValuePairs<String, ExpressionFunction> = [
    "toaudiotts": .speechOfAll, "toaudio*": .speech, "tocommunication*": .message, "makecommunication*": .message,
    "if": .choice, "replace*": .change, "substring": .change, "left": .change, "right": .change,
    "todisplaystring*": .change, "pad*": .change, "format*": .change, "audioplaybackoptions": .change,
    "tostring": .change, "areequal*": .machine, "arenotequal*": .machine, "contains*": .machine,
    "startswith*": .machine, "endswith*": .machine, "is*": .machine, "find*": .machine, "indexof*": .machine,
    "get*": .machine, "json*": .machine, "tojson*": .machine, "makejson*": .machine, "todate*": .machine,
    "totime*": .machine, "toduration*": .machine, "makeduration*": .machine, "makedate*": .machine,
    "maketime*": .machine, "makecurrency*": .machine, "add*": .machine, "parse*": .machine, "split*": .machine,
    "match*": .machine, "regex*": .machine, "count*": .machine, "length*": .machine, "tophone*": .machine,
    "toemail*": .machine, "tolanguage*": .machine, "equal*": .machine, "validate*": .machine, "hash*": .machine,
    "toint*": .machine, "todecimal*": .machine, "tobool*": .machine, "tocurrency*": .machine,
  ]

  /// The entries of ``names`` by their first letter, in the order written.
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
