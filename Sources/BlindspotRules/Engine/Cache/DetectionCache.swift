import BlindspotParser

/// A cache of the texts in which the detectors found nothing: most texts of an organization repeat, such as "Disconnect".
/// Also of the candidates in the other texts, since the name of a person usually occurs in several flows.
///
/// A detector is a pure function of the text, its kind, the names of its containers, the languages and the regions. The
/// key is the text, its kind and the keywords of the names that the detectors looked up; the languages and the regions
/// are those of the document, and the owner empties the cache when they change.
///
/// A text with digits is cached by its shape if no detector depends on the values of its digits: after `Order 4711`, no
/// detector reads `Order 0815`. See ``ShapeDetector``. If only other detectors depend on them, these read `Order 0815` alone.
struct DetectionCache {
  /// The part of a cached result that holds for a text.
  enum Hit {
    /// No detector finds anything in the text, or in any text of its shape.
    case text
    /// No ``ShapeDetector`` finds anything in the text, since none did in another text of the same shape.
    case shape
  }

  private let limits: CacheLimits
  private var texts: TextCache
  /// The shapes in which no detector finds anything.
  private var shapes: TextCache
  /// The shapes in which only detectors that do not conform to ``ShapeDetector`` may find something.
  private var partialShapes: TextCache
  /// The texts of which ``candidates`` has the candidates.
  private var otherTexts: TextCache
  /// The candidates in the texts of ``otherTexts``. In one array: as arrays of their own, each text would allocate one.
  private var candidates: [Candidate] = []
  /// The places of these texts, in order, and the end of their candidates. A new text has the highest place.
  private var ends: [(place: TextCache.Place, end: Int)] = []
  private let digitDependence: DigitDependence

  /// Creates an empty cache for the results of `detectors`.
  init(_ detectors: [any Detector], limits: CacheLimits) {
    self.limits = limits
    texts = TextCache(limits)
    shapes = TextCache(limits, ofShapes: true)
    partialShapes = TextCache(limits, ofShapes: true)
    otherTexts = TextCache(limits)
    digitDependence = DigitDependence(detectors)
  }

  /// Whether texts are stored in which all candidates are unlikely.
  var storesUnlikely: Bool { limits.storesUnlikely }

  /// Removes all texts.
  mutating func removeAll() {
    texts.removeAll()
    shapes.removeAll()
    partialShapes.removeAll()
    otherTexts.removeAll()
    candidates.removeAll()
    ends.removeAll()
  }

  /// Returns the key of a text; nil for a text that is not cached.
  ///
  /// - Parameter isOwnName: Whether the text is the name of its innermost container.
  func key(of text: Span<UInt8>, kind: FieldKind, isOwnName: Bool) -> TextCache.Key? {
    TextCache.key(of: text, kind: kind, isOwnName: isOwnName, longest: limits.longest)
  }

  /// Returns the cached result for `text`; nil if the text is not in the cache.
  ///
  /// - Parameters:
  ///   - key: The key of the text.
  ///   - names: The names around the text. Moved to `container` if the result depends on them.
  ///   - container: The innermost container of the text.
  func hit(for text: Span<UInt8>, key: TextCache.Key, names: ContainerNames, container: Int?) -> Hit? {
    func matches(_ dependency: TextCache.KeywordDependency) -> Bool {
      dependency.holds(under: names, of: container, key)
    }
    if key.hasDigits {
      if shapes.place(of: text, key: key, where: matches) != nil { return .text }
      if partialShapes.place(of: text, key: key, where: matches) != nil { return .shape }
    }
    return texts.place(of: text, key: key, where: matches) != nil ? .text : nil
  }

  /// Replaces `found` by the candidates in `text`; returns false if they are not in the cache. The other parameters are those of
  /// ``hit(for:key:names:container:)``.
  func readCandidates(
    in text: Span<UInt8>, key: TextCache.Key, names: ContainerNames, container: Int?, into found: inout [Candidate]
  ) -> Bool {
    let place = otherTexts.place(of: text, key: key) { $0.holds(under: names, of: container, key) }
    guard let place else { return false }
    let index = ends.partitioningIndex { $0.place >= place }
    guard index < ends.count, ends[index].place == place else { return false }
    found.removeAll(keepingCapacity: true)
    found.append(contentsOf: candidates[(index > 0 ? ends[index - 1].end : 0)..<ends[index].end])
    return true
  }

  /// Adds a text in which the detectors found nothing. Call it before `names` move to another container.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - key: Its key.
  ///   - read: The text as the detectors read it, without machine text.
  ///   - profiles: The profiles of both.
  ///   - context: The context that the detectors read.
  ///   - names: The names of the context.
  mutating func insert(
    _ text: Span<UInt8>, key: TextCache.Key, read: Span<UInt8>, profiles: (text: TextProfile, read: TextProfile),
    context: FieldContext, names: ContainerNames
  ) {
    let isShape = key.hasDigits && !digitDependence.affects(read, profiles: profiles, context: context)
    guard let dependency = TextCache.KeywordDependency(on: names, key) else { return }
    if !isShape {
      texts.insert(text, key: key, dependency: dependency)
    } else if digitDependence.affectsOthers(read, profiles: profiles, context: context) {
      partialShapes.insert(text, key: key, dependency: dependency)
    } else {
      shapes.insert(text, key: key, dependency: dependency)
    }
  }

  /// Adds the candidates that the detectors found in a text. Call it before `names` move to another container.
  mutating func insert(_ text: Span<UInt8>, key: TextCache.Key, candidates: [Candidate], names: ContainerNames) {
    guard let dependency = TextCache.KeywordDependency(on: names, key),
      let place = otherTexts.insert(text, key: key, dependency: dependency)
    else { return }
    if place == 0 {
      self.candidates.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
    }
    self.candidates.append(contentsOf: candidates)
    ends.append((place, self.candidates.count))
  }
}

extension TextCache.KeywordDependency {
  /// Records the keywords that the detectors looked up in `names`; nil if they read the names themselves.
  fileprivate init?(on names: ContainerNames, _ key: TextCache.Key) {
    guard !names.wereRead else { return nil }
    queried = names.queried
    if !queried.isEmpty { matched = names.held(of: queried, besidesInnermost: key.isOwnName) }
  }

  /// Whether a result holds under the names of a container. Moves `names` there if it depends on them.
  @inline(__always)
  fileprivate func holds(under names: ContainerNames, of container: Int?, _ key: TextCache.Key) -> Bool {
    if queried.isEmpty { return true }
    names.move(to: container)
    // If the text is itself the innermost name, the text alone determines the keywords of that name.
    return names.held(of: queried, besidesInnermost: key.isOwnName) == matched
  }
}
