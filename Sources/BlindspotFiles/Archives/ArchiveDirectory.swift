/// The central directory of a ZIP file (APPNOTE.TXT 4.3.12 to 4.3.16): what the archive says it holds, checked so far
/// that every member's bytes lie inside the archive and no two members share any.
///
/// The directory at the end is the only list that is believed. What the local headers in front of the members repeat
/// may differ from it, and readers that trust one while a scanner trusts the other are how files hide in archives.
struct ArchiveDirectory {
  /// One file in the archive.
  struct Member {
    /// As stored; UTF-8 in archives of our time.
    let name: ArraySlice<UInt8>
    /// 0 is stored, 8 is deflate.
    let method: Int
    let isEncrypted: Bool
    /// CRC-32 of the unpacked bytes.
    let checksum: UInt32
    /// Bytes after unpacking, as the directory claims.
    let size: Int
    /// The packed bytes in the archive.
    let packed: Range<Int>
  }

  let members: [Member]

  /// Whether bytes start as a ZIP file does: with a member, or with the end record of an empty one.
  static func isArchive(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Reads the directory.
  ///
  /// - Throws: ``ArchiveError`` where it is damaged, or names more than `limit` members.
  init(of archive: [UInt8], limit: Int) throws(ArchiveError) {
    let bytes = LittleEndianBytes(bytes: archive)
    let end = try EndRecord(of: bytes)
    if end.members > limit { throw .limit("The archive holds more than \(limit) members (limit archive-members).") }
    var members: [Member] = []
    var place = end.directory.lowerBound
    var taken: [Range<Int>] = []
    for _ in 0..<end.members {
      let entry = try Entry(at: place, in: bytes, end: end)
      place = entry.end
      let range = try entry.memberRange(in: bytes, end: end)
      taken.append(entry.header + end.shift..<range.upperBound)
      if entry.name.last == .slash { continue }
      members.append(
        Member(
          name: entry.name, method: entry.method, isEncrypted: entry.flags & 1 != 0, checksum: entry.checksum,
          size: entry.size, packed: range))
    }
    taken.sort { $0.lowerBound < $1.lowerBound }
    for (left, right) in zip(taken, taken.dropFirst()) where right.lowerBound < left.upperBound {
      throw .broken("Members of the archive share bytes with each other, as in a decompression bomb.")
    }
    self.members = members
  }
}

/// The record at the end of the archive that says where the directory stands, with its ZIP64 extension.
private struct EndRecord {
  let members: Int
  /// The bytes of the directory.
  let directory: Range<Int>
  /// Bytes in front of the archive (a self-extractor's program) that its offsets do not count.
  let shift: Int

  init(of bytes: LittleEndianBytes) throws(ArchiveError) {
    guard let place = Self.place(in: bytes) else {
      throw .broken("The archive has no directory at its end; it is cut short or no ZIP file.")
    }
    var members = bytes.number(at: place + 10, width: 2)
    var size = bytes.number(at: place + 12, width: 4)
    var offset = bytes.number(at: place + 16, width: 4)
    var directoryEnd = place
    if members == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF,
      bytes.number(at: place - 20, width: 4) == 0x0706_4B50,
      let record = bytes.number(at: place - 12, width: 8), bytes.number(at: record, width: 4) == 0x0606_4B50
    {
      members = bytes.number(at: record + 32, width: 8)
      size = bytes.number(at: record + 40, width: 8)
      offset = bytes.number(at: record + 48, width: 8)
      directoryEnd = record
    }
    guard let members, let size, let offset, size <= directoryEnd, offset <= directoryEnd - size,
      members <= size / 46
    else {
      throw .broken("The archive's directory does not lie inside the archive.")
    }
    self.members = members
    directory = directoryEnd - size..<directoryEnd
    shift = directoryEnd - size - offset
  }

  /// The record is the last thing in the file but for a comment of up to 65,535 bytes.
  private static func place(in bytes: LittleEndianBytes) -> Int? {
    var place = bytes.bytes.count - 22
    let first = max(0, place - 0xFFFF)
    while place >= first {
      if bytes.number(at: place, width: 4) == 0x0605_4B50,
        let comment = bytes.number(at: place + 20, width: 2), place + 22 + comment <= bytes.bytes.count
      {
        return place
      }
      place -= 1
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
  /// Where the member's local header stands, as the archive counts.
  private(set) var header: Int
  /// The place of the next entry.
  let end: Int

  init(at place: Int, in bytes: LittleEndianBytes, end record: EndRecord) throws(ArchiveError) {
    guard place + 46 <= record.directory.upperBound, bytes.number(at: place, width: 4) == 0x0201_4B50,
      let flags = bytes.number(at: place + 8, width: 2), let method = bytes.number(at: place + 10, width: 2),
      let checksum = bytes.number(at: place + 16, width: 4), let packedSize = bytes.number(at: place + 20, width: 4),
      let size = bytes.number(at: place + 24, width: 4), let nameLength = bytes.number(at: place + 28, width: 2),
      let extraLength = bytes.number(at: place + 30, width: 2),
      let commentLength = bytes.number(at: place + 32, width: 2), let header = bytes.number(at: place + 42, width: 4),
      place + 46 + nameLength + extraLength + commentLength <= record.directory.upperBound
    else {
      throw .broken("The archive's directory is damaged.")
    }
    (self.flags, self.method, self.checksum) = (flags, method, UInt32(truncatingIfNeeded: checksum))
    (self.size, self.packedSize, self.header) = (size, packedSize, header)
    name = bytes.bytes[(place + 46)..<(place + 46 + nameLength)]
    end = place + 46 + nameLength + extraLength + commentLength
    readLargeSizes(in: bytes, extra: place + 46 + nameLength..<place + 46 + nameLength + extraLength)
  }

  /// Takes the numbers that do not fit four bytes from the ZIP64 extra field (APPNOTE.TXT 4.5.3).
  private mutating func readLargeSizes(in bytes: LittleEndianBytes, extra: Range<Int>) {
    var place = extra.lowerBound
    while let tag = bytes.number(at: place, width: 2), let length = bytes.number(at: place + 2, width: 2),
      place + 4 + length <= extra.upperBound
    {
      if tag == 1 {
        var next = place + 4
        func take(_ value: inout Int) {
          guard value == 0xFFFF_FFFF, next + 8 <= place + 4 + length else { return }
          value = bytes.number(at: next, width: 8) ?? value
          next += 8
        }
        take(&size)
        take(&packedSize)
        take(&header)
      }
      place += 4 + length
    }
  }

  /// The member's packed bytes, behind its local header.
  func memberRange(in bytes: LittleEndianBytes, end record: EndRecord) throws(ArchiveError) -> Range<Int> {
    let limit = record.directory.lowerBound
    guard header <= limit - record.shift, bytes.number(at: header + record.shift, width: 4) == 0x0403_4B50,
      let nameLength = bytes.number(at: header + record.shift + 26, width: 2),
      let extraLength = bytes.number(at: header + record.shift + 28, width: 2)
    else {
      throw .broken("The archive's directory names a member that is not there.")
    }
    let start = header + record.shift + 30 + nameLength + extraLength
    guard start <= limit, packedSize <= limit - start else {
      throw .broken("A member of the archive reaches beyond its end; the archive is cut short or damaged.")
    }
    return start..<start + packedSize
  }
}

/// Numbers in the byte order of ZIP files.
private struct LittleEndianBytes {
  let bytes: [UInt8]

  /// The number at a place; nil where it lies outside or is too large to count anything here.
  func number(at place: Int, width: Int) -> Int? {
    guard place >= 0, place <= bytes.count - width else { return nil }
    var value: UInt64 = 0
    for byte in bytes[place..<place + width].reversed() { value = value << 8 | UInt64(byte) }
    return value > UInt64(Int.max / 4) ? nil : Int(value)
  }
}
