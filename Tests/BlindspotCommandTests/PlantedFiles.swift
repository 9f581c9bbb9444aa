import Foundation
import TestSupport

/// The exports of the parser's fixtures and of the examples with texts inserted before each of their texts.
enum PlantedFiles {
  /// A text of an export.
  struct Text {
    let file: String
    let line: Int
    let column: Int
    let kind: String
  }

  private static let sources = [
    "Tests/BlindspotParserTests/Fixtures/Exports", "examples/flows", "examples/directory", "examples/terraform",
  ]

  /// Writes the exports to `in`, also as `.i3`, and to `broken`, truncated after the middle.
  ///
  /// - Parameter text: Returns what is inserted before a text.
  static func plant(in folder: TemporaryFolder, text: (Text) -> String) throws {
    for source in sources {
      let place = Command.root + "/" + source
      let listing = try Command.run(["fields", "--format", "jsonl", "--fields", "extended", "--no-config"], in: place)
      for (name, texts) in try places(in: listing.output) {
        var lines = try String(contentsOfFile: place + "/" + name, encoding: .utf8).components(separatedBy: "\n")
          .map { Array($0.unicodeScalars) }
        // From the end, so that earlier positions stay valid.
        for place in texts.reversed() {
          lines[place.line - 1].insert(contentsOf: Array(text(place).unicodeScalars), at: place.column - 1)
        }
        let planted = lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
        try folder.write("in/" + name, planted)
        try folder.write("broken/" + name, String(planted.prefix(planted.count * 2 / 3)) + "\n\t{[\"'\u{1}")
        if name.hasSuffix(".json"), planted.contains("flowSequenceItemList") {
          let encoded = planted.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
          try folder.write("in/\(name).i3InboundFlow", bytes: Array(Data(encoded.utf8).base64EncodedData()))
        }
      }
    }
  }

  /// Returns the texts of each file in the order of their positions, each once.
  private static func places(in listing: String) throws -> [(name: String, texts: [Text])] {
    var files: [String: [[Int]: String]] = [:]
    for line in listing.split(separator: "\n") {
      let text = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      guard let file = text["file"] as? String, let line = text["line"] as? Int, let column = text["column"] as? Int,
        let kind = text["kind"] as? String, text["text"] as? String != ""
      else { continue }
      files[file, default: [:]][[line, column]] = kind
    }
    return files.sorted { $0.key < $1.key }.map { name, places in
      let sorted = places.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      return (name, sorted.map { Text(file: name, line: $0.key[0], column: $0.key[1], kind: $0.value) })
    }
  }
}
