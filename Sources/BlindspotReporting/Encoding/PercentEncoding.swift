import BlindspotEncoding
package import BlindspotParser

/// Percent-encoding of paths (RFC 3986, section 2.1).
package enum PercentEncoding {
  /// Returns an absolute, normalized path as a URI (RFC 8089, with its appendix E.3 for shares), and any other path as a
  /// relative reference.
  package static func uri(_ path: FilePath) -> String {
    let text = path.portableName
    switch path.root.kind {
    case .none, .driveFolder: return self.path(text)
    case .folder: return path.isAbsolute ? "file://" + self.path(text) : self.path(text)
    case .drive: return drive(text)
    case .share: return "file:" + self.path(text)
    case .device: return "file://" + self.path(text)
    case .verbatim:
      let rest = String(text.dropFirst(4))
      if rest.uppercased().hasPrefix("UNC/") { return "file:/" + self.path(String(rest.dropFirst(3))) }
      return FilePath(rest, style: path.style).root.kind == .drive ? drive(rest) : "file:///" + self.path(rest)
    }
  }

  /// Returns the URI of a path on a drive (`C:/a`), whose colon is not encoded.
  private static func drive(_ text: String) -> String {
    "file:///" + text.prefix(2) + path(String(text.dropFirst(2)))
  }

  /// Returns a path as the path of a URI.
  ///
  /// All bytes of the UTF-8 text except unreserved characters and `/` are encoded. A colon is encoded too, because the
  /// first segment of a relative reference must not contain one (section 4.2).
  package static func path(_ path: String) -> String {
    var out = ByteWriter()
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        out.write(byte: byte)
      default: out.write((byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true))
      }
    }
    return out.text
  }
}
