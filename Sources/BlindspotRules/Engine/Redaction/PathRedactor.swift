import BlindspotParser

/// Makes the names of files that a report shows if names of files can be personal data.
///
/// The folders and files that a run was given are shown as given. Below them, only ordinary words and the extensions of
/// exports are shown. Files with the same words are numbered, so that each keeps a name of its own.
struct PathRedactor {
  private static let extensions: Set<String> = [
    "csv", "hcl", "json", "jsonl", "tf", "tfstate", "yaml", "yml", "zip",
  ]

  private let given: [String]
  private var redactor: TextRedactor
  private var names: [String: String] = [:]
  private var counts: [String: Int] = [:]

  /// - Parameters:
  ///   - given: The files and folders of the run, as given.
  ///   - words: The words that are shown.
  init(given: [String], words: OrdinaryWords) {
    self.given = given
    redactor = TextRedactor(words)
  }

  /// Returns the name of a file in reports.
  mutating func name(of file: String) -> String {
    if let known = names[file] { return known }
    let start = given.filter { Self.contains($0, file) }.map(\.utf8.count).max() ?? 0
    let folder = String(decoding: file.utf8.prefix(start), as: UTF8.self)
    var stem = String(decoding: file.utf8.dropFirst(start), as: UTF8.self)
    var suffix = ""
    if let dot = stem.lastIndex(of: "."), Self.isExtension(stem[stem.index(after: dot)...]) {
      suffix = String(stem[dot...])
      stem = String(stem[..<dot])
    }
    var name = stem
    if !stem.isEmpty {
      let shown = String(decoding: redactor.redact(stem.utf8.span).bytes, as: UTF8.self)
      let count = counts[shown + suffix, default: 0]
      counts[shown + suffix] = count + 1
      name = count == 0 ? shown : "\(shown)~\(count + 1)"
    }
    names[file] = folder + name + suffix
    return folder + name + suffix
  }

  /// Whether a given path is the file or a folder around it.
  private static func contains(_ path: String, _ file: String) -> Bool {
    file.utf8.starts(with: path.utf8)
      && (file.utf8.count == path.utf8.count || path.utf8.last == ASCII.slash
        || file.utf8.dropFirst(path.utf8.count).first == ASCII.slash)
  }

  private static func isExtension(_ text: Substring) -> Bool {
    extensions.contains(String(text)) || text.hasPrefix("i3")
  }
}

extension LintResult {
  /// Returns the result with only ordinary words in the names of files below the given folders.
  ///
  /// - Parameters:
  ///   - given: The files and folders of the run, as given.
  ///   - words: Texts whose words are shown in addition to ordinary words.
  public func redactingPaths(given: [String], showing words: [String] = []) -> LintResult {
    var paths = PathRedactor(given: given, words: OrdinaryWords(adding: words))
    var result = self
    // The numbers follow the order of the names.
    let files = findings.map(\.location.file) + problems.map(\.file) + gaps.map(\.file) + coverage.skipped.map(\.file)
    for file in Set(files).sorted() { _ = paths.name(of: file) }
    for index in findings.indices {
      let location = findings[index].location
      result.findings[index].location = Finding.Location(
        file: paths.name(of: location.file), start: location.start, end: location.end, source: location.source)
    }
    for index in problems.indices { result.problems[index].file = paths.name(of: problems[index].file) }
    result.gaps = gaps.map { Gap(file: paths.name(of: $0.file), message: $0.message) }
    for index in coverage.skipped.indices {
      result.coverage.skipped[index].file = paths.name(of: coverage.skipped[index].file)
    }
    return result
  }
}
