import BlindspotParser

/// Finds values that a label before them names: `policy no. AB-1234`, `Kennzeichen M-XY 999`, `PIN is 4711`.
///
/// The label is a phrase of a rule's lists `number` and `label`. A ``ValueLink`` follows, then a value of the label's form.
/// The forms are too general to match without a label.
package struct LabeledValueDetector: Detector {
  /// The form of a value.
  private enum Form {
    case number, identity, bankNumber, plate, chassis, secret, login
  }

  /// The labels of one rule.
  private struct Label {
    let rule: BuiltInRule
    let form: Form
    /// The phrases that name a number or a secret: `policy number`, `PIN`.
    let strong: WordLists
    /// The phrases that name a thing with a number: `policy`.
    var weak: WordLists = []
    let reason: String

    /// The lists of all its phrases.
    var lists: WordLists { strong.union(weak) }
  }

  private static let labels = [
    Label(
      rule: .accountNumber, form: .number, strong: .accountNumberNumber, weak: .accountNumberLabel,
      reason: "value after a word for an account"),
    Label(
      rule: .customerNumber, form: .number, strong: .customerNumberNumber, weak: .customerNumberLabel,
      reason: "value after a word for a customer"),
    Label(
      rule: .employeeNumber, form: .number, strong: .employeeNumberNumber, weak: .employeeNumberLabel,
      reason: "value after a word for an employee"),
    Label(
      rule: .memberNumber, form: .number, strong: .memberNumberNumber, weak: .memberNumberLabel,
      reason: "value after a word for a member"),
    Label(
      rule: .policyNumber, form: .number, strong: .policyNumberNumber, weak: .policyNumberLabel,
      reason: "value after a word for a contract"),
    Label(
      rule: .identityDocument, form: .identity, strong: .identityDocumentNumber, weak: .identityDocumentLabel,
      reason: "value after a word for an identity document"),
    Label(
      rule: .bankAccount, form: .bankNumber, strong: .bankAccountNumber, weak: .bankAccountLabel,
      reason: "value after a word for a bank account"),
    Label(
      rule: .licensePlate, form: .plate, strong: .licensePlateNumber, weak: .licensePlateLabel,
      reason: "value after a word for a plate"),
    Label(
      rule: .vin, form: .chassis, strong: .vinNumber, reason: "value after a word for the number of a chassis"),
    Label(
      rule: .credential, form: .secret, strong: .credentialWord, weak: .credentialCode,
      reason: "value after a credential keyword"),
    Label(rule: .credential, form: .login, strong: .credentialLogin, reason: "password after a word for a login"),
  ]

  // Static, since a closure that captures the detector would copy the filter for every text.
  private static let automaton = WordAutomaton.builtIn
  private static let lists = labels.reduce(into: WordLists()) { $0.formUnion($1.lists) }
  private static let filter = automaton.filter(for: lists)
  /// The filter of a text without digits, in which only a password can occur.
  private static let wordFilter = automaton.filter(for: .credentialWord)

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    if Self.isOneValue(text, profile), context.isNamed(.employees) {
      candidates.append(
        Candidate(
          range: TextRange(start: 0, end: text.count), rule: BuiltInRule.employeeNumber.index, confidence: 0.7,
          reason: "value under a name with a word for an employee"))
    }
    guard profile.mayContain(Self.lists) else { return }
    let isProse = context.kind.isProse || context.kind == .personalStatus
    guard profile.digits > 0 else {
      if profile.mayContain(.credentialWord), Self.mayHoldPassword(text, profile, isProse: isProse) {
        Self.findPasswords(in: text, isProse: isProse, into: &candidates)
      }
      return
    }
    guard profile.letters > 1 || profile.hasNonASCII else { return }
    Self.automaton.scan(text, in: 0..<text.count, filter: Self.filter) { match in
      guard !match.lists.isDisjoint(with: Self.lists) else { return }
      let link = ValueLink(in: text, after: match.range)
      guard link.end < text.count else {
        if let code = Self.code(in: text, before: match) { candidates.append(code) }
        return
      }
      for label in Self.labels where !match.lists.isDisjoint(with: label.lists) {
        if let candidate = Self.candidate(of: label, match, after: link, in: text, isProse: isProse) {
          candidates.append(candidate)
        }
      }
    }
  }

  /// Whether the text is one value: five or more digits, or four and a letter, with hyphens or slashes. Four digits alone
  /// are often a year.
  private static func isOneValue(_ text: Span<UInt8>, _ profile: TextProfile) -> Bool {
    guard profile.digits > 3, profile.letters < 5, profile.digits + profile.letters > 4, text.count <= 16 else {
      return false
    }
    return text.indices.allSatisfy {
      text[$0].isAlphanumeric || text[$0] == ASCII.hyphen || text[$0] == ASCII.slash
    }
  }

  /// Whether the name of a container around a value has a word for the number of an employee.
  static func isNameForEmployee(_ name: Span<UInt8>) -> Bool {
    var found = false
    automaton.scan(name, in: 0..<name.count, filter: filter) { match in
      found = found || match.lists.contains(.employeeNumberNumber)
    }
    return found
  }

  /// Whether a text without digits can contain a label and a password in words. Only a colon, an equals sign or a copula
  /// in a sentence introduces one.
  private static func mayHoldPassword(_ text: Span<UInt8>, _ profile: TextProfile, isProse: Bool) -> Bool {
    guard profile.letters > 6 || profile.hasNonASCII else { return false }
    return isProse || profile.colons > 0 || text.contains(ASCII.equals)
  }

  private static func findPasswords(in text: Span<UInt8>, isProse: Bool, into candidates: inout [Candidate]) {
    automaton.scan(text, in: 0..<text.count, filter: wordFilter) { match in
      guard match.lists.contains(.credentialWord) else { return }
      let link = ValueLink(in: text, after: match.range)
      guard link.end < text.count,
        let found = SecretValue.value(in: text, after: link, isCode: false)
          ?? SecretWord.value(in: text, after: match.range, link, isProse: isProse)
          ?? SecretPhrase.value(in: text, after: match.range, isCode: false)
      else { return }
      candidates.append(
        Candidate(
          range: found.range, rule: BuiltInRule.credential.index, confidence: found.confidence,
          reason: "word after a credential keyword"))
    }
  }

  private static func candidate(
    of label: Label, _ match: WordMatch, after link: ValueLink, in text: Span<UInt8>, isProse: Bool
  ) -> Candidate? {
    let lists = match.lists
    let isStrong = !lists.isDisjoint(with: label.strong)
    let found: (range: TextRange, confidence: Float)? =
      switch label.form {
      case .number:
        NumberValue.number(in: text, after: link, isStrong: isStrong)
          ?? Self.number(afterPhrase: match.range, link, in: text, isProse: isProse)
      case .bankNumber:
        NumberValue.bankNumber(in: text, after: link, isStrong: isStrong)
          ?? Self.number(afterPhrase: match.range, link, in: text, isProse: isProse)
      case .plate: PlateValue.value(in: text, after: link, isStrong: isStrong)
      case .chassis: ChassisValue.value(in: text, after: link)
      case .identity: NumberValue.identity(in: text, after: link, isStrong: isStrong)
      case .secret: Self.secret(match, after: link, in: text, isProse: isProse)
      case .login: LoginPair.password(in: text, after: match.range)
      }
    return found.map {
      Candidate(range: $0.range, rule: label.rule.index, confidence: $0.confidence, reason: label.reason)
    }
  }

  /// Returns the number after a label and other words of a sentence, if none directly follows the label.
  private static func number(
    afterPhrase label: TextRange, _ link: ValueLink, in text: Span<UInt8>, isProse: Bool
  ) -> (range: TextRange, confidence: Float)? {
    guard isProse, !text.byte(at: link.end).isDigit else { return nil }
    return NumberValue.number(in: text, afterPhrase: label)
  }

  /// The use of a phrase of the list of codes: its number.
  private enum Code: Int {
    /// A code that is a secret: `door code`.
    case secret
    /// A word for any code: `code`.
    case any
    /// A code that is no secret: `error code`. It hides the word `code` in it.
    case open
  }

  /// Returns the secret after a phrase for passwords or codes.
  private static func secret(
    _ match: WordMatch, after link: ValueLink, in text: Span<UInt8>, isProse: Bool
  ) -> (range: TextRange, confidence: Float)? {
    let isCode = match.lists.contains(.credentialCode)
    switch isCode ? Code(rawValue: match.number) ?? .secret : .secret {
    case .secret:
      return SecretValue.value(in: text, after: link, isCode: isCode)
        ?? (match.lists.contains(.credentialWord)
          ? SecretWord.value(in: text, after: match.range, link, isProse: isProse) : nil)
        ?? (link.isStated && text[link.end].isDigit
          ? nil : SecretPhrase.value(in: text, after: match.range, isCode: isCode))
        ?? LoginPair.password(in: text, after: match.range, isSecret: true)
        ?? (isCode ? SecretPhrase.code(in: text, before: match.range) : nil)
    case .any:
      return (isProse ? SecretValue.statedCode(in: text, after: link) : nil)
        ?? SecretValue.keyedCode(in: text, after: link)
    case .open: return nil
    }
  }

  /// Returns the code before a label at the end of a text.
  private static func code(in text: Span<UInt8>, before match: WordMatch) -> Candidate? {
    guard match.lists.contains(.credentialCode), match.number == 0,
      let found = SecretPhrase.code(in: text, before: match.range)
    else { return nil }
    return Candidate(
      range: found.range, rule: BuiltInRule.credential.index, confidence: found.confidence,
      reason: "value before a credential keyword")
  }

  /// Whether a number that ``SecretPhrase`` reads may be a year, which depends on its digits.
  func mayContainYear(in text: Span<UInt8>, _ profile: TextProfile) -> Bool {
    guard profile.digits > 3, profile.mayContain([.credentialWord, .credentialCode]) else { return false }
    return text.indices.contains { index in
      (0..<4).allSatisfy { text.byte(at: index + $0).isDigit } && !text.byte(at: index + 4).isWordByte
        && Self.canPrecedeCode(text, index)
    }
  }

  private static func canPrecedeCode(_ text: Span<UInt8>, _ index: Int) -> Bool {
    guard index > 0 else { return true }
    switch text[index - 1] {
    case ASCII.space, ASCII.underscore, ASCII.openParenthesis, ASCII.quote: return true
    default: return false
    }
  }
}

extension Keywords {
  /// Words for the number of an employee in container names.
  static let employees = Keywords(number: 248) { LabeledValueDetector.isNameForEmployee($0) }
}
