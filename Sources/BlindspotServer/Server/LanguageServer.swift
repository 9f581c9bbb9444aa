import BlindspotEncoding
import BlindspotParser
import BlindspotWorkspace

/// A language server (LSP 3.17): checks the documents that are open in an editor.
///
/// One thread does everything. Messages come first, so that several edits are checked once; a check ends early if a newer
/// text of its document arrives. Requests are answered in their order, from the newest text.
///
/// ```
/// Channel -> Inbox -> handle(message) -> documents -> check -> publishDiagnostics
/// ```
package struct LanguageServer {
  /// The part of the life of a server that it is in.
  private enum Phase {
    case uninitialized
    case running
    case shutDown
  }

  let settings: ServerSettings
  let channel: any Channel
  let inbox: Inbox
  private var phase = Phase.uninitialized
  /// The exit status after the last message; nil while the server runs.
  private var status: Int32?
  /// The abilities of the client.
  var client = ClientAbilities()
  /// The open documents.
  var documents: [DocumentURI: ServerDocument] = [:]
  /// The documents that were changed, the earliest first. May contain documents that were checked or closed meanwhile.
  var changed: [DocumentURI] = []
  /// The workspaces of the open folders.
  var workspaces: Workspaces
  /// Whether a file of a configuration may have changed.
  var needsRefresh = false
  /// The files with published problems that are not open, by the folder of their workspace.
  var published: [FilePath: Set<DocumentURI>] = [:]
  /// The number of changes of all documents.
  var revision = 0
  /// The number of requests to the client.
  var requestCount = 0

  /// Creates a server.
  package init(_ settings: ServerSettings, over channel: any Channel) {
    self.settings = settings
    self.channel = channel
    inbox = Inbox(channel)
    workspaces = Workspaces(settings)
  }

  /// Serves the client until it requests the end or closes its stream.
  ///
  /// - Returns: the exit status: 0 if the client requested the shutdown first, as LSP requires; else 1.
  package mutating func run() -> Int32 {
    while true {
      inbox.receive(waiting: !hasWork)
      while let message = inbox.next() {
        handle(message)
        if let status { return status }
        inbox.receive(waiting: false)
      }
      if inbox.isFinished { return phase == .shutDown ? 0 : 1 }
      work()
    }
  }

  private mutating func handle(_ message: Message) {
    switch message {
    case .request(let id, let method, let parameters):
      do throws(ResponseError) {
        let result = try answer(method, parameters)
        send { json in
          json.member("id", id: id)
          result(&json)
        }
      } catch {
        send(error, to: id)
      }
    case .notification("exit", _): status = phase == .shutDown ? 0 : 1
    case .notification(let method, let parameters):
      if phase == .running { handleNotification(method, parameters) }
    case .response: break
    case .invalid(let id, let error): send(error, to: id)
    }
  }

  /// Returns a function that writes the member `result` of a response.
  private mutating func answer(_ method: String, _ parameters: JSONValue?) throws(ResponseError) -> Answer {
    switch (phase, method) {
    case (.uninitialized, "initialize"):
      phase = .running
      return initialize(parameters)
    case (.uninitialized, _):
      throw ResponseError(.serverNotInitialized, "the first request must be 'initialize'")
    case (.shutDown, _): throw ResponseError(.invalidRequest, "the server is shut down")
    case (.running, "initialize"): throw ResponseError(.invalidRequest, "the server is initialized already")
    case (.running, "shutdown"):
      phase = .shutDown
      return Self.null
    case (.running, "textDocument/hover"): return try hover(parameters)
    case (.running, "textDocument/documentSymbol"): return try symbols(parameters)
    case (.running, "textDocument/codeAction"): return try codeActions(parameters)
    case (.running, _): throw ResponseError(.methodNotFound, "the method '\(method)' is not supported")
    }
  }

  private mutating func handleNotification(_ method: String, _ parameters: JSONValue?) {
    switch method {
    case "initialized": registerWatchers()
    case "textDocument/didOpen": didOpen(parameters)
    case "textDocument/didChange": didChange(parameters)
    case "textDocument/didClose": didClose(parameters)
    case "textDocument/didSave", "workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration":
      needsRefresh = true
    case "workspace/didChangeWorkspaceFolders": didChangeFolders(parameters)
    default: break
    }
  }
}

extension LanguageServer {
  /// A function that writes the member `result` of a response.
  typealias Answer = (inout JSONWriter) -> Void

  /// The answer `null`.
  static var null: Answer { { $0.member("result", nil as String?) } }

  /// Sends a message.
  ///
  /// - Parameter members: writes the members after `jsonrpc`.
  func send(_ members: (inout JSONWriter) -> Void) { channel.send(JSONWriter.message(members)) }

  /// Sends a notification.
  func notify(_ method: String, _ parameters: (inout JSONWriter) -> Void) {
    send { json in
      json.member("method", method)
      json.object("params") { parameters(&$0) }
    }
  }

  /// Writes a message to the log of the client.
  func log(_ text: String) {
    notify("window/logMessage") { json in
      json.member("type", 2)
      json.member("message", text)
    }
  }

  private func send(_ error: ResponseError, to id: RequestID?) {
    send { json in
      json.member("id", id: id)
      json.object("error") { json in
        json.member("code", error.code.rawValue)
        json.member("message", error.message)
      }
    }
  }
}
