import BlindspotParser

/// The central directory of a ZIP file (APPNOTE.TXT 4.3.12 to 4.3.16).
///
/// It is checked that the bytes of every member lie inside the archive and that no two members share bytes.
///
/// Only the directory at the end is trusted. The local headers before the members may differ from it, and files hide in
/// archives where a reader trusts one and a scanner the other.
struct ArchiveDirectory {
  /// One file in the archive.
  struct Member {
    /// The name as stored; UTF-8 in current archives.
    let name: ArraySlice<UInt8>
    /// The compression method: 0 is stored, 8 is deflate.
    let method: Int
    let isEncrypted: Bool
    /// The CRC-32 of the unpacked bytes.
    let checksum: UInt32
    /// The number of bytes after unpacking, according to the directory.
    let size: Int
    /// The range of the packed bytes in the archive.
    let packed: Range<Int>
  }

  let members: [Member]
  /// The longest name of a member in bytes, as that of a path in most systems.
  private static let longestName = 4096
  /// Whether the archive contains members that the directory does not name.
  let hasHiddenMembers: Bool

  /// Whether bytes start like a ZIP file: with a member, or with the end record of an empty archive.
  static func isArchive(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "PK\u{3}\u{4}".utf8) || bytes.starts(with: "PK\u{5}\u{6}".utf8)
  }

  /// Reads the directory.
  ///
  /// - Throws: ``ArchiveError`` if it is damaged or names more than `limit` members.
  init(of archive: [UInt8], limit: Int) throws(ArchiveError) {
    let bytes = LittleEndianBytes(bytes: archive)
    let end = try EndRecord(of: bytes)
    if end.members > limit {
      throw .limit(
        "the archive contains more than \(limit) members; raise --max-archive-members to read it"
      )
    }
    var members: [Member] = []
    var position = end.directory.lowerBound
    var taken: [Range<Int>] = []
    for _ in 0..<end.members {
      let entry = try Entry(at: position, in: bytes, end: end)
      position = entry.end
      guard entry.name.count <= Self.longestName else {
        throw .broken("a member of the archive has a name of more than \(Self.longestName) bytes")
      }
      let range = try entry.memberRange(in: bytes, end: end)
      taken.append(entry.header + end.shift..<range.upperBound)
      // A folder has no bytes; a file can have the name of one.
      if entry.name.last == ASCII.slash, entry.size == 0 { continue }
      members.append(
        Member(
          name: entry.name, method: entry.method, isEncrypted: entry.flags & 1 != 0, checksum: entry.checksum,
          size: entry.size, packed: range))
    }
    taken.sort { $0.lowerBound < $1.lowerBound }
    for (left, right) in zip(taken, taken.dropFirst()) where right.lowerBound < left.upperBound {
      throw .broken("members of the archive share bytes, as in a decompression bomb")
    }
    if end.members == 0 { throw .broken("the archive is empty; create it again") }
    self.members = members
    hasHiddenMembers = Self.hasMembers(between: taken, of: bytes, before: end.directory.lowerBound)
  }

  /// Whether a member that the directory does not name starts before, between or after the others. Two archives in one
  /// file are such a case: only the directory of the second one is read.
  private static func hasMembers(between members: [Range<Int>], of bytes: LittleEndianBytes, before end: Int) -> Bool {
    var start = 0
    for next in members + [end..<end] {
      while start + 30 <= next.lowerBound {
        if bytes.number(at: start, width: 4) == 0x0403_4B50 { return true }
        start += 1
      }
      start = next.upperBound
    }
    return false
  }
}

/// The record at the end of the archive with the position of the directory, and its ZIP64 extension.
private struct EndRecord {
  let members: Int
  /// The range of the directory.
  let directory: Range<Int>
  /// The number of bytes before the archive (the program of a self-extractor), which its offsets do not count.
  let shift: Int

  init(of bytes: LittleEndianBytes) throws(ArchiveError) {
    guard let position = Self.position(in: bytes) else {
      throw .broken("the archive has no directory at its end; it is truncated or not a ZIP file")
    }
    var members = bytes.number(at: position + 10, width: 2)
    var size = bytes.number(at: position + 12, width: 4)
    var offset = bytes.number(at: position + 16, width: 4)
    var directoryEnd = position
    if members == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF,
      bytes.number(at: position - 20, width: 4) == 0x0706_4B50,
      let record = bytes.number(at: position - 12, width: 8), bytes.number(at: record, width: 4) == 0x0606_4B50
    {
      members = bytes.number(at: record + 32, width: 8)
      size = bytes.number(at: record + 40, width: 8)
      offset = bytes.number(at: record + 48, width: 8)
      directoryEnd = record
    }
    guard let members, let size, let offset, size <= directoryEnd, offset <= directoryEnd - size,
      members <= size / 46
    else {
      throw .broken("the directory of the archive lies outside of it")
    }
    self.members = members
    directory = directoryEnd - size..<directoryEnd
    shift = directoryEnd - size - offset
  }

  /// Returns the offset of the record, which only a comment of up to 65,535 bytes may follow.
  private static func position(in bytes: LittleEndianBytes) -> Int? {
    var position = bytes.bytes.count - 22
    let first = max(0, position - 0xFFFF)
    while position >= first {
      if bytes.number(at: position, width: 4) == 0x0605_4B50,
        let comment = bytes.number(at: position + 20, width: 2), position + 22 + comment <= bytes.bytes.count
      {
        return position
      }
      position -= 1
    }
    return nil
  }
}

/// One entry of the directory.
private struct Entry {
  let name: ArraySlice<UInt8>
  let flags: Int
  let method: Int
  let checksum: UInt32
  private(set) var size: Int
  private(set) var packedSize: Int
  /// The offset of the member's local header, as the archive counts.
  private(set) var header: Int
  /// The offset of the next entry.
  let end: Int

  init(at position: Int, in bytes: LittleEndianBytes, end record: EndRecord) throws(ArchiveError) {
    guard position + 46 <= record.directory.upperBound, bytes.number(at: position, width: 4) == 0x0201_4B50,
      let flags = bytes.number(at: position + 8, width: 2), let method = bytes.number(at: position + 10, width: 2),
      let checksum = bytes.number(at: position + 16, width: 4),
      let packedSize = bytes.number(at: position + 20, width: 4),
      let size = bytes.number(at: position + 24, width: 4), let nameLength = bytes.number(at: position + 28, width: 2),
      let extraLength = bytes.number(at: position + 30, width: 2),
      let commentLength = bytes.number(at: position + 32, width: 2),
      let header = bytes.number(at: position + 42, width: 4),
      position + 46 + nameLength + extraLength + commentLength <= record.directory.upperBound
    else {
      throw .broken("the directory of the archive is damaged")
    }
    (self.flags, self.method, self.checksum) = (flags, method, UInt32(truncatingIfNeeded: checksum))
    (self.size, self.packedSize, self.header) = (size, packedSize, header)
    name = bytes.bytes[(position + 46)..<(position + 46 + nameLength)]
    end = position + 46 + nameLength + extraLength + commentLength
    readLargeSizes(in: bytes, extra: position + 46 + nameLength..<position + 46 + nameLength + extraLength)
  }

  /// Reads the numbers that do not fit into four bytes from the ZIP64 extra field (APPNOTE.TXT 4.5.3).
  private mutating func readLargeSizes(in bytes: LittleEndianBytes, extra: Range<Int>) {
    var position = extra.lowerBound
    while let tag = bytes.number(at: position, width: 2), let length = bytes.number(at: position + 2, width: 2),
      position + 4 + length <= extra.upperBound
    {
      if tag == 1 {
        var next = position + 4
        func take(_ value: inout Int) {
          guard value == 0xFFFF_FFFF, next + 8 <= position + 4 + length else { return }
          value = bytes.number(at: next, width: 8) ?? value
          next += 8
        }
        take(&size)
        take(&packedSize)
        take(&header)
      }
      position += 4 + length
    }
  }

  /// Returns the range of the member's packed bytes, after its local header.
  func memberRange(in bytes: LittleEndianBytes, end record: EndRecord) throws(ArchiveError) -> Range<Int> {
    let limit = record.directory.lowerBound
    guard header <= limit - record.shift, bytes.number(at: header + record.shift, width: 4) == 0x0403_4B50,
      let nameLength = bytes.number(at: header + record.shift + 26, width: 2),
      let extraLength = bytes.number(at: header + record.shift + 28, width: 2)
    else {
      throw .broken("the directory of the archive names a member that does not exist")
    }
    let start = header + record.shift + 30 + nameLength + extraLength
    guard start <= limit, packedSize <= limit - start else {
      throw .broken("a member of the archive ends after the archive; the file is truncated or damaged")
    }
    return start..<start + packedSize
  }
}

/// The bytes of an archive, read as little-endian numbers.
private struct LittleEndianBytes {
  let bytes: [UInt8]

  /// Returns the number at an offset, or nil if it lies outside or is too large for a count.
  func number(at position: Int, width: Int) -> Int? {
    guard position >= 0, position <= bytes.count - width else { return nil }
    var value: UInt64 = 0
    for byte in bytes[position..<position + width].reversed() { value = value << 8 | UInt64(byte) }
    return value > UInt64(Int.max / 4) ? nil : Int(value)
  }
}
