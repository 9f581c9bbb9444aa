import BlindspotFiles
import BlindspotParser
public import BlindspotRules

extension FindingKey {
  /// The environment variable that holds the key.
  public static let variable = "BLINDSPOT_KEY"

  /// Reads the key from the environment variable; nil if it is not set or empty.
  ///
  /// CI sets the variable to an empty text where a secret is not available, in a fork for example.
  ///
  /// - Throws: ``BlindspotWorkspace/WorkspaceError`` if the text is not a key.
  public static func fromEnvironment() throws(WorkspaceError) -> FindingKey? {
    guard let text = Environment.value(of: variable), !text.isEmpty else { return nil }
    return try key(Array(text.utf8), from: "the variable \(variable)")
  }

  /// Reads the key from a file.
  ///
  /// - Throws: ``BlindspotWorkspace/WorkspaceError`` if the file does not exist, cannot be read or contains no key.
  public static func fromFile(_ path: String, files: any FileAccess = DiskFiles()) throws(WorkspaceError) -> FindingKey
  {
    let bytes: [UInt8]?
    do throws(Problem) { bytes = try files.contents(of: path) } catch { throw WorkspaceError(error.line) }
    if let bytes { return try key(bytes, from: "the key file \(path)") }
    throw WorkspaceError("the key file \(path) does not exist")
  }

  /// Reads the key from a file or, without one, from the environment variable; nil if neither has one.
  ///
  /// - Throws: ``BlindspotWorkspace/WorkspaceError`` if the file cannot be read, or if a text is not a key.
  public static func read(file: String?) throws(WorkspaceError) -> FindingKey? {
    guard let file else { return try fromEnvironment() }
    return try fromFile(file)
  }

  private static func key(_ bytes: [UInt8], from source: String) throws(WorkspaceError) -> FindingKey {
    do throws(Refusal) {
      return try FindingKey(bytes)
    } catch {
      throw WorkspaceError("\(source) \(error.description)")
    }
  }
}
