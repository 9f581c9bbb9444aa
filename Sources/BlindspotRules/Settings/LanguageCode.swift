import BlindspotParser

/// Language codes as configurations, rule files and exports write them: `en`, `en-us` (BCP 47, language and region).
package enum LanguageCode {
  /// Whether `text` has the form of a code.
  package static func isCode(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: ASCII.hyphen, omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.count), language.allSatisfy(\.isLetter) else {
      return false
    }
    return parts.dropFirst().allSatisfy { (2...8).contains($0.count) && $0.allSatisfy(\.isAlphanumeric) }
  }

  /// The problem of a setting that is not a code; nil for a valid code.
  static func problem(with setting: Setting, code: Problem.Code) -> Problem? {
    guard let text = setting.text, !isCode(text) else { return nil }
    return setting.place.problem(code, "the language is not a valid code; use a BCP 47 code such as en or en-us")
  }
}
