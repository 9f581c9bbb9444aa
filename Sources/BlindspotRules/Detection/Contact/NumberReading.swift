import BlindspotParser

/// Digit groups read as one telephone number: the digits and everything else that determines the classification except the
/// words around them.
struct NumberReading: ~Copyable {
  /// The result of a classification.
  struct Classification {
    var confidence: Float
    var reason: String
    /// Whether the number is a published line of a company.
    var isService = false
  }

  /// The digits as dialed.
  let digits: DigitString
  let layout: PhoneLayout
  /// The range in the text, without an extension.
  let range: TextRange
  /// The kinds of the number in the plans of the regions that apply.
  private let kinds: PhonePlan.Kinds
  /// Whether the number is the whole text.
  private let isWholeText: Bool
  /// Whether the regions are configured and not derived from the languages.
  private let hasConfiguredRegions: Bool

  /// Reads the groups in `groupRange` as one number.
  ///
  /// - Parameter kinds: The kinds of the number in the plans of the regions that apply.
  init(
    _ groups: borrowing DigitGroups, _ groupRange: Range<Int>, _ layout: PhoneLayout, _ kinds: PhonePlan.Kinds,
    _ range: TextRange, of text: Span<UInt8>, _ context: FieldContext
  ) {
    var digits = DigitString()
    for index in groupRange {
      // The trunk zero in `+44 (0)20 7946 0018` is not dialed from abroad.
      if layout.hasPlus, index > groupRange.lowerBound, layout.isTrunkZero(groups[index], in: text) { continue }
      for position in groups[index].start..<groups[index].end { digits.append(character: text[position]) }
    }
    self.kinds = kinds
    self.digits = digits
    self.layout = layout
    self.range = range
    isWholeText = range.start == 0 && range.end == text.count
    hasConfiguredRegions = !context.regions.isEmpty
  }

  /// Whether ``classification(isCalled:)`` may return a result. False for most groups, of which the digits are then not read.
  static func mayClassify(
    _ layout: PhoneLayout, _ kinds: PhonePlan.Kinds, isWholeText: Bool, isCalled: Bool
  ) -> Bool {
    let (digits, isMarked) = (layout.digits, layout.isGrouped || isCalled)
    if kinds.contains(.personal) || kinds.contains(.service) && isMarked { return true }
    // An exit code.
    if layout.hasTrunkZero, digits > 9, isMarked || isWholeText { return true }
    switch layout.shape {
    case .northAmerican, .trunkZero, .local: return true
    case .other: return isWholeText && 10...11 ~= digits || isCalled && 7...15 ~= digits
    }
  }

  /// Returns the classification of a number without a plus.
  ///
  /// - Parameter isCalled: Whether a phone keyword is near the number.
  func classification(isCalled: Bool) -> Classification? {
    byPlan(isCalled: isCalled) ?? byLayout(isCalled: isCalled)
  }

  /// Returns the classification of a number with a plus.
  func international() -> Classification? {
    let number = PhonePlan.international(digits)
    if number.kinds.contains(.personal) { return .init(confidence: 0.95, reason: "number of its country's plan") }
    if number.kinds.contains(.service) {
      return .init(confidence: 0.8, reason: "service line of its country's plan", isService: true)
    }
    // Plans change faster than tables, and people also type invented numbers.
    guard number.hasCode, 9...15 ~= digits.count else { return nil }
    return .init(confidence: 0.6, reason: "international form")
  }

  /// Returns the classification of a number in a numbering plan.
  func byPlan(isCalled: Bool) -> Classification? {
    if let classification = exitCode(isCalled: isCalled) { return classification }
    if kinds.contains(.personal) {
      return .init(confidence: confidence(isCalled: isCalled), reason: "number of the region's plan")
    }
    guard kinds.contains(.service), layout.isGrouped || isCalled else { return nil }
    return .init(confidence: 0.7, reason: "service line of the region's plan", isService: true)
  }

  /// Returns the classification of `00 44 20 …` and `011 44 20 …`: numbers after the exit code of most countries or of
  /// North America.
  private func exitCode(isCalled: Bool) -> Classification? {
    guard layout.hasTrunkZero, digits.count > 9, layout.isGrouped || isCalled || isWholeText else { return nil }
    let codeLength = digits[1] == 0 ? 2 : digits.number(0..<3) == 11 ? 3 : 0
    guard codeLength > 0 else { return nil }
    var number = DigitString()
    for index in codeLength..<digits.count { number.append(character: digits.character(at: index)) }
    guard PhonePlan.international(number).kinds.contains(.personal) else { return nil }
    return .init(confidence: 0.8, reason: "international number after an exit code")
  }

  /// Returns the confidence of a number of a region's plan that is ungrouped, has no phone keyword and is not the whole
  /// text.
  static func confidenceUngrouped(_ digits: Int) -> Float { digits == 10 ? 0.5 : 0.3 }

  /// Returns the confidence of a number of a region's plan.
  private func confidence(isCalled: Bool) -> Float {
    if isCalled { return layout.isGrouped ? 0.93 : 0.85 }
    guard layout.isGrouped else {
      return isWholeText && (hasConfiguredRegions || layout.digits > 8)
        ? 0.55 : Self.confidenceUngrouped(layout.digits)
    }
    switch layout.shape {
    case .northAmerican, .trunkZero: return 0.85
    default:
      if layout.hasParentheses { return 0.8 }
      return hasConfiguredRegions && (layout.digits > 6 || isWholeText) ? 0.65 : layout.digits > 8 ? 0.55 : 0.35
    }
  }

  /// Returns the classification of a number outside of the plans of the regions that apply.
  func byLayout(isCalled: Bool) -> Classification? {
    switch layout.shape {
    case .northAmerican: return .init(confidence: isCalled ? 0.9 : 0.65, reason: "written like a phone number")
    case .trunkZero: return .init(confidence: isCalled ? 0.85 : 0.6, reason: "written like a phone number")
    case .local:
      // 555-0100 to 555-0199 are reserved for examples, and nothing else has this form.
      let isExample = digits.number(0..<5) == 55501
      guard isCalled || isExample else { return nil }
      return .init(confidence: isCalled ? 0.85 : 0.7, reason: "local number")
    case .other:
      if layout.hasTrunkZero, isWholeText, !layout.isGrouped, 10...11 ~= layout.digits {
        return .init(confidence: isCalled ? 0.7 : 0.5, reason: "digits after a trunk prefix")
      }
      if isWholeText, !isCalled, 10...11 ~= layout.digits {
        return .init(confidence: 0.2, reason: "as many digits as a phone number")
      }
      guard isCalled, 7...15 ~= layout.digits else { return nil }
      return .init(confidence: layout.isGrouped ? 0.7 : 0.6, reason: "digits after a phone keyword")
    }
  }
}
