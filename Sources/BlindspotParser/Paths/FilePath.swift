/// A path as the bytes the system knows it by. POSIX allows every byte but NUL, so a `String` would lose some of them.
///
/// A path keeps the text as it was given: `a//b`, `./x` and `a/` are shown unchanged. Only ``normalized()`` changes the
/// spelling. No operation asks the file system.
package struct FilePath: Hashable, Comparable, Sendable {
  /// The bytes, without a terminating NUL.
  package let bytes: [UInt8]
  /// The syntax of the path.
  package let style: PathStyle

  package init(bytes: some Sequence<UInt8>, style: PathStyle = .platform) {
    self.bytes = Array(bytes)
    self.style = style
  }

  package init(_ text: String, style: PathStyle = .platform) { self.init(bytes: text.utf8, style: style) }

  /// The path in reports, with U+FFFD for bytes that are not UTF-8.
  package var name: String { String(decoding: bytes, as: UTF8.self) }

  /// The path in files that are read on other systems as well, such as baselines: ``name`` with `/` between components.
  package var portableName: String { String(decoding: portableBytes, as: UTF8.self) }

  /// The bytes with `/` between components, as patterns are written.
  package var portableBytes: [UInt8] {
    style == .posix ? bytes : bytes.map { $0 == ASCII.backslash ? ASCII.slash : $0 }
  }

  /// The part before the components.
  package var root: PathRoot { PathRoot(of: bytes, style) }

  /// Whether the path does not depend on a working folder.
  package var isAbsolute: Bool { root.isAbsolute(style) }

  /// Whether the path is the root folder of a file system, a drive or a share.
  package var isRoot: Bool {
    let root = root
    return root.length == bytes.count && root.isAbsolute(style)
  }

  /// The parts after the root, without empty ones.
  package var components: [ArraySlice<UInt8>] {
    let root = root
    return bytes[root.length...].split { root.isSeparator($0, style) }
  }

  /// The last component; empty if the path has none.
  package var lastComponent: ArraySlice<UInt8> { bytes[lastRange(after: root)] }

  /// The path without its last component: empty for a bare name, the root for an entry of the root and for the root.
  package var parent: FilePath {
    let root = root
    var end = lastRange(after: root).lowerBound
    while end > root.length, root.isSeparator(bytes[end - 1], style) { end -= 1 }
    return FilePath(bytes: bytes[..<end], style: style)
  }

  /// The range of the last component, without the separators behind it.
  private func lastRange(after root: PathRoot) -> Range<Int> {
    var end = bytes.count
    while end > root.length, root.isSeparator(bytes[end - 1], style) { end -= 1 }
    var start = end
    while start > root.length, !root.isSeparator(bytes[start - 1], style) { start -= 1 }
    return start..<end
  }

  /// Returns this folder joined with the name of an entry or with a relative path.
  package func appending(_ entry: some Collection<UInt8>) -> FilePath { appending(Array(entry)) }

  /// Returns this folder joined with the name of an entry or with a relative path.
  package func appending(_ entry: [UInt8]) -> FilePath {
    if bytes.isEmpty || entry.isEmpty { return FilePath(bytes: entry.isEmpty ? bytes : entry, style: style) }
    let root = root
    let isOpen = bytes.last.map { root.isSeparator($0, style) } ?? true
    let isDriveFolder = root.kind == .driveFolder && root.length == bytes.count
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count + 1 + entry.count)
    joined += bytes
    if !isOpen, !isDriveFolder { joined.append(style.separator) }
    joined += entry
    return FilePath(bytes: joined, style: style)
  }

  /// Returns this folder joined with the name of an entry or with a relative path.
  package func appending(_ entry: String) -> FilePath { appending(Array(entry.utf8)) }

  /// Returns the path as seen from the folder that contains `base`: an absolute path as it is, a relative one joined
  /// with `base`.
  package func resolved(in base: FilePath) -> FilePath {
    if isAbsolute || base.bytes.isEmpty { return self }
    let root = root
    switch root.kind {
    case .none: return base.appending(bytes)
    case .driveFolder:
      // The working folder of another drive is not known.
      let isSameDrive = PathRoot.isDrive(base.bytes[...]) && base.bytes[0].lowercased == bytes[0].lowercased
      return isSameDrive ? base.appending(bytes[root.length...]) : self
    default:
      let start = base.root
      return start.kind == .none || start.kind == .folder
        ? self
        : FilePath(bytes: start.spelling(in: base.bytes, style), style: style).appending(bytes[root.length...])
    }
  }

  /// Orders paths by their bytes, which is the order of Unicode scalars.
  package static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
