/// Reads the exports of the platform's tools. The format is recognized by the content, not by the file name.
public enum ExportReader {
  /// Reads one file.
  ///
  /// - Parameters:
  ///   - file: the file, in UTF-8 or UTF-16.
  ///   - options: the options of reading.
  /// - Returns: the texts with their kinds and positions, or the reason why the file has no texts. Input that
  ///   cannot be read is a ``Problem``; the texts before it are kept.
  public static func read(_ file: SourceFile, options: ReadOptions = ReadOptions()) -> ReadOutcome {
    let text: SourceFile
    do throws(Problem) {
      text = try Self.text(of: file)
    } catch {
      return options.expectsExport || ExportDamage.isProblem(undecodable: file) ? .failed([error]) : .notAnExport
    }
    if let problem = ExportDamage.zeroByteProblem(in: text, isExpected: options.expectsExport) {
      return .failed([problem])
    }
    if LargeFilePointer.isPointer(text.bytes), LargeFilePointer.mayNameExport(file.name) {
      let message: ShownText = "the file is a Git LFS pointer, not its content; fetch it with `git lfs pull`"
      return .failed([Problem(file: file.name, code: .unreadable, message: message)])
    }
    guard let syntax = syntax(of: text) else { return .notAnExport }
    return ExportReading(file: text, syntax: syntax, options: options).read()
  }

  /// Reads the bytes of one file that is expected to be an export.
  ///
  /// - Parameters:
  ///   - bytes: the content, in UTF-8 or UTF-16.
  ///   - name: the file name. It decides only if the content allows several formats.
  ///   - options: the options of reading.
  /// - Returns: the export. Its ``ParsedExport/problems`` can be non-empty.
  /// - Throws: ``ReadFailure`` if the file is not an export or cannot be read.
  public static func read(
    _ bytes: [UInt8], named name: String, options: ReadOptions = ReadOptions()
  ) throws(ReadFailure) -> ParsedExport {
    switch read(SourceFile(name: name, bytes: bytes), options: options) {
    case .export(let export): return export
    case .notAnExport: throw .notAnExport
    case .failed(let problems): throw .unreadable(problems)
    }
  }

  /// Reads one file like ``read(_:options:)``, but a listing page by page, so that only one page of it is in memory as
  /// a tree.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - options: the options of reading.
  ///   - body: receives the pages, as exports of the same file.
  /// - Returns: whether the pages have the same content as the whole file. If not, their content must be dropped, and
  ///   the file read by ``read(_:options:)``, which also reports its problems.
  package static func readPages(of file: SourceFile, options: ReadOptions, _ body: (ParsedExport) -> Void) -> Bool {
    guard let file = try? text(of: file), syntax(of: file) == .json else { return false }
    return ExportReading(file: file, syntax: .json, options: options).readPages(body)
  }

  /// Reads the people of a file that is a listing of users, without a tree of all of them.
  ///
  /// - Returns: whether these are the people of the whole file. If not, they must be removed, and the file read by
  ///   ``readPages(of:options:_:)`` or ``read(_:options:)``, which also reports its problems.
  package static func readUsers(of file: SourceFile, options: ReadOptions, into people: inout KnownPeople) -> Bool {
    guard let file = try? text(of: file) else { return false }
    let bytes = file.bytes.span
    return readUsers(named: file.name, size: bytes.count, options: options, into: &people) { $0(bytes, true) != nil }
  }

  /// Reads the people of a listing of users window by window, so that its text is never in memory as a whole.
  ///
  /// - Parameters:
  ///   - name: the name of the file.
  ///   - size: the likely size of the file.
  ///   - options: the options of reading.
  ///   - people: receives the people.
  ///   - windows: calls a function with the first bytes of the text, and whether there are no others. The function returns the
  ///     number of bytes that it has read; it is called again with those that follow. It returns nil if the text cannot be
  ///     read this way. The result is whether it was called with the last window and did not return nil.
  /// - Returns: the same as ``readUsers(of:options:into:)``.
  package static func readUsers(
    named name: String, size: Int, options: ReadOptions, into people: inout KnownPeople,
    _ windows: (_ body: (_ window: Span<UInt8>, _ isLast: Bool) -> Int?) -> Bool
  ) -> Bool {
    people.reserveCapacity(for: size)
    return ExportReading(file: SourceFile(name: name, bytes: []), syntax: .json, options: options)
      .readUsers(into: &people, windows)
  }

  /// Reads the people of a listing of users in several parts at the same time.
  ///
  /// - Parameters:
  ///   - name: the name of the file.
  ///   - size: the likely size of the file.
  ///   - options: the options of reading.
  ///   - parts: how many parts to read.
  ///   - map: calls a function with the number of each part, and returns the results in the order of the parts.
  ///   - windows: the same as for ``readUsers(named:size:options:into:_:)``, but from an offset on; for all threads.
  /// - Returns: the people of the whole file; nil if it must be read in one part.
  package static func users(
    named name: String, size: Int, options: ReadOptions, parts: Int,
    _ map: (_ parts: Int, _ body: @Sendable (Int) -> UserPart?) -> [UserPart?],
    _ windows:
      @escaping @Sendable (_ offset: Int, _ body: (_ window: Span<UInt8>, _ isLast: Bool) -> Int?) -> Bool
  ) -> KnownPeople? {
    ExportReading(file: SourceFile(name: name, bytes: []), syntax: .json, options: options)
      .readUsers(size: size, parts: parts, map, windows)
  }

  /// Whether a Terraform file mentions the provider of the platform.
  package static func configuresPlatform(_ file: SourceFile) -> Bool {
    file.bytes.span.firstIndex(of: "genesyscloud") != nil
  }

  private static func text(of file: SourceFile) throws(Problem) -> SourceFile {
    TextEncoding.utf16Order(of: file.bytes) == nil && !TextEncoding.isUTF32(file.bytes)
      ? file : try TextEncoding.utf8(file)
  }

  /// The syntax of a file; nil if it is not that of an export. Text does not contain a zero byte.
  private static func syntax(of file: SourceFile) -> ExportSyntax? {
    file.bytes.prefix(8192).contains(0) ? nil : ExportSniffer.syntax(of: file)
  }
}
