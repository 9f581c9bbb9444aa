import BlindspotParser

/// The texts known to be clean: one by one where the value of a digit had a say, else all of one shape at once.
struct DetectionCache {
  /// What was found clean before.
  enum Known {
    /// The text.
    case text
    /// Another one of its shape, by the detectors that note when the value of a digit has a say.
    case shape
  }

  private var texts = CleanTextCache()
  private var shapes = CleanTextCache(ofShapes: true)

  /// Forgets everything.
  mutating func removeAll() {
    texts.removeAll()
    shapes.removeAll()
  }

  /// Whether `text`, or another one of its shape, was found clean before, under names that say the same; nil if not.
  ///
  /// - Parameter container: the innermost one around the text; `names` are turned to it when they are asked.
  func verdict(
    on text: Span<UInt8>, key: CleanTextCache.Key, under names: ContainerNames, from container: Int?
  ) -> Known? {
    // What a text says that is a name itself hangs on the text.
    func areGiven(_ answers: CleanTextCache.Answers) -> Bool {
      if answers.asked.isEmpty { return true }
      names.move(to: container)
      return names.held(of: answers.asked, besidesInnermost: key.isOwnName) == answers.held
    }
    if key.hasDigits, shapes.holds(text, key: key, where: areGiven) { return .shape }
    return texts.holds(text, key: key, where: areGiven) ? .text : nil
  }

  /// Keeps `text`, which was found clean.
  ///
  /// - Parameters:
  ///   - read: what the detectors read of it.
  ///   - grounds: what they noted.
  mutating func keep(
    _ text: Span<UInt8>, read: Span<UInt8>, key: CleanTextCache.Key, grounds: DetectionDependencies,
    under names: ContainerNames
  ) {
    var answers = CleanTextCache.Answers(asked: grounds.asked)
    if !answers.asked.isEmpty {
      answers.held = names.held(of: answers.asked, besidesInnermost: key.isOwnName)
    }
    if key.hasDigits, !grounds.hasReadDigits, Self.isClearOfDigits(text, read: read) {
      shapes.insert(text, key: key, answers: answers)
    } else {
      texts.insert(text, key: key, answers: answers)
    }
  }

  /// Whether no digit can have had a say beside what the detectors note.
  private static func isClearOfDigits(_ text: Span<UInt8>, read: Span<UInt8>) -> Bool {
    let profile = TextProfile(text)
    guard !profile.hasNonASCII, !profile.hasAt, !MachineTextBlanker.readsDigits(profile) else { return false }
    return !WordAutomaton.builtIn.mayReadDigits(in: read)
  }
}
