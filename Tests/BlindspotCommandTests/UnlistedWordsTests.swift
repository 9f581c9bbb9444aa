import BlindspotParser
import BlindspotRules
import Foundation
import TestSupport
import Testing

/// Plants invented words around a found number in every text of every kind of export. Everything that the command writes must
/// consist of the words that it writes without them.
@Suite struct UnlistedWordsTests {
  private static let number = "212-555-0143"

  @Test func `no output contains a word of an export that is not ordinary`() throws {
    var words = InventedWords(seed: 3)
    let expected = try outputs(named: "Bexond") { Self.number + " " }
    let found = try outputs(named: words.phrase()) { words.phrase() + " " + Self.number + " " + words.phrase() + " " }
    #expect(words.count > 500 && found.count == expected.count)
    let ordinary = try ordinaryWordsOfExports()
    for (name, text) in found {
      let known = Self.words(of: expected[name] ?? "")
      #expect(known.count > 3, "\(name)")
      // A longer text moves the part of a line that an excerpt shows, and a report cuts words at the end of a line.
      let others = Self.words(of: text).subtracting(known).filter { word in
        Redactor.shown(String(word)).string != word && !known.contains { $0.contains(word) }
          && !ordinary.contains { $0.contains(word) }
      }
      #expect(others == [], "\(name)")
    }
  }

  /// Returns what the commands write about exports with a text before each of their texts, by name.
  ///
  /// - Parameter name: The name for which `subject` searches.
  private func outputs(named name: String, text: () -> String) throws -> [String: String] {
    let folder = try TemporaryFolder()
    try PlantedFiles.plant(in: folder) { _ in text() }
    // Exceptions that name people, and selectors without a file.
    try folder.write(
      "policy.yml",
      """
      exceptions:
        - {files: in/none.yaml, rules: person-name, texts: ["\(text())"], reason: "\(text())"}
        - {files: in/main-line.yaml, rules: phone-number, reason: ""}
      """)
    let everything = ["--fields", "extended", "--severity", "note", "--min-confidence", "0", "--no-config"]
    var outputs: [String: String] = [:]
    func keep(_ name: String, _ arguments: [String]) throws {
      let run = try Command.run(arguments, in: folder.path)
      outputs[name] = run.output + run.errors
    }
    func report(_ name: String, _ arguments: [String]) throws {
      let outputs = OutputTests.formats.flatMap { ["--output", "\($0)=out/\(name).\($0)"] }
      try keep(name, arguments + ["--statistics"] + outputs)
    }
    try folder.write("out/.keep")
    try report("lint", ["lint", "in"] + everything)
    try report("problems", ["lint", "broken"] + everything)
    try report("subject", ["subject", "in", "--name", name, "--phone", "2125550143"])
    try keep("check", ["config", "check", "--config", "policy.yml"])
    try keep("explain", ["explain", "phone-number", "--no-config"])
    try keep("create", ["baseline", "create", "in", "--baseline", "out/baseline.json"] + everything)
    try keep("gone", ["baseline", "check", "broken", "--baseline", "out/baseline.json"] + everything)
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") where file != ".keep" {
      // The fingerprints of the HTML page are one text in base64, in which any letters occur.
      outputs[file] = try String(contentsOfFile: folder.path + "/out/" + file, encoding: .utf8)
        .split(separator: "\n").filter { !$0.hasPrefix("  \"fingerprints\":") }.joined(separator: "\n")
    }
    return outputs
  }

  /// Returns the words of the exports that a report may show, before anything is planted.
  private func ordinaryWordsOfExports() throws -> [Substring] {
    let folder = try TemporaryFolder()
    try PlantedFiles.plant(in: folder) { _ in "" }
    let text = try Command.shell("cat in/*", in: folder.path).output
    return Self.words(of: text).filter { Redactor.shown(String($0)).string == $0 }
  }

  /// Returns the runs of letters in a text, except those that can be a part of a hash.
  private static func words(of text: String) -> Set<Substring> {
    // Both are line ends: `\n` in JSON, `%0A` in workflow commands.
    Set(
      text.replacingOccurrences(of: #"\n"#, with: " ").replacingOccurrences(of: "%0A", with: " ").split { !$0.isLetter }
    ).filter { word in
      word.count > 1 && !word.allSatisfy("abcdef".contains)
    }
  }
}
