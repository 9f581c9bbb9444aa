import BlindspotPatterns
import BlindspotParser

/// Turns what the user named into the files to read: folders are walked, patterns spread out, doubles dropped.
package struct InputFinder {
  /// What relative paths start from; absolute and normalized.
  private let workingFolder: FilePath
  private let limits: InputLimits
  private var found: [FilePath: Input] = [:]
  private var problems: [Problem] = []
  private var skipped = 0

  package init(workingFolder: FilePath, limits: InputLimits = InputLimits()) {
    self.workingFolder = workingFolder
    self.limits = limits
  }

  /// Finds the inputs behind `paths`; `-` is standard input, reported as `standardInputName`, and an empty path is the
  /// working folder.
  package mutating func find(_ paths: [FilePath], standardInputName: String? = nil) -> InputList {
    var readsStandardInput = false
    for path in paths {
      if path.bytes.elementsEqual("-".utf8) { readsStandardInput = true } else { find(path) }
    }
    var list = InputList()
    list.arguments = paths.map { $0.bytes.isEmpty ? FilePath(".") : $0 }
    list.inputs = Array(found.values)
    if readsStandardInput {
      list.inputs.append(Input(name: standardInputName ?? "-", source: .standardInput, size: 0, isNamed: true))
    }
    list.inputs.sort { $0.name < $1.name }
    list.problems = problems
    list.skipped = skipped
    return list
  }

  private mutating func find(_ path: FilePath) {
    // No path at all: the working folder, whose files then go by their plain names.
    let (path, name) = path.bytes.isEmpty ? (FilePath("."), path) : (path, path)
    do throws(SystemError) {
      let entry = try FileSystem.entry(at: path, followingLinks: true)
      switch entry.kind {
      case .file: add(path, size: entry.size, isNamed: true)
      case .folder: walk(path, entry: entry, matching: nil, named: name)
      case .link, .special: throw SystemError.isSpecial
      }
    } catch {
      if error.isMissing, Glob.isPattern(path.bytes) { spread(path) } else { report(path, error) }
    }
  }

  /// Walks the folder that stands before the first wildcard and takes what the pattern covers.
  private mutating func spread(_ pattern: FilePath) {
    let fixed = pattern.bytes.split(separator: .slash, omittingEmptySubsequences: false).prefix { !Glob.isPattern($0) }
    let folder = FilePath(bytes: fixed.joined(separator: [.slash]))
    let start = fixed.isEmpty ? FilePath(".") : folder.bytes.isEmpty ? FilePath("/") : folder
    guard let glob = Glob(pattern.normalized(in: workingFolder).bytes) else {
      problems.append(
        Problem(file: pattern.name, code: .unreadable, message: "The pattern is broken: a bracket is never closed."))
      return
    }
    do throws(SystemError) {
      let before = found.count + problems.count
      let entry = try FileSystem.entry(at: start, followingLinks: true)
      if entry.kind == .folder {
        walk(start, entry: entry, matching: glob, named: fixed.isEmpty ? FilePath("") : start)
      }
      if found.count + problems.count > before { return }
      problems.append(
        Problem(file: pattern.name, code: .unreadable, message: "No file matches the pattern; check its spelling."))
    } catch {
      report(pattern, error)
    }
  }

  private mutating func walk(
    _ folder: FilePath, entry: FileSystem.Entry, matching glob: Glob?, named name: FilePath? = nil
  ) {
    let place = folder.normalized(in: workingFolder)
    var walk = FolderWalk(
      glob: glob, root: (try? FileSystem.realPath(of: folder)) ?? place)
    walk.walk(
      folder, name: name ?? folder, place: place, rules: IgnoreRules(around: place, workingFolder: workingFolder),
      above: [entry.identity])
    for file in walk.files { add(file.path, name: file.name, size: file.size, isNamed: false) }
    problems += walk.problems
    skipped += walk.skipped
  }

  /// Adds a file once, however many arguments lead to it: a named one counts as named, and the first name in the
  /// order of names is kept, so that the order of the arguments does not matter.
  private mutating func add(_ path: FilePath, name: FilePath? = nil, size: Int, isNamed: Bool) {
    let key = path.normalized(in: workingFolder)
    var input = Input(name: (name ?? path).name, source: .file(path), size: size, isNamed: isNamed)
    if let other = found[key] {
      input = Input(
        name: min(other.name, input.name), source: input.source, size: size, isNamed: isNamed || other.isNamed)
    }
    found[key] = input
  }

  private mutating func report(_ path: FilePath, _ error: SystemError) {
    problems.append(Problem(file: path.name, code: .unreadable, message: "Cannot be read: \(error)."))
  }
}
