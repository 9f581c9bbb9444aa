/// The limits of the caches of a scanner.
package struct CacheLimits: Sendable {
  /// The maximum number of slots.
  let slots: Int
  /// The maximum number of stored bytes. If exceeded, the cache is emptied.
  let bytes: Int
  /// The maximum length of a text in bytes; less than 65,536.
  let longest: Int
  /// Whether texts are stored in which all candidates are unlikely. In an export without findings they rarely repeat.
  let storesUnlikely: Bool

  /// The limits of a scanner that checks each file once: an organization of 300 flows has about 12,000 different texts,
  /// and long texts rarely repeat.
  package static let files = CacheLimits(slots: 1 << 14, bytes: 1 << 19, longest: 256, storesUnlikely: false)

  /// The limits of a scanner that checks one document after each edit: all texts repeat, except the edited one. An export
  /// of 2 MB can have 40,000.
  package static let edits = CacheLimits(
    slots: 1 << 18, bytes: 1 << 24, longest: TextWindow.longestWhole, storesUnlikely: true)
}
