package import BlindspotParser
import BlindspotReporting

/// The address of a document, as the client writes it.
package struct DocumentURI: Hashable, Sendable {
  /// The address. Two addresses of one file can differ in the characters that are percent-encoded.
  package let text: String
  /// The absolute, normalized path of a file; nil for a document that is not a file, such as `untitled:Untitled-1`.
  package let path: FilePath?

  /// Reads an address.
  package init(_ text: String) {
    self.text = text
    path = Self.path(of: text)
  }

  /// Makes the address of a file.
  ///
  /// - Parameter path: an absolute, normalized path.
  package init(_ path: FilePath) {
    text = PercentEncoding.uri(path)
    self.path = path
  }

  /// The name of a document that is not a file.
  var name: String { text.split(separator: ":", maxSplits: 1).last.map(String.init) ?? text }

  package static func == (left: Self, right: Self) -> Bool {
    left.path == nil ? left.text == right.text : left.path == right.path
  }

  package func hash(into hasher: inout Hasher) {
    if let path { hasher.combine(path) } else { hasher.combine(text) }
  }

  private static func path(of text: String) -> FilePath? {
    let scheme = "file://"
    guard text.prefix(scheme.count).lowercased() == scheme else { return nil }
    let rest = Array(
      text.utf8.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    // A host other than the own one is not a file of this machine.
    guard let slash = rest.firstIndex(of: ASCII.slash) else { return nil }
    let host = String(decoding: rest[..<slash], as: UTF8.self)
    guard host.isEmpty || host == "localhost" else { return nil }
    var bytes = decoded(rest[slash...])
    guard !bytes.contains(0) else { return nil }
    // The path of a drive: `/c:/exports`.
    if PathStyle.platform == .windows, bytes.count > 2, bytes[1].isLetter, bytes[2] == ASCII.colon {
      bytes.removeFirst()
    }
    return FilePath(bytes: bytes).normalized()
  }

  private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == ASCII.percent, rest.count >= 2, let high = rest.first?.hexValue,
        let low = rest.dropFirst().first?.hexValue
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
