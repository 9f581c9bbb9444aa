/// Makes small ZIP files for tests, true and false ones.
struct ZIPFile {
  struct Member {
    var name: String
    var bytes: [UInt8]
    var method = 0
    var flags = 0
    /// The unpacked size in the directory; nil for the actual one.
    var claimedSize: Int?
    var checksum: UInt32?
  }

  var members: [Member] = []

  mutating func add(_ name: String, _ bytes: [UInt8]) { members.append(Member(name: name, bytes: bytes)) }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let offset = file.count
      let name = Array(member.name.utf8)
      let common =
        little(member.method, 2) + little(0, 4) + little(Int(member.checksum ?? crc(member.bytes)), 4)
        + little(member.bytes.count, 4) + little(member.claimedSize ?? member.bytes.count, 4) + little(name.count, 2)
        + little(0, 2)
      file += little(0x0403_4B50, 4) + little(20, 2) + little(member.flags, 2) + common + name + member.bytes
      directory += little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + little(member.flags, 2) + common
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(offset, 4) + name
    }
    let start = file.count
    file += directory + little(0x0605_4B50, 4) + little(0, 4) + little(members.count, 2) + little(members.count, 2)
    return file + little(directory.count, 4) + little(start, 4) + little(0, 2)
  }

  private func little(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// CRC-32 as APPNOTE.TXT 4.4.7 has it.
  private func crc(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}
