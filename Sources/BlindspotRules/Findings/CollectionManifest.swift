package import BlindspotParser

/// The record of a collection of exports: the requests to the platform, everything that is missing, and the SHA-256 of each
/// file. `Tools/collect` writes it into the folder of the exports.
package struct CollectionManifest: Sendable {
  /// The name of the file.
  package static let fileName = "blindspot-manifest.json"
  /// The version of the format.
  private static let version = 1

  /// A request, or all requests of one kind.
  package struct Request: Sendable {
    /// The name: `users`.
    package var name: String
    /// The number of entries that the platform announced; nil if it announced none.
    package var expected: Int?
    /// The number of entries in the files.
    package var received: Int
    /// Whether nothing is missing.
    package var isComplete: Bool
    /// The missing parts with the reason, each in a few words.
    package var missing: [String]
    /// The place of the request in the manifest.
    package var place: SettingPlace
  }

  /// A file of the collection.
  package struct File: Sendable {
    /// The path relative to the folder of the manifest, with slashes.
    package var path: String
    /// The SHA-256 in 64 lower-case hexadecimal digits.
    package var digest: String
    /// The place of the file in the manifest.
    package var place: SettingPlace
  }

  /// The start of the collection (ISO 8601).
  package let started: String
  /// The domain of the platform's region; nil if the manifest has none.
  package let region: String?
  /// Whether all requests are complete.
  package let isComplete: Bool
  /// The place of the statement that they are.
  package let place: SettingPlace
  /// The requests.
  package let requests: [Request]
  /// The kinds of objects that were not requested.
  package let notRequested: [String]
  /// The files.
  package let files: [File]

  /// The mistakes of a manifest.
  package struct Mistakes: Error {
    /// The mistakes with their positions.
    package let problems: [Problem]
  }

  /// Reads a manifest.
  ///
  /// - Throws: ``Mistakes`` with all mistakes and their positions: another version, an unknown key, a path that
  ///   leads out of the folder.
  package init(reading file: SourceFile) throws(Mistakes) {
    let outcome = SettingsReader.read(file, shape: .anything, code: .syntaxError)
    guard outcome.problems.isEmpty else { throw Mistakes(problems: outcome.problems) }
    let root = outcome.setting ?? Setting(content: .mapping([]), place: SettingPlace(file: file.name, position: nil))
    if let version = root["version"], version.count != Self.version {
      let message = "the manifest does not have version \(Self.version); use the tool and the linter of one release"
      throw Mistakes(problems: [version.place.problem(.syntaxError, message)])
    }
    var checker = SettingsChecker(code: .syntaxError)
    let checked = checker.check(root, against: Self.schema, name: "the manifest")
    guard let checked, checker.problems.isEmpty else { throw Mistakes(problems: checker.problems) }
    started = checked.text("started") ?? ""
    region = checked.text("region")
    isComplete = checked["complete"]?.flag ?? false
    place = checked["complete"]?.place ?? checked.place
    notRequested = checked["notRequested"]?.texts ?? []
    requests = (checked["requests"]?.items ?? []).map(Request.init)
    files = (checked["files"]?.items ?? []).map(File.init)
    let mistakes = files.compactMap(\.mistake)
    guard mistakes.isEmpty else { throw Mistakes(problems: mistakes) }
  }
}

extension CollectionManifest.Request {
  fileprivate init(_ setting: Setting) {
    name = setting.text("name") ?? ""
    expected = setting["expected"]?.count
    received = setting["received"]?.count ?? 0
    missing = (setting["missing"]?.items ?? []).map { part in
      let what = part.text("what") ?? ""
      return part.text("reason").map { "\(what) (\($0))" } ?? what
    }
    // The counts decide, too: a manifest that was edited by hand can contradict itself.
    isComplete = setting.text("status") == "complete" && missing.isEmpty && (expected ?? received) == received
    place = setting.place
  }

  /// The counts: `4 of 7`.
  package var counts: String { "\(received) of \(expected.map { "\($0)" } ?? "an unknown number")" }
}

extension CollectionManifest.File {
  fileprivate init(_ setting: Setting) {
    path = setting.text("path") ?? ""
    digest = setting.text("sha256")?.lowercased() ?? ""
    place = setting["path"]?.place ?? setting.place
  }

  /// The problem of a path that is absolute, leads out of the folder or names none of its files, or of a digest in another
  /// form.
  fileprivate var mistake: Problem? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isInside = !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !path.contains("\0")
    guard isInside, !path.contains("\\"), !path.contains(":") else {
      return place.problem(.syntaxError, "a path of the manifest must lead to a file in its folder")
    }
    guard digest.count == 64, digest.allSatisfy(\.isHexDigit) else {
      return place.problem(.syntaxError, "the SHA-256 of a file has 64 hexadecimal digits")
    }
    return nil
  }
}
