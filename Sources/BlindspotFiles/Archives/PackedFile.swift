import BlindspotParser

/// Files that may contain exports in a form that is not read: compressed files, archives in other formats than ZIP, and
/// the pointers that Git LFS stores in place of files.
package enum PackedFile {
  /// The first bytes of the formats.
  private static let beginnings: [[UInt8]] = [
    // gzip, compress, bzip2, xz, Zstandard, LZ4, lzip.
    [0x1F, 0x8B], [0x1F, 0x9D], Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], [0x28, 0xB5, 0x2F, 0xFD],
    [0x04, 0x22, 0x4D, 0x18], Array("LZIP".utf8),
    // 7-Zip, RAR, ZIP, ar, CAB, cpio.
    [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], Array("Rar!\u{1A}".utf8), Array("PK\u{3}\u{4}".utf8),
    Array("!<arch>\n".utf8), Array("MSCF".utf8), Array("070701".utf8),
  ]

  /// Whether the bytes are those of a packed file.
  package static func isPacked(_ bytes: [UInt8]) -> Bool {
    if LargeFilePointer.isPointer(bytes) || beginnings.contains(where: bytes.starts) { return true }
    // The headers of a tar archive have their mark at this offset.
    if bytes.count >= 512, bytes[257..<262].elementsEqual("ustar".utf8) { return true }
    // A ZIP archive after other bytes, such as a program that unpacks it, ends with its directory.
    return bytes.count > 22 && bytes.suffix(22).starts(with: "PK\u{5}\u{6}".utf8)
  }
}
