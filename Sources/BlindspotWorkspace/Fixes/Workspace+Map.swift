import BlindspotEncoding
import BlindspotFiles
import BlindspotParser
import BlindspotRules

extension Workspace {
  /// Checks that a file with replaced values may be written to a path, before anything else is written.
  ///
  /// - Throws: ``WorkspaceError`` if the path exists, or is inside a git working tree, which would publish the values.
  public func checkMapPath(_ path: String) throws(WorkspaceError) {
    let target = folder.resolve(path)
    if FileSystem.exists(target, followingLinks: false) {
      throw WorkspaceError("\(path) exists already; the file with replaced values must be new")
    }
    let location = folder.location(of: Environment.path(ofArgument: path))
    if !GitFolder.roots(around: [location.parent]).isEmpty {
      throw WorkspaceError("\(path) is inside a git working tree; write the file with replaced values elsewhere")
    }
  }

  /// Writes the values that a plan replaces, in clear text, to a new file that only its owner can read.
  ///
  /// - Throws: ``WorkspaceError`` as ``checkMapPath(_:)`` does, or if the file cannot be written.
  public func writeMap(of plan: FixPlan, to path: String) throws(WorkspaceError) {
    try checkMapPath(path)
    var writer = JSONWriter(.indented)
    writer.object { root in
      root.member("version", 1)
      root.array("values") { values in
        for entry in plan.mapping {
          values.object(.singleLine) { value in
            value.member("category", entry.category.rawValue)
            value.member("value", entry.value)
            value.member("replacement", entry.replacement)
          }
        }
      }
    }
    writer.endLine()
    do throws(SystemError) {
      try FileSystem.save(writer.bytes, to: folder.resolve(path), creating: true, mode: 0o600)
    } catch {
      throw WorkspaceError("\(path) cannot be written: \(error)")
    }
  }
}
