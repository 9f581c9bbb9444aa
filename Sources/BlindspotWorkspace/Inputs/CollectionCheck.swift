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
  ///   - manifests: the manifests, sorted by name.
  ///   - found: the names of all other files that were found.
  ///   - reader: the reader of manifests and files; a file above its limits cannot be compared.
  init(of manifests: [Input], found: [String], reader: InputReader) {
    let folders = manifests.map { FilePath($0.name).parent }
    for (manifest, folder) in zip(manifests, folders) {
      var collection = Coverage.Collection(manifest: manifest.name)
      if let record = read(manifest, with: reader) {
        compare(record, of: manifest, with: &collection, limit: reader.limits.fileSize)
        let listed = Set(record.files.map { folder.appending($0.path).name })
        // A file in the folder of another manifest below this one belongs to that one.
        let inner = folders.filter { $0 != folder && Self.contains(folder, $0) }
        collection.unlistedFiles = found.filter { name in
          !listed.contains(name) && Self.contains(folder, FilePath(name))
            && !inner.contains { Self.contains($0, FilePath(name)) }
        }
      }
      collections.append(collection)
    }
  }

  private mutating func read(_ manifest: Input, with reader: InputReader) -> CollectionManifest? {
    var record: CollectionManifest?
    var mistakes: [Problem] = []
    let problems = reader.read(manifest) { file, _ in
      do throws(CollectionManifest.Mistakes) {
        record = try CollectionManifest(reading: file)
      } catch {
        mistakes += error.problems
      }
    }
    self.problems += problems + mistakes
    return record
  }

  /// Adds the incomplete requests and the files that are missing or changed.
  private mutating func compare(
    _ record: CollectionManifest, of manifest: Input, with collection: inout Coverage.Collection, limit: Int
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
    guard case .file(let path) = manifest.source else { return }
    let (folder, name) = (path.parent, FilePath(manifest.name).parent)
    for file in record.files {
      let shown = name.appending(file.path).name
      do throws(SystemError) {
        let bytes = try FileSystem.contents(of: folder.appending(file.path), limit: limit)
        guard let bytes else {
          collection.changedFiles.append(shown)
          report(file, "\(shown) is too large to be compared with the manifest; raise --max-file-size")
          continue
        }
        if Fingerprint.sha256(of: bytes) == file.digest { continue }
        collection.changedFiles.append(shown)
        report(file, "\(shown) was changed after the collection; its SHA-256 differs")
      } catch {
        collection.missingFiles.append(shown)
        report(file, "\(shown) of the collection cannot be read: \(error.description)")
      }
    }
  }

  private mutating func report(_ file: CollectionManifest.File, _ message: String) {
    problems.append(file.place.problem(.incomplete, message))
  }

  /// The number of missing parts of a request that a message lists.
  private static let shownParts = 5

  /// Whether a file or folder is in a folder; everything is in the empty one.
  private static func contains(_ folder: FilePath, _ other: FilePath) -> Bool {
    folder.bytes.isEmpty ? !other.isAbsolute : other.relative(to: folder) != nil
  }
}

extension InputList {
  /// Removes the manifests of collections from the inputs, which are not exports.
  ///
  /// - Returns: the manifests on disk, sorted by name.
  mutating func removeManifests() -> [Input] {
    func isManifest(_ input: Input) -> Bool {
      guard case .file = input.source else { return false }
      return FilePath(input.name).lastComponent.elementsEqual(CollectionManifest.fileName.utf8)
    }
    let manifests = inputs.filter(isManifest)
    if !manifests.isEmpty { inputs.removeAll(where: isManifest) }
    return manifests
  }
}
