import Foundation
import TestSupport
import Testing

/// Runs the commands of the transcripts and compares their output. With `RECORD=1` it writes the output to the transcripts.
@Suite struct TranscriptTests {
  private static let place = URL(fileURLWithPath: Command.root + "/Tests/BlindspotCommandTests/Fixtures/Transcripts")

  /// The names of the transcripts.
  static var names: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.filter { $0.hasSuffix(".transcript") }.sorted()
  }

  @Test(arguments: names) func `every command prints the output and ends with the status shown`(name: String) throws {
    let file = Self.place.appendingPathComponent(name)
    let folder = try TemporaryFolder()
    let inputs = Self.place.appendingPathComponent("inputs").path
    for input in try FileManager.default.contentsOfDirectory(atPath: inputs) {
      try FileManager.default.copyItem(atPath: inputs + "/" + input, toPath: folder.path + "/" + input)
    }
    let transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
    let current = try transcript.run(in: folder.path)
    let expected = try Recording.expected(in: file, current: current)
    #expect(current == expected)
  }

  @Test func `there are transcripts`() { #expect(Self.names.count > 4) }
}

/// Commands with their expected outputs.
///
/// A line that starts with `$ ` is a command, continued by lines that start with `> `. After it come its standard output,
/// its standard error with `! ` before each line, and its status: `[status 1]`. Other lines before the first command are a
/// description. The commands run in order in a folder with a copy of the folder `inputs`.
struct Transcript {
  private let description: [String]
  private let commands: [[String]]

  /// Reads a transcript, without the outputs in it.
  init(_ text: String) {
    let lines = text.components(separatedBy: "\n")
    description = Array(lines.prefix { !$0.hasPrefix("$ ") })
    var commands: [[String]] = []
    var isCommand = false
    for line in lines {
      if line.hasPrefix("$ ") {
        commands.append([String(line.dropFirst(2))])
        isCommand = true
      } else if isCommand, line.hasPrefix("> ") {
        commands[commands.count - 1].append(String(line.dropFirst(2)))
      } else {
        isCommand = false
      }
    }
    self.commands = commands
  }

  /// Runs the commands and returns the transcript with their outputs. `FOLDER` replaces the path of `folder`.
  func run(in folder: String) throws -> String {
    var text = description.map { $0 + "\n" }.joined()
    for command in commands {
      let result = try Command.shell(command.joined(separator: "\n"), in: folder)
      text += "$ " + command.joined(separator: "\n> ") + "\n"
      text += result.output.replacing(folder, with: "FOLDER")
      if !result.output.isEmpty, !result.output.hasSuffix("\n") { text += "\n" }
      let errors = result.errors.replacing(folder, with: "FOLDER").split(
        separator: "\n", omittingEmptySubsequences: false)
      for line in result.errors.isEmpty ? [] : errors.dropLast() { text += line.isEmpty ? "!\n" : "! \(line)\n" }
      text += "[status \(result.status)]\n\n"
    }
    return text.trimmingCharacters(in: .newlines) + "\n"
  }
}
