import BlindspotParser

extension Problem {
  /// The problem in one line: `exports/main.yaml:3:1: …`.
  var line: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file)\(place): \(message)"
  }
}
