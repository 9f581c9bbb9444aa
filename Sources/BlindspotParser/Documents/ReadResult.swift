/// What a reader made of one input: the documents it could read, and what kept it from reading more.
package struct ReadResult: Sendable {
  /// The documents in their order; those before a syntax error are kept.
  package var documents: [Document]
  /// What could not be read, in the order of its places.
  package var problems: [Problem]

  package init(documents: [Document] = [], problems: [Problem] = []) {
    self.documents = documents
    self.problems = problems
  }
}
