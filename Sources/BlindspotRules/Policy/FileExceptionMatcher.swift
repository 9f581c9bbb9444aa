import BlindspotParser

/// The exceptions that apply to one file: those of the configuration, and the comments in the file itself.
///
/// Ids: exceptions of the configuration by their place there, the comments of the file behind them.
package struct FileExceptionMatcher: FileExceptions {
  let policy: ResolvedPolicy
  let file: String
  let comments: SuppressionComments

  package func exception(covering place: () -> FindingLocation) -> Int? {
    let place = place()
    if let lines = place.lines {
      for (index, comment) in comments.comments.enumerated() {
        if comment.isInForce, comment.rules.contains(place.rule), comment.lines?.overlaps(lines) ?? false {
          return policy.exceptions.count + index
        }
      }
    }
    return policy.exception(covering: place)
  }

  package func complaints(used: Set<Int>, engine: Engine, levels: RuleLevels) -> [Finding] {
    comments.comments.enumerated().compactMap { index, comment in
      let complaint: PolicyDiagnostic
      if let mistake = comment.mistake {
        complaint = PolicyDiagnostic(.exceptionMalformed, "The exception cannot be read: \(mistake)")
      } else if comment.reason == nil {
        complaint = PolicyDiagnostic(
          .exceptionWithoutReason,
          "The exception for \(comment.rules.sorted().joined(separator: ", ")) gives no reason and is not in force; write why behind ` -- `"
        )
      } else if !used.contains(policy.exceptions.count + index),
        comment.rules.contains(where: { policy.ran($0, levels: levels, minSeverity: engine.options.minSeverity) })
      {
        complaint = PolicyDiagnostic(
          .exceptionUnused,
          "The exception for \(comment.rules.sorted().joined(separator: ", ")) covers no finding; remove the comment")
      } else {
        return nil
      }
      return complaint.finding(
        at: .init(file: file, start: comment.position, end: comment.position), ordinal: index, engine: engine,
        levels: levels)
    }
  }
}

/// Something wrong with an exception. Says nothing of what the exception selects: names in it may be personal.
struct PolicyDiagnostic {
  private let rule: BuiltInRule
  private let message: String

  init(_ rule: BuiltInRule, _ message: String) {
    self.rule = rule
    self.message = message
  }

  /// The finding; nil where the rule is off or not loud enough.
  func finding(at location: Finding.Location, ordinal: Int, engine: Engine, levels: RuleLevels) -> Finding? {
    let severity = FieldKind.allCases.compactMap { levels[rule.index, $0] }.max()
    guard let severity, severity >= engine.options.minSeverity else { return nil }
    let entry = engine.rules[rule.index]
    return Finding(
      rule: entry.id, category: entry.category, severity: severity, confidence: 1, message: message,
      reason: "the exceptions of the run were held against its findings", location: location,
      field: .init(kind: .fileName, path: "", flow: nil, breadcrumb: []), range: 0..<0, masked: "",
      fingerprint: Fingerprint.hex([entry.id, location.file, message, "\(ordinal)"]),
      help: entry.instead, excerpt: nil)
  }
}

extension ResolvedPolicy {
  /// What is wrong with the exceptions of the configuration, now that all files are checked.
  ///
  /// - Parameters:
  ///   - reports: the reports of all files.
  ///   - isPartial: whether only a part of the exports was looked at (standard input, staged files): then an exception
  ///     that names no file may be for another one.
  package func complaints(about reports: [FileReport], isPartial: Bool, engine: Engine) -> [Finding] {
    let used = reports.reduce(into: Set<Int>()) { $0.formUnion($1.usedExceptions) }
    return exceptions.enumerated().compactMap { index, exception in
      // One that names no rule is an error of the configuration already.
      guard !exception.rules.isEmpty else { return nil }
      let names = exception.rules.joined(separator: ", ")
      let levels = reports.first { exception.files.selects($0.file) }.map {
        self.levels(for: $0.file, rules: engine.rules)
      }
      let complaint: PolicyDiagnostic
      if exception.reason == nil {
        complaint = PolicyDiagnostic(
          .exceptionWithoutReason,
          "The exception for \(names) gives no reason and is not in force; write why under `reason:`")
      } else if isExpired(exception), let until = exception.until {
        complaint = PolicyDiagnostic(
          .exceptionExpired,
          "The exception for \(names) ended on \(until.description); mend what it covers, or give a new reason and day")
      } else if let levels, !used.contains(index), !(isPartial && exception.files.isEmpty),
        judges(index, levels: levels, minSeverity: engine.options.minSeverity)
      {
        complaint = PolicyDiagnostic(.exceptionUnused, "The exception for \(names) covers no finding; remove it")
      } else {
        return nil
      }
      return complaint.finding(
        at: .init(file: exception.place.file, start: exception.place.position, end: exception.place.position),
        ordinal: index, engine: engine, levels: levels ?? self.levels(for: "", rules: engine.rules))
    }
  }
}
