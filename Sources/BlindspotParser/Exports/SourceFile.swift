/// The name and the bytes of one input.
public struct SourceFile: Sendable {
  /// The path as it was given (a folder's file: the folder joined with the relative path; an archive's member:
  /// `archive.zip!/inner.yaml`).
  public let name: String
  /// The bytes as they were read; UTF-8, after transcoding where the file was UTF-16.
  public let bytes: [UInt8]

  /// Makes a file called `name` that holds `bytes`.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
