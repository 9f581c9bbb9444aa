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
      let shown = redactor.redact(stem.utf8.span).text
      let count = counts[shown + suffix, default: 0]
      counts[shown + suffix] = count + 1
      name = count == 0 ? shown : "\(shown)~\(count + 1)"
    }
    names[file] = folder + name + suffix
    return folder + name + suffix
  }

  /// Returns the name of an ignore file in reports: the name of the file itself is fixed, those of its folders are not.
  mutating func name(ofIgnoreFile file: String) -> String {
    let path = FilePath(file)
    let folder = path.parent.name
    guard !folder.isEmpty else { return file }
    return FilePath(name(of: folder)).appending(Array(path.lastComponent)).name
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
    var paths = PathRedactor(given: given, words: OrdinaryWords(adding: words + [CollectionManifest.fileName]))
    var result = self
    // The numbers follow the order of the names.
    var files: Set<String> = []
    result.renameFiles { file in
      files.insert(file)
      return file
    }
    for file in files.sorted() { _ = paths.name(of: file) }
    for (index, problem) in problems.enumerated() {
      guard let file = coverage.collections.lazy.compactMap({ $0.subject(of: problem) }).first else { continue }
      let rest = problem.message.string.dropFirst(file.count)
      result.problems[index].message = ShownText(nonExport: paths.name(of: file) + rest)
    }
    result.renameFiles { paths.name(of: $0) }
    for (index, ignoreFile) in coverage.policy.ignoreFiles.enumerated() {
      result.coverage.policy.ignoreFiles[index].file = paths.name(ofIgnoreFile: ignoreFile.file)
    }
    return result
  }
}

extension Coverage.Collection {
  /// Returns the file of the collection with whose name the message of a problem begins; nil for a problem of another file.
  fileprivate func subject(of problem: Problem) -> String? {
    guard problem.file == manifest else { return nil }
    let message = problem.message.string
    return (missingFiles + changedFiles).filter { message.hasPrefix($0) }.max { $0.count < $1.count }
  }
}
