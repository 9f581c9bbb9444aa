import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// Compares the manifests of collections with the files in their folders.
struct CollectionCheck {
  /// The collections, sorted by the names of their manifests.
  private(set) var collections: [Coverage.Collection] = []
  /// The missing parts of the collections, and the mistakes of manifests.
  private(set) var problems: [Problem] = []

  /// Compares manifests with the files that were found.
  ///
  /// - Parameters:
  ///   - manifests: the manifests, sorted by name, each with its files.
  ///   - found: the names of all other files that were found; in a run over a change, only of those that are read.
  ///   - reader: the reader of manifests and files; a file above its limits cannot be compared.
  init(of manifests: [CollectedFiles], found: [String], reader: InputReader) {
    let folders = manifests.map(\.folder)
    for (manifest, folder) in zip(manifests, folders) {
      var collection = Coverage.Collection(manifest: manifest.name)
      if let record = read(manifest, with: reader) {
        compare(record, with: manifest, in: &collection, limit: reader.limits.fileSize)
        let listed = Set(record.files.map { folder.appending($0.path).name } + [manifest.name])
        // A file in the folder of another manifest below this one belongs to that one.
        let inner = folders.filter { $0 != folder && CollectedFiles.contains(folder, $0) }
        collection.unlistedFiles = (manifest.members ?? found).filter { name in
          !listed.contains(name) && CollectedFiles.contains(folder, FilePath(name))
            && !inner.contains { CollectedFiles.contains($0, FilePath(name)) }
        }
      }
      collections.append(collection)
    }
  }

  private mutating func read(_ manifest: CollectedFiles, with reader: InputReader) -> CollectionManifest? {
    let (file, problems) = manifest.read(with: reader)
    self.problems += problems
    guard let file else { return nil }
    do throws(CollectionManifest.Mistakes) {
      return try CollectionManifest(reading: file)
    } catch {
      self.problems += error.problems
      return nil
    }
  }

  /// Adds the incomplete requests and the files that are missing or changed.
  private mutating func compare(
    _ record: CollectionManifest, with manifest: CollectedFiles, in collection: inout Coverage.Collection, limit: Int
  ) {
    collection.started = record.started
    collection.region = record.region
    collection.requests = record.requests.count
    collection.notRequested = record.notRequested
    collection.files = record.files.count
    for request in record.requests where !request.isComplete {
      collection.incomplete.append("\(request.name) (\(request.counts))")
      let parts = request.missing.prefix(Self.shownParts).joined(separator: "; ")
      let rest = request.missing.count - Self.shownParts
      problems.append(
        request.place.problem(
          .incomplete,
          "the collection has \(request.counts) \(request.name)" + (parts.isEmpty ? "" : "; missing: \(parts)")
            + (rest > 0 ? " and \(rest) more" : "") + "; collect again"))
    }
    if !record.isComplete, collection.incomplete.isEmpty {
      collection.incomplete.append("the collection did not end")
      problems.append(record.place.problem(.incomplete, "the collection did not end; collect again"))
    }
    for file in record.files {
      let shown = manifest.folder.appending(file.path).name
      switch manifest.state(of: file.path, limit: limit) {
      case .digest(file.digest): continue
      case .digest:
        collection.changedFiles.append(shown)
        report(file, "\(shown) was changed after the collection; its SHA-256 differs")
      case .tooLarge:
        collection.changedFiles.append(shown)
        report(file, "\(shown) is too large to be compared with the manifest; raise --max-file-size")
      case .unreadable(let reason):
        collection.missingFiles.append(shown)
        report(file, "\(shown) of the collection cannot be read: \(reason)")
      }
    }
  }

  private mutating func report(_ file: CollectionManifest.File, _ message: String) {
    problems.append(file.place.problem(.incomplete, message))
  }

  /// The number of missing parts of a request that a message lists.
  private static let shownParts = 5
}

extension InputList {
  /// Removes the manifests of collections from the inputs, which are not exports.
  ///
  /// - Returns: the manifests, sorted by name.
  mutating func removeManifests() -> [Input] {
    func isManifest(_ input: Input) -> Bool {
      switch input.source {
      case .file, .blob: CollectedFiles.isManifest(input.name)
      case .standardInput, .bytes: false
      }
    }
    let manifests = inputs.filter(isManifest)
    if !manifests.isEmpty { inputs.removeAll(where: isManifest) }
    return manifests
  }
}
