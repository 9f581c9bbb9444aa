import BlindspotParser

extension KeywordIndex {
  /// The index of the keyword lists of all families. Lists 0 and up are those of ``IdentifierTable/rules``.
  package static let builtIn = KeywordIndex(
    IdentifierTable.keywords + Keywords.phone + [.itemNumbers, .versions, .births, .employees])
}

extension KeywordContext {
  /// Creates the keywords of a text, over the built-in lists.
  init(_ context: FieldContext) { self.init(context, index: .builtIn) }
}
