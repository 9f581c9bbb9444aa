import BlindspotParser
import BlindspotRules
import Foundation
import Testing

/// Prints how many texts a second each detector looks at: `BLINDSPOT_TEXTS=fields.jsonl swift test -c release`, where
/// each line is a JSON object with a `text`. Skipped without the variable.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["BLINDSPOT_TEXTS"] != nil)) struct DetectorSpeedTests {
  private static let detectors: [any Detector] = [
    EmailDetector(), PhoneDetector(), IdentifierDetector(), NetworkDetector(), CoordinateDetector(), WalletDetector(),
    PlateDetector(),
  ]

  @Test func `detectors look at texts`() throws {
    let path = ProcessInfo.processInfo.environment["BLINDSPOT_TEXTS"] ?? ""
    let texts = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap {
      line -> [UInt8]? in
      let row = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let row, (row["spans"] as? [Any])?.isEmpty ?? true else { return nil }
      return (row["text"] as? String).map { Array($0.utf8) }
    }
    let quiet = texts.filter { !$0.contains { $0.isDigit } }
    for (name, texts) in [("without a digit", quiet), ("without a finding", texts)] {
      let bytes = texts.reduce(0) { $0 + $1.count } / max(texts.count, 1)
      print("==", texts.count, "texts", name, "of", bytes, "bytes")
      for detector in Self.detectors { report("\(type(of: detector))", [detector], texts) }
      report("all", Self.detectors, texts)
    }
  }

  private func report(_ name: String, _ detectors: [any Detector], _ texts: [[UInt8]]) {
    var preparation = MachineTextBlanker()
    var candidates: [Candidate] = []
    let context = FieldContext(kind: .taskName, languages: ["en-us"])
    let rounds = 50
    let time = ContinuousClock().measure {
      for _ in 0..<rounds {
        for text in texts {
          candidates.removeAll(keepingCapacity: true)
          let profile = TextProfile(text.span)
          if preparation.prepare(text.span, profile: profile) {
            let prepared = preparation.text
            let again = TextProfile(prepared.span)
            for detector in detectors {
              detector.detect(in: prepared.span, profile: again, context: context, into: &candidates)
            }
          } else {
            for detector in detectors {
              detector.detect(in: text.span, profile: profile, context: context, into: &candidates)
            }
          }
        }
      }
    }
    let seconds = Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
    print("  ", name, Int(Double(rounds * texts.count) / seconds), "texts/s")
  }
}
