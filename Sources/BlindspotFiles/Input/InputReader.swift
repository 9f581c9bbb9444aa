package import BlindspotParser

/// Reads inputs and unpacks archives.
package struct InputReader: Sendable {
  package let limits: InputLimits

  package init(limits: InputLimits) { self.limits = limits }

  /// Calls `body` with the file of an input, or with each member of an archive.
  ///
  /// One file is in memory at a time; the bytes of an archive are released after its last member.
  ///
  /// - Parameter body: receives the file and whether the user named it (a member of an archive is never named).
  /// - Returns: what could not be read.
  package func read(_ input: Input, _ body: (SourceFile, _ isNamed: Bool) -> Void) -> [Problem] {
    do throws(ReadFailure) {
      guard let bytes = try bytes(of: input) else {
        let message: ShownText = "the file is larger than \(limits.fileSize) bytes; raise --max-file-size to read it"
        return [Problem(file: input.name, code: .limitReached, message: message)]
      }
      let hasArchiveName = FilePath(input.name).hasExtension("zip")
      guard ArchiveDirectory.isArchive(bytes) else {
        if hasArchiveName {
          return [
            Problem(file: input.name, code: .badArchive, message: "not a ZIP archive, despite the .zip extension")
          ]
        }
        body(SourceFile(name: input.name, bytes: bytes), input.isNamed)
        return []
      }
      var archive = ArchiveReader(limits: limits)
      archive.read(bytes, name: input.name) { body($0, false) }
      if input.isNamed || hasArchiveName || archive.problems.isEmpty { return archive.problems }
      // Folders contain ZIP files of many kinds (.docx, .jar), whose damage is not a problem. The file counts as packed.
      body(SourceFile(name: input.name, bytes: bytes), false)
      return []
    } catch {
      return [Problem(file: input.name, code: .unreadable, message: "cannot be read: \(nonExport: error.reason)")]
    }
  }

  /// Calls `body` with the bytes of a file in windows; see ``FileSystem/readWindows(of:from:length:_:)``.
  ///
  /// - Parameter offset: the offset of the first window.
  /// - Returns: whether the input is a file within the limit that was read to its end.
  package func readWindows(
    of input: Input, from offset: Int = 0, _ body: (_ window: Span<UInt8>, _ isLast: Bool) -> Int?
  ) -> Bool {
    guard case .file(let path) = input.source, !FilePath(input.name).hasExtension("zip") else { return false }
    var size = offset
    let isRead = try? FileSystem.readWindows(of: path, from: offset, length: Self.windowLength) { window, isLast in
      guard let count = body(window, isLast) else { return nil }
      size += count
      return size > limits.fileSize ? nil : count
    }
    return isRead ?? false
  }

  /// The length of a window: several hundred users, and less than a cache of the processor.
  private static let windowLength = 1 << 18

  /// Returns the bytes of an input, or nil if there are more than the limit.
  private func bytes(of input: Input) throws(ReadFailure) -> [UInt8]? {
    if case .bytes(let bytes) = input.source { return bytes.count > limits.fileSize ? nil : bytes }
    var path: FilePath?
    if case .file(let file) = input.source { path = file }
    if case .blob(let blob, let workingTree) = input.source {
      do throws(GitRepository.Failure) {
        let bytes = try blob.contents()
        let exists = FileSystem.exists(workingTree, followingLinks: false)
        if !exists || !LargeFilePointer.isPointer(bytes) { return bytes.count > limits.fileSize ? nil : bytes }
        path = workingTree
      } catch {
        throw ReadFailure(reason: error.message)
      }
    }
    do throws(SystemError) {
      if let path { return try FileSystem.contents(of: path, limit: limits.fileSize) }
      return try FileSystem.standardInput(limit: limits.fileSize)
    } catch {
      throw ReadFailure(reason: error.description)
    }
  }
}

/// The reason why an input could not be read.
private struct ReadFailure: Error {
  let reason: String
}
