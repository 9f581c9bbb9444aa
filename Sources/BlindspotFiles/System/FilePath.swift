/// A path as the bytes the system knows it by. POSIX allows any byte but NUL, so a String would lose some of them.
package struct FilePath: Hashable, Comparable, Sendable {
  /// The bytes, without a closing NUL.
  package let bytes: [UInt8]

  package init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  package init(_ text: String) { self.init(bytes: text.utf8) }

  /// The path as reports name it; bytes that are no UTF-8 become U+FFFD.
  package var name: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the path starts at the root folder.
  package var isAbsolute: Bool { bytes.first == .slash }

  /// How many slashes it holds.
  var depth: Int { bytes.count { $0 == .slash } }

  /// What stands behind the last slash; empty for a path that ends with one.
  package var lastComponent: ArraySlice<UInt8> {
    bytes[(bytes.lastIndex(of: .slash).map { $0 + 1 } ?? 0)...]
  }

  /// The folder around it: `.` for a bare name, `/` for an entry of the root.
  package var parent: FilePath {
    guard let slash = bytes.lastIndex(of: .slash) else { return FilePath(".") }
    return FilePath(bytes: slash == 0 ? bytes[...0] : bytes[..<slash])
  }

  /// This folder joined with the name of one of its entries, or with a relative path.
  package func appending(_ entry: some Collection<UInt8>) -> FilePath {
    if bytes.isEmpty || bytes.last == .slash { return FilePath(bytes: bytes + entry) }
    return FilePath(bytes: bytes + [.slash] + entry)
  }

  /// The path seen from `folder` (absolute), with `.`, `..` and doubled slashes undone without asking the file system.
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

  /// What stands behind `folder`, without the slash between them; nil if the path does not lie in it. Both normalized.
  package func relative(to folder: FilePath) -> ArraySlice<UInt8>? {
    if folder.bytes == [.slash] { return bytes.dropFirst() }
    guard bytes.starts(with: folder.bytes) else { return nil }
    let rest = bytes.dropFirst(folder.bytes.count)
    return rest.isEmpty ? rest : rest.first == .slash ? rest.dropFirst() : nil
  }

  /// Whether the name ends with `suffix`, ASCII case aside (`suffix` in lower case).
  package func hasSuffix(_ suffix: StaticString) -> Bool {
    guard bytes.count >= suffix.utf8CodeUnitCount else { return false }
    var index = bytes.count - suffix.utf8CodeUnitCount
    for wanted in suffix.description.utf8 {
      let byte = bytes[index]
      guard byte == wanted || (0x41...0x5A).contains(byte) && byte | 0x20 == wanted else { return false }
      index += 1
    }
    return true
  }

  /// Orders paths by their bytes, which is the order of Unicode scalars.
  package static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

extension UInt8 {
  package static let slash = UInt8(ascii: "/")
}
