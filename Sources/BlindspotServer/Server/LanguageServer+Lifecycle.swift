import BlindspotEncoding
import BlindspotParser

extension LanguageServer {
  /// Reads the abilities and the folders of the client.
  mutating func initialize(_ parameters: JSONValue?) -> Answer {
    client = ClientAbilities(parameters?["capabilities"])
    let folders = parameters?["workspaceFolders"]?.elements?.compactMap { $0["uri"]?.string } ?? []
    let root = parameters?["rootUri"]?.string
    workspaces.roots = (folders.isEmpty ? [root].compactMap { $0 } : folders).compactMap { DocumentURI($0).path }
    if workspaces.roots.isEmpty, let path = parameters?["rootPath"]?.string, FilePath(path).isAbsolute {
      workspaces.roots = [FilePath(path).normalized()]
    }
    let (encoding, version) = (client.encoding, settings.version)
    return { json in
      json.object("result") { json in
        json.object("capabilities") { json in
          json.member("positionEncoding", encoding.rawValue)
          json.object("textDocumentSync") { json in
            json.member("openClose", true)
            // Incremental.
            json.member("change", 2)
            json.member("save", true)
          }
          json.member("hoverProvider", true)
          json.member("documentSymbolProvider", true)
          json.object("codeActionProvider") { $0.member("codeActionKinds", ["quickfix", CodeAction.fixAll]) }
          json.object("workspace") { json in
            json.object("workspaceFolders") { json in
              json.member("supported", true)
              json.member("changeNotifications", true)
            }
          }
        }
        json.object("serverInfo") { json in
          json.member("name", "blindspot")
          json.member("version", version)
        }
      }
    }
  }

  /// Requests notifications about changed files, if the client watches files.
  mutating func registerWatchers() {
    guard client.watchesFiles else { return }
    requestCount += 1
    let id = requestCount
    send { json in
      json.member("id", id)
      json.member("method", "client/registerCapability")
      json.object("params") { json in
        json.array("registrations") { json in
          json.object { json in
            json.member("id", "files")
            json.member("method", "workspace/didChangeWatchedFiles")
            json.object("registerOptions") { json in
              json.array("watchers") { json in
                // Configurations, and the rule files, word lists, people and baselines that they name.
                json.object { $0.member("globPattern", "**/*.{yml,yaml,json,csv,txt}") }
              }
            }
          }
        }
      }
    }
  }

  /// Adds and removes folders.
  mutating func didChangeFolders(_ parameters: JSONValue?) {
    func paths(_ name: String) -> [FilePath] {
      parameters?["event"]?[name]?.elements?.compactMap { $0["uri"]?.string.flatMap { DocumentURI($0).path } } ?? []
    }
    let removed = paths("removed")
    workspaces.roots.removeAll { removed.contains($0) }
    workspaces.roots += paths("added").filter { !workspaces.roots.contains($0) }
    needsRefresh = true
  }
}
