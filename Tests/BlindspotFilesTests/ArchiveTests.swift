import BlindspotFiles
import BlindspotParser
import TestSupport
import Testing

extension InputLimits {
  /// The limits of the tests. The defaults of the command do not affect them.
  static let tests = InputLimits(
    fileSize: 16 << 20, archiveMembers: 1000, archiveSize: 64 << 20, archiveRatio: 250, archiveDepth: 3)
}

@Suite struct ArchiveTests {
  /// The names that came out of an archive, and the codes of what did not.
  private func read(
    _ bytes: [UInt8], name: String = "a.zip", isNamed: Bool = true, limits: InputLimits = .tests
  ) -> (files: [String: String], problems: [String: Problem.Code]) {
    var files: [String: String] = [:]
    let input = Input(name: name, source: .bytes(bytes), size: bytes.count, isNamed: isNamed)
    let problems = InputReader(limits: limits).read(input) { file, _ in
      files[file.name] = String(decoding: file.bytes, as: UTF8.self)
    }
    return (files, Dictionary(problems.map { ($0.file, $0.code) }) { first, _ in first })
  }

  @Test func `stored and deflated members are read, nested archives included`() throws {
    var inner = ZIPFile()
    inner.add("deep.yaml", Array("deep".utf8))
    var outer = ZIPFile()
    outer.add("a.yaml", Array("one".utf8))
    outer.add("folder/", [])
    outer.add("inner.zip", inner.bytes)
    #expect(read(outer.bytes).files == ["a.zip!/a.yaml": "one", "a.zip!/inner.zip!/deep.yaml": "deep"])
    // Written by Info-ZIP and by Python, with deflate, data descriptors and ZIP64 records.
    let made = read(try Fixtures.bytes("deflated.zip"))
    #expect(made.files["a.zip!/flow.yaml"] == String(repeating: "name: x\n", count: 500))
    #expect(made.problems == [:])
    let large = read(try Fixtures.bytes("zip64-streamed.zip"))
    #expect(large.files == ["a.zip!/größe.yaml": String(repeating: "name: y\n", count: 500)])
  }

  @Test func `members that the directory does not name are a problem`() {
    var hidden = ZIPFile()
    hidden.add("hidden.yaml", Array("hidden".utf8))
    var archive = ZIPFile()
    archive.add("good.yaml", Array("good".utf8))
    let both = read(hidden.bytes + archive.bytes)
    #expect(both.files == ["a.zip!/good.yaml": "good"])
    #expect(both.problems == ["a.zip": .badArchive])
    #expect(read(archive.bytes).problems == [:])
    #expect(read(ZIPFile().bytes).problems == ["a.zip": .badArchive])
    var folder = ZIPFile()
    folder.add("good.yaml/", Array("good".utf8))
    #expect(read(folder.bytes).files == ["a.zip!/good.yaml/": "good"])
  }

  @Test func `an archive with a very long name is a problem`() {
    for (length, isRead) in [(4096, true), (4097, false)] {
      var archive = ZIPFile()
      archive.add(String(repeating: "d", count: length), [])
      #expect(read(archive.bytes).problems.isEmpty == isRead)
    }
  }

  @Test func `every damaged archive is a problem and the other members are read`() throws {
    let good = try Fixtures.bytes("deflated.zip")
    #expect(read(Array(good.dropLast(40))).problems == ["a.zip": .badArchive])
    #expect(read(Array("PK".utf8) + [3, 4]).problems == ["a.zip": .badArchive])
    #expect(read(Array("name: x".utf8)).problems == ["a.zip": .badArchive])
    var mixed = ZIPFile()
    mixed.add("good.yaml", Array("good".utf8))
    mixed.members.append(.init(name: "secret.yaml", bytes: [1, 2, 3], flags: 1))
    mixed.members.append(.init(name: "method.yaml", bytes: [1, 2, 3], method: 12))
    mixed.members.append(.init(name: "checksum.yaml", bytes: [1, 2, 3], checksum: 7))
    mixed.members.append(.init(name: "short.yaml", bytes: [1, 2, 3], claimedSize: 9))
    mixed.members.append(.init(name: "garbage.yaml", bytes: [0xFF, 0xFF, 0xFF], method: 8, claimedSize: 9))
    let result = read(mixed.bytes)
    #expect(result.files == ["a.zip!/good.yaml": "good"])
    #expect(result.problems.count == 5)
    #expect(result.problems.values.allSatisfy { $0 == .badArchive })
    // A .docx or .jar in a folder is not an export, damaged or not.
    #expect(read(Array(good.dropLast(40)), name: "a.docx", isNamed: false).problems == [:])
  }

  @Test func `decompression bombs end at the limits`() throws {
    // 64 MiB of zeros in 65 KB, and the same archive ten times in itself.
    #expect(read(try Fixtures.bytes("zeros.zip")).problems == ["a.zip!/zeros.yaml": .limitReached])
    var limits = InputLimits.tests
    var bytes = [UInt8]("x".utf8)
    for level in 0..<5 {
      var file = ZIPFile()
      file.add(level == 0 ? "x.yaml" : "nested.zip", bytes)
      bytes = file.bytes
    }
    #expect(read(bytes).problems == ["a.zip!/nested.zip!/nested.zip!/nested.zip": .limitReached])
    var many = ZIPFile()
    for number in 0..<30 { many.add("\(number).yaml", [UInt8](repeating: 0x61, count: 100)) }
    limits.archiveMembers = 20
    #expect(read(many.bytes, limits: limits).problems == ["a.zip": .limitReached])
    limits.archiveMembers = 100
    limits.archiveSize = 1050
    #expect(read(many.bytes, limits: limits).files.count == 10)
    limits.fileSize = 50
    #expect(read(Array("small".utf8), name: "a.yaml", limits: limits).problems == [:])
    #expect(read(many.bytes, limits: limits).problems == ["a.zip": .limitReached])
  }

  @Test func `members that share bytes are rejected`() {
    var file = ZIPFile()
    file.add("a.yaml", Array("aaaa".utf8))
    file.add("b.yaml", Array("bbbb".utf8))
    var bytes = file.bytes
    // Point the second entry of the directory at the first member.
    let second = bytes.count - 22 - 52
    for place in second + 42..<second + 46 { bytes[place] = 0 }
    #expect(read(bytes).problems == ["a.zip": .badArchive])
  }

  @Test func `flipping any byte neither crashes nor changes a text`() throws {
    var file = ZIPFile()
    file.add("a.yaml", Array("one".utf8))
    file.add("b.yaml", Array("two".utf8))
    let good = file.bytes
    for place in good.indices {
      for change: UInt8 in [0x01, 0x80, 0xFF] {
        var bytes = good
        bytes[place] ^= change
        let texts = Set(read(bytes, name: "a.bin").files.values).subtracting(["one", "two"])
        if place > 3 { #expect(texts == []) }
      }
    }
  }
}
