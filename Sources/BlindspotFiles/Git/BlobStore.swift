import BlindspotParser
import Synchronization

/// The contents of the files in the index of a repository.
///
/// One git process reads all files that are announced, into a file without a name, when the first of them is needed: a
/// process for each file takes 12 ms. Any other file is read alone.
final class BlobStore: Sendable {
  private let command: GitCommand
  private let state = Mutex(State())

  private struct State {
    /// The ids of the files that the next process reads.
    var announced: Set<String> = []
    /// The results of the processes so far.
    var batches: [BlobBatch] = []
  }

  init(command: GitCommand) { self.command = command }

  /// Announces files whose contents will be needed.
  func announce(_ ids: some Sequence<String>) { state.withLock { $0.announced.formUnion(ids) } }

  /// Returns the contents of the file with an id.
  func contents(of id: String) throws(GitRepository.Failure) -> [UInt8] {
    let batch = try state.withLock { state throws(GitRepository.Failure) -> BlobBatch? in
      if state.announced.contains(id) {
        let ids = state.announced
        state.announced = []
        state.batches.append(try BlobBatch(of: ids.sorted(), by: command))
      }
      return state.batches.first { $0.contains(id) }
    }
    // A file that the process could not read is read alone, for the reason in the words of git.
    if let bytes = try batch?.contents(of: id) { return bytes }
    return try command.run(["cat-file", "blob", id])
  }
}

/// The output of a process that read files of an index.
private struct BlobBatch: Sendable {
  private let output: UnnamedFile
  private var ranges: [String: (start: Int, count: Int)] = [:]

  /// Runs the process.
  init(of ids: [String], by command: GitCommand) throws(GitRepository.Failure) {
    let input = Array((ids.joined(separator: "\n") + "\n").utf8)
    output = try command.output(of: ["cat-file", "--batch"], input: input)
    // For each id `ID TYPE SIZE`, the contents and a line end; or `ID missing`.
    var offset = 0
    do throws(SystemError) {
      while true {
        let line = try output.bytes(from: offset, count: 128).prefix { $0 != UInt8(ascii: "\n") }
        if line.isEmpty { break }
        offset += line.count + 1
        let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 3, words[1] == "blob", let count = Int(words[2]) else { continue }
        ranges[words[0]] = (offset, count)
        offset += count + 1
      }
    } catch {
      throw GitRepository.Failure(message: "the output of git cannot be read: \(error)")
    }
  }

  func contains(_ id: String) -> Bool { ranges[id] != nil }

  func contents(of id: String) throws(GitRepository.Failure) -> [UInt8]? {
    guard let range = ranges[id] else { return nil }
    do throws(SystemError) {
      let bytes = try output.bytes(from: range.start, count: range.count)
      return bytes.count == range.count ? bytes : nil
    } catch {
      throw GitRepository.Failure(message: "the output of git cannot be read: \(error)")
    }
  }
}
