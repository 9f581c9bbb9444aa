import BlindspotParser
import CZlib

/// Decompresses deflate data (RFC 1951) with zlib. Nothing else calls zlib.
enum Inflater {
  /// Returns the unpacked bytes of `packed`.
  ///
  /// - Throws: ``ArchiveError`` unless they have exactly the given size and CRC-32.
  static func inflate(
    _ packed: ArraySlice<UInt8>, size: Int, checksum: UInt32
  ) throws(ArchiveError) -> [UInt8] {
    var status = Z_STREAM_ERROR
    // One byte more than announced detects a longer stream without using more memory.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
      unsafe packed.withUnsafeBufferPointer { input in
        unsafe status = run(from: input, into: output, count: &count)
      }
    }
    guard status == Z_STREAM_END, bytes.count == size else {
      throw .broken(
        "a member of the archive cannot be unpacked: its data is damaged or has another length than announced")
    }
    try verify(bytes[...], checksum: checksum)
    return bytes
  }

  /// Checks the CRC-32 of unpacked bytes.
  static func verify(_ bytes: ArraySlice<UInt8>, checksum: UInt32) throws(ArchiveError) {
    let found = unsafe bytes.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) }
    if UInt32(truncatingIfNeeded: found) != checksum {
      throw .broken("a member of the archive is damaged: its checksum does not match")
    }
  }

  /// Passes the input to zlib in parts that fit its 32-bit counters.
  private static func run(
    from input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>, count: inout Int
  ) -> Int32 {
    var stream = unsafe z_stream()
    guard unsafe inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return Z_MEM_ERROR }
    defer { unsafe inflateEnd(&stream) }
    let piece = Int(Int32.max)
    var consumed = 0
    while true {
      let offered = min(input.count - consumed, piece)
      let room = min(output.count - count, piece)
      unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { unsafe $0 + consumed })
      unsafe stream.avail_in = UInt32(offered)
      unsafe stream.next_out = output.baseAddress.map { unsafe $0 + count }
      unsafe stream.avail_out = UInt32(room)
      let status = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
      let taken = unsafe offered - Int(stream.avail_in)
      let written = unsafe room - Int(stream.avail_out)
      consumed += taken
      count += written
      if status != Z_OK || (taken == 0 && written == 0) { return status }
    }
  }
}
