/// A path as the bytes the system knows it by. POSIX allows every byte but NUL, so a `String` would lose some of them.
package struct FilePath: Hashable, Comparable, Sendable {
  /// The bytes, without a terminating NUL.
  package let bytes: [UInt8]

  package init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  package init(_ text: String) { self.init(bytes: text.utf8) }

  /// The path in reports, with U+FFFD for bytes that are not UTF-8.
  package var name: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the path starts at the root folder.
  package var isAbsolute: Bool { bytes.first == .slash }

  /// The number of slashes.
  var depth: Int { bytes.count { $0 == .slash } }

  /// The bytes after the last slash; empty for a path that ends with one.
  package var lastComponent: ArraySlice<UInt8> {
    bytes[(bytes.lastIndex(of: .slash).map { $0 + 1 } ?? 0)...]
  }

  /// The folder that contains the path: `.` for a bare name, `/` for an entry of the root.
  package var parent: FilePath {
    guard let slash = bytes.lastIndex(of: .slash) else { return FilePath(".") }
    return FilePath(bytes: slash == 0 ? bytes[...0] : bytes[..<slash])
  }

  /// Returns this folder joined with the name of an entry or with a relative path.
  package func appending(_ entry: some Collection<UInt8>) -> FilePath {
    if bytes.isEmpty || bytes.last == .slash { return FilePath(bytes: bytes + entry) }
    return FilePath(bytes: bytes + [.slash] + entry)
  }

  /// Returns the path as seen from the folder that contains `base`: an absolute path as it is, a relative one joined
  /// with `base`.
  package func resolved(in base: FilePath) -> FilePath {
    isAbsolute || base.bytes.isEmpty ? self : base.appending(bytes)
  }

  /// Returns the absolute path, with `.`, `..` and repeated slashes removed without asking the file system.
  ///
  /// - Parameter folder: the absolute folder that a relative path starts from.
  package func normalized(in folder: FilePath) -> FilePath {
    var parts: [ArraySlice<UInt8>] = []
    for part in (isAbsolute ? self : folder.appending(bytes)).bytes.split(separator: .slash) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) { parts = parts.dropLast() } else { parts.append(part) }
    }
    var bytes: [UInt8] = parts.isEmpty ? [.slash] : []
    for part in parts {
      bytes.append(.slash)
      bytes += part
    }
    return FilePath(bytes: bytes)
  }

  /// Returns the part after `folder`, without the slash between them; nil if the path is not inside it. Both paths must
  /// be normalized.
  package func relative(to folder: FilePath) -> ArraySlice<UInt8>? {
    if folder.bytes == [.slash] { return bytes.dropFirst() }
    guard bytes.starts(with: folder.bytes) else { return nil }
    let rest = bytes.dropFirst(folder.bytes.count)
    return rest.isEmpty ? rest : rest.first == .slash ? rest.dropFirst() : nil
  }

  /// Whether the name ends with `suffix`, ignoring ASCII case (`suffix` in lower case).
  package func hasSuffix(_ suffix: StaticString) -> Bool {
    guard bytes.count >= suffix.utf8CodeUnitCount else { return false }
    var index = bytes.count - suffix.utf8CodeUnitCount
    for expected in suffix.description.utf8 {
      let byte = bytes[index]
      let isUpperCase = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      guard byte == expected || isUpperCase && byte | .caseBit == expected else { return false }
      index += 1
    }
    return true
  }

  /// Orders paths by their bytes, which is the order of Unicode scalars.
  package static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

extension UInt8 {
  package static let slash = UInt8(ascii: "/")
  /// The bit that makes an ASCII letter lower case.
  fileprivate static let caseBit: UInt8 = 0x20
}
