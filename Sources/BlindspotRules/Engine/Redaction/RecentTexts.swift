import BlindspotParser

/// The texts of a document that were redacted last, since a few of them occur many times.
struct RecentTexts {
  private var known: [(text: String, shown: ShownText)] = []
  private static let mostKnown = 16

  /// The redacted form of a text; nil if it is not one of the last texts.
  subscript(text: String) -> ShownText? { known.first { $0.text == text }?.shown }

  /// Adds the redacted form of a text, in place of the oldest one if there are many.
  mutating func insert(_ shown: ShownText, for text: String) {
    if known.count == Self.mostKnown { known.removeFirst() }
    known.append((text, shown))
  }
}
