import BlindspotParser

/// Splits a stream of bytes into the contents of messages (base protocol of LSP 3.17).
///
/// ```
/// Content-Length: 52\r\n
/// \r\n
/// {"jsonrpc":"2.0","method":"initialized","params":{}}
/// ```
///
/// A broken header does not end the stream: the bytes up to the next `Content-Length` are skipped, and one failure is
/// reported for them.
package struct MessageSplitter: Sendable {
  /// A part of the stream.
  package enum Part: Hashable, Sendable {
    /// The content of a message.
    case content([UInt8])
    /// The reason why bytes were skipped.
    case failure(String)
  }

  /// The longest content in bytes: more than the largest file that is read by default, with every byte escaped twice.
  package static let maximumLength = 1 << 29
  /// The longest header in bytes.
  private static let maximumHeader = 4096
  /// The bytes that may be kept before the ones that are not read yet.
  private static let maximumSlack = 1 << 16

  private var buffer: [UInt8] = []
  /// The number of bytes of the buffer that were read.
  private var start = 0
  /// The length of the content of the current message; nil in the header.
  private var length: Int?
  /// The length that the header specifies so far.
  private var announced: Int?
  /// The number of bytes of the current header.
  private var headerCount = 0
  /// The number of bytes to skip.
  private var skipped = 0
  private let limit: Int

  /// Creates a splitter at the start of a stream.
  ///
  /// - Parameter limit: the longest content that is read, in bytes.
  package init(limit: Int = Self.maximumLength) { self.limit = limit }

  /// Adds bytes to the end of the stream.
  package mutating func append(_ bytes: [UInt8]) { buffer += bytes }

  /// Returns the next part; nil until more bytes arrive.
  package mutating func next() -> Part? {
    defer { compact() }
    while true {
      if skipped > 0 {
        let count = min(skipped, buffer.count - start)
        (start, skipped) = (start + count, skipped - count)
        if skipped > 0 { return nil }
      }
      if let length {
        guard buffer.count - start >= length else { return nil }
        let content = Array(buffer[start..<start + length])
        start += length
        self.length = nil
        return .content(content)
      }
      guard let line = nextLine() else { return nil }
      if let failure = read(line) { return .failure(failure) }
    }
  }

  /// Returns the next line of a header without its end; nil until it is complete. A line that is too long is cut.
  private mutating func nextLine() -> [UInt8]? {
    let end = min(buffer.count, start + Self.maximumHeader)
    guard let newline = buffer[start..<end].firstIndex(of: ASCII.newline) else {
      guard buffer.count - start >= Self.maximumHeader else { return nil }
      // The end of the bytes may be the start of a header.
      let line = Array(buffer[start..<end - 32])
      start = end - 32
      return line
    }
    var line = Array(buffer[start..<newline])
    start = newline + 1
    if line.last == ASCII.carriageReturn { line.removeLast() }
    return line
  }

  /// Reads a line of a header. Returns the reason if the header ends and specifies no length.
  private mutating func read(_ line: [UInt8]) -> String? {
    headerCount += line.count
    if !line.isEmpty {
      if let value = Self.contentLength(in: line) { announced = value }
      return nil
    }
    defer { (announced, headerCount) = (nil, 0) }
    guard let announced else {
      // Empty lines between messages are harmless.
      return headerCount == 0 ? nil : "the header of a message has no valid Content-Length"
    }
    guard announced <= limit else {
      skipped = announced
      return "a message has \(announced) bytes, more than the \(limit) that are read"
    }
    length = announced
    return nil
  }

  /// Returns the value of the field `Content-Length`, which may follow the rest of a message with a wrong length; nil if
  /// the line does not contain it or its value is not a number.
  private static func contentLength(in line: [UInt8]) -> Int? {
    let lowercased = line.map(\.lowercased)
    let name = Array("content-length:".utf8)
    guard lowercased.count > name.count else { return nil }
    for start in (0...lowercased.count - name.count).reversed()
    where lowercased[start..<start + name.count].elementsEqual(name) {
      let value = lowercased[(start + name.count)...].filter { $0 != ASCII.space && $0 != ASCII.tab }
      guard !value.isEmpty, value.allSatisfy(\.isDigit) else { return nil }
      return Int(String(decoding: value, as: UTF8.self))
    }
    return nil
  }

  /// Removes the bytes that were read.
  private mutating func compact() {
    if start == buffer.count {
      // A buffer that held a large message is released.
      buffer.removeAll(keepingCapacity: buffer.count <= Self.maximumSlack)
      start = 0
    } else if start > Self.maximumSlack {
      buffer.removeFirst(start)
      start = 0
    }
  }
}
