package import BlindspotParser

/// Reads inputs, archives unpacked.
package struct InputReader: Sendable {
  package let limits: InputLimits

  package init(limits: InputLimits = InputLimits()) { self.limits = limits }

  /// Calls `body` with the file behind an input, or with each member of an archive, and returns what could not be
  /// read. One file is in memory at a time; an archive's own bytes stay until its last member is done.
  ///
  /// - Parameter body: gets the file and whether the user named it (a member of an archive is never named).
  package func read(_ input: Input, _ body: (SourceFile, _ isNamed: Bool) -> Void) -> [Problem] {
    do throws(SystemError) {
      guard let bytes = try bytes(of: input) else {
        let message = "The file is larger than \(limits.fileSize) bytes; raise --max-file-size to read it."
        return [Problem(file: input.name, code: .limitReached, message: message)]
      }
      let isCalledArchive = FilePath(input.name).hasSuffix(".zip")
      guard ArchiveDirectory.isArchive(bytes) else {
        if isCalledArchive {
          return [
            Problem(file: input.name, code: .badArchive, message: "The file is called .zip and is no ZIP archive.")
          ]
        }
        body(SourceFile(name: input.name, bytes: bytes), input.isNamed)
        return []
      }
      var archive = ArchiveReader(limits: limits)
      archive.read(bytes, name: input.name) { body($0, false) }
      // A folder holds ZIP files of every kind (.docx, .jar): what is broken about those is not ours to say.
      return input.isNamed || isCalledArchive ? archive.problems : []
    } catch {
      return [Problem(file: input.name, code: .unreadable, message: "Cannot be read: \(error).")]
    }
  }

  private func bytes(of input: Input) throws(SystemError) -> [UInt8]? {
    switch input.source {
    case .file(let path): try FileSystem.contents(of: path, limit: limits.fileSize)
    case .standardInput: try FileSystem.standardInput(limit: limits.fileSize)
    case .bytes(let bytes): bytes.count > limits.fileSize ? nil : bytes
    }
  }
}
