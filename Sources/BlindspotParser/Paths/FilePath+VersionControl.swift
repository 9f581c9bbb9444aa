extension FilePath {
  /// Whether a file system can take the name of an entry for the folder of a version control system.
  ///
  /// Like git, this also covers the spellings of other file systems: letters in any case, a short name (`git~1`), dots,
  /// spaces and a stream (`.git::$INDEX_ALLOCATION`) at the end, and characters that macOS leaves out.
  package static func isVersionControlFolder(_ name: ArraySlice<UInt8>) -> Bool {
    var name = ArraySlice(visibleASCII(of: name))
    if let colon = name.firstIndex(of: ASCII.colon) { name = name[..<colon] }
    while let last = name.last, last == ASCII.period || last == ASCII.space { name.removeLast() }
    if name.starts(with: "git~".utf8), name.dropFirst(4).allSatisfy(\.isDigit) { return true }
    return [".git", ".hg", ".svn", ".jj", ".bzr"].contains { name.elementsEqual($0.utf8) }
  }

  /// Returns a name with small ASCII letters, and without the characters of format that macOS ignores in names.
  private static func visibleASCII(of name: ArraySlice<UInt8>) -> [UInt8] {
    if name.allSatisfy({ $0 < 0x80 }) { return name.map(\.lowercased) }
    let visible = String(decoding: name, as: UTF8.self).unicodeScalars.filter {
      $0.properties.generalCategory != .format
    }
    return String(String.UnicodeScalarView(visible)).utf8.map(\.lowercased)
  }
}
