import BlindspotEncoding

/// Percent-encoding of paths (RFC 3986, section 2.1).
package enum PercentEncoding {
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
    return String(decoding: out.bytes, as: UTF8.self)
  }
}
