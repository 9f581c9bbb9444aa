import BlindspotEncoding
import BlindspotFiles
import BlindspotParser
public import BlindspotRules

/// A copy of exports in which findings are replaced.
public struct Redaction: Sendable {
  /// A file of the copy.
  public struct File: Sendable {
    /// The name of the original.
    public let name: String
    /// The path in the copy, relative to its folder.
    public let path: String
    /// The bytes of the copy.
    public let bytes: [UInt8]
  }

  /// A file that is not part of the copy.
  public struct Omission: Sendable, Hashable {
    /// The name of the original.
    public let name: String
    /// The reason, as a phrase that follows `not copied: `.
    public let reason: String
    /// Whether the file may contain personal data that could not be replaced, or could not be read.
    public let isFailure: Bool
  }

  /// The files of the copy, in the order of the originals.
  public let files: [File]
  /// The files that are not part of it, in the order of their names.
  public let omissions: [Omission]
  /// The replaced findings, and those that could not be replaced.
  public let plan: FixPlan
  /// The result of the check of the originals.
  public let result: LintResult
}

extension Workspace {
  /// The lowest confidence of findings that a copy replaces.
  public static var redactionConfidence: Double { 0.3 }

  /// Plans a copy of exports in which every finding is replaced, accepted ones included. Nothing is written.
  ///
  /// The workspace should check all kinds of texts at ``redactionConfidence``.
  ///
  /// - Parameters:
  ///   - path: a folder or a file with exports.
  ///   - copiesUnchecked: whether files that are not exports are part of the copy, as they are.
  ///   - jobs: the number of files checked at the same time; nil for as many as the machine has processors.
  /// - Throws: ``WorkspaceError``, as ``lint(_:)`` does.
  public func planRedaction(
    of path: String, copyingUnchecked copiesUnchecked: Bool = false, jobs: Int? = nil
  ) throws(WorkspaceError) -> Redaction {
    var request = LintRequest(.paths([path]))
    request.baseline = .none
    request.ignoresExceptions = true
    request.details.remove(.excerpt)
    request.jobs = jobs
    let (outcome, inputs) = try checkForEdits(request, followsLinks: true)
    let engine = try engine(for: request)
    let settings = FixPlanner.Settings(includesSuggested: true, changesReferences: true, removesComments: true)
    let rules = RuleLookup(policy.rules)
    let skipped = outcome.result.coverage.skipped.filter { Self.isListed($0.reason) }.map(\.file)
    let base = FilePath(path)
    let paths = (inputs.map(\.name) + skipped).map { ($0, Self.relativePath(of: $0, to: base)) }
    var planner = FixPlanner(
      settings, inputs: inputs,
      knownTexts: Self.fileNames(in: paths.map(\.1), engine: engine, rules: rules)
        + Self.people(in: inputs, rules: rules),
      rule: rules.rule
    ) { engine.check($0) }
    let plan = planner.plan()
    var files: [Redaction.File] = []
    var omissions: [Redaction.Omission] = []
    let changed = Dictionary(plan.files.map { ($0.name, $0.fixed) }) { first, _ in first }
    let unfixed = Dictionary(grouping: plan.unfixed.filter { $0.finding.target != nil }, by: \.finding.location.file)
    let unread = Set(outcome.result.problems.map(\.file))
    func add(_ name: String, _ bytes: [UInt8], _ path: String) {
      files.append(Redaction.File(name: name, path: Self.changed(path, with: planner), bytes: bytes))
    }
    func omit(_ name: String, _ reason: String, isFailure: Bool = true) {
      omissions.append(Redaction.Omission(name: name, reason: reason, isFailure: isFailure))
    }
    for (input, (name, path)) in zip(inputs, paths) {
      if let findings = unfixed[name] {
        let count = Decimals.count(findings.count, "finding")
        omit(name, "\(count) could not be replaced: \(findings[0].reason)")
      } else if let reason = plan.failures[name] {
        omit(name, "its comments cannot be removed: \(reason)")
      } else if unread.contains(name) {
        omit(name, "the file could not be read completely")
      } else if name.contains("!/") {
        omit(name, "the file is in an archive; unpack it first")
      } else {
        add(name, changed[name] ?? input.file.bytes, path)
      }
    }
    let known = Set(inputs.map(\.name))
    for name in unread.subtracting(known).sorted() { omit(name, "the file could not be read") }
    for (name, path) in paths.dropFirst(inputs.count) {
      if copiesUnchecked, let bytes = try? FileSystem.contents(of: folder.resolve(name), limit: 1 << 30) {
        add(name, bytes, path)
      } else {
        omit(name, "the file is not an export and was not checked", isFailure: false)
      }
    }
    omissions.sort { $0.name < $1.name }
    return Redaction(files: files, omissions: omissions, plan: plan, result: outcome.result)
  }

  private static func isListed(_ reason: Coverage.SkippedFile.Reason) -> Bool {
    switch reason {
    case .notAnExport, .packed, .excluded: true
    default: false
    }
  }

  // MARK: Names of files

  private static func relativePath(of name: String, to base: FilePath) -> String {
    let path = FilePath(name).normalized()
    let base = base.normalized()
    guard path.isWithin(base), path != base else {
      return String(name.split(separator: "/").last ?? Substring(name))
    }
    return base.name == "." ? path.name : String(path.name.dropFirst(base.name.count + 1))
  }

  /// Returns the names of files and folders with findings, each once.
  private static func fileNames(in paths: [String], engine: Engine, rules: RuleLookup) -> [FixPlanner.KnownText] {
    var seen: Set<String> = []
    var names: [FixPlanner.KnownText] = []
    for name in paths.flatMap({ $0.split(separator: "/").map(String.init) }) where seen.insert(name).inserted {
      let parts = engine.matches(in: name, as: .fileName).compactMap { match in
        rules.rule(match.rule).map { PlannedText.Part(range: match.range, rule: $0, kind: .fileName) }
      }
      if !parts.isEmpty { names.append(FixPlanner.KnownText(text: Array(name.utf8), parts: parts)) }
    }
    return names
  }

  // MARK: People

  /// Returns the details of the people in directory exports, which are not findings there, and the words of their names.
  private static func people(in inputs: [FixInput], rules: RuleLookup) -> [FixPlanner.KnownText] {
    var people = KnownPeople()
    var reader = ProfileReader()
    for input in inputs {
      for document in input.file.export.documents { reader.read(document, into: &people) }
    }
    var texts: [FixPlanner.KnownText] = []
    func add(_ text: [UInt8], _ rule: String) {
      guard text.count > 1, let rule = rules.rule(rule) else { return }
      let whole = TextRange(start: 0, end: text.count)
      let part = PlannedText.Part(range: whole, rule: rule, kind: .profileText)
      texts.append(FixPlanner.KnownText(text: text, parts: [part]))
    }
    for person in 0..<people.count {
      for detail in people.details(of: person) {
        let text = Array(people.bytes[detail.range])
        switch detail.kind {
        case .name:
          add(text, BuiltInRule.personName.id)
          for word in text.split(whereSeparator: { !$0.isWordByte && $0 != ASCII.hyphen && $0 != ASCII.apostrophe })
          where word.count > 2 { add(Array(word), BuiltInRule.personName.id) }
        case .email: add(text, BuiltInRule.emailAddress.id)
        case .phone: add(text, BuiltInRule.phoneNumber.id)
        case .identifier: add(text, BuiltInRule.employeeNumber.id)
        case .address: add(text, BuiltInRule.postalAddress.id)
        case .label, .profile, .phoneExtension: break
        }
      }
    }
    return texts
  }

  private static func changed(_ path: String, with planner: FixPlanner) -> String {
    path.split(separator: "/").map { planner.changedName(String($0)) }.joined(separator: "/")
  }

  // MARK: Writing

  /// Writes a copy into a folder, which must be new or empty and outside the originals.
  ///
  /// - Throws: ``WorkspaceError`` if the folder is not suitable, two files would have one path, or a file cannot be written.
  public func write(_ redaction: Redaction, to output: String) throws(WorkspaceError) {
    let target = folder.resolve(output)
    guard Set(redaction.files.map(\.path)).count == redaction.files.count else {
      throw WorkspaceError("two files of the copy would have the same name; rename one of them")
    }
    do throws(SystemError) {
      for file in redaction.files {
        var parent = target
        try FileSystem.createFolder(at: parent)
        for name in file.path.split(separator: "/").dropLast() {
          parent = parent.appending(Array(name.utf8))
          try FileSystem.createFolder(at: parent)
        }
      }
    } catch {
      throw WorkspaceError("\(output) cannot be created: \(error)")
    }
    do throws(OutputFiles.Failure) {
      try OutputFiles.write(
        redaction.files.map { OutputFiles.File(OutputTarget(target.appending(Array($0.path.utf8))), bytes: $0.bytes) })
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Checks the folder of a copy before anything is read.
  ///
  /// - Throws: ``WorkspaceError`` if it is not empty, or inside the originals.
  public func checkRedactionFolder(_ output: String, for path: String) throws(WorkspaceError) {
    let target = folder.resolve(output)
    let location = folder.location(of: Environment.path(ofArgument: output))
    let original = folder.location(of: Environment.path(ofArgument: path))
    if location.isWithin(original) { throw WorkspaceError("\(output) is inside \(path); write the copy elsewhere") }
    guard let entry = try? FileSystem.entry(at: target, followingLinks: true) else { return }
    guard entry.kind == .folder, let names = try? FileSystem.names(in: target), names.isEmpty else {
      throw WorkspaceError("\(output) exists already; the folder of the copy must be new or empty")
    }
  }
}
