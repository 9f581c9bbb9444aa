extension FilePath {
  /// Returns the path with one spelling of the root and of separators, without `.` and without `..` after another
  /// component. A path without components is `.`.
  package func normalized() -> FilePath {
    let root = root
    var parts: [ArraySlice<UInt8>] = []
    for part in components {
      if root.kind == .verbatim {
        parts.append(part)
      } else if part.elementsEqual("..".utf8) {
        if let last = parts.last, !last.elementsEqual("..".utf8) {
          parts.removeLast()
        } else if root.kind == .none || root.kind == .driveFolder {
          parts.append(part)
        }
      } else if !part.elementsEqual(".".utf8) {
        parts.append(part)
      }
    }
    var path = root.spelling(in: bytes, style)
    // `.\C:x` is the name of an entry, and `C:x` is not.
    if style == .windows, root.kind == .none, let first = parts.first, PathRoot.isDrive(first) {
      path = Array(".\\".utf8)
    }
    for (index, part) in parts.enumerated() {
      if index > 0 { path.append(style.separator) }
      path += part
    }
    return path.isEmpty ? FilePath(".", style: style) : FilePath(bytes: path, style: style)
  }

  /// Returns the path resolved in a folder and normalized.
  ///
  /// - Parameter folder: the folder that a relative path starts from; empty if it is not known.
  package func normalized(in folder: FilePath) -> FilePath { resolved(in: folder).normalized() }

  /// The number of `..` at the start of a relative path.
  package var climbs: Int {
    root.kind == .none ? components.prefix { $0.elementsEqual("..".utf8) }.count : 0
  }

  /// Whether the path is `folder` or inside it. Both paths must be normalized.
  package func isWithin(_ folder: FilePath) -> Bool { suffix(in: folder) != nil }

  /// Returns the path relative to a folder; empty for the folder itself; nil if the path is not inside it. Both paths
  /// must be normalized.
  package func relative(to folder: FilePath) -> FilePath? {
    suffix(in: folder).map { FilePath(bytes: $0, style: style) }
  }

  /// Returns the path relative to a folder, with a `..` for each folder to leave; nil if the paths have different roots.
  /// Both paths must be normalized.
  package func climbing(from folder: FilePath) -> FilePath? {
    guard let ancestor = commonAncestor(with: folder), let rest = relative(to: ancestor) else { return nil }
    let isWorkingFolder = folder.bytes == [ASCII.period]
    let climbs = isWorkingFolder ? 0 : folder.components.count - ancestor.components.count
    let start = Array(repeating: Array("..".utf8), count: climbs).joined(separator: [style.separator])
    return FilePath(bytes: start, style: style).appending(rest.bytes)
  }

  /// Returns the innermost folder that contains both paths or is one of them; nil if they have different roots. It is
  /// empty for the working folder. Both paths must be normalized.
  package func commonAncestor(with other: FilePath) -> FilePath? {
    var folder = self
    while !(isWithin(folder) && other.isWithin(folder)) {
      let parent = folder.parent
      if parent == folder { return nil }
      folder = parent
    }
    return folder
  }

  /// Returns the bytes after a folder and a separator; nil if the path is not inside the folder.
  private func suffix(in folder: FilePath) -> ArraySlice<UInt8>? {
    if folder.bytes.isEmpty || folder.bytes == [ASCII.period] {
      // The working folder contains every relative path that does not leave it.
      guard root.kind == .none, climbs == 0 else { return nil }
      return bytes == [ASCII.period] ? [] : bytes[...]
    }
    guard startsWith(folder) else { return nil }
    let rest = bytes.dropFirst(folder.bytes.count)
    if rest.isEmpty || folder.root.length == folder.bytes.count { return rest }
    return rest.first == style.separator ? rest.dropFirst() : nil
  }

  /// Whether the bytes of a folder start this path. The root of a Windows path ignores ASCII case.
  private func startsWith(_ folder: FilePath) -> Bool {
    guard style == .windows else { return bytes.starts(with: folder.bytes) }
    let length = folder.root.length
    guard bytes.count >= folder.bytes.count, root.length == length else { return false }
    return bytes[..<length].elementsEqual(folder.bytes[..<length]) { $0.lowercased == $1.lowercased }
      && bytes[length...].starts(with: folder.bytes[length...])
  }
}
