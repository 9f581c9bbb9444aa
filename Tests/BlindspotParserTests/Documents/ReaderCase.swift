import BlindspotParser
import Foundation

/// One case of a fixture: a text and what a reader must make of it.
///
/// A fixture is a text file of cases. Each starts with `=== title`, then comes the text, then `=>` and the outline.
/// `<CR>`, `<TAB>`, `<BOM>`, `<NEL>`, `<LS>`, `<NUL>`, `<DEL>`, `<C1>` (the last control character of Latin-1) and `<FFFE>`
/// stand for what an editor would not keep; `<END>` at the end of the text takes its last line end away.
struct ReaderCase: Sendable, CustomStringConvertible {
  let title: String
  let text: String
  let outline: String

  var description: String { title }

  /// The cases of `Fixtures/Documents/` + `name`.
  static func load(_ name: String) -> [ReaderCase] {
    content(of: name).components(separatedBy: "=== ").dropFirst().map { part in
      let title = part.prefix { $0 != "\n" }
      let halves = part.dropFirst(title.count + 1).components(separatedBy: "\n=>\n")
      let outline = halves.dropFirst().joined().trimmingCharacters(in: .newlines)
      return ReaderCase(title: String(title), text: unsigned(halves[0] + "\n"), outline: outline)
    }
  }

  /// The lines of `Fixtures/Documents/` + `name`, a text each.
  static func lines(_ name: String) -> [String] {
    content(of: name).components(separatedBy: "\n").dropLast().map(unsigned)
  }

  private static func content(of name: String, file: String = #filePath) -> String {
    let folder = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
    let bytes = try? Data(contentsOf: folder.appending(path: "Fixtures/Documents/\(name)"))
    return String(decoding: bytes ?? Data(), as: UTF8.self)
  }

  private static func unsigned(_ text: String) -> String {
    let signs = [
      "<CR>": "\r", "<TAB>": "\t", "<BOM>": "\u{FEFF}", "<NEL>": "\u{85}", "<LS>": "\u{2028}", "<NUL>": "\0",
      "<DEL>": "\u{7F}", "<C1>": "\u{9F}", "<FFFE>": "\u{FFFE}",
      "<END>\n": "",
    ]
    return signs.reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
  }
}
