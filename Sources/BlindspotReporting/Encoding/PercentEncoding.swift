import BlindspotEncoding

/// Percent-encoding of paths (RFC 3986, section 2.1).
package enum PercentEncoding {
  /// A path as the path of a URI: everything but unreserved characters and `/` is encoded, bytes of UTF-8 one by one.
  /// A colon is encoded too, since a relative reference must not carry one in its first segment (section 4.2).
  package static func path(_ path: String) -> String {
    var out = ByteWriter()
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        out.write(byte: byte)
      default: out.write((byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true))
      }
    }
    return String(decoding: out.bytes, as: UTF8.self)
  }
}
