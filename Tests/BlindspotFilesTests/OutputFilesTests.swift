import BlindspotFiles
import BlindspotParser
import Foundation
import TestSupport
import Testing

@Suite struct OutputFilesTests {
  @Test func `a content is written piece by piece`() throws {
    let folder = try TemporaryFolder()
    let path = FilePath(folder.path + "/report")
    let content = FileContent { sink in
      for piece in ["one, ", "", "two, ", "three"] { sink(Array(piece.utf8).span) }
    }
    try OutputFiles.write([OutputFiles.File(OutputTarget(path), content: content)])
    #expect(try String(contentsOfFile: folder.path + "/report", encoding: .utf8) == "one, two, three")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["report"])
  }

  #if os(Linux)
    @Test func `a piece that cannot be written fails the file`() throws {
      let content = FileContent { sink in
        for _ in 0..<3 { sink(Array("piece".utf8).span) }
      }
      let failure = #expect(throws: OutputFiles.Failure.self) {
        try OutputFiles.write([OutputFiles.File(OutputTarget(FilePath("/dev/full")), content: content)])
      }
      #expect(failure?.path == FilePath("/dev/full") && failure?.reason.contains("no space left") == true)
    }
  #endif
}
