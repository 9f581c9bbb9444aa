import ArgumentParser
import BlindspotFiles
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

/// `blindspot init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a commented \(ConfigurationLoader.fileName) to start from.")

  func run() throws {
    let path = FilePath(ConfigurationLoader.fileName)
    do throws(SystemError) {
      try FileSystem.save(Array(ConfigurationText.starter.utf8), to: path, creating: true)
    } catch {
      throw WorkspaceError("\(path.name) cannot be written: \(error)")
    }
    Console.write("wrote \(path.name)\n")
  }
}
