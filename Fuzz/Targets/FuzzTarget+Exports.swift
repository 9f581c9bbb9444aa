import BlindspotParser
import BlindspotReporting
import BlindspotRules

extension FuzzTarget {
  /// An engine with all rules and the lowest thresholds.
  static let engine: Engine = {
    var options = Engine.Options()
    options.minConfidence = 0
    options.minSeverity = .note
    return Engine(options: options)
  }()

  static let context = ReportContext(toolVersion: "0")

  /// Reads, checks and reports an export. A second check must give the same report.
  static func lint(_ bytes: [UInt8], as name: String) {
    let file = SourceFile(name: name, bytes: bytes)
    switch ExportReader.read(file, options: ReadOptions(readsExtended: true)) {
    case .notAnExport: return
    case .failed(let problems): render(LintResult(of: [FileReport(file: name, problems: problems)], unread: 1))
    case .export(let export):
      _ = FieldListing(format: .jsonl, kinds: Set(FieldKind.allCases)).lines(of: export)
      _ = FieldListing(format: .text, kinds: Set(FieldKind.allCases)).lines(of: export)
      let first = LintResult(of: [engine.check(export)])
      let second = LintResult(of: [engine.check(export)])
      precondition(
        Report.render(first, as: .json, in: context) == Report.render(second, as: .json, in: context),
        "two checks of one export differ")
      render(first)
    }
  }

  /// Returns `base64(encodeURIComponent(bytes))` with every byte escaped.
  static func envelope(around bytes: [UInt8]) -> [UInt8] {
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    // An escape has three characters, which make one group of base64, so there is no padding.
    return bytes.flatMap { byte in
      let group =
        UInt32(UInt8(ascii: "%")) << 16 | UInt32(hexadecimal[Int(byte >> 4)]) << 8 | UInt32(hexadecimal[Int(byte & 15)])
      return stride(from: 18, through: 0, by: -6).map { alphabet[Int(group >> UInt32($0) & 63)] }
    }
  }

  /// Runs all detectors on one text. Matches must lie inside it.
  static func matchText(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let kinds = FieldKind.allCases
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    for match in engine.matches(in: text, as: kinds[Int(choice) % kinds.count]) {
      precondition(0 <= match.range.start && match.range.start < match.range.end, "a match is empty")
      precondition(match.range.end <= text.utf8.count, "a match ends after its text")
    }
  }
}
