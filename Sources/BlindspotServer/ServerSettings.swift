package import BlindspotWorkspace

/// The options of the command `server`.
package struct ServerSettings: Sendable {
  /// The version of the program.
  package var version: String
  /// The policy of all workspaces.
  package var choices: PolicyChoices
  /// The baseline and the key of the findings.
  package var request: LintRequest
  /// The address before the id of a rule in links; nil for no links.
  package var ruleURL: String?

  /// Creates settings; documents that are not exports have no diagnostics, and findings no details.
  package init(version: String, choices: PolicyChoices, request: LintRequest = LintRequest(), ruleURL: String? = nil) {
    self.version = version
    self.choices = choices
    self.request = request
    self.request.requiresExports = false
    self.request.details = []
    self.ruleURL = ruleURL
  }
}
