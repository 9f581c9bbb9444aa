package import BlindspotParser

/// Writes files completely or not at all.
///
/// Each file is written next to its target under a temporary name. When all of them are complete they are renamed. An
/// interrupt in the meantime is held until that is done. See ``OutputTarget`` for the files that are never replaced.
package enum OutputFiles {
  /// One file to write.
  package struct File: Sendable {
    package let target: OutputTarget
    package let content: FileContent

    package init(_ target: OutputTarget, content: FileContent) {
      self.target = target
      self.content = content
    }

    package init(_ target: OutputTarget, bytes: [UInt8]) { self.init(target, content: FileContent(bytes)) }
  }

  /// A file that could not be written. None of the others was renamed either.
  package struct Failure: Error, Sendable {
    package let path: FilePath
    /// A phrase that follows `cannot be written: `.
    package let reason: String

    init(_ path: FilePath, _ reason: some CustomStringConvertible) {
      self.path = path
      self.reason = reason.description
    }
  }

  /// Writes all of `files`.
  package static func write(_ files: [File]) throws(Failure) {
    for file in files {
      if let reason = file.target.refusal { throw Failure(file.target.path, reason) }
    }
    // Terminals and FIFOs come first: writing to them may block, and as no temporary file exists yet, an interrupt may
    // end the run.
    for file in files where file.target.isSpecial {
      do throws(SystemError) {
        try FileSystem.save(
          file.content, to: file.target.path, creating: false, followingLinks: file.target.isDevicePath)
      } catch {
        throw Failure(file.target.path, error)
      }
    }
    try replace(files.filter { !$0.target.isSpecial })
  }

  /// Writes all of `files` next to their targets, then renames them.
  private static func replace(_ files: [File]) throws(Failure) {
    let interrupts = Interrupts()
    defer { interrupts.release() }
    var pending: [(temporary: FilePath, target: FilePath)] = []
    do throws(Failure) {
      for (number, file) in files.enumerated() {
        do throws(SystemError) {
          pending.append((try prepare(file, number: number), file.target.path))
        } catch {
          throw Failure(file.target.path, error)
        }
      }
      while let next = pending.first {
        do throws(SystemError) { try FileSystem.move(next.temporary, to: next.target) } catch {
          throw Failure(next.target, error)
        }
        pending.removeFirst()
      }
    } catch {
      for file in pending { FileSystem.remove(file.temporary) }
      throw error
    }
  }

  /// Writes a file next to its target, with the mode of the target, and returns its path.
  private static func prepare(_ file: File, number: Int) throws(SystemError) -> FilePath {
    let entry = try? FileSystem.entry(at: file.target.path, followingLinks: false)
    if entry?.kind == .folder { throw SystemError.isFolder }
    let temporary = file.target.path.parent.appending(".blindspot-\(CurrentProcess.identifier)-\(number).tmp")
    // Until the file has the mode of its target, only the owner may read it.
    try FileSystem.save(file.content, to: temporary, creating: true, mode: entry == nil ? 0o666 : 0o600)
    if let entry {
      do throws(SystemError) { try FileSystem.setMode(entry.mode, of: temporary) } catch {
        FileSystem.remove(temporary)
        throw error
      }
    }
    return temporary
  }
}
