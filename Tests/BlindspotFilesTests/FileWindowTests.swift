import BlindspotFiles
import BlindspotParser
import TestSupport
import Testing

@Suite struct FileWindowTests {
  @Test(arguments: [1, 7, 99, 100, 101, 5000])
  func `windows have all bytes of a file once`(length: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try folder.write("file", bytes: bytes)
    var read: [UInt8] = []
    var last: [Bool] = []
    let isRead = try FileSystem.readWindows(of: FilePath(folder.path + "/file"), length: length) { window, isLast in
      let count = isLast ? window.count : max(1, window.count / 2)
      for index in 0..<count { read.append(window[index]) }
      last.append(isLast)
      return count
    }
    #expect(isRead && read == bytes && last.last == true && !last.dropLast().contains(true))
  }

  @Test func `reading ends when nothing is read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", bytes: [UInt8](repeating: 1, count: 100))
    let path = FilePath(folder.path + "/file")
    #expect(try !FileSystem.readWindows(of: path, length: 10) { _, _ in 0 })
    #expect(try !FileSystem.readWindows(of: path, length: 1000) { _, _ in nil })
    #expect(throws: SystemError.self) {
      try FileSystem.readWindows(of: FilePath(folder.path + "/none"), length: 10) { _, _ in 0 }
    }
    #expect(throws: SystemError.self) {
      try FileSystem.readWindows(of: FilePath(folder.path), length: 10) { _, _ in 0 }
    }
  }
}
