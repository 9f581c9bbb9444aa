package import BlindspotParser

/// Writes files completely or not at all.
///
/// Each file is written next to its target under a temporary name. When all of them are complete they are renamed. An
/// interrupt in the meantime is held until that is done.
package enum OutputFiles {
  /// One file to write.
  package struct File: Sendable {
    package let path: FilePath
    package let bytes: [UInt8]

    package init(path: FilePath, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// A file that could not be written. None of the others was renamed either.
  package struct Failure: Error, Sendable {
    package let path: FilePath
    package let reason: SystemError
  }

  /// Writes all of `files`.
  package static func write(_ files: [File]) throws(Failure) {
    // Terminals and FIFOs come first: writing to them may block, and as no temporary file exists yet, an interrupt may
    // end the run.
    for file in files where isSpecial(file.path) {
      do throws(SystemError) { try FileSystem.save(file.bytes, to: file.path, creating: false) } catch {
        throw Failure(path: file.path, reason: error)
      }
    }
    try replace(files.filter { !isSpecial($0.path) })
  }

  private static func isSpecial(_ path: FilePath) -> Bool {
    (try? FileSystem.entry(at: path, followingLinks: true))?.kind == .special
  }

  /// Writes all of `files` next to their targets, then renames them.
  private static func replace(_ files: [File]) throws(Failure) {
    let interrupts = Interrupts()
    defer { interrupts.release() }
    var pending: [(temporary: FilePath, target: FilePath)] = []
    do throws(Failure) {
      for (number, file) in files.enumerated() {
        do throws(SystemError) {
          pending.append(try prepare(file, number: number))
        } catch {
          throw Failure(path: file.path, reason: error)
        }
      }
      while let next = pending.first {
        do throws(SystemError) { try FileSystem.move(next.temporary, to: next.target) } catch {
          throw Failure(path: next.target, reason: error)
        }
        pending.removeFirst()
      }
    } catch {
      for file in pending { FileSystem.remove(file.temporary) }
      throw error
    }
  }

  /// Writes a file next to its target.
  private static func prepare(_ file: File, number: Int) throws(SystemError) -> (temporary: FilePath, target: FilePath)
  {
    var target = file.path
    if let entry = try? FileSystem.entry(at: target, followingLinks: true) {
      if entry.kind == .folder { throw SystemError.isFolder }
      target = try FileSystem.realPath(of: target)
    }
    let temporary = target.parent.appending(".blindspot-\(CurrentProcess.identifier)-\(number).tmp")
    do throws(SystemError) {
      try FileSystem.save(file.bytes, to: temporary, creating: true)
    } catch {
      FileSystem.remove(temporary)
      throw error
    }
    return (temporary, target)
  }
}
