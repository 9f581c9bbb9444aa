extension ReportContext {
  /// Returns a file name for services: relative to the working folder if the file is inside it, without `.` and `..`.
  ///
  /// The name of a file outside remains absolute. Without a working folder, a name that leaves it is returned unchanged.
  package func relativePath(_ name: String) -> String {
    var parts: [Substring] = []
    var climbs = 0
    let folder = (workingFolder ?? "").split(separator: "/")
    for part in name.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        climbs += 1
      }
    }
    var isAbsolute = name.utf8.first == UInt8(ascii: "/")
    if !isAbsolute, climbs > 0 {
      guard climbs <= folder.count else { return name }
      parts = folder.dropLast(climbs) + parts
      isAbsolute = true
    }
    if isAbsolute, workingFolder != nil, parts.count > folder.count, parts.starts(with: folder) {
      return parts.dropFirst(folder.count).joined(separator: "/")
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}
