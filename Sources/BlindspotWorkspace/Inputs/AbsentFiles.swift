import BlindspotFiles
import BlindspotParser
import BlindspotRules

extension Workspace {
  /// Returns the number of tracked files in the arguments that git left out of the working tree: files outside a sparse
  /// checkout, files marked `skip-worktree`, and submodules that are not checked out.
  ///
  /// Git runs only if the repository may have such files.
  func absentFiles(of scope: InputScope) -> Coverage.AbsentFiles {
    var absent = Coverage.AbsentFiles()
    for root in GitFolder.roots(around: scope.locations) where GitFolder(root: root)?.mayOmitFiles ?? false {
      do throws(GitRepository.Failure) {
        for file in try GitRepository(in: root).trackedFiles() where file.isSkipped || file.kind == .submodule {
          let location = root.appending(file.path.bytes)
          guard let name = scope.name(of: location)?.name.name, !policy.configuration.excludes(name),
            isIsolated || !IgnoreRules.ignores(location, in: root)
          else { continue }
          if file.kind == .submodule {
            if (try? FileSystem.names(in: location))?.isEmpty ?? true { absent.submodules += 1 }
          } else if !FileSystem.exists(location, followingLinks: false) {
            absent.files += 1
          }
        }
      } catch {
        absent.failure = error.message
      }
    }
    return absent
  }

  /// Returns the files that git tracks in folders with the names of other version control systems, such as `.svn`. These
  /// folders are not searched, but a file in one can be part of a change.
  ///
  /// - Parameter folders: the names of the folders.
  func trackedFiles(of scope: InputScope, in folders: [String]) -> [Input] {
    var inputs: [Input] = []
    let locations = folders.map { folder.location(of: FilePath($0)) }
    for root in GitFolder.roots(around: locations) {
      // Without git, the folders are counted as skipped.
      guard let files = try? GitRepository(in: root).trackedFiles() else { continue }
      for file in files where file.kind == .file {
        let location = root.appending(file.path.bytes)
        guard locations.contains(where: location.isWithin), let name = scope.name(of: location),
          let entry = try? FileSystem.entry(at: location, followingLinks: false), entry.kind == .file,
          isIsolated || !IgnoreRules.ignores(location, in: root)
        else { continue }
        inputs.append(
          Input(name: name.name.name, source: .file(location), size: entry.size, isNamed: name.isNamed))
      }
    }
    return inputs
  }
}

extension InputList {
  /// Adds inputs that are not in the list yet.
  mutating func add(_ more: [Input]) {
    let names = Set(inputs.map(\.name))
    inputs = (inputs + more.filter { !names.contains($0.name) }).sorted { $0.name < $1.name }
  }
}
