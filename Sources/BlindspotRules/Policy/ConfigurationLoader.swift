package import BlindspotParser

/// Finds configuration files and reads them with the files that they extend.
package struct ConfigurationLoader: Sendable {
  /// The name of a configuration file.
  package static let fileName = ".blindspot.yml"
  /// Another spelling that is read as well.
  package static let otherFileName = ".blindspot.yaml"
  /// Both names, the first one wins.
  package static var fileNames: [String] { [fileName, otherFileName] }

  private let files: any FileAccess
  private let formats: [String]

  /// Makes a loader.
  ///
  /// - Parameters:
  ///   - files: the file system.
  ///   - formats: the names of the report formats that the key `output` accepts.
  package init(files: any FileAccess, formats: [String]) {
    self.files = files
    self.formats = formats
  }

  /// The valid part of a configuration, and the problems of its files.
  package struct Outcome: Sendable {
    /// The configuration.
    package var configuration: Configuration
    /// The problems; any of them makes the exit status 2.
    package var problems: [Problem]
  }

  /// Returns the nearest configuration file upwards of `folder`; nil if no folder has one. A file that exists but cannot be
  /// read is returned as well, so that reading it reports the error and no run ignores the decisions of a team.
  package func find(from folder: String) -> String? {
    var folder = FilePath(folder).normalized()
    while true {
      for name in Self.fileNames {
        let path = FilePath(name).normalized(in: folder).name
        if exists(path) { return path }
      }
      guard folder.isAbsolute, !folder.isRoot else { return nil }
      folder = folder.parent
    }
  }

  /// Whether a file exists, readable or not.
  private func exists(_ path: String) -> Bool {
    do throws(Problem) { return try files.contents(of: path) != nil } catch { return true }
  }

  /// Reads the configuration of a run.
  ///
  /// - Parameters:
  ///   - path: the configuration file; nil for the nearest one upwards of `workingFolder`.
  ///   - workingFolder: the folder in which the run takes place.
  ///   - commandLine: the values of options, which take precedence over all files.
  package func load(
    _ path: String? = nil, workingFolder: String, commandLine: ConfigurationLayer = ConfigurationLayer()
  ) -> Outcome {
    let found =
      path
      ?? find(from: workingFolder).map { name in
        let found = FilePath(name).normalized()
        return (found.relative(to: FilePath(workingFolder).normalized()) ?? found).name
      }
    let limited = LimitedFiles(files, namedIn: found.map { FilePath($0).parent.name })
    var reading = Reading(files: limited, formats: formats, isDiscovered: path == nil)
    if let found { reading.read(found, at: SettingPlace(file: found, position: nil), chain: []) }
    if path == nil, let found, FilePath(found).lastComponent.elementsEqual(Self.fileName.utf8) {
      let other = FilePath(found).parent.appending(Self.otherFileName).normalized().name
      if exists(other) {
        let message: ShownText =
          "\(nonExport: other) is not read because \(nonExport: found) exists as well; remove one of them"
        reading.problems.append(Problem(file: other, code: .badConfiguration, message: message))
      }
    }
    var configuration = Configuration(layers: reading.layers + [commandLine])
    configuration.file = found
    configuration.folder = found.map { FilePath($0).parent.name } ?? ""
    configuration.resolveFiles(in: workingFolder, exists: exists)
    reading.checkOutputs(of: configuration)
    return Outcome(configuration: configuration, problems: reading.problems)
  }
}

/// The state of reading a file and the files that it extends.
private struct Reading {
  let files: LimitedFiles
  let formats: [String]
  /// Whether the first file was found and not named, so that it must not be a link out of the repository.
  let isDiscovered: Bool
  private var readFiles: Set<String> = []
  /// Whether a bound was exceeded, so that nothing else is read.
  private var isStopped = false
  var layers: [ConfigurationLayer] = []
  var problems: [Problem] = []

  init(files: LimitedFiles, formats: [String], isDiscovered: Bool) {
    self.files = files
    self.formats = formats
    self.isDiscovered = isDiscovered
  }

  /// The most files between the first and one that is extended.
  private static let maxLevels = 32

  /// The most bytes of one configuration file. Each pattern of `exclude` takes about 4 KB of memory.
  private static let maximumSize = 1 << 20

  /// Reads a file after the files that it extends. A file that was read already is skipped.
  mutating func read(_ path: String, at place: SettingPlace, chain: [String]) {
    guard !chain.contains(path) else {
      problems.append(
        place.problem(
          .badConfiguration, "\(path) extends itself by way of \((chain + [path]).joined(separator: " -> "))"))
      return
    }
    guard !readFiles.contains(path), !isStopped else { return }
    readFiles.insert(path)
    guard chain.count <= Self.maxLevels else {
      isStopped = true
      problems.append(
        place.problem(
          .limitReached, "configurations extend each other over more than \(Self.maxLevels) levels; extend fewer files")
      )
      return
    }
    let isNamedByUser = chain.isEmpty && !isDiscovered
    if !isNamedByUser, let reason = files.refusal(of: path) {
      problems.append(place.problem(.badConfiguration, "\(path) \(reason)"))
      return
    }
    do throws(Problem) {
      guard let bytes = try files.contents(of: path, isNamedByUser: isNamedByUser) else {
        problems.append(place.problem(.badConfiguration, "the configuration file \(path) does not exist"))
        return
      }
      guard bytes.count <= Self.maximumSize else {
        isStopped = true
        problems.append(
          Problem(
            file: path, code: .limitReached,
            message: "the configuration is larger than \(Self.maximumSize >> 10) KiB; move lists of words to files"))
        return
      }
      let outcome = SettingsReader.read(
        SourceFile(name: path, bytes: bytes), shape: ConfigurationKeys.schema, code: .badConfiguration)
      problems += outcome.problems
      guard let setting = outcome.setting else { return }
      for parent in setting["extends"]?.items ?? [] {
        guard let name = parent.text else { continue }
        read(
          FilePath(name).normalized(in: FilePath(path).parent).name, at: parent.place, chain: chain + [path])
      }
      checkCodes(of: setting)
      layers.append(ConfigurationLayer(setting, folder: FilePath(path).parent.name))
    } catch {
      isStopped = isStopped || error.code == .limitReached
      problems.append(error)
    }
  }

  private mutating func checkCodes(of setting: Setting) {
    for region in setting["regions"]?.items ?? [] {
      let letters = (region.text ?? "").utf8
      guard letters.count == 2, letters.allSatisfy(\.isLetter) else {
        problems.append(
          region.place.problem(
            .badConfiguration, "a region is not a code of two letters; use an ISO 3166-1 code such as US or DE"))
        continue
      }
    }
    for language in setting["languages"]?.items ?? [] {
      if let problem = LanguageCode.problem(with: language, code: .badConfiguration) { problems.append(problem) }
    }
    for output in setting["output"]?.items ?? [] {
      if let text = output.text, ConfigurationKeys.output(text, in: "") == nil {
        problems.append(
          output.place.problem(
            .badConfiguration,
            "the report \(text) is not a file that a configuration may write; \(ConfiguredReport.rule), or use --output"
          ))
      }
      let name = String((output.text ?? "").prefix { $0 != "=" })
      guard !formats.contains(name) else { continue }
      problems.append(
        output.place.problem(
          .badConfiguration,
          "unknown report format "
            + Suggestion.quote(name, among: formats, otherwise: "; use one of " + formats.joined(separator: ", "))))
    }
  }

  /// Reports more than one output for the terminal.
  mutating func checkOutputs(of configuration: Configuration) {
    guard case .file(let place) = configuration.output.origin,
      configuration.output.value.count(where: { !$0.contains("=") }) > 1
    else { return }
    problems.append(
      Problem(
        file: configuration.file ?? place, code: .badConfiguration,
        message: "\(nonExport: place): only one output can go to the terminal; write the others as FORMAT=FILE"))
  }
}
