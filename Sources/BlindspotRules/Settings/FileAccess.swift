public import BlindspotParser

/// The access to the files that a configuration names. The libraries open no files; the command, or a test, implements
/// this protocol.
public protocol FileAccess: Sendable {
  /// Returns the bytes of a file; nil if it does not exist.
  ///
  /// - Throws: a ``BlindspotParser/Problem`` (`unreadable`) if the file exists but cannot be read.
  func contents(of path: String) throws(Problem) -> [UInt8]?
  /// Returns the names of the files and folders directly in a folder; nil if `path` is not a folder.
  func names(in path: String) -> [String]?
}

/// Paths as text, with `/` as separator. Paths in a configuration are relative to its folder.
package enum Path {
  /// `path` relative to `folder`, without `.` and `..`; an absolute path is only normalized.
  package static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return normalised(path) }
    return normalised(folder + "/" + path)
  }

  /// The folder of a file; empty for a bare name.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: ASCII.slash) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: ASCII.slash).map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The path without `.`, double slashes, and `..` after another part.
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

  /// `path` relative to `folder`; `path` itself if it is not in it.
  package static func relative(_ path: String, to folder: String) -> String {
    let path = normalised(path)
    let folder = normalised(folder)
    if folder == "." { return path }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
