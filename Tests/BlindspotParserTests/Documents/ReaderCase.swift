import BlindspotParser
import Foundation

/// One case of a fixture: a text and what a reader must make of it.
///
/// A fixture is a text file of cases. Each starts with `=== title`, then comes the text, then `---` and the outline.
/// `<CR>`, `<TAB>`, `<BOM>`, `<NEL>`, `<LS>` and `<NUL>` stand for what an editor would not keep; `<END>` at the end of
/// the text takes its last line end away.
struct ReaderCase: Sendable, CustomStringConvertible {
  let title: String
  let text: String
  let outline: String

  var description: String { title }

  /// The cases of `Fixtures/Documents/` + `name`.
  static func load(_ name: String, file: String = #filePath) -> [ReaderCase] {
    let folder = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
    let url = folder.appending(path: "Fixtures/Documents/\(name)")
    guard let content = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return content.components(separatedBy: "=== ").dropFirst().map { part in
      let title = part.prefix { $0 != "\n" }
      let halves = part.dropFirst(title.count + 1).components(separatedBy: "\n---\n")
      var text = halves[0] + "\n"
      let signs = [
        "<CR>": "\r", "<TAB>": "\t", "<BOM>": "\u{FEFF}", "<NEL>": "\u{85}", "<LS>": "\u{2028}", "<NUL>": "\0",
        "<END>\n": "",
      ]
      for (sign, meaning) in signs { text = text.replacingOccurrences(of: sign, with: meaning) }
      let outline = halves.dropFirst().joined().trimmingCharacters(in: .newlines)
      return ReaderCase(title: String(title), text: text, outline: outline)
    }
  }
}
