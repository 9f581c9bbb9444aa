import BlindspotFiles
public import BlindspotRules

extension Workspace {
  /// Searches the inputs of a request for one person.
  ///
  /// - Returns: the places that name the person, as findings of the rule `known-person` with a
  ///   ``BlindspotRules/Finding/match``. Values of other people are masked.
  /// - Throws: ``WorkspaceError`` if the changed lines cannot be read.
  public func search(for subject: Subject, in request: LintRequest) throws(WorkspaceError) -> LintResult {
    try search(for: SubjectRequest([subject]), in: request)
  }

  /// Searches the inputs of a request for several people, and reads each input once.
  ///
  /// - Returns: the places that name one of the people. A place that can mean two of them is a finding for each.
  /// - Throws: ``WorkspaceError`` if the changed lines cannot be read.
  public func search(
    for subjects: SubjectRequest, in request: LintRequest
  ) throws(WorkspaceError) -> LintResult {
    try run(searchFor: subjects, in: request).result
  }

  /// Searches the inputs of a request, as the public search for a request does.
  package func run(
    searchFor subjects: SubjectRequest, in request: LintRequest
  ) throws(WorkspaceError) -> LintOutcome {
    let hiddenWords = subjects.people.flatMap(\.hiddenWords)
    // One engine for each person, so that no finding about one hides a finding about another.
    let engines = subjects.people.enumerated().map { number, person in
      var options = engineOptions(of: request)
      options.hiddenWords = hiddenWords
      options.finds = "data of the \(subjects.person)"
      options.person = number
      return policy.engine(options, detectors: [SubjectMatcher(person)])
    }
    var outcome = try check(request, with: engines, accepted: nil)
    outcome.result.coverage.people = subjects.people.count
    outcome.result.hideNames(of: subjects.people)
    return outcome
  }
}
