import BlindspotParser
import Foundation
import TestSupport

/// A flow of made-up texts, another one for every seed, that can be written in every form an export has.
struct GeneratedFlow {
  /// A task, or an action in it.
  struct Part {
    let name: String
    var spoken: String?
    var parts: [Part] = []
  }

  let name: String
  let description: String
  let tasks: [Part]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    name = generator.text()
    description = generator.text()
    tasks = (0..<3).map { _ in
      Part(name: generator.text(), parts: (0..<3).map { _ in Part(name: generator.text(), spoken: generator.text()) })
    }
  }
}

/// The quoting of scalars in a YAML file.
enum YAMLQuoting: CaseIterable {
  case single
  case double
  /// Every character except ASCII letters is an escape.
  case escaped
  case literal

  func write(_ text: String, indent: String) -> String {
    switch self {
    case .single: "'" + text.replacing("'", with: "''") + "'"
    case .double: "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    case .escaped:
      "\""
        + text.unicodeScalars.map { scalar in
          if scalar.properties.isAlphabetic, scalar.isASCII { return String(scalar) }
          return "\\U" + String(String(UInt64(scalar.value) + 0x1_0000_0000, radix: 16).dropFirst())
        }.joined() + "\""
    case .literal: "|-\n\(indent)    \(text)"
    }
  }
}

extension GeneratedFlow {
  /// The flow as Archy writes it.
  func yaml(quoting: YAMLQuoting = .double, step: Int = 2, lineEnd: String = "\n") -> SourceFile {
    var lines: [String] = []
    func add(_ depth: Int, _ key: String, _ value: String? = nil) {
      let indent = String(repeating: " ", count: depth * step)
      // The content after a hyphen is indented by two columns, whatever the indentation.
      let written = value.map { " " + quoting.write($0, indent: indent + "  ") } ?? ""
      lines.append(indent + key + ":" + written)
    }
    add(0, "inboundCall")
    add(1, "name", name)
    add(1, "description", description)
    add(1, "tasks")
    for task in tasks {
      add(2, "- task")
      add(4, "name", task.name)
      add(4, "actions")
      for action in task.parts {
        add(5, "- playAudio")
        add(7, "name", action.name)
        add(7, "audio")
        add(8, "tts", action.spoken)
      }
    }
    let text = lines.joined(separator: "\n") + "\n"
    return SourceFile(name: "flow", bytes: Array(text.replacing("\n", with: lineEnd).utf8))
  }

  /// The same tree as JSON.
  func json(_ options: JSONSerialization.WritingOptions = []) throws -> SourceFile {
    let tasks = tasks.map { task in
      let actions = task.parts.map { ["playAudio": ["name": $0.name, "audio": ["tts": $0.spoken ?? ""]]] }
      return ["task": ["name": task.name, "actions": actions]]
    }
    return try file(["inboundCall": ["name": name, "description": description, "tasks": tasks]], options)
  }

  /// The flow as the platform's API hands it out.
  func configuration() throws -> SourceFile {
    let tasks = tasks.map { task in
      let actions: [[String: Any]] = task.parts.map { action in
        let literal = (action.spoken ?? "").replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let audio = ["text": "ToAudioTTS(\"\(literal)\")", "type": "aud"]
        return ["__type": "PlayAudioAction", "name": action.name, "prompts": ["defaultAudio": audio]]
      }
      return ["__type": "Task", "name": task.name, "actionList": actions]
    }
    return try file(
      ["name": name, "description": description, "type": "inboundcall", "flowSequenceItemList": tasks], [])
  }

  /// The configuration in the envelope of an Architect export: base64 of percent-encoded JSON.
  func envelope() throws -> SourceFile {
    let text = String(decoding: try configuration().bytes, as: UTF8.self)
    let encoded = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return SourceFile(name: "flow", bytes: Array(Data(encoded.utf8).base64EncodedString().utf8))
  }

  private func file(_ object: [String: Any], _ options: JSONSerialization.WritingOptions) throws -> SourceFile {
    let data = try JSONSerialization.data(withJSONObject: object, options: options.union(.sortedKeys))
    return SourceFile(name: "flow", bytes: [UInt8](data))
  }
}

/// Texts of flows; the same seed gives the same texts.
extension SeededGenerator {
  private static let words = [
    "Call", "Transfer to", "Verify", "the \"Gold\" line", "don't wait:", "#4", "C:\\temp\\a", "Straße", "支払い", "👩‍👩‍👧",
    "press 1,", "- then", "{{name}}", "50 %", "&amp;", "[draft]", "é", "e\u{301}", "*", "born", "card",
  ]
  /// Invented people and reserved domains and numbers.
  private static let values = [
    "Maria Castellano", "Daniel Okafor", "zelda.quimby@example.com", "jörg@example.com", "4111 1111 1111 1111",
    "DE89370400440532013000", "born 14.05.1987", "212-555-0143", "192.0.2.17", "Jürgen Müller", "O'Connor, Siobhan",
    "has diabetes", "@zelda_quimby99",
  ]

  /// A text of words with values between them, without blanks at its ends.
  fileprivate mutating func text() -> String {
    (0..<Int.random(in: 1...6, using: &self)).map { _ in
      (Int.random(in: 0..<3, using: &self) == 0 ? Self.values : Self.words).randomElement(using: &self) ?? ""
    }.joined(separator: " ")
  }
}
