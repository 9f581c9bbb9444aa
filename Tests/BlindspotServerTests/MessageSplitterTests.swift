import BlindspotServer
import TestSupport
import Testing

@Suite struct MessageSplitterTests {
  private func parts(of bytes: [UInt8], chunk: Int, limit: Int = 1 << 20) -> [MessageSplitter.Part] {
    var splitter = MessageSplitter(limit: limit)
    var parts: [MessageSplitter.Part] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + chunk, bytes.count)
      splitter.append(Array(bytes[start..<end]))
      while let part = splitter.next() { parts.append(part) }
      start = end
    }
    return parts
  }

  private func contents(_ parts: [MessageSplitter.Part]) -> [String] {
    parts.map { part in
      switch part {
      case .content(let content): String(decoding: content, as: UTF8.self)
      case .failure: "!"
      }
    }
  }

  @Test(arguments: [1, 2, 3, 7, 64, 10_000])
  func `the size of the chunks does not affect the messages`(chunk: Int) {
    let stream = ["{}", "{\"a\": \"é\"}", "", "[1, 2]"].map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined()
    #expect(contents(parts(of: Array(stream.utf8), chunk: chunk)) == ["{}", "{\"a\": \"é\"}", "", "[1, 2]"])
  }

  /// A stream, and its messages; `!` for skipped bytes.
  @Test(arguments: [
    ("content-length: 2\r\n\r\n{}", ["{}"]),
    ("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}", ["{}"]),
    ("Content-Length: 2\n\n{}", ["{}"]),
    ("Content-Length:2\r\n\r\n{}", ["{}"]),
    ("Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}", ["{}"]),
    ("\r\n\r\nContent-Length: 2\r\n\r\n{}", ["{}"]),
    ("garbage\r\n\r\nContent-Length: 2\r\n\r\n{}", ["!", "{}"]),
    ("Content-Length: -2\r\n\r\n{}\r\n\r\nContent-Length: 2\r\n\r\n[]", ["!", "!", "[]"]),
    ("Content-Length: 99999999999999999999\r\n\r\nContent-Length: 2\r\n\r\n{}", ["!", "{}"]),
    ("Content-Length: 0x2\r\n\r\n\r\nContent-Length: 2\r\n\r\n{}", ["!", "{}"]),
    ("Content-Length: \r\n\r\nContent-Length: 2\r\n\r\n{}", ["!", "{}"]),
    // The length is too small: the rest is skipped up to the next header.
    ("Content-Length: 1\r\n\r\n{}Content-Length: 2\r\n\r\n[]", ["{", "[]"]),
    // More than the limit of 64 bytes: skipped without being kept.
    ("Content-Length: 70\r\n\r\n" + String(repeating: "x", count: 70) + "Content-Length: 2\r\n\r\n{}", ["!", "{}"]),
    ("Content-Length: 2\r\n\r\n{", []),
  ])
  func `broken headers are skipped up to the next message`(stream: String, expected: [String]) {
    for chunk in [1, 5, 1000] {
      #expect(contents(parts(of: Array(stream.utf8), chunk: chunk, limit: 64)) == expected)
    }
  }

  @Test func `random bytes never end the stream of messages`() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let noise = (0..<random.roll(10_000)).map { _ in UInt8(random.roll(256)) }
      let message = "\r\n\r\nContent-Length: 4\r\n\r\nlast"
      let parts = parts(of: noise + Array(message.utf8), chunk: 1 + random.roll(5000), limit: 100)
      #expect(parts.last == .content(Array("last".utf8)), "seed \(seed)")
    }
  }
}
