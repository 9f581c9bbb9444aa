internal import BlindspotParser

/// The texts known to be clean: one by one where the value of a digit had a say, else all of one shape at once.
struct CleanVerdicts {
  private var texts = CleanTexts()
  private var shapes = CleanTexts(ofShapes: true)
  /// Whether all detectors note when the value of a digit had a say.
  private let areNotedOfDigits: Bool

  init(areNotedOfDigits: Bool) { self.areNotedOfDigits = areNotedOfDigits }

  /// Forgets everything.
  mutating func removeAll() {
    texts.removeAll()
    shapes.removeAll()
  }

  /// Whether `text`, or another one of its shape, was found clean before, under names that say the same.
  func hold(_ text: Span<UInt8>, key: CleanTexts.Key, under names: SurroundingNames) -> Bool {
    if key.hasDigits, let answers = shapes.answers(around: text, key: key) {
      return areSame(answers, as: names, key)
    }
    return texts.answers(around: text, key: key).map { areSame($0, as: names, key) } ?? false
  }

  private func areSame(_ answers: CleanTexts.Answers, as names: SurroundingNames, _ key: CleanTexts.Key) -> Bool {
    // What a text says that is a name itself hangs on the text.
    answers.asked.isEmpty || names.held(of: answers.asked, besidesInnermost: key.isOwnName) == answers.held
  }

  /// Keeps `text`, which was found clean.
  ///
  /// - Parameters:
  ///   - read: what the detectors read of it.
  ///   - grounds: what they noted.
  mutating func keep(
    _ text: Span<UInt8>, read: Span<UInt8>, key: CleanTexts.Key, grounds: VerdictGrounds, under names: SurroundingNames
  ) {
    var answers = CleanTexts.Answers(asked: grounds.asked)
    if !answers.asked.isEmpty {
      answers.held = names.held(of: answers.asked, besidesInnermost: key.isOwnName)
    }
    if key.hasDigits, areNotedOfDigits, !grounds.hasReadDigits, Self.isClearOfDigits(text, read: read) {
      shapes.insert(text, key: key, answers: answers)
    } else {
      texts.insert(text, key: key, answers: answers)
    }
  }

  /// Whether no digit can have had a say beside what the detectors note.
  private static func isClearOfDigits(_ text: Span<UInt8>, read: Span<UInt8>) -> Bool {
    let profile = TextProfile(text)
    guard !profile.hasNonASCII, !profile.hasAt, !TextPreparation.readsDigits(profile) else { return false }
    return !WordAutomaton.builtIn.mayReadDigits(in: read)
  }
}
