import BlindspotParser

/// Reads the files of a ZIP archive one by one, those of nested archives included.
///
/// Nothing is written to disk, and only one member of each level is in memory at a time.
struct ArchiveReader {
  let limits: InputLimits
  /// The members and bytes that the outermost archive may still use.
  private var membersLeft: Int
  private var bytesLeft: Int
  private(set) var problems: [Problem] = []

  init(limits: InputLimits) {
    self.limits = limits
    membersLeft = limits.archiveMembers
    bytesLeft = limits.archiveSize
  }

  /// Calls `body` with every file in the archive. A member that cannot be unpacked becomes a problem, and the next one is
  /// read.
  ///
  /// - Parameters:
  ///   - name: the name of the archive in reports; its members are named `name!/member`.
  ///   - depth: 1 for an archive that is not inside another.
  mutating func read(_ archive: [UInt8], name: String, depth: Int = 1, _ body: (SourceFile) -> Void) {
    do throws(ArchiveError) {
      if depth > limits.archiveDepth {
        throw .limit(
          "archives are nested more than \(limits.archiveDepth) levels deep; raise --max-archive-depth to read them"
        )
      }
      let directory = try ArchiveDirectory(of: archive, limit: membersLeft)
      membersLeft -= directory.members.count
      if directory.hasHiddenMembers {
        report(name, .broken("the archive contains members that its directory does not name; create it again"))
      }
      for member in directory.members {
        let memberName = name + "!/" + String(decoding: member.name, as: UTF8.self)
        read(member, of: archive, name: memberName, depth: depth, body)
      }
    } catch {
      report(name, error)
    }
  }

  private mutating func read(
    _ member: ArchiveDirectory.Member, of archive: [UInt8], name: String, depth: Int, _ body: (SourceFile) -> Void
  ) {
    do throws(ArchiveError) {
      let bytes = try unpack(member, of: archive)
      if ArchiveDirectory.isArchive(bytes) {
        read(bytes, name: name, depth: depth + 1, body)
      } else {
        body(SourceFile(name: name, bytes: bytes))
      }
    } catch {
      report(name, error)
    }
  }

  private mutating func unpack(
    _ member: ArchiveDirectory.Member, of archive: [UInt8]
  ) throws(ArchiveError) -> [UInt8] {
    if member.isEncrypted { throw .broken("the member is encrypted; unpack the archive first") }
    if member.size > limits.fileSize {
      throw .limit("the member is larger than \(limits.fileSize) bytes; raise --max-file-size to read it")
    }
    if member.size > bytesLeft {
      throw .limit("the archive unpacks to more than \(limits.archiveSize) bytes; raise --max-archive-size to read it")
    }
    // Small members may have any ratio: they are harmless.
    if member.size > 1 << 20, member.size / max(member.packed.count, 1) > limits.archiveRatio {
      throw .limit(
        "the member is compressed more than \(limits.archiveRatio) times, as in a decompression bomb (limit archive-ratio)"
      )
    }
    bytesLeft -= member.size
    let packed = archive[member.packed]
    switch member.method {
    case 0:
      if packed.count != member.size {
        throw .broken("the length of the member differs from the directory of the archive")
      }
      try Inflater.verify(packed, checksum: member.checksum)
      return Array(packed)
    case 8:
      return try Inflater.inflate(packed, size: member.size, checksum: member.checksum)
    default:
      throw .broken("the member uses compression method \(member.method); only deflate (8) and stored (0) can be read")
    }
  }

  private mutating func report(_ name: String, _ error: ArchiveError) {
    problems.append(Problem(file: name, code: error.code, message: error.message))
  }
}
