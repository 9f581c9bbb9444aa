extension FilePath {
  /// The part of the last component after its last dot; nil without a dot. A name that is only an extension (`.yaml`)
  /// counts, so that such a file is read.
  package var fileExtension: ArraySlice<UInt8>? {
    let name = lastComponent
    guard !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) else { return nil }
    return name.lastIndex(of: ASCII.period).map { name[($0 + 1)...] }
  }

  /// The last component without its extension and the dot.
  package var stem: ArraySlice<UInt8> {
    fileExtension.map { lastComponent.dropLast($0.count + 1) } ?? lastComponent
  }

  /// Whether the last component ends with a dot and `ending`, ignoring ASCII case.
  ///
  /// - Parameter ending: one extension or several, in lower case: `tf.json`.
  package func hasExtension(_ ending: StaticString) -> Bool {
    let name = lastComponent
    let count = ending.utf8CodeUnitCount
    guard name.count > count, name[name.endIndex - count - 1] == ASCII.period else { return false }
    return name.suffix(count).lazy.map(\.lowercased).elementsEqual(ending.description.utf8)
  }
}
