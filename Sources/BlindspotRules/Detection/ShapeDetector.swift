/// A detector whose results for most texts depend on the positions of digits and not on their values.
///
/// Opt-in: the cache stores the shape of a text, in which any digit may replace another, only for the detectors that
/// conform. All other detectors read every new text. The benchmark of numbered texts (`Order 4711`) takes about seven
/// times as many instructions without the cache of shapes.
public protocol ShapeDetector: Detector {
  /// Whether the candidates in `text` may depend on the values of its digits. If false, `detect` must return the same
  /// candidates for every text of the same shape. A pure function, called only for texts with digits and without
  /// candidates.
  ///
  /// Need not consider the built-in word lists, which contain a few phrases with digits (`legge 104`), nor texts with
  /// `@` or characters beyond ASCII: the cache never stores their shape.
  func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool
}

extension ShapeDetector {
  /// The detector itself.
  public var shapeDetector: (any ShapeDetector)? { self }
}
