import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// Reads inputs and passes on the exports among them, one at a time.
struct ExportLoader: Sendable {
  let reader: InputReader
  let options: ReadOptions
  /// The folders with Terraform that configures the platform: names without the slash at the end.
  var terraformFolders: Set<FilePath> = []
  /// The longest time to read and check one file; nil for no limit.
  var maxTime: Duration?
  /// Whether the outcome has the files with their hashes.
  var recordsFiles = false

  /// The counts and problems of reading one input.
  struct Outcome: Sendable {
    /// The problems that kept files from being read. Problems inside an export are in its own ``BlindspotParser/ParsedExport/problems``.
    var problems: [Problem] = []
    /// The names of skipped files: found in a folder and not an export.
    var skipped: [String] = []
    /// The names of the files found in a folder that may contain exports in a packed form.
    var packed: [String] = []
    /// The number of files read as exports.
    var exports = 0
    /// The files that were read, if they are recorded.
    var files: [Coverage.InputFile] = []
    /// The manifests of collections in an archive.
    var manifests: [SourceFile] = []
  }

  /// An export with what it was read from.
  struct LoadedExport: Sendable {
    let export: ParsedExport
    let input: Input
    /// The bytes as they are on disk or in the archive.
    let bytes: [UInt8]
    let options: ReadOptions
  }

  /// Calls `body` with each export of an input: one for a file, any number for an archive.
  ///
  /// - Parameter read: the function that reads a file.
  func read(
    _ input: Input, by read: (SourceFile, ReadOptions) -> ReadOutcome = { ExportReader.read($0, options: $1) },
    _ body: (LoadedExport) -> Void
  ) -> Outcome {
    var outcome = Outcome()
    outcome.problems =
      reader.read(input) { file, isNamed in
        if file.name != input.name, CollectedFiles.isManifest(file.name) {
          outcome.manifests.append(file)
          return
        }
        let options = options(for: file.name, isNamed: isNamed)
        let found = read(file, options)
        if recordsFiles { outcome.files.append(Coverage.InputFile(file, found)) }
        switch found {
        case .export(let export):
          outcome.exports += 1
          body(LoadedExport(export: export, input: input, bytes: file.bytes, options: options))
        case .failed(let problems):
          outcome.problems += problems
        case .notAnExport where isNamed:
          outcome.problems.append(Self.notAnExport(file.name, "not a known export"))
        case .notAnExport where PackedFile.isPacked(file.bytes):
          outcome.packed.append(file.name)
        case .notAnExport:
          outcome.skipped.append(file.name)
        }
      } + outcome.problems
    if input.isNamed, outcome.exports == 0, outcome.problems.isEmpty {
      outcome.problems = [Self.notAnExport(input.name, "the archive contains no known export")]
    }
    return outcome
  }

  /// Returns the options of reading a file now: the time for it starts.
  func options(for name: String, isNamed: Bool) -> ReadOptions {
    var options = options
    options.expectsExport = isNamed
    options.limits.deadline = maxTime.map { Deadline(after: $0) }
    options.isInTerraformFolder = terraformFolders.contains(FilePath(name).parent)
    return options
  }

  /// Returns the loader with the folders of those inputs that are Terraform and mention the provider of the platform.
  func knowingTerraform(_ inputs: [Input]) -> ExportLoader {
    var loader = self
    for input in inputs where Self.isTerraform(input) {
      let folder = FilePath(input.name).parent
      guard !loader.terraformFolders.contains(folder) else { continue }
      _ = reader.read(input) { file, _ in
        if ExportReader.configuresPlatform(file) { loader.terraformFolders.insert(folder) }
      }
    }
    return loader
  }

  /// Whether an input is a Terraform configuration by its name.
  static func isTerraform(_ input: Input) -> Bool { isTerraform(input.name) }

  /// Whether a name is that of a Terraform configuration.
  static func isTerraform(_ name: String) -> Bool {
    let path = FilePath(name)
    return path.hasExtension("tf") || path.hasExtension("tf.json")
  }

  private static func notAnExport(_ name: String, _ start: ShownText) -> Problem {
    Problem(
      file: name, code: .notAnExport,
      message: start + "; pass an exported flow or a list of users, or the folder that contains them")
  }
}

extension Coverage.InputFile {
  /// Records a file and what it was read as.
  fileprivate init(_ file: SourceFile, _ outcome: ReadOutcome) {
    self.init(file: file.name, sha256: Fingerprint.sha256(of: file.bytes), size: file.bytes.count)
    guard case .export(let export) = outcome else { return }
    let dates = ExportDates(of: export)
    format = export.format.rawValue
    exported = dates.exported
    latestChange = dates.latestChange
  }
}

extension InputList {
  /// Returns a gap for each argument without an export among its files, if another argument has one.
  ///
  /// - Parameter outcomes: the outcomes of ``inputs``.
  func emptyFolders(with outcomes: [ExportLoader.Outcome]) -> [Gap] {
    guard arguments.count > 1, outcomes.contains(where: { $0.exports > 0 }) else { return [] }
    var checked = problems.map(\.file)
    for (input, outcome) in zip(inputs, outcomes) where outcome.exports > 0 || !outcome.problems.isEmpty {
      checked.append(input.name)
      checked += input.otherNames
    }
    let names = Set(checked)
    let folders = Self.folders(of: checked)
    return arguments.compactMap { argument in
      let name = argument.name
      // The folder and one separator, as the names of its files begin.
      let folder = FilePath(name).appending("*").name.dropLast()
      // The files of the working folder have no prefix, and those of a pattern have any.
      guard FilePath(name).normalized().name != ".", name != "-", !name.contains("*") else { return nil }
      guard !names.contains(name), !folders.contains(folder) else { return nil }
      return Gap(file: name, message: "the folder does not contain an export; check its path")
    }
  }

  /// Returns the beginnings of paths that end with a separator: the folders that contain the files.
  ///
  /// A search of all files for each argument takes the square of their number: with 300 files as arguments, 11 to 39 % of all
  /// instructions.
  private static func folders(of names: [String]) -> Set<Substring> {
    var folders: Set<Substring> = []
    for name in names {
      let bytes = name.utf8
      // From the innermost folder on. If a folder is known, those around it are known too.
      for index in bytes.indices.reversed() where isSeparator(bytes[index]) {
        guard folders.insert(Substring(bytes[...index])).inserted else { break }
      }
    }
    return folders
  }

  /// Whether a byte ends a folder in any syntax of paths: `C:a.yaml` is a file of the working folder of a drive.
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == ASCII.slash || byte == ASCII.backslash || byte == ASCII.colon
  }

  /// Returns everything that kept inputs from being read.
  ///
  /// Reading no export at all is a problem of its own: a gate must not pass because it was pointed at the wrong folder.
  func problems(with outcomes: [ExportLoader.Outcome]) -> [Problem] {
    let problems = problems + outcomes.flatMap(\.problems)
    guard problems.isEmpty, !outcomes.contains(where: { $0.exports > 0 }) else { return problems }
    let skipped = outcomes.reduce(specialFiles.count) { $0 + $1.skipped.count + $1.packed.count }
    let message: ShownText =
      "no exports found (\(skipped) files skipped); pass the folder that contains them, or --allow-empty if there may be "
      + "none"
    return arguments.map { Problem(file: $0.name, code: .notAnExport, message: message) }
  }
}
