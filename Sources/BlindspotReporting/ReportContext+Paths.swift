package import BlindspotParser

extension ReportContext {
  /// Returns the path of a file for services: relative to the working folder if the file is inside it, without `.` and
  /// `..`.
  ///
  /// A file outside keeps its absolute path. Without a working folder, a path that leaves it is returned unchanged. The
  /// working folder itself is the empty path if it is named by a relative path.
  package func servicePath(_ name: String) -> FilePath {
    let folder = workingFolder.map { FilePath($0).normalized() }
    var path = FilePath(name).normalized()
    if path.climbs > 0 {
      guard let folder, path.climbs <= folder.components.count else { return FilePath(name) }
      path = path.normalized(in: folder)
    }
    guard path.isAbsolute else { return path.relative(to: FilePath("")) ?? path }
    if let folder, let inside = path.relative(to: folder), !inside.bytes.isEmpty { return inside }
    return path
  }
}
