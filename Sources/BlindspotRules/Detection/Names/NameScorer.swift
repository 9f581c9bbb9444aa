import CTables

/// The linear model that says how likely a span of words is a person's name.
///
/// Trained by `Tools/names/train.py` on generated texts; the weights lie in the binary.
package enum NameScorer {
  /// The probability that the span with these features is a person's name, 0 to 1.
  package static func confidence(of features: borrowing NameFeatures) -> Float {
    var sum: Int32 = Int32(unsafe blindspot_name_weights[NameFeatures.count])
    for index in 0..<features.size { sum += Int32(unsafe blindspot_name_weights[features[index]]) }
    return logistic(Float(sum) / 512)
  }

  /// 1 / (1 + e^-x), by squaring: good to three digits, and no library is needed.
  private static func logistic(_ x: Float) -> Float {
    let bounded = min(max(x, -12), 12)
    var power = 1 - bounded / 1024
    for _ in 0..<10 { power *= power }
    return 1 / (1 + power)
  }
}
