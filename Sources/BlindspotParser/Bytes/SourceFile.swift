/// The name and the bytes of one input.
public struct SourceFile: Sendable {
  /// The path. For a file of a folder: the folder joined with the relative path; for a member of an archive:
  /// `archive.zip!/inner.yaml`.
  public let name: String
  /// The content in UTF-8; UTF-16 is transcoded before a file is parsed.
  public let bytes: [UInt8]

  /// Creates a file with a name and its content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
