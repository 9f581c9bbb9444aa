#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes files whole or not at all: each is written beside its place under another name, and only when all of them are
/// complete do they take their places. An interrupt that comes meanwhile waits until that is done.
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

  /// A file that could not be written; none of the others was put in place either.
  package struct Failure: Error, Sendable {
    package let path: FilePath
    package let reason: SystemError
  }

  /// Writes all of `files`.
  package static func write(_ files: [File]) throws(Failure) {
    // First what is no file (a terminal, a FIFO that somebody reads): it may keep us waiting, and nothing is half
    // written yet, so that an interrupt may end the run.
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

  /// Writes all of `files` beside their places, then moves them there.
  private static func replace(_ files: [File]) throws(Failure) {
    let interrupts = Interrupts()
    defer { interrupts.release() }
    var pending: [(temporary: FilePath, place: FilePath)] = []
    do throws(Failure) {
      for (number, file) in files.enumerated() {
        do throws(SystemError) {
          pending.append(try prepare(file, number: number))
        } catch {
          throw Failure(path: file.path, reason: error)
        }
      }
      while let next = pending.first {
        do throws(SystemError) { try FileSystem.move(next.temporary, to: next.place) } catch {
          throw Failure(path: next.place, reason: error)
        }
        pending.removeFirst()
      }
    } catch {
      for file in pending { FileSystem.remove(file.temporary) }
      throw error
    }
  }

  /// Writes a file beside its place.
  private static func prepare(_ file: File, number: Int) throws(SystemError) -> (temporary: FilePath, place: FilePath) {
    var place = file.path
    if let entry = try? FileSystem.entry(at: place, followingLinks: true) {
      if entry.kind == .folder { throw SystemError(code: EISDIR) }
      place = try FileSystem.realPath(of: place)
    }
    let name = Array(".blindspot-\(getpid())-\(number).tmp".utf8)
    let temporary = place.parent.appending(name)
    do throws(SystemError) {
      try FileSystem.save(file.bytes, to: temporary, creating: true)
    } catch {
      FileSystem.remove(temporary)
      throw error
    }
    return (temporary, place)
  }
}
