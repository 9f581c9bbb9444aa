import BlindspotParser
@_spi(NameTraining) import BlindspotRules
import Foundation
import TestSupport
import Testing

/// The weights of the tagger belong to one version of the features.
@Suite struct NameTokenFeaturesTests {
  private static let texts: [(kind: FieldKind, text: String)] = [
    (.taskName, "TransferToPriyaSharma"), (.taskName, "sharma_priya_vm"), (.actionName, "Ask Lena for help"),
    (.actionName, "Nguyen, Linh - Direct"), (.tts, "My name is Dana Whitfield, how can I help you?"),
    (.tts, "Please hold the line."), (.flowName, "DEVIKA_QUEUE"), (.dataActionParameter, "mariaGarcia"),
    (.personalStatus, "Out until Monday, ask Tom O'Brien or xqtorvald"),
    (.menuChoiceName, "Press 2 for Dr. Chidi Okafor's desk"),
  ]

  @Test func `the features of a version do not change`() throws {
    var current = "version \(NameTokenFeatures.version)\n"
    for (kind, text) in Self.texts {
      let bytes = Array(text.utf8)
      for word in NameTraining.words(in: bytes, kind: kind) {
        let name = String(decoding: bytes[word.range.start..<word.range.end], as: UTF8.self)
        current += "\(text)\t\(name)\t" + word.features.map(String.init).joined(separator: ",") + "\n"
      }
    }
    let file = Fixture.folder.appending(path: "Names/features.tsv")
    let recorded = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let isSameVersion = recorded.hasPrefix("version \(NameTokenFeatures.version)\n")
    #expect(
      recorded == current || !isSameVersion,
      "the features changed; increase NameTokenFeatures.version, train the weights (Tools/names/README.md), then record"
    )
    #expect(try Recording.expected(in: file, current: current) == current)
  }
}
