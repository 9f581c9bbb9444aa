import Foundation
import Synchronization
import TestSupport

/// The factors of all patterns, and the page of the documentation that lists them.
struct GrowthTable {
  /// A group of measurements, which is a column of the page.
  enum Group: String, CaseIterable {
    case reading, detectors, check = "whole check"
  }

  /// The factors of the readers, or of the detectors, of one pattern.
  private struct Cell {
    var factor = 0.0
    /// The reader or the detector with the largest factor.
    var subject = ""

    var text: String { factor < 1.01 ? "–" : Cell.number(factor) + (subject.isEmpty ? "" : " \(subject)") }

    static func number(_ factor: Double) -> String { String(format: "%.2f", factor) }
  }

  private var texts: [String: [Group: Cell]] = [:]
  private var files: [String: Double] = [:]
  private var reports: [String: Double] = [:]
  private static let shared = Mutex(GrowthTable())
  private static let page = Patterns.folder.appending(path: "../../../Documentation/growth.md")

  /// Adds the factor of a text pattern.
  static func add(_ growth: Growth, text: String, _ group: Group, by subject: String = "") {
    shared.withLock { table in
      var cell = table.texts[text]?[group] ?? Cell()
      if growth.factor > cell.factor { cell = Cell(factor: growth.factor, subject: subject) }
      table.texts[text, default: [:]][group] = cell
    }
  }

  /// Adds the factor of a file pattern.
  static func add(_ growth: Growth, file: String) { shared.withLock { $0.files[file] = growth.factor } }

  /// Adds the factor of a report format.
  static func add(_ growth: Growth, report: String) { shared.withLock { $0.reports[report] = growth.factor } }

  /// Writes the page if the results are recorded and complete.
  static func writePage(_ patterns: Patterns) throws {
    let text: String? = shared.withLock { table in
      let isComplete =
        table.texts.count == patterns.texts.count && table.texts.values.allSatisfy { $0.count == Group.allCases.count }
        && table.files.count == patterns.files.count && !table.reports.isEmpty
      return isComplete ? table.text(patterns) : nil
    }
    guard Recording.isOn, let text else { return }
    try Data(text.utf8).write(to: page)
  }

  private func text(_ patterns: Patterns) -> String {
    var text = """
      # Growth

      How the cost of reading, detecting and reporting grows when a hostile input gets twice as long: 2.00 is linear, 4.00 is
      the square. `GrowthTests` allows \(Growth.limit) in the gate. The cost is the number of executed regions of code, or the
      memory requested if its factor is larger; neither depends on the machine. A `–` is a cost below a fixed allowance. A factor
      above the limit is measured once more with inputs of twice the size.

      This page is recorded:

          RECORD=1 BLINDSPOT_COUNT_STEPS=1 swift test --enable-code-coverage --filter GrowthTests

      The largest factor of all is **\(Cell.number(largest))**.

      ## Texts

      A unit is repeated in one text, and `{i}` in it is a counter. *Reading* is the largest factor of the readers for YAML,
      JSON, CSV and HCL, *detectors* the largest one of \(Self.detectorCount) detectors, with the one that has it.

      | pattern | unit | \(Group.allCases.map(\.rawValue).joined(separator: " | ")) |
      | --- | --- |\(String(repeating: " --- |", count: Group.allCases.count))

      """
    for (name, unit) in patterns.texts.sorted(by: { $0.key < $1.key }) {
      let cells = Group.allCases.map { texts[name]?[$0]?.text ?? "" }
      text += "| \(name) | `\(Self.code(unit))` | \(cells.joined(separator: " | ")) |\n"
    }
    text +=
      "\n## Files\n\nA whole check of a file in which a part is repeated.\n\n| pattern | factor |\n| --- | --- |\n"
    for (name, factor) in files.sorted(by: { $0.key < $1.key }) { text += "| \(name) | \(Cell.number(factor)) |\n" }
    text += "\n## Reports\n\nA whole check with a finding per line.\n\n| format | factor |\n| --- | --- |\n"
    for (name, factor) in reports.sorted(by: { $0.key < $1.key }) { text += "| \(name) | \(Cell.number(factor)) |\n" }
    return text
  }

  private var largest: Double {
    let cells = texts.values.flatMap { $0.values.map(\.factor) }
    return (cells + files.values + reports.values).max() ?? 0
  }

  private static var detectorCount: Int { GrowthTests.detectors.count }

  /// Returns a text for a code span in a table.
  private static func code(_ text: String) -> String {
    text.replacing("\t", with: "\\t").replacing("|", with: "\\|")
  }
}
