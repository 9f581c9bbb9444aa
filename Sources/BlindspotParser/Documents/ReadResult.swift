/// The documents that a reader read from one input, and the problems that it reports.
package struct ReadResult: Sendable {
  /// The documents in order, including those before a syntax error.
  package var documents: [Document]
  /// The problems, in the order of their positions.
  package var problems: [Problem]
  /// The tree of the text with the first syntax error, up to the error; nil if the reader does not keep it. Collections
  /// that are open at the error end there.
  package var partial: Document?

  /// Creates a result.
  package init(documents: [Document] = [], problems: [Problem] = []) {
    self.documents = documents
    self.problems = problems
  }
}
