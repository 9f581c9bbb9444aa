import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The counts by rule, field kind and file of `--statistics`.
struct TextStatistics {
  let findings: [Finding]
  let painter: Painter

  /// The width of the longest bar, in columns.
  private static let barWidth = 24
  /// The maximum number of listed files; the others are counted.
  private static let fileLimit = 20

  func write(to out: inout ByteWriter) {
    guard !findings.isEmpty else { return }
    table("By rule", Tally(findings) { $0.rule }, to: &out)
    table("By field kind", Tally(findings) { $0.field.kind.rawValue }, to: &out)
    table("By file", Tally(findings) { $0.location.file }, to: &out, limit: Self.fileLimit)
  }

  private func table(_ title: String, _ tally: Tally, to out: inout ByteWriter, limit: Int = .max) {
    out.line(painter.paint(title, .strong))
    let shown = tally.entries.prefix(limit)
    let names = shown.map { VisibleText.escaped($0.name) }
    let nameWidth = names.reduce(0) { max($0, DisplayWidth.of($1)) }
    let countWidth = Decimals.grouped(tally.peak).utf8.count
    for (entry, name) in zip(shown, names) {
      let count = Decimals.grouped(entry.count)
      out.write("  " + String(repeating: " ", count: countWidth - count.utf8.count) + painter.paint(count, .strong))
      out.write("  " + name + String(repeating: " ", count: nameWidth - DisplayWidth.of(name)) + "  ")
      let bar = max(1, (entry.count * Self.barWidth + tally.peak / 2) / tally.peak)
      out.line(painter.paint(String(repeating: "█", count: bar), .frame))
    }
    if tally.entries.count > limit {
      out.line("  " + painter.paint("and \(Decimals.count(tally.entries.count - limit, "more", plural: "more"))", .dim))
    }
    out.line()
  }
}
