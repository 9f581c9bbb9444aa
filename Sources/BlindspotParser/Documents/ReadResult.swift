/// The documents that a reader could read from one input, and the problems of the rest.
package struct ReadResult: Sendable {
  /// The documents in order, including those before a syntax error.
  package var documents: [Document]
  /// The problems, in the order of their positions.
  package var problems: [Problem]
  /// The tree of the text with the first syntax error, up to the error; nil if the reader does not keep it. Collections
  /// that are open at the error end there.
  package var partial: Document?

  package init(documents: [Document] = [], problems: [Problem] = []) {
    self.documents = documents
    self.problems = problems
  }
}
