internal import BlindspotParser

/// Finds identifiers by their written form: every rule with `extends: identifier`.
///
/// One pass over the text: at each place where a number may begin, the formats that begin with as many digits (or
/// letters) are tried; then the validator; then the keywords around it.
package struct IdentifierDetector: Detector {
  /// The fewest digits an identifier has.
  private static let minimumDigits = 4

  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits >= Self.minimumDigits else { return }
    var surroundings = Surroundings(context)
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard byte.isAlphanumeric else {
        index += 1
        continue
      }
      let isDigit = byte.isDigit
      var end = index + 1
      while end < text.count, isDigit ? text[end].isDigit : text[end].isLetter { end += 1 }
      // A number may begin behind letters (`SSN219099999`) if they are a keyword, but not a word behind digits.
      let isGlued = index > 0 && text[index - 1].isAlphanumeric
      if !isGlued || isDigit {
        let bucket = IdentifierTable.bucket(isDigit: isDigit, length: end - index)
        tryFormats(bucket, in: text, at: index, isGlued: isGlued, &surroundings, into: &candidates)
        if !isGlued {
          tryFormats(IdentifierTable.anyLength, in: text, at: index, isGlued: false, &surroundings, into: &candidates)
        }
      }
      index = end
    }
  }

  private func tryFormats(
    _ bucket: Range<Int>, in text: Span<UInt8>, at index: Int, isGlued: Bool, _ surroundings: inout Surroundings,
    into candidates: inout [Candidate]
  ) {
    for row in bucket {
      let format = IdentifierTable.formats[row]
      guard let end = format.end(in: text, at: index) else { continue }
      let rule = IdentifierTable.rules[Int(format.owner)]
      let value = DigitString(text, in: index..<end)
      guard rule.validator.accepts(value) else { continue }
      let range = TextRange(start: index, end: end)
      let keyword = surroundings.keyword(rule.words, around: range, in: text)
      let confidence: UInt8
      switch keyword {
      case .before(let gap) where !isGlued || gap == 0: confidence = format.inContext
      case .after where !isGlued: confidence = format.inContext
      // A flow called "Customer care" does not make a customer number of every number in it.
      case .outside where !isGlued && rule.validator != .none && !surroundings.isOtherNumber(at: index, in: text):
        confidence = max(format.alone, format.inContext - 10)
      default: confidence = isGlued ? 0 : alone(format, isOther: surroundings.isOtherNumber(at: index, in: text))
      }
      guard confidence > 0 else { continue }
      candidates.append(
        Candidate(
          range: range, rule: rule.rule.index, confidence: Float(confidence) / 100,
          reason: Self.reason(rule, keyword)))
    }
  }

  /// How sure a value without a keyword is. Behind the name of another thing (`Order 371224376`) only a form that
  /// nothing else has still counts.
  private func alone(_ format: IdentifierFormat, isOther: Bool) -> UInt8 {
    guard isOther else { return format.alone }
    return format.alone >= 80 ? format.alone - 25 : 0
  }

  private static func reason(_ rule: IdentifierRule, _ keyword: Surroundings.Keyword) -> String {
    let form: StaticString = rule.validator == .none ? "written form" : "valid number"
    return switch keyword {
    case .none: "\(form)"
    case .before: "\(form) after a keyword"
    case .after: "\(form) before a keyword"
    case .outside: "\(form) under a name with a keyword"
    }
  }
}
