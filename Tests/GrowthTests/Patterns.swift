import Foundation
import TestSupport

/// The hostile inputs of `Fixtures/patterns.json`.
struct Patterns: Decodable, FixtureFolder {
  static let folder = beside(#filePath)

  /// Texts of one field, by name: a unit that is repeated.
  let texts: [String: String]
  /// Files, by name: the kind, the start, a unit that is repeated, and the end.
  let files: [String: [String]]

  /// The patterns in the fixture.
  static let all = try? JSONDecoder().decode(Patterns.self, from: Data(bytes("patterns.json")))

  /// The start of a flow.
  private static let head = "inboundCall:\n  name: Main\n  defaultLanguage: en-us\n"

  /// Returns a unit repeated to at least `size` bytes; `{i}` in it is its number.
  static func repeated(_ unit: String, size: Int) -> String {
    var text = ""
    var number = 0
    let isNumbered = unit.contains("{i}")
    while text.utf8.count < size {
      text += isNumbered ? unit.replacing("{i}", with: "\(number)") : unit
      number += 1
    }
    return text
  }

  /// Returns a file of about `size` bytes.
  static func file(_ parts: [String], size: Int) -> [UInt8] {
    Array((parts[1].replacing("{head}", with: head) + repeated(parts[2], size: size) + parts[3]).utf8)
  }

  /// A syntax with an export that contains any text.
  enum Syntax: CaseIterable {
    case yaml, json, csv, tf
  }

  /// Returns a flow with a description that consists of a repeated unit.
  static func flow(_ unit: String, size: Int) throws -> [UInt8] { try export(unit, size: size, in: .yaml) }

  /// Returns an export with a text that consists of a repeated unit.
  static func export(_ unit: String, size: Int, in syntax: Syntax) throws -> [UInt8] {
    let text = repeated(unit, size: size)
    let quoted = String(decoding: try JSONEncoder().encode(text), as: UTF8.self).replacing("\\/", with: "/")
    let export =
      switch syntax {
      case .yaml: head + "  description: \(quoted)\n"
      case .json: "{\"entities\": [{\"id\": \"a\", \"name\": \(quoted)}], \"pageSize\": 25, \"pageNumber\": 1}"
      case .csv: "Name,Email,Title\nA,a@example.com,\"\(text.replacing("\"", with: "\"\""))\"\n"
      case .tf: "resource \"genesyscloud_flow\" \"a\" {\n  description = \(quoted)\n}\n"
      }
    return Array(export.utf8)
  }
}
