import BlindspotFiles
import BlindspotParser
public import BlindspotRules

/// Exceptions to write: a file with its new content.
public struct ExceptionPlan: Sendable {
  /// The file that gets the exceptions, a configuration or an export.
  public let file: String
  /// The findings that the exceptions cover.
  public let findings: [Finding]
  /// The content of the file before; nil if it does not exist.
  package let original: [UInt8]?
  /// The content with the exceptions.
  package let bytes: [UInt8]
}

extension Workspace {
  /// The place that a person gives for an exception.
  public enum ExceptionPlace: Sendable, Hashable {
    /// A line of a file, 1-based.
    case line(Int)
    /// The JSON Pointer of a text, for files without lines.
    case path(String)
    /// Everywhere.
    case anywhere
  }

  /// Plans exceptions in the configuration for findings. Nothing is written.
  ///
  /// - Parameters:
  ///   - request: the inputs and the selection of findings.
  ///   - rule: the id of the rule; nil for all.
  ///   - place: the place of the findings.
  ///   - reason: the reason of the exceptions.
  ///   - until: the last day of the exceptions; nil for no end.
  /// - Throws: ``WorkspaceError`` if no finding matches, or the configuration cannot contain the exceptions.
  public func planExceptions(
    for request: LintRequest, rule: String? = nil, at place: ExceptionPlace = .anywhere, reason: String,
    until: Day? = nil
  ) throws(WorkspaceError) -> ExceptionPlan {
    let chosen = try findings(of: request, rule: rule, at: place)
    let path = policy.configuration.file ?? ConfigurationLoader.fileName
    let old = try configuration(at: path)
    let base = FilePath(path).parent.normalized(in: folder.path)
    var groups: [(rule: String, file: String, paths: [String])] = []
    for text in chosen {
      let file = FilePath(text.finding.location.file).normalized(in: folder.path)
      let name = (file.relative(to: base) ?? file).portableName
      let index = groups.firstIndex { $0.rule == text.finding.rule && $0.file == name } ?? groups.count
      if index == groups.count { groups.append((text.finding.rule, name, [])) }
      if !groups[index].paths.contains(text.path) { groups[index].paths.append(text.path) }
    }
    let items = groups.map {
      NewException(rule: $0.rule, file: $0.file, paths: $0.paths, reason: reason, until: until).item
    }
    let all = EditableConfiguration.Items(
      lines: items.flatMap(\.lines), flow: items.map(\.flow).joined(separator: ", "))
    guard let bytes = EditableConfiguration(old ?? []).adding(all, below: ["exceptions"]) else {
      throw WorkspaceError("\(path) has a layout in which the key exceptions cannot be added; add it by hand")
    }
    let plan = ExceptionPlan(file: path, findings: chosen.map(\.finding), original: old, bytes: bytes)
    try verify(plan, for: request)
    return plan
  }

  /// Plans a comment in an export for the findings of a rule at a place. Nothing is written.
  ///
  /// - Throws: ``WorkspaceError`` if no finding matches, or the format has no comments.
  public func planExceptionComment(
    for request: LintRequest, rule: String, at place: ExceptionPlace, reason: String
  ) throws(WorkspaceError) -> ExceptionPlan {
    let chosen = try findings(of: request, rule: rule, at: place)
    let (input, target) = (chosen[0].input, chosen[0].target)
    let name = input.name
    if let refusal = input.refusal { throw WorkspaceError("\(name) cannot be changed: \(refusal)") }
    let export = input.file.export
    guard export.format == .archyYAML || export.format == .terraform, export.file.bytes == input.file.bytes else {
      throw WorkspaceError(
        "\(name) cannot contain comments; omit --comment to write the exception to the configuration")
    }
    let document = export.documents[target.document].document
    var locator = NodeLocator(document)
    let node = input.field(of: target).node
    let start = locator.key(of: node).map { document.sourceRange(of: $0).start } ?? document.sourceRange(of: node).start
    let lines = LineIndex(export.file.bytes)
    let line = lines.range(ofLine: lines.lineNumber(of: start))
    let text = export.file.bytes
    let indentation = text[line.start..<line.end].prefix { $0.isBlank }
    let isWindows = line.end < text.count && text[line.end] == ASCII.carriageReturn
    let comment = "# blindspot: allow \(rule) -- \(reason)" + (isWindows ? "\r\n" : "\n")
    let bytes = text[..<line.start] + indentation + Array(comment.utf8) + text[line.start...]
    let plan = ExceptionPlan(
      file: name, findings: chosen.map(\.finding), original: input.file.bytes, bytes: Array(bytes))
    try verifyComment(plan, in: input, target: target)
    return plan
  }

  /// Writes the exceptions of a plan.
  ///
  /// - Throws: ``WorkspaceError`` if the file changed since it was read, or cannot be written.
  public func write(_ plan: ExceptionPlan) throws(WorkspaceError) {
    let path = folder.resolve(plan.file)
    let current = try? FileSystem.contents(of: path, limit: 64 << 20)
    guard current == plan.original else {
      throw WorkspaceError("\(plan.file) changed during the run; nothing was written, run the command again")
    }
    do throws(OutputFiles.Failure) {
      try OutputFiles.write([OutputFiles.File(OutputTarget(path), bytes: plan.bytes)])
    } catch {
      throw WorkspaceError("\(plan.file) cannot be written: \(error.reason)")
    }
  }

  // MARK: Findings

  /// A finding to except.
  private struct ChosenFinding {
    let finding: Finding
    let target: FindingTarget
    let input: FixInput
    /// The path of the text, for a configuration.
    let path: String
  }

  /// Returns the findings of a rule at a place; at least one.
  private func findings(
    of request: LintRequest, rule name: String?, at place: ExceptionPlace
  ) throws(WorkspaceError) -> [ChosenFinding] {
    var rule: String?
    if let name { rule = try self.rule(named: name) }
    var chosen: [ChosenFinding] = []
    var others: Set<String> = []
    for input in try checkForEdits(request).inputs {
      for number in input.selected {
        let finding = input.findings[number]
        guard let target = finding.target else { continue }
        let document = input.file.export.documents[target.document]
        let path = document.path(of: document.fields[target.field], number: target.document)
        guard Self.isAt(place, finding, path: path) else { continue }
        guard rule == nil || finding.rule == rule else {
          others.insert(finding.rule)
          continue
        }
        let text = input.text(of: document.fields[target.field], in: target.document)
        let value = String(decoding: text[target.range.start..<target.range.end], as: UTF8.self)
        chosen.append(
          ChosenFinding(finding: finding, target: target, input: input, path: Self.path(path, hiding: value)))
      }
    }
    if chosen.isEmpty {
      let hint =
        others.isEmpty
        ? "; run 'blindspot lint' for the places" : "; the rules there are \(others.sorted().joined(separator: ", "))"
      throw WorkspaceError("there is no finding of \(rule ?? "any rule") to except" + hint)
    }
    return chosen
  }

  /// Returns a path in which a wildcard replaces the keys that contain a value: a configuration must not contain it.
  private static func path(_ path: String, hiding value: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
      segment.replacing("~1", with: "/").replacing("~0", with: "~").contains(value) ? "*" : String(segment)
    }.joined(separator: "/")
  }

  private static func isAt(_ place: ExceptionPlace, _ finding: Finding, path: String) -> Bool {
    switch place {
    case .anywhere: true
    case .path(let pointer): path == pointer || path.hasPrefix(pointer + "#")
    case .line(let line):
      if let start = finding.location.start?.line, let end = finding.location.end?.line {
        (start...max(start, end)).contains(line)
      } else {
        false
      }
    }
  }

  // MARK: Verification

  func configuration(at path: String) throws(WorkspaceError) -> [UInt8]? {
    do throws(Problem) { return try files.contents(of: path) } catch { throw WorkspaceError(error.line) }
  }

  /// Checks that the new configuration has no other problems and covers the findings.
  private func verify(_ plan: ExceptionPlan, for request: LintRequest) throws(WorkspaceError) {
    let workspace = try changedWorkspace(by: plan)
    let left = Set(try workspace.run(request).result.findings.map(FindingKeyPlace.init))
    if plan.findings.contains(where: { left.contains(FindingKeyPlace($0)) }) {
      throw WorkspaceError("the exceptions would not cover the findings; write them to \(plan.file) by hand")
    }
  }

  /// Returns the workspace with the new configuration.
  ///
  /// - Throws: ``WorkspaceError`` if the configuration would have other problems.
  func changedWorkspace(by plan: ExceptionPlan) throws(WorkspaceError) -> Workspace {
    var choices = choices
    if choices.configurationFile != .none { choices.configurationFile = .file(plan.file) }
    let changed = ChangedFile(name: plan.file, bytes: plan.bytes, others: files)
    let workspace = try Workspace(root: givenRoot, files: changed, choices: choices)
    if let problem = workspace.policy.problems.first(where: { !policy.problems.contains($0) }) {
      throw WorkspaceError("the change would make \(plan.file) invalid: \(problem.line)")
    }
    return workspace
  }

  private func verifyComment(
    _ plan: ExceptionPlan, in input: FixInput, target: FindingTarget
  ) throws(WorkspaceError) {
    let file = SourceFile(name: plan.file, bytes: plan.bytes)
    guard case .export(let export) = ExportReader.read(file, options: input.options),
      export.documents.count == input.file.export.documents.count,
      export.documents[target.document].document.nodes.count
        == input.file.export.documents[target.document].document.nodes.count
    else { throw WorkspaceError("a comment would change \(plan.file); omit --comment") }
    let left = try engine(for: LintRequest()).check(export).findings
    if left.contains(where: { $0.target == target && $0.rule == plan.findings[0].rule }) {
      throw WorkspaceError("a comment would not cover the finding; omit --comment")
    }
  }
}

/// The files of a workspace with another content for one of them.
private struct ChangedFile: FileAccess {
  let name: String
  let bytes: [UInt8]
  let others: any FileAccess

  func contents(of path: String) throws(Problem) -> [UInt8]? {
    FilePath(path).normalized() == FilePath(name).normalized() ? bytes : try others.contents(of: path)
  }

  func names(in path: String) -> [String]? { others.names(in: path) }

  func refusal(of path: String, namedIn folder: String) -> String? { others.refusal(of: path, namedIn: folder) }
}
