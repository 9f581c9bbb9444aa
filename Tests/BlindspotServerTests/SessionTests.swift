import BlindspotServer
import BlindspotWorkspace
import Foundation
import TestSupport
import Testing

/// Runs the sessions in `Fixtures/Sessions` and compares the messages of the server. With `RECORD=1` it writes them to the
/// sessions.
@Suite struct SessionTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/Sessions")

  static var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".session") }
      .sorted()
  }

  @Test(arguments: names) func `the server answers every message as shown`(name: String) throws {
    let file = Self.folder.appending(path: name)
    let place = try TemporaryFolder()
    let current = Session(try String(contentsOf: file, encoding: .utf8)).run(in: place)
    let expected = try Recording.expected(in: file, current: current)
    #expect(current == expected)
  }

  @Test func `there are sessions`() { #expect(Self.names.count > 4) }
}

/// The messages of a client and of a server.
///
/// `? METHOD PARAMETERS` is a request, `> METHOD PARAMETERS` a notification; the messages of the server follow after `< `. `=
/// NAME` writes the lines that follow, up to `=`, to a file. `! open NAME` opens that file as version 1. `ROOT` is the
/// address of the folder. All other lines are a description.
struct Session {
  private let lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .filter { !$0.hasPrefix("< ") && !$0.hasPrefix("[status") }
  }

  /// Runs a server in a folder and returns the session with its messages.
  func run(in folder: TemporaryFolder) -> String {
    let root = "file://" + folder.path
    var steps: [ScriptedChannel.Step] = []
    // The number of steps after each line.
    var counts: [Int] = []
    var number = 0
    var files: [String: String] = [:]
    var file: (name: String, text: String)?
    for line in lines {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      let parameters = words.count > 2 ? words[2].replacing("ROOT", with: root) : "{}"
      if let open = file, line == "=" {
        files[open.name] = open.text
        let path = folder.path + "/" + open.name
        steps.append(.act { try? open.text.write(toFile: path, atomically: false, encoding: .utf8) })
        file = nil
      } else if file != nil {
        file?.text += line + "\n"
      } else if line.hasPrefix("= ") {
        file = (words[1], "")
      } else if line.hasPrefix("? ") {
        number += 1
        steps.append(
          .send(
            Client.frame(
              "{\"jsonrpc\":\"2.0\",\"id\":\(number),\"method\":\"\(words[1])\",\"params\":\(parameters)}")))
      } else if line.hasPrefix("> ") {
        steps.append(.send(Client.notification(words[1], parameters)))
      } else if line.hasPrefix("! open "), words.count > 2 {
        let text = files[words[2]] ?? ""
        steps.append(
          .send(
            Client.notification(
              "textDocument/didOpen", Client.opening(root + "/" + words[2], text, version: 1))))
      }
      counts.append(steps.count)
    }
    let channel = ScriptedChannel(steps)
    var server = LanguageServer(ServerSettings(version: "VERSION", choices: .init()), over: channel)
    let status = server.run()
    let answers = channel.answers
    var text = ""
    var shown = 0
    for (line, count) in zip(lines, counts) {
      text += line + "\n"
      // The messages after each step; before the first one the server sends nothing.
      for message in answers.dropFirst(shown + 1).prefix(count - shown).joined() {
        text += "< " + Conversation.content(message).replacing(root, with: "ROOT") + "\n"
      }
      shown = count
    }
    return text.trimmingCharacters(in: .newlines) + "\n[status \(status)]\n"
  }
}
