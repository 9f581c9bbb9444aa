import BlindspotParser
@_spi(NameTraining) import BlindspotRules

/// Writes the features of every word of every text, for `train.py`.
///
/// Standard input contains one text per line: field kind, tab, language of the flow, tab, text. Standard output contains one line for each text: words
/// separated by tabs, each `start:end:feature,feature,…`, offsets in bytes. With `--find`, the names that the detector
/// finds, each `start:end:confidence:reason`; with `--time`, the time that the detector needs for all texts.
@main
enum NameFeaturesTool {
  static func main() {
    if CommandLine.arguments.contains("--time") { return time() }
    let finds = CommandLine.arguments.contains("--find")
    while let line = readLine() {
      let columns = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard columns.count == 3 else { continue }
      let kind = FieldKind(rawValue: String(columns[0])) ?? .taskName
      let language = String(columns[1])
      let text = Array(columns[2].utf8)
      let fields =
        if finds {
          NameTraining.names(in: text, kind: kind, language: language).map {
            "\($0.range.start):\($0.range.end):\($0.confidence):\($0.reason)"
          }
        } else {
          NameTraining.words(in: text, kind: kind, language: language).map { word in
            "\(word.range.start):\(word.range.end):" + word.features.map(String.init).joined(separator: ",")
          }
        }
      print(fields.joined(separator: "\t"))
    }
  }

  private static func time() {
    var texts: [[UInt8]] = []
    while let line = readLine() { texts.append(Array((line.split(separator: "\t").last ?? "").utf8)) }
    var found = 0
    let duration = ContinuousClock().measure {
      for text in texts { found += NameTraining.names(in: text, kind: .taskName).count }
    }
    let bytes = texts.reduce(0) { $0 + $1.count }
    print("\(texts.count) texts, \(bytes) bytes, \(found) found, \(duration)")
  }
}
