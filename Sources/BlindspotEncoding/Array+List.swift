extension [String] {
  /// Returns the texts with a separator between them.
  ///
  /// For texts that every run needs: the types of the library's `joined` take 200,000 instructions to make at run time.
  package func list(separator: String = ", ") -> String {
    var text = ""
    for index in indices {
      if index > 0 { text += separator }
      text += self[index]
    }
    return text
  }
}
