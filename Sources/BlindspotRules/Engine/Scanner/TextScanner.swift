package import BlindspotParser

/// Runs the detectors of an engine over texts. Owns the buffers that all texts share and the cache of clean texts.
///
/// One scanner may serve any number of files, one after another. The cache does not affect the candidates.
package struct TextScanner {
  /// A custom rule that exceeded a limit on a text, which it therefore did not check.
  package struct LimitExceeded: Hashable {
    /// The rule.
    package let rule: RuleIndex
    /// The index of the field in its document.
    package let field: Int
  }

  private let detectors: DetectorSet
  /// The detectors for texts whose shape is clean: those that do not conform to ``ShapeDetector``.
  private let otherDetectors: DetectorSet
  private let custom: CustomDetectors
  private let resolver: OverlapResolver
  private let minConfidence: Float
  private var plainText = PlainText()
  /// Whether the last text was not in plain characters, so that the detectors read a copy of it.
  private var isPlainCopy = false
  private var spokenNumbers = SpokenNumbers()
  /// Whether the last text spelled a number, so that some detectors also read a copy of it.
  private var isSpoken = false
  private var preparation = MachineTextBlanker()
  /// Whether the last text contained machine text, so that the detectors read a copy of it.
  private var isBlanked = false
  /// The profiles of the last text, and of the text that the detectors read.
  private var profiles = (text: TextProfile(Span()), read: TextProfile(Span()))
  private var candidates: [Candidate] = []
  /// Whether the text of ``candidates`` may have a digit, as every placeholder has.
  private var mayHoldDigit = true
  /// Whether the last text had candidates that are not among its results.
  private var hasUnlikelyCandidates = false
  private var cache: DetectionCache
  private let wordVectors = WordVectorCache()
  private let notes = TextNotes()
  /// The languages of the last document, on which the cached results depend.
  private var languages: [String] = []
  /// The first of ``languages``.
  private var language = WordLanguages.none
  /// The minimum confidence of any rule in the last document, on which the cached results depend.
  private var leastConfidence: Float = 0
  private var deadline: Deadline?
  /// Whether the deadline had passed at the last check.
  package private(set) var isPastDeadline = false
  /// The number of texts of the last document that were not checked, or not to their end, because the deadline had
  /// passed.
  package private(set) var unchecked = 0
  /// The custom rules that exceeded a limit in the current file.
  private var exceeded: [RuleIndex] = []
  /// The custom rules that exceeded a limit in the last document.
  package private(set) var giveUps: [LimitExceeded] = []

  /// The number of texts between two checks of the deadline.
  private static let textsPerDeadlineCheck = 16

  /// Creates a scanner over the detectors of a run.
  ///
  /// - Parameters:
  ///   - minConfidence: The minimum confidence of rules without their own. Applied before overlaps are resolved, so that an
  ///     unlikely candidate cannot suppress a likely one.
  ///   - cacheLimits: The limits of the cache.
  package init(
    detectors: [any Detector], custom: CustomDetectors = CustomDetectors([]), rules: RuleTable, minConfidence: Float,
    cacheLimits: CacheLimits = .files
  ) {
    self.detectors = DetectorSet(detectors)
    otherDetectors = DetectorSet(detectors.filter { $0.shapeDetector == nil })
    cache = DetectionCache(detectors, limits: cacheLimits)
    self.custom = custom
    self.minConfidence = minConfidence
    resolver = OverlapResolver(rules: rules)
  }

  /// Prepares for the next file, which may be checked until `deadline`.
  package mutating func begin(deadline: Deadline?) {
    self.deadline = deadline
    isPastDeadline = false
    exceeded.removeAll(keepingCapacity: true)
  }

  /// Returns the candidates in the texts of `document`, field by field; none for a text without candidates.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - languages: The languages of its texts, most likely first.
  ///   - regions: The regions whose national formats apply.
  ///   - levels: The severities of the rules.
  package mutating func scan(
    _ document: ExportDocument, languages: [String], regions: [String], levels: RuleLevels
  ) -> [FieldHits] {
    begin(languages: languages, leastConfidence: levels.leastConfidence(minConfidence))
    var hits: [FieldHits] = []
    let names = ContainerNames(document, index: .builtIn)
    let shared = FieldContext.Shared(
      languages: languages, language: language, regions: regions, names: names, minConfidence: leastConfidence,
      wordVectors: wordVectors, notes: notes)
    let kinds = levels.kinds
    for (index, field) in document.fields.enumerated() where kinds.contains(field.kind) {
      guard hasTime(at: index) else {
        unchecked += 1
        continue
      }
      let alreadyExceeded = exceeded.count
      // Not a comparison of optional values, which is a generic call for each text.
      var isOwnName = false
      if let container = field.container, let name = document.containers[container].nameSlice {
        isOwnName = name == field.text
      }
      let found = document.document.withBytes(of: field.text) { text in
        scan(text, of: field, isOwnName: isOwnName, names: names, shared: shared, levels: levels)
      }
      if exceeded.count > alreadyExceeded {
        giveUps += exceeded[alreadyExceeded...].map { LimitExceeded(rule: $0, field: index) }
      }
      if isPastDeadline { unchecked += 1 }
      // Redaction hides the words of unlikely candidates, too.
      if !found.isEmpty || hasUnlikelyCandidates {
        hits.append(
          FieldHits(
            field: index, candidates: found, unlikely: hasUnlikelyCandidates ? candidates.map(\.range) : []))
      }
    }
    addJoined(document, of: kinds, to: &hits, names: names, shared: shared, levels: levels)
    return hits
  }

  /// Adds the candidates in texts that consist of several literals and that no literal has alone.
  private mutating func addJoined(
    _ document: ExportDocument, of kinds: FieldKindSet, to hits: inout [FieldHits], names: ContainerNames,
    shared: FieldContext.Shared, levels: RuleLevels
  ) {
    var added: [JoinedHit] = []
    var index = 1
    while index < document.fields.count {
      let field = document.fields[index]
      guard field.isContinuation, kinds.contains(field.kind) else {
        index += 1
        continue
      }
      let range = JoinedFields.range(from: index - 1, in: document)
      index = range.upperBound + 1
      guard hasTime() else {
        unchecked += 1
        continue
      }
      guard let joined = JoinedFields(range, in: document) else { continue }
      names.move(to: field.container)
      let context = FieldContext(kind: field.kind, shared: shared)
      let bytes = joined.bytes
      for candidate in scan(bytes.span, with: detectors, context: context, levels: levels) {
        for part in joined.parts(of: candidate.range) {
          var candidate = candidate
          candidate.range = part.range
          added.append(JoinedHit(field: part.field, candidate: candidate))
        }
      }
    }
    if !added.isEmpty { hits = hits.merged(with: added) }
  }

  /// Prepares for the next document.
  private mutating func begin(languages: [String], leastConfidence: Float) {
    giveUps = []
    unchecked = 0
    guard self.languages != languages || self.leastConfidence != leastConfidence else { return }
    cache.removeAll()
    self.languages = languages
    language = WordLanguages(code: languages.first ?? "")
    self.leastConfidence = leastConfidence
  }

  /// Whether the deadline has not passed, as far as checked.
  private mutating func hasTime(at index: Int) -> Bool {
    index % Self.textsPerDeadlineCheck == 0 ? hasTime() : !isPastDeadline
  }

  /// Whether the deadline has not passed.
  package mutating func hasTime() -> Bool {
    if !isPastDeadline, let deadline { isPastDeadline = deadline.hasSearchEnded }
    return !isPastDeadline
  }

  /// Returns the candidates in the text of a field, using the cache.
  private mutating func scan(
    _ text: Span<UInt8>, of field: Field, isOwnName: Bool, names: ContainerNames, shared: FieldContext.Shared,
    levels: RuleLevels
  ) -> [Candidate] {
    let key = cache.key(of: text, kind: field.kind, isOwnName: isOwnName)
    let hit = key.flatMap { cache.hit(for: text, key: $0, names: names, container: field.container) }
    if hit == .text || hit == .shape && otherDetectors.isEmpty {
      hasUnlikelyCandidates = false
      return []
    }
    // A custom rule that exceeded its limit too often skips the other texts of the file.
    if let key, exceeded.isEmpty,
      cache.readCandidates(in: text, key: key, names: names, container: field.container, into: &candidates)
    {
      mayHoldDigit = true
      return likelyCandidates(in: text, kind: field.kind, levels: levels)
    }
    names.move(to: field.container)
    let context = FieldContext(kind: field.kind, shared: shared, isOwnName: isOwnName)
    collectCandidates(in: text, with: hit == .shape ? otherDetectors : detectors, context: context)
    let found = likelyCandidates(in: text, kind: field.kind, levels: levels)
    // After a hit of the shape, the detectors that ran do not determine the names on which the result depends.
    if let key, hit == nil, !isPastDeadline {
      if custom.isEmpty, candidates.isEmpty, !isPlainCopy, !isSpoken {
        if isBlanked {
          let prepared = preparation.text
          cache.insert(text, key: key, read: prepared.span, profiles: profiles, context: context, names: names)
        } else {
          cache.insert(text, key: key, read: text, profiles: profiles, context: context, names: names)
        }
      } else if exceeded.isEmpty, !found.isEmpty || cache.storesUnlikely {
        cache.insert(text, key: key, candidates: candidates, names: names)
      }
    }
    return found
  }

  /// Returns the candidates in one text, overlaps resolved. Does not allocate for a text without candidates.
  package mutating func scan(_ text: Span<UInt8>, context: FieldContext, levels: RuleLevels) -> [Candidate] {
    scan(text, with: detectors, context: context, levels: levels)
  }

  private mutating func scan(
    _ text: Span<UInt8>, with detectors: DetectorSet, context: FieldContext, levels: RuleLevels
  ) -> [Candidate] {
    collectCandidates(in: text, with: detectors, context: context)
    return likelyCandidates(in: text, kind: context.kind, levels: levels)
  }

  /// Sets ``candidates`` to those of some detectors and of the custom rules in a text; to none after the deadline.
  private mutating func collectCandidates(
    in text: Span<UInt8>, with detectors: DetectorSet, context: FieldContext
  ) {
    candidates.removeAll(keepingCapacity: true)
    let profile = TextProfile(text)
    mayHoldDigit = profile.digits > 0
    isPlainCopy = plainText.prepare(text, profile: profile, deadline: deadline)
    // After the deadline, the copies are not complete.
    guard text.count <= TextWindow.longestWhole || hasTime() else { return }
    if isPlainCopy {
      let copy = plainText.bytes
      detect(with: detectors, in: copy.span, profile: TextProfile(copy.span), context: context)
      for index in candidates.indices { candidates[index].range = plainText.range(of: candidates[index].range) }
    } else {
      detect(with: detectors, in: text, profile: profile, context: context)
    }
    detect(with: .patterns, in: text, context: context)
  }

  /// Returns those of ``candidates`` that the levels admit, overlaps resolved.
  private mutating func likelyCandidates(
    in text: Span<UInt8>, kind: FieldKind, levels: RuleLevels
  ) -> [Candidate] {
    hasUnlikelyCandidates = false
    guard !candidates.isEmpty else { return [] }
    if candidates.count == 1 {
      // Most texts with candidates. Nothing to resolve.
      hasUnlikelyCandidates = !Self.isLikely(
        candidates[0], in: text, hasDigit: mayHoldDigit, minConfidence, kind: kind, levels: levels)
      return hasUnlikelyCandidates ? [] : [candidates[0]]
    }
    let (least, hasDigit) = (minConfidence, mayHoldDigit)
    var found = candidates.filter {
      Self.isLikely($0, in: text, hasDigit: hasDigit, least, kind: kind, levels: levels)
    }
    resolver.resolve(&found) { candidate in
      levels[candidate.rule, kind].map { min($0, candidate.ceiling ?? $0) }
    }
    hasUnlikelyCandidates = found.count < candidates.count
    return found
  }

  /// Whether the levels admit a candidate. Static, since a method of the scanner that is called in a closure copies the
  /// scanner.
  private static func isLikely(
    _ candidate: Candidate, in text: Span<UInt8>, hasDigit: Bool, _ minConfidence: Float, kind: FieldKind,
    levels: RuleLevels
  ) -> Bool {
    candidate.confidence >= levels.minConfidence(of: candidate.rule) ?? minConfidence
      && levels[candidate.rule, kind] != nil && !(hasDigit && Placeholder.covers(candidate.range, of: text))
  }

  /// Appends the candidates of all detectors and of the custom rules without a pattern in a text of plain characters.
  private mutating func detect(
    with detectors: DetectorSet, in text: Span<UInt8>, profile: TextProfile, context: FieldContext
  ) {
    isBlanked = preparation.prepare(text, profile: profile, deadline: deadline)
    profiles = (profile, profile)
    guard text.count <= TextWindow.longestWhole || hasTime() else { return }
    if isBlanked {
      let prepared = preparation.text
      profiles.read = TextProfile(prepared.span)
      profiles.read.findPhrases(in: prepared.span)
      detectSpoken(with: detectors.numbers, in: prepared.span, profile: profiles.read, context: context)
      context.beginNotes(isWritten: false, profiles.read)
      detect(with: detectors.ordinary, in: prepared.span, profile: profiles.read, context: context)
      detect(with: .others, in: prepared.span, context: context)
    } else {
      profiles.read.findPhrases(in: text)
      detectSpoken(with: detectors.numbers, in: text, profile: profiles.read, context: context)
      context.beginNotes(isWritten: !isPlainCopy, profiles.read)
      detect(with: detectors.ordinary, in: text, profile: profiles.read, context: context)
      detect(with: .others, in: text, context: context)
    }
    if isBlanked {
      detect(with: detectors.readingMachineText, in: text, profile: profile, context: context.withoutNotes())
    } else {
      detect(with: detectors.readingMachineText, in: text, profile: profiles.read, context: context)
    }
  }

  /// Appends the candidates of a group of the custom rules in a text.
  private mutating func detect(with group: CustomDetectors.Group, in text: Span<UInt8>, context: FieldContext) {
    guard !custom.isEmpty, !isPastDeadline else { return }
    let isFinished = custom.detect(
      group, in: text, context: context, deadline: deadline, into: &candidates, gaveUp: &exceeded)
    if !isFinished { isPastDeadline = true }
  }

  /// Appends the candidates of some detectors in the numbers that a text spells out.
  private mutating func detectSpoken(
    with detectors: [any Detector], in text: Span<UInt8>, profile: TextProfile, context: FieldContext
  ) {
    isSpoken =
      !detectors.isEmpty && !isPastDeadline
      && spokenNumbers.prepare(text, profile: profile, languages: context.languages, deadline: deadline)
    guard isSpoken, text.count <= TextWindow.longestWhole || hasTime() else { return }
    let first = candidates.count
    let copy = spokenNumbers.bytes
    context.notes?.begin()
    detect(
      with: detectors, in: copy.span, profile: TextProfile(copy.span),
      context: context.spoken(in: spokenNumbers.languages))
    let found = candidates[first...].compactMap { candidate in
      spokenNumbers.range(of: candidate.range).map { range in
        var candidate = candidate
        candidate.range = range
        return candidate
      }
    }
    candidates.replaceSubrange(first..., with: found)
  }

  /// Appends the candidates of some detectors in a text, which they read in windows if it is long.
  private mutating func detect(
    with detectors: [any Detector], in text: Span<UInt8>, profile: TextProfile, context: FieldContext
  ) {
    guard text.count > TextWindow.longestWhole else {
      // Through a span: the iterator of an array moves each detector once more.
      let detectors = detectors.span
      for index in detectors.indices {
        detectors[index].detect(in: text, profile: profile, context: context, into: &candidates)
      }
      return
    }
    guard !detectors.isEmpty else { return }
    // One by one, to check the deadline after each.
    let members = detectors.flatMap { ($0 as? BuiltInDetectors)?.members ?? [$0] as [any Detector] }
    var found: [Candidate] = []
    var start = 0
    while start < text.count {
      let window = TextWindow(of: text, from: start)
      let part = text.extracting(window.range)
      var profile = TextProfile(part)
      profile.findPhrases(in: part)
      context.notes?.begin()
      for detector in members where hasTime() {
        detector.detect(in: part, profile: profile, context: context, into: &found)
      }
      for candidate in found {
        let moved = candidate.moved(by: window.range.lowerBound)
        if window.core.contains(moved.range.start) { candidates.append(moved) }
      }
      found.removeAll(keepingCapacity: true)
      guard !isPastDeadline else { return }
      start = window.core.upperBound
    }
    context.notes?.begin()
  }
}
