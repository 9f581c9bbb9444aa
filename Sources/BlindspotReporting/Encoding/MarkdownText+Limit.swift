extension MarkdownText {
  /// The maximum size of a text on GitHub.
  package struct Limit: Sendable {
    /// The maximum, in the unit of ``size(of:)``.
    package let size: Int
    /// The limit in words, after “because”.
    package let reason: String
    private let countsBytes: Bool

    /// A comment or the description of a pull request: 65,536 characters.
    ///
    /// GitHub counts a character outside the basic plane once or twice, depending on the page. UTF-16 units are the larger
    /// count.
    package static let comment = Limit(
      size: 65_536, reason: "a comment has at most 65,536 characters", countsBytes: false)

    /// The summary page of a job: 1 MiB for each step, of which other lines take a part.
    package static let jobSummary = Limit(
      size: 1_000_000, reason: "the summary of a step has at most 1 MiB", countsBytes: true)

    /// Returns the size of a text in the unit of the limit: UTF-16 units or bytes.
    package func size(of text: String) -> Int { countsBytes ? text.utf8.count : text.utf16.count }
  }
}
