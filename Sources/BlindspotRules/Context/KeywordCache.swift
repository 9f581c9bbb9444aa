import BlindspotParser

/// The words of the last text and the keyword lists that may have a keyword in it.
///
/// Several detectors ask for them, each with a ``KeywordContext`` of its own, and the cache of clean texts asks again
/// whether the result depends on the values of digits. Both are functions of the text, so the cache does not affect the
/// candidates. A class, because the context of every text refers to it. Each scanner has its own.
package final class KeywordCache {
  /// The length in bytes of the longest text that is kept: a copy of a longer one costs more than it saves.
  private static let longest = 256

  private var text: [UInt8] = []
  private var words: ContextText?
  private var lists: KeywordSet?

  package init() {}

  /// Returns the words of a text.
  func words(of text: Span<UInt8>) -> ContextText {
    guard text.count <= Self.longest else { return ContextText(text) }
    move(to: text)
    if let words { return words }
    let made = ContextText(text)
    words = made
    return made
  }

  /// Returns the built-in lists that may have a keyword in a text.
  func lists(in text: Span<UInt8>) -> KeywordSet {
    guard text.count <= Self.longest else { return KeywordIndex.builtIn.lists(in: text) }
    move(to: text)
    if let lists { return lists }
    let made = KeywordIndex.builtIn.lists(in: text)
    lists = made
    return made
  }

  private func move(to text: Span<UInt8>) {
    guard !self.text.span.hasSameBytes(as: text) else { return }
    self.text.removeAll(keepingCapacity: true)
    self.text.append(contentsOf: text)
    words = nil
    lists = nil
  }
}
