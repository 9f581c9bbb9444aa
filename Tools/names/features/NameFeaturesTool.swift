import BlindspotParser
import BlindspotRules

/// Writes down the features of every span of every text, for `train.py`.
///
/// Standard input has one text a line: field kind, tab, text. Standard output has one line for each text: spans
/// separated by tabs, each `start:end:confidence:feature,feature,…`, offsets in bytes. With `--find`, only the spans that the
/// detector finds; with `--time`, how many texts a second the detector reads.
@main
enum NameFeaturesTool {
  static func main() {
    if CommandLine.arguments.contains("--time") { return time() }
    let finds = CommandLine.arguments.contains("--find")
    let detector = PersonNameDetector()
    while let line = readLine() {
      guard let tab = line.firstIndex(of: "\t") else { continue }
      let kind = FieldKind(rawValue: String(line[..<tab])) ?? .taskName
      let text = Array(line[line.index(after: tab)...].utf8)
      var fields: [String] = []
      if finds {
        var candidates: [Candidate] = []
        detector.detect(
          in: text.span, profile: TextProfile(text.span), context: FieldContext(kind: kind), into: &candidates)
        fields = candidates.map { "\($0.range.start):\($0.range.end):\($0.confidence):\($0.reason)" }
      } else {
        PersonNameDetector.visitSpans(in: text.span, kind: kind) { span, tokens, context in
          let features = NameFeatures(span, of: tokens, in: text.span, context: context)
          let numbers = (0..<features.size).map { String(features[$0]) }.joined(separator: ",")
          let start = tokens[span.first].start
          let end = tokens[span.last].end
          fields.append("\(start):\(end):\(NameScorer.confidence(of: features)):\(numbers)")
        }
      }
      print(fields.joined(separator: "\t"))
    }
  }

  private static func time() {
    var texts: [[UInt8]] = []
    while let line = readLine() { texts.append(Array((line.split(separator: "\t").last ?? "").utf8)) }
    let detector = PersonNameDetector()
    let context = FieldContext(kind: .taskName)
    var found = 0
    let duration = ContinuousClock().measure {
      var candidates: [Candidate] = []
      for text in texts {
        candidates.removeAll(keepingCapacity: true)
        detector.detect(in: text.span, profile: TextProfile(text.span), context: context, into: &candidates)
        found += candidates.count
      }
    }
    let bytes = texts.reduce(0) { $0 + $1.count }
    print("\(texts.count) texts, \(bytes) bytes, \(found) found, \(duration)")
  }
}
