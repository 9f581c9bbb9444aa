import BlindspotRules
import BlindspotWorkspace

extension Workspace {
  /// Loads the workspace of a command in the working folder, and prints the notices about its configuration.
  static func load(_ choices: PolicyChoices) throws(WorkspaceError) -> Workspace {
    let workspace = try Workspace(choices: choices)
    for notice in workspace.policy.notices { Console.printError("warning: \(notice)") }
    return workspace
  }
}
