public import BlindspotParser

/// The files that a configuration names. The libraries open nothing themselves; the command, or a test, hands them this.
public protocol FileAccess: Sendable {
  /// The bytes of a file; nil if there is no such file.
  ///
  /// - Throws: a ``Problem`` (`unreadable`) if the file is there and cannot be read.
  func contents(of path: String) throws(Problem) -> [UInt8]?
  /// The names of the files and folders directly in a folder; nil if `path` is no folder.
  func names(in path: String) -> [String]?
}

/// Paths as text, with `/` between the parts. What a configuration names is relative to the folder it stands in.
package enum Path {
  /// `path` seen from `folder`, `.` and `..` taken out; an absolute path stays as it is.
  package static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return normalised(path) }
    return normalised(folder + "/" + path)
  }

  /// The folder a file stands in; empty for a bare name.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: 0x2F).map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The path without `.`, `..` where it has something to undo, and double slashes.
  package static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !path.hasPrefix("/") {
        parts.append(part)
      }
    }
    var joined = ""
    for part in parts {
      if !joined.isEmpty { joined += "/" }
      joined += part
    }
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }

  /// `path` as seen from `folder`; `path` itself where it does not lie in it.
  package static func relative(_ path: String, to folder: String) -> String {
    let path = normalised(path)
    let folder = normalised(folder)
    if folder == "." { return path }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
