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
    let reading: ExportReading
    do throws(Problem) {
      reading = ExportReading(file: try text(of: file), options: options)
    } catch {
      return options.isNamed ? .failed([error]) : .notAnExport
    }
    guard let syntax = syntax(of: reading.file) else { return .notAnExport }
    switch syntax {
    case .i3: return reading.i3()
    case .json: return reading.json()
    case .yaml: return reading.yaml()
    case .hcl: return reading.terraform()
    case .csv: return reading.people()
    case .foreign: return .notAnExport
    }
  }

  /// Reads one file as ``read(_:options:)`` does, but a listing page by page, so that only a page of it is in memory as a
  /// tree.
  ///
  /// - Parameter body: gets the pages, as exports of the same file.
  /// - Returns: whether the pages say the same as the file would, were it read whole. If not, what they said is to be
  ///   forgotten, and the file to be read by ``read(_:options:)``, which also says what is wrong with it.
  package static func readPages(of file: SourceFile, options: ReadOptions, _ body: (ParsedExport) -> Void) -> Bool {
    guard let file = try? text(of: file), syntax(of: file) == .json else { return false }
    return ExportReading(file: file, options: options).jsonPages(body)
  }

  private static func text(of file: SourceFile) throws(Problem) -> SourceFile {
    TextEncoding.utf16Order(of: file.bytes) == nil ? file : try TextEncoding.utf8(file)
  }

  /// The syntax of a file; nil if it is binary: no text of any kind holds a zero byte.
  private static func syntax(of file: SourceFile) -> ExportSniffer.Syntax? {
    file.bytes.prefix(8192).contains(0) ? nil : ExportSniffer.syntax(of: file)
  }
}
