import ArgumentParser
import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// The findings that were accepted, and the key of their hashes.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Baseline file (default: \(Baseline.fileName) in the working folder or beside the configuration).",
      valueName: "file"), completion: .file(extensions: ["json"]))
  var baseline: String?

  @Flag(help: "Reports findings that the baseline accepts as well.")
  var noBaseline = false

  @Flag(help: "Fails the run when the baseline accepts findings that are gone.")
  var strictBaseline = false

  @Option(
    help: ArgumentHelp(
      "File with the key of the hashes in baseline and fingerprints (default: the variable BLINDSPOT_KEY).",
      valueName: "file"), completion: .file())
  var keyFile: String?

  func validate() throws {
    if noBaseline, baseline != nil { throw ValidationError("--baseline and --no-baseline cannot be used together.") }
  }

  /// The key of the run; nil without one.
  func key() throws(Failure) -> FindingKey? {
    guard let keyFile else {
      // CI sets the variable to nothing where a secret is out of reach, in a fork for example.
      guard let text = Environment.value(of: "BLINDSPOT_KEY"), !text.isEmpty else { return nil }
      return try Self.key(Array(text.utf8), from: "The variable BLINDSPOT_KEY")
    }
    guard let bytes = try Self.contents(of: keyFile) else { throw Failure("The key file \(keyFile) is not there.") }
    return try Self.key(bytes, from: "The key file \(keyFile)")
  }

  private static func key(_ bytes: [UInt8], from source: String) throws(Failure) -> FindingKey {
    do throws(FindingKey.Refusal) {
      return try FindingKey(bytes)
    } catch {
      throw Failure("\(source) \(error.description)")
    }
  }

  /// Where the baseline stands, whether it is there or not; nil if the run uses none.
  func path(_ configuration: Configuration) -> String? {
    if noBaseline { return nil }
    if let baseline { return baseline }
    switch configuration.baseline.value {
    case .off: return nil
    case .file(let path): return path
    case .automatic:
      let beside = configuration.folder.isEmpty ? "" : configuration.folder + "/"
      let isHere = (try? FileSystem.entry(at: FilePath(Baseline.fileName), followingLinks: true)) != nil
      return (isHere ? "" : beside) + Baseline.fileName
    }
  }

  /// The baseline of the run; nil if there is none. One that was named must be there.
  func load(_ configuration: Configuration) throws -> Baseline? {
    guard let path = path(configuration) else { return nil }
    guard let bytes = try Self.contents(of: path) else {
      if baseline == nil, case .automatic = configuration.baseline.value { return nil }
      throw Failure("The baseline \(path) is not there; 'blindspot baseline create' writes one.")
    }
    do throws(Problem) {
      return try Baseline(SourceFile(name: path, bytes: bytes))
    } catch {
      throw Failure(error.line)
    }
  }

  private static func contents(of path: String) throws(Failure) -> [UInt8]? {
    do throws(Problem) {
      return try DiskAccess().contents(of: path)
    } catch {
      throw Failure(error.line)
    }
  }
}
