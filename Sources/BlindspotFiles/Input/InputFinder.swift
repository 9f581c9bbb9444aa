import BlindspotPatterns
package import BlindspotParser

/// Finds the files that the arguments name: searches folders, expands patterns, and drops duplicates.
package struct InputFinder {
  /// The folder that relative paths start from; absolute and normalized.
  private let workingFolder: FilePath
  /// The prefix that makes a relative path reach that folder in a system call; empty for the working folder of the
  /// process.
  private let base: FilePath
  /// The files with their absolute paths, the same file possibly several times. An array, since the type of a dictionary
  /// takes 270,000 instructions to make at run time.
  private var found: [(path: FilePath, input: Input)] = []
  private var problems: [Problem] = []
  private var specialFiles: [String] = []
  private var ignored: [IgnoredEntry] = []
  private var internalFolders: [String] = []
  private let readsIgnoreFiles: Bool
  private let requiresExports: Bool
  /// The most comparisons of names and their characters with patterns of ignore files, for each folder of the arguments. A
  /// hundred thousand files with a thousand patterns of ordinary forms take a third of it.
  package var maximumSteps = 500_000_000

  /// Creates a finder.
  ///
  /// - Parameters:
  ///   - readsIgnoreFiles: whether ignore files apply to the files in folders.
  ///   - requiresExports: whether files in the arguments count as named. If not, they are like files found in a folder.
  package init(
    workingFolder: FilePath, base: FilePath = FilePath(""), readsIgnoreFiles: Bool = true, requiresExports: Bool = true
  ) {
    self.readsIgnoreFiles = readsIgnoreFiles
    self.requiresExports = requiresExports
    self.workingFolder = workingFolder
    self.base = base
  }

  /// Finds the inputs of `paths`. `-` is standard input, and an empty path is the working folder.
  ///
  /// - Parameter standardInputName: the name of standard input in reports.
  package mutating func find(_ paths: [FilePath], standardInputName: String? = nil) -> InputList {
    var readsStandardInput = false
    for path in paths {
      if path.bytes.elementsEqual("-".utf8) { readsStandardInput = true } else { find(path) }
    }
    var list = InputList()
    list.arguments = paths.map { $0.bytes.isEmpty ? FilePath(".") : $0 }
    list.inputs = distinctInputs()
    if readsStandardInput {
      list.inputs.append(Input(name: standardInputName ?? "-", source: .standardInput, size: 0, isNamed: true))
    }
    list.inputs.sort { $0.name < $1.name }
    list.problems = problems
    list.specialFiles = specialFiles
    list.ignored = ignored
    list.internalFolders = internalFolders
    return list
  }

  private mutating func find(_ path: FilePath) {
    // An empty path is the working folder, whose files are named without a prefix.
    let (path, name) = path.bytes.isEmpty ? (FilePath("."), path) : (path, path)
    do throws(SystemError) {
      let entry = try entry(at: path)
      switch entry.kind {
      case .file: add(path.resolved(in: base), name: path, size: entry.size, isNamed: requiresExports)
      case .folder: walk(path, entry: entry, matching: nil, named: name)
      case .link, .special: throw SystemError.isSpecial
      }
    } catch {
      if error.isMissing, Glob.isPattern(path.bytes) { expand(path) } else { report(path, error) }
    }
  }

  private func entry(at path: FilePath) throws(SystemError) -> FileSystem.Entry {
    try FileSystem.entry(at: path.resolved(in: base), followingLinks: true)
  }

  /// Searches the folder before the first wildcard for files that match the pattern.
  private mutating func expand(_ pattern: FilePath) {
    let parts = pattern.splitAtWildcard()
    // An empty path is the working folder, whose files are named without a prefix.
    let folder = parts.folder.bytes.isEmpty ? FilePath(".") : parts.folder
    do throws(SystemError) {
      let before = found.count + problems.count
      let entry = try entry(at: folder)
      if entry.kind == .folder { walk(folder, entry: entry, matching: parts.pattern, named: parts.folder) }
      if found.count + problems.count > before { return }
      problems.append(
        Problem(file: pattern.name, code: .unreadable, message: "no file matches the pattern; check its spelling"))
    } catch {
      report(pattern, error)
    }
  }

  private mutating func walk(
    _ folder: FilePath, entry: FileSystem.Entry, matching pattern: FilePath?, named name: FilePath
  ) {
    let location = folder.normalized(in: workingFolder)
    let path = folder.resolved(in: base)
    var walk = FolderWalk(
      glob: pattern.map { GlobSet($0.portableBytes) }, start: location,
      root: (try? FileSystem.realPath(of: path)) ?? location,
      readsIgnoreFiles: readsIgnoreFiles, maximumSteps: maximumSteps)
    walk.walk(
      FolderWalk.Step(path: path, name: name, location: location),
      rules: readsIgnoreFiles ? IgnoreRules(around: location, workingFolder: workingFolder) : IgnoreRules(),
      ancestors: [entry.identity])
    walk.countLinksToSkippedTargets()
    for file in walk.files { add(file.path, name: file.name, size: file.size, isNamed: false) }
    problems += walk.problems
    specialFiles += walk.specialFiles
    ignored += walk.ignored
    internalFolders += walk.internalFolders
  }

  /// Returns each file once, however many arguments lead to it: a named one counts as named, and the first name in the
  /// order of names is kept, so that the order of the arguments does not matter.
  private func distinctInputs() -> [Input] {
    var inputs: [Input] = []
    var last: FilePath?
    for (path, input) in found.sorted(by: { $0.path < $1.path }) {
      if path == last, let other = inputs.popLast() {
        inputs.append(
          Input(
            name: min(other.name, input.name), source: input.source, size: input.size,
            isNamed: input.isNamed || other.isNamed, otherNames: other.otherNames + [max(other.name, input.name)]))
      } else {
        inputs.append(input)
      }
      last = path
    }
    return inputs
  }

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - path: the path for system calls.
  ///   - name: the path in reports.
  private mutating func add(_ path: FilePath, name: FilePath, size: Int, isNamed: Bool) {
    found.append(
      (
        path: name.normalized(in: workingFolder),
        input: Input(name: name.name, source: .file(path), size: size, isNamed: isNamed)
      ))
  }

  private mutating func report(_ path: FilePath, _ error: SystemError) {
    problems.append(
      Problem(file: path.name, code: .unreadable, message: "cannot be read: \(nonExport: error.description)"))
  }
}
