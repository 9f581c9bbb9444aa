import BlindspotFiles
import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

/// The mistakes in one file of a configuration.
struct PolicyMistakes {
  var problems: [Problem] = []
  var findings: [Finding] = []

  /// Makes the diagnostics in the text of the file.
  func diagnostics(in text: inout TextBuffer, _ encoding: PositionEncoding, ruleURL: String?) -> [Diagnostic] {
    problems.map { Diagnostic($0, in: &text, encoding) }
      + findings.map { Diagnostic($0, in: &text, encoding, ruleURL: ruleURL) }
  }
}

extension LanguageServer {
  /// Returns the mistakes in the configuration of a workspace and in its rule files, by file.
  func policyDiagnostics(of workspace: Workspace, in folder: FilePath) -> [FilePath: PolicyMistakes] {
    var mistakes: [FilePath: PolicyMistakes] = [:]
    let policy = workspace.policy
    for problem in policy.problems {
      mistakes[FilePath(problem.file).normalized(in: folder), default: PolicyMistakes()].problems.append(problem)
    }
    // Which exceptions are unused is known only after all files were checked.
    let exceptions = policy.engine().findings(for: policy.diagnostics(for: []) { _ in false })
    for finding in exceptions {
      mistakes[FilePath(finding.location.file).normalized(in: folder), default: PolicyMistakes()].findings
        .append(finding)
    }
    return mistakes
  }

  /// Publishes the mistakes in the files of a configuration that are not open, and withdraws those that were fixed.
  mutating func publishPolicy(of workspace: Workspace, in folder: FilePath) {
    for notice in workspace.policy.notices { log(notice) }
    let files = DiskFiles(root: folder.name, allowingOutside: settings.choices.allowsOutsideFiles)
    var current: Set<DocumentURI> = []
    let mistakes = policyDiagnostics(of: workspace, in: folder)
    for (path, found) in mistakes.sorted(by: { $0.key < $1.key }) {
      let uri = DocumentURI(path)
      guard documents[uri] == nil else { continue }
      current.insert(uri)
      var text = TextBuffer(((try? files.contents(of: path.name)) ?? nil) ?? [])
      publish(found.diagnostics(in: &text, client.encoding, ruleURL: settings.ruleURL), for: uri, version: nil)
    }
    for uri in published[folder, default: []].subtracting(current).sorted(by: { $0.text < $1.text })
    where documents[uri] == nil {
      publish([], for: uri, version: nil)
    }
    published[folder] = current
  }
}
