/// The documents that a reader could read from one input, and the problems of the rest.
package struct ReadResult: Sendable {
  /// The documents in order, including those before a syntax error.
  package var documents: [Document]
  /// The problems, in the order of their positions.
  package var problems: [Problem]

  package init(documents: [Document] = [], problems: [Problem] = []) {
    self.documents = documents
    self.problems = problems
  }
}
