import BlindspotParser

/// Runs git commands whose output does not depend on the settings of the user.
struct GitCommand: Sendable {
  /// The folder that git runs in; empty for the working folder of the process.
  let folder: FilePath

  private static let settings = [
    // A folder of a repository can have the form of a git directory, with a configuration that names programs.
    "-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "-c", "core.quotePath=true", "-c",
    "core.attributesFile=/dev/null",
    "-c", "color.ui=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false",
    "-c", "diff.suppressBlankEmpty=false",
  ]
  /// `GIT_DIFF_OPTS` changes the number of context lines. Without optional locks git does not write the index.
  private static let variables: [String: String?] = [
    "GIT_DIFF_OPTS": nil, "GIT_EXTERNAL_DIFF": nil, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "LANGUAGE": "C",
  ]

  /// Returns the output of a command.
  ///
  /// - Throws: ``GitRepository/Failure`` with the first line of its errors if the command fails.
  func run(_ arguments: [String]) throws(GitRepository.Failure) -> [UInt8] {
    try Self.read(try output(of: arguments))
  }

  /// Returns the output of a command with a standard input as a file.
  ///
  /// - Throws: ``GitRepository/Failure`` with the first line of its errors if the command fails.
  func output(of arguments: [String], input: [UInt8] = []) throws(GitRepository.Failure) -> UnnamedFile {
    let location = folder.bytes.isEmpty ? [] : ["-C", folder.name]
    let result: ChildProcess.Result
    do throws(SystemError) {
      result = try ChildProcess.run(
        "git", location + ["--no-replace-objects"] + Self.settings + arguments, input: input,
        variables: Self.variables)
    } catch {
      throw GitRepository.Failure(message: "git cannot be run: \(error)")
    }
    guard result.status == 0 else {
      let errors = String(decoding: try Self.read(result.errors), as: UTF8.self)
      var message = errors.split(separator: "\n").first ?? "git failed"
      for label in ["fatal: ", "error: "] where message.hasPrefix(label) { message = message.dropFirst(label.count) }
      throw GitRepository.Failure(message: String(message))
    }
    return result.output
  }

  private static func read(_ file: UnnamedFile) throws(GitRepository.Failure) -> [UInt8] {
    do throws(SystemError) {
      return try file.contents()
    } catch {
      throw GitRepository.Failure(message: "git cannot be run: \(error)")
    }
  }
}
