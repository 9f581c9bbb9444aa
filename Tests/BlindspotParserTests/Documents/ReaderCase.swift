import BlindspotParser
import Foundation

/// One case of a fixture: a text and the expected result of a reader.
///
/// A fixture is a text file of cases. Each case is a line `=== title`, the text, a line `=>`, and the outline. `<CR>`,
/// `<TAB>`, `<BOM>`, `<NEL>`, `<LS>`, `<NUL>`, `<DEL>`, `<C1>` (the last control character of Latin-1) and `<FFFE>`
/// represent characters that editors remove. `<END>` at the end of the text removes its last line end.
struct ReaderCase: Sendable, CustomStringConvertible {
  let title: String
  let text: String
  let outline: String

  var description: String { title }

  /// Returns the cases of the file `name` in `Fixtures/Documents`.
  static func load(_ name: String) -> [ReaderCase] {
    content(of: name).components(separatedBy: "=== ").dropFirst().map { part in
      let title = part.prefix { $0 != "\n" }
      let halves = part.dropFirst(title.count + 1).components(separatedBy: "\n=>\n")
      let outline = halves.dropFirst().joined().trimmingCharacters(in: .newlines)
      return ReaderCase(title: String(title), text: replacingSigns(halves[0] + "\n"), outline: outline)
    }
  }

  /// Returns the lines of the file `name` in `Fixtures/Documents`, each of which is a text.
  static func lines(_ name: String) -> [String] {
    content(of: name).components(separatedBy: "\n").dropLast().map(replacingSigns)
  }

  private static func content(of name: String, file: String = #filePath) -> String {
    let folder = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
    let bytes = try? Data(contentsOf: folder.appending(path: "Fixtures/Documents/\(name)"))
    return String(decoding: bytes ?? Data(), as: UTF8.self)
  }

  private static func replacingSigns(_ text: String) -> String {
    let signs = [
      "<CR>": "\r", "<TAB>": "\t", "<BOM>": "\u{FEFF}", "<NEL>": "\u{85}", "<LS>": "\u{2028}", "<NUL>": "\0",
      "<DEL>": "\u{7F}", "<C1>": "\u{9F}", "<FFFE>": "\u{FFFE}",
      "<END>\n": "",
    ]
    return signs.reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
  }
}
