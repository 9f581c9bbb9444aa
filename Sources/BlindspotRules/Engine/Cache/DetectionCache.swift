import BlindspotParser

/// A cache of the texts in which the detectors found nothing: most texts of an organization repeat, such as "Disconnect".
///
/// A detector is a pure function of the text, its kind, the names of its containers, the languages and the regions. The
/// key is the text, its kind and the keywords of the names that the detectors looked up; the languages and the regions
/// are those of the document, and the owner empties the cache when they change.
///
/// A text with digits is cached by its shape if no detector depends on the values of its digits: after `Order 4711`, no
/// detector reads `Order 0815`. See ``ShapeDetector``.
struct DetectionCache {
  /// The part of a cached result that holds for a text.
  enum Hit {
    /// No detector finds anything in the text.
    case text
    /// No ``ShapeDetector`` finds anything in the text, since none did in another text of the same shape.
    case shape
  }

  private var texts = CleanTextCache()
  private var shapes = CleanTextCache(ofShapes: true)
  private let digitDependence: DigitDependence

  /// Creates an empty cache for the results of `detectors`.
  init(_ detectors: [any Detector]) { digitDependence = DigitDependence(detectors) }

  /// Removes all texts.
  mutating func removeAll() {
    texts.removeAll()
    shapes.removeAll()
  }

  /// Returns the cached result for `text`; nil if the text is not in the cache.
  ///
  /// - Parameters:
  ///   - key: The key of the text.
  ///   - names: The names around the text. Moved to `container` if the result depends on them.
  ///   - container: The innermost container of the text.
  func hit(for text: Span<UInt8>, key: CleanTextCache.Key, names: ContainerNames, container: Int?) -> Hit? {
    func matches(_ dependency: CleanTextCache.KeywordDependency) -> Bool {
      if dependency.queried.isEmpty { return true }
      names.move(to: container)
      // If the text is itself the innermost name, the text alone determines the keywords of that name.
      return names.held(of: dependency.queried, besidesInnermost: key.isOwnName) == dependency.matched
    }
    if key.hasDigits, shapes.contains(text, key: key, where: matches) { return .shape }
    return texts.contains(text, key: key, where: matches) ? .text : nil
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
    _ text: Span<UInt8>, key: CleanTextCache.Key, read: Span<UInt8>, profiles: (text: TextProfile, read: TextProfile),
    context: FieldContext, names: ContainerNames
  ) {
    let isShape = key.hasDigits && !digitDependence.affects(read, profiles: profiles, context: context)
    guard !names.wereRead else { return }
    var dependency = CleanTextCache.KeywordDependency(queried: names.queried)
    if !dependency.queried.isEmpty {
      dependency.matched = names.held(of: dependency.queried, besidesInnermost: key.isOwnName)
    }
    if isShape {
      shapes.insert(text, key: key, dependency: dependency)
    } else {
      texts.insert(text, key: key, dependency: dependency)
    }
  }
}
