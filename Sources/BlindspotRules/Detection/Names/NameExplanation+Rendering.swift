extension NameExplanation: CustomStringConvertible {
  /// The explanation as plain text: a table of the words, a table of the candidates, and the meaning of the outcomes.
  package var description: String {
    let words = [["word", "kind", "case", "before it", "given", "surname", "name", "notes"]] + tokens.map(\.cells)
    guard !candidates.isEmpty else {
      return Self.table(words) + "\n\nno candidates: no run of words can be a name\n"
    }
    let rows = [["candidate", "score", "confidence", "decision", "evidence"]] + candidates.map(\.cells)
    return Self.table(words) + "\n\n" + Self.table(rows) + "\n"
  }

  /// Lays out rows in columns separated by two spaces.
  private static func table(_ rows: [[String]]) -> String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column < row.count - 1 { line += String(repeating: " ", count: widths[column] - cell.count + 2) }
      }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  /// A number of 0 to 1 with two decimals.
  fileprivate static func decimal(_ value: Float) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

extension NameExplanation.Token {
  fileprivate var cells: [String] {
    [
      text, "\(kind)", "\(shape)", "\(gap)", "\(entry.given)", "\(entry.surname)",
      NameExplanation.decimal(probability), notes.joined(separator: ", "),
    ]
  }

  /// The properties of the lexicon's entry that affect the decision.
  private var notes: [String] {
    guard entry != .none else {
      switch kind {
      case .unlisted, .acronym: return ["not in the lexicon", "name likelihood \(nameLikelihood) of 7"]
      default: return []
      }
    }
    let properties: [(Bool, String)] = [
      (entry.word > 0, "English word \(entry.word) of 4"), (entry.foreign > 0, "foreign word \(entry.foreign) of 3"),
      (entry.isPlace, "place"), (entry.isBrand, "brand"), (entry.isDomain, "domain word"),
      (entry.isFunction, "function word"), (entry.isParticle, "particle"), (entry.isSpelling, "spelling alphabet"),
      (entry.before > 0, "cue for a name after it"), (entry.after > 0, "cue for a name before it"),
    ]
    return properties.filter(\.0).map(\.1)
  }
}

extension NameExplanation.Candidate {
  fileprivate var cells: [String] {
    [text, NameExplanation.decimal(score), NameExplanation.decimal(confidence), "\(outcome)", reason]
  }
}

extension NameExplanation.Outcome: CustomStringConvertible {
  package var description: String {
    switch self {
    case .found: "found"
    case .capped(let reason): "found, capped: \(reason)"
    case .belowMinimum: "dropped: below \(NameExplanation.decimal(PersonNameDetector.leastConfidence))"
    case .overlapped: "dropped: overlaps a better one"
    }
  }
}
