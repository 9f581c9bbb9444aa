/// What to read of an export.
public struct ReadOptions: Sendable {
  /// Whether the field kinds of the group `extended` are read too.
  public var readsExtended: Bool
  /// Whether somebody pointed at this very file. A broken file met in a folder is an export only if it looks like one.
  public var isNamed: Bool
  /// How much of it is read.
  package var limits = ExportLimits()

  /// Makes options that read the mission's kinds and their near neighbours.
  public init(readsExtended: Bool = false, isNamed: Bool = true) {
    self.readsExtended = readsExtended
    self.isNamed = isNamed
  }
}

/// Reads whatever the platform's tools export, told by content and not by the file's name.
public enum ExportReader {
  /// Reads one file.
  ///
  /// - Returns: the texts with their kinds and places, or why there are none. Never fails on the content of a file: what
  ///   cannot be read is a ``Problem``, and what could be read before it is kept.
  public static func read(_ file: SourceFile, options: ReadOptions = ReadOptions()) -> ReadOutcome {
    let original = file
    let file: SourceFile
    do throws(Problem) {
      file = try TextEncoding.utf16Order(of: original.bytes) == nil ? original : TextEncoding.utf8(original)
    } catch {
      return options.isNamed ? .failed([error]) : .notAnExport
    }
    // No text of any kind holds a zero byte.
    guard !file.bytes.prefix(8192).contains(0) else { return .notAnExport }
    let reading = ExportReading(file: file, options: options)
    switch ExportSniffer.syntax(of: file) {
    case .i3: return reading.i3()
    case .json: return reading.json()
    case .yaml: return reading.yaml()
    case .hcl: return reading.terraform()
    case .csv: return reading.people()
    case .foreign: return .notAnExport
    }
  }
}
