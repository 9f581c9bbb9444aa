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
}
