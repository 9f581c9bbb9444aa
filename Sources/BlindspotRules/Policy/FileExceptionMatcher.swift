import BlindspotParser

/// The exceptions that apply to one file: those of the configuration, and the comments in the file itself.
///
/// The id of an exception is its index in the configuration; the comments of the file are numbered after those.
package struct FileExceptionMatcher: FileExceptions {
  let policy: ResolvedPolicy
  let file: String
  let comments: SuppressionComments
  /// The comments in force, by rule.
  private let commentsByRule: [String: CommentIndex]

  init(policy: ResolvedPolicy, file: String, comments: SuppressionComments) {
    self.policy = policy
    self.file = file
    self.comments = comments
    var byRule: [String: CommentIndex] = [:]
    for (number, comment) in comments.comments.enumerated() where comment.isInForce {
      guard let lines = comment.lines else { continue }
      for rule in comment.rules {
        byRule[rule, default: CommentIndex()].append(number, lines, coversFile: comment.coversFile)
      }
    }
    commentsByRule = byRule
  }

  package func exception(covering place: () -> FindingLocation) -> Int? {
    let place = place()
    if let lines = place.lines, let comment = commentsByRule[place.rule]?.first(covering: lines) {
      return policy.exceptions.count + comment
    }
    return policy.exception(covering: place)
  }

  package func comment(_ exception: Int) -> SuppressionComment? {
    exception < policy.exceptions.count ? nil : comments.comments[exception - policy.exceptions.count]
  }

  package func diagnostics(used: Set<Int>, levels: RuleLevels) -> [PolicyDiagnostic] {
    comments.comments.enumerated().compactMap { index, comment in
      let location = Finding.Location(file: file, start: comment.position, end: comment.position)
      func diagnostic(_ rule: BuiltInRule, _ message: ShownText) -> PolicyDiagnostic? {
        PolicyDiagnostic(rule, message, at: location, ordinal: index, levels: levels)
      }
      let names = comment.rules.sorted()
      if let mistake = comment.mistake {
        return diagnostic(.exceptionMalformed, FindingMessage.exceptionMalformed(mistake))
      }
      if comment.reason == nil {
        return diagnostic(
          .exceptionWithoutReason, FindingMessage.exceptionWithoutReason(names, place: "after ` -- `"))
      }
      guard !used.contains(policy.exceptions.count + index),
        comment.rules.contains(where: { policy.reports($0, levels: levels) })
      else { return nil }
      return diagnostic(.exceptionUnused, FindingMessage.commentUnused(names, precedesFlow: comment.precedesFlow))
    }
  }
}

/// The lines that the comments for one rule cover.
private struct CommentIndex {
  private struct Entry {
    let comment: Int
    let firstLine: Int
    /// The last line that this comment or one before it covers.
    let reach: Int
  }

  private var entries: [Entry] = []
  /// The first comment for the whole file.
  private var fileComment: Int?

  /// Adds the next comment of the file, which begins to cover lines at or after the first line of the one before it.
  mutating func append(_ comment: Int, _ lines: ClosedRange<Int>, coversFile: Bool) {
    guard !coversFile else {
      fileComment = fileComment ?? comment
      return
    }
    entries.append(
      Entry(comment: comment, firstLine: lines.lowerBound, reach: max(lines.upperBound, entries.last?.reach ?? 0)))
  }

  /// Returns the first comment that covers one of `lines`.
  func first(covering lines: ClosedRange<Int>) -> Int? {
    // The first comment that raises the reach to these lines is also the first that reaches them.
    let index = entries.partitioningIndex { $0.reach >= lines.lowerBound }
    guard index < entries.count, entries[index].firstLine <= lines.upperBound else { return fileComment }
    return min(entries[index].comment, fileComment ?? .max)
  }
}

extension ResolvedPolicy {
  /// Returns the mistakes in the exceptions of the configuration, after all files were checked.
  ///
  /// - Parameters:
  ///   - reports: the reports of all files.
  ///   - covers: whether the run checked everything that an exception can apply to. Otherwise it is not reported as unused.
  package func diagnostics(for reports: [FileReport], covers: (PolicyException) -> Bool) -> [PolicyDiagnostic] {
    let used = reports.reduce(into: Set<Int>()) { $0.formUnion($1.usedExceptions) }
    return exceptions.enumerated().compactMap { index, exception in
      // An exception that names no rule is a problem of the configuration.
      guard !exception.rules.isEmpty else { return nil }
      let names = exception.rules
      let file = reports.first { exception.files.selects($0.file) }?.file
      let levels = self.levels(for: file ?? "", rules: rules.table)
      let position = exception.place.position
      let location = Finding.Location(file: exception.place.file, start: position, end: position)
      func diagnostic(_ rule: BuiltInRule, _ message: ShownText) -> PolicyDiagnostic? {
        PolicyDiagnostic(rule, message, at: location, ordinal: index, levels: levels)
      }
      if exception.reason == nil {
        return diagnostic(
          .exceptionWithoutReason, FindingMessage.exceptionWithoutReason(names, place: "under `reason:`"))
      }
      if isExpired(exception), let until = exception.until {
        return diagnostic(
          .exceptionExpired,
          FindingMessage.exceptionExpired(names, on: until))
      }
      guard !used.contains(index), mayCoverFindings(index, levels: levels), covers(exception),
        reports.allSatisfy({ $0.isComplete || !exception.files.selects($0.file) })
      else { return nil }
      return diagnostic(.exceptionUnused, FindingMessage.exceptionUnused(names))
    }
  }
}
