import BlindspotEncoding
import BlindspotRules

extension Coverage.Collection {
  /// The number of files that a statement names.
  private static let shownFiles = 10

  /// The collection and its comparison with the files, in a sentence without a full stop.
  var statement: String {
    guard !started.isEmpty else { return "Collected: unknown, because \(manifest) cannot be read" }
    var parts = ["Collected: \(started)" + (region.map { " from \($0)" } ?? "") + " (\(manifest))"]
    let complete = max(requests - incomplete.count, 0)
    let counts = "\(Decimals.grouped(complete)) of \(Decimals.count(requests, "request")) complete"
    parts.append(incomplete.isEmpty ? counts : counts + "; incomplete: " + incomplete.joined(separator: ", "))
    parts += [
      Self.part("missing", missingFiles), Self.part("changed", changedFiles),
      Self.part("not in the manifest", unlistedFiles),
    ].compactMap { $0 }
    if !notRequested.isEmpty { parts.append("not requested: " + notRequested.joined(separator: ", ")) }
    return parts.joined(separator: "; ")
  }

  /// The kinds of objects that were not requested, in a phrase; nil if all were.
  var omission: String? {
    notRequested.isEmpty ? nil : "\(manifest): not collected: " + notRequested.joined(separator: ", ")
  }

  private static func part(_ words: String, _ files: [String]) -> String? {
    guard !files.isEmpty else { return nil }
    let rest = files.count - shownFiles
    return words + ": " + files.prefix(shownFiles).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.member("manifest", manifest)
    json.member("started", started)
    json.member("region", region)
    json.member("requests", requests)
    json.member("incomplete", incomplete)
    json.member("notRequested", notRequested)
    json.member("files", files)
    json.member("missingFiles", missingFiles)
    json.member("changedFiles", changedFiles)
    json.member("unlistedFiles", unlistedFiles)
  }
}

extension Coverage {
  /// Writes the member `collections`, if there are any.
  func write(collections: [Collection], to json: inout JSONWriter) {
    guard !collections.isEmpty else { return }
    json.array("collections") { json in
      for collection in collections { json.object { collection.write(to: &$0) } }
    }
  }
}
