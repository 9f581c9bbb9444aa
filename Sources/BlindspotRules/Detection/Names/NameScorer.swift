import CTables

/// The linear model that estimates the probability that a span of words is the name of a person.
///
/// Trained by `Tools/names/train.py` on generated texts; the weights are embedded in the binary.
package enum NameScorer {
  /// Returns the probability that the span with these features is the name of a person, 0 to 1.
  package static func confidence(of features: borrowing NameFeatures) -> Float {
    var sum: Int32 = Int32(unsafe blindspot_name_weights[NameFeatures.count])
    for index in 0..<features.size { sum += Int32(unsafe blindspot_name_weights[features[index]]) }
    return logistic(Float(sum) / 512)
  }

  /// Returns 1 / (1 + e^-x), accurate to three digits, by repeated squaring, which needs no math library.
  private static func logistic(_ x: Float) -> Float {
    let bounded = min(max(x, -12), 12)
    var power = 1 - bounded / 1024
    for _ in 0..<10 { power *= power }
    return 1 / (1 + power)
  }
}
