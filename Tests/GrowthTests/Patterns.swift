import Foundation
import TestSupport

/// The hostile inputs of `Fixtures/patterns.json`, which `Benchmarks/growth` measures too.
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

  /// Returns a flow with a description that consists of a repeated unit.
  static func flow(_ unit: String, size: Int) throws -> [UInt8] {
    let text = String(decoding: try JSONEncoder().encode(repeated(unit, size: size)), as: UTF8.self)
    return Array((head + "  description: " + text.replacing("\\/", with: "/") + "\n").utf8)
  }
}
