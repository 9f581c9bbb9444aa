import BlindspotParser

extension KeywordIndex {
  /// The index of the keyword lists of all families. Lists 0 and up are those of ``IdentifierTable/rules``.
  ///
  /// It takes 800,000 instructions to make, so it is used only for texts that need it.
  package static let builtIn = KeywordIndex(
    IdentifierTable.keywords + Keywords.phone + [.itemNumbers, .versions, .births])
}
