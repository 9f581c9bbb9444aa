public import BlindspotParser
public import BlindspotRules

/// The findings and problems that one result has and the one before it does not, and the reverse.
///
/// Lines do not count: an insertion above a finding changes nothing. A finding whose value changed is both fixed and new.
public struct LintDifference: Sendable {
  /// The findings that only the later result has, in its order.
  public private(set) var new: [Finding] = []
  /// The findings that only the earlier result has, in its order.
  public private(set) var fixed: [Finding] = []
  /// The problems that only the later result has.
  public private(set) var newProblems: [Problem] = []
  /// The problems that only the earlier result has.
  public private(set) var fixedProblems: [Problem] = []

  /// Compares two results.
  public init(from earlier: LintResult, to later: LintResult) {
    (fixed, new) = (earlier.findings, later.findings)
    // First by the place in the structure, then anywhere in the file: a task was inserted before that of the finding.
    Self.removePairs(from: &fixed, and: &new) { finding in
      [finding.location.file, finding.rule, finding.identity?.key ?? "", finding.masked.string, finding.message.string]
    }
    Self.removePairs(from: &fixed, and: &new) { finding in
      [finding.location.file, finding.rule, finding.field.kind.rawValue, finding.masked.string, finding.message.string]
    }
    (fixedProblems, newProblems) = (earlier.problems, later.problems)
    Self.removePairs(from: &fixedProblems, and: &newProblems) { problem in
      [problem.file, problem.code.rawValue, problem.message.string]
    }
  }

  /// Whether both results are the same.
  public var isEmpty: Bool { new.isEmpty && fixed.isEmpty && newProblems.isEmpty && fixedProblems.isEmpty }

  /// Removes the elements with a key that occurs in both arrays, as often as it does in both.
  private static func removePairs<Element>(
    from first: inout [Element], and second: inout [Element], key: (Element) -> [String]
  ) {
    var counts: [[String]: Int] = [:]
    for element in second { counts[key(element), default: 0] += 1 }
    var paired: [[String]: Int] = [:]
    first.removeAll { element in
      let key = key(element)
      guard let count = counts[key], count > 0 else { return false }
      counts[key] = count - 1
      paired[key, default: 0] += 1
      return true
    }
    second.removeAll { element in
      let key = key(element)
      guard let count = paired[key], count > 0 else { return false }
      paired[key] = count - 1
      return true
    }
  }
}
