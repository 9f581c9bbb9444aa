import Foundation
import TestSupport
import Testing

/// Runs the commands in the README and compares their output. With `RECORD=1` it writes the output to the README.
@Suite struct ReadmeTests {
  /// A fenced block.
  private struct Block {
    let language: String
    /// The range of its lines in the README.
    let lines: Range<Int>
  }

  private let readme = URL(fileURLWithPath: Command.root + "/README.md")

  /// The pages with the folders that their commands run in. The blocks of a page run in order and share a folder.
  @Test(arguments: [
    ("README.md", "."), ("examples/team/README.md", "examples/team"), ("Documentation/tutorials/developer.md", "."),
    ("Documentation/tutorials/ci-engineer.md", "."), ("Documentation/tutorials/privacy-officer.md", "."),
  ])
  func `every command shown prints the output shown`(page: String, place: String) throws {
    let readme = URL(fileURLWithPath: Command.root + "/" + page)
    let lines = try String(contentsOf: readme, encoding: .utf8).components(separatedBy: "\n")
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Command.root + "/examples", toPath: folder.path + "/examples")
    let outputs = try blocks(of: lines).filter { $0.language == "console" }.map { block in
      (block.lines, try run(lines[block.lines].filter { $0.hasPrefix("$ ") }, in: folder, at: place))
    }
    var recorded = lines
    for (range, output) in outputs.reversed() { recorded.replaceSubrange(range, with: output) }
    if Recording.isOn {
      try recorded.joined(separator: "\n").write(to: readme, atomically: true, encoding: .utf8)
    } else {
      #expect(recorded == lines)
    }
  }

  @Test func `the two commands that set everything up are the ones that CI runs`() throws {
    let lines = try String(contentsOf: readme, encoding: .utf8).components(separatedBy: "\n")
    let commands = blocks(of: lines).filter { $0.language == "sh" }.flatMap { lines[$0.lines] }
    #expect(commands == ["Tools/setup && swift run blindspot lint examples", "Tools/setup && swift test"])
    let ci = try String(contentsOfFile: Command.root + "/.ci/run", encoding: .utf8)
    #expect(ci.contains("readme_command 'swift run'") && ci.contains("readme_command 'swift test'"))
  }

  @Test func `every link of a page leads to a file or heading, and every page can be reached`() throws {
    let run = try Command.shell("\(Command.root)/Tools/prose/links", in: Command.root)
    #expect(run.status == 0, "\(run.output)")
  }

  /// The lines of a block after running its commands in one shell session.
  private func run(_ commands: [String], in folder: TemporaryFolder, at place: String) throws -> [String] {
    var lines: [String] = []
    var place = place
    for command in commands {
      lines.append(command)
      let line = String(command.dropFirst(2))
      if line.hasPrefix("cd ") { place = String(line.dropFirst(3)) }
      let result = try Command.shell("cd \(place) && { \(line.hasPrefix("cd ") ? ":" : line); } 2>&1", in: folder.path)
      lines += result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
    }
    return lines
  }

  private func blocks(of lines: [String]) -> [Block] {
    var blocks: [Block] = []
    var open: (language: String, line: Int)?
    for (number, line) in lines.enumerated() where line.hasPrefix("```") {
      if let start = open {
        blocks.append(Block(language: start.language, lines: start.line + 1..<number))
        open = nil
      } else {
        open = (String(line.dropFirst(3)), number)
      }
    }
    return blocks
  }
}
