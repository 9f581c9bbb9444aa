import BlindspotServer
import BlindspotWorkspace
import Foundation
import Synchronization
import TestSupport

/// A channel whose client follows a script. It takes the next step whenever the server waits for a message.
final class ScriptedChannel: Channel {
  /// A step of the client.
  enum Step: Sendable {
    /// Sends bytes.
    case send([UInt8])
    /// Sends bytes when the server looks for a message for this many times without waiting.
    case interrupt(after: Int, [UInt8])
    /// Does something else, such as a change of a file.
    case act(@Sendable () -> Void)
  }

  private struct State {
    var steps: ArraySlice<Step>
    var looks = 0
    var answers: [[[UInt8]]] = [[]]
  }

  private let state: Mutex<State>

  init(_ steps: [Step]) { state = Mutex(State(steps: steps[...])) }

  /// The bytes that the server sent before the first step, and after each step.
  var answers: [[[UInt8]]] { state.withLock { $0.answers } }

  func receive(waiting milliseconds: Int?) -> [UInt8]? {
    state.withLock { state in
      guard milliseconds == nil else {
        guard case .interrupt(let count, let bytes) = state.steps.first else { return [] }
        state.looks += 1
        guard state.looks > count else { return [] }
        state.steps.removeFirst()
        state.answers.append([])
        return bytes
      }
      while let step = state.steps.popFirst() {
        state.answers.append([])
        state.looks = 0
        switch step {
        case .send(let bytes), .interrupt(_, let bytes): return bytes
        case .act(let body): body()
        }
      }
      return nil
    }
  }

  func send(_ bytes: [UInt8]) { state.withLock { $0.answers[$0.answers.count - 1].append(bytes) } }
}

/// A client that writes its messages first and then reads the answers.
struct Client {
  private(set) var steps: [ScriptedChannel.Step] = []
  private var requests = 0
  /// The address of the folder that the client opens.
  let root: String

  /// Kept until the server ends, which reads its files.
  private let folder: TemporaryFolder?

  /// Creates a client that opens a folder and offers position encodings.
  ///
  /// - Parameter folder: the folder; nil for one that does not exist.
  init(in folder: TemporaryFolder?, encodings: [String] = ["utf-16"], capabilities: String = "{}") {
    self.folder = folder
    root = "file://" + (folder?.path ?? "/nonexistent")
    let encodings = encodings.map { "\"\($0)\"" }.joined(separator: ",")
    var abilities = "{\"general\":{\"positionEncodings\":[\(encodings)]}"
    if capabilities != "{}" { abilities += "," + capabilities.dropFirst().dropLast() }
    request("initialize", "{\"rootUri\":\"\(root)\",\"capabilities\":\(abilities)}}")
    notify("initialized", "{}")
  }

  /// Returns a message with its header.
  static func frame(_ content: String) -> [UInt8] {
    Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8)
  }

  /// Returns a notification with its header.
  static func notification(_ method: String, _ parameters: String) -> [UInt8] {
    frame("{\"jsonrpc\":\"2.0\",\"method\":\"\(method)\",\"params\":\(parameters)}")
  }

  mutating func add(_ step: ScriptedChannel.Step) { steps.append(step) }

  mutating func notify(_ method: String, _ parameters: String) {
    add(.send(Self.notification(method, parameters)))
  }

  /// Sends a request with the next number, from 1.
  mutating func request(_ method: String, _ parameters: String) {
    requests += 1
    add(.send(Self.frame("{\"jsonrpc\":\"2.0\",\"id\":\(requests),\"method\":\"\(method)\",\"params\":\(parameters)}")))
  }

  mutating func open(_ name: String, _ text: String, version: Int = 1) {
    notify("textDocument/didOpen", Self.opening(root + "/" + name, text, version: version))
  }

  /// Returns the parameters that open a document.
  static func opening(_ uri: String, _ text: String, version: Int) -> String {
    "{\"textDocument\":{\"uri\":\"\(uri)\",\"languageId\":\"yaml\",\"version\":\(version),\"text\":\(quoted(text))}}"
  }

  /// Returns the parameters that replace a range of a document.
  func change(
    _ uri: String, version: Int, _ start: (line: Int, character: Int), _ end: (line: Int, character: Int),
    _ text: String
  ) -> String {
    let range =
      "{\"start\":{\"line\":\(start.line),\"character\":\(start.character)},"
      + "\"end\":{\"line\":\(end.line),\"character\":\(end.character)}}"
    return "{\"textDocument\":{\"uri\":\"\(uri)\",\"version\":\(version)},"
      + "\"contentChanges\":[{\"range\":\(range),\"text\":\(Self.quoted(text))}]}"
  }

  mutating func finish() {
    request("shutdown", "null")
    notify("exit", "null")
  }

  /// Returns a text as JSON.
  static func quoted(_ text: String) -> String {
    let data = (try? JSONEncoder().encode(text)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  /// Runs a server with this client.
  func run(_ settings: ServerSettings = ServerSettings(version: "0", choices: .init())) -> Conversation {
    let channel = ScriptedChannel(steps)
    var server = LanguageServer(settings, over: channel)
    defer { withExtendedLifetime(folder) {} }
    return Conversation(status: server.run(), answers: channel.answers)
  }
}

/// The end of a server and everything that it sent.
struct Conversation {
  let status: Int32
  /// The messages before the first step of the client, and after each.
  let answers: [[[UInt8]]]

  /// The contents of all messages, in their order.
  var contents: [String] { answers.joined().map(Self.content) }

  /// The messages as trees.
  var messages: [[String: Any]] {
    contents.compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
  }

  /// The result of the response to a request.
  func result(of id: Int) -> Any? { messages.first { $0["id"] as? Int == id && $0["method"] == nil }?["result"] }

  /// The code of the error in the response to a request.
  func error(of id: Int) -> Int? {
    (messages.first { $0["id"] as? Int == id && $0["method"] == nil }?["error"] as? [String: Any])?["code"] as? Int
  }

  /// The published diagnostics of a document, in their order: version and one line for each diagnostic.
  func published(for name: String) -> [(version: Int?, lines: [String])] {
    messages.compactMap { message in
      guard message["method"] as? String == "textDocument/publishDiagnostics",
        let parameters = message["params"] as? [String: Any],
        (parameters["uri"] as? String)?.hasSuffix("/" + name) == true,
        let diagnostics = parameters["diagnostics"] as? [[String: Any]]
      else { return nil }
      return (parameters["version"] as? Int, diagnostics.map(Self.line))
    }
  }

  /// Returns a diagnostic as `line:character-line:character rule`, 0-based.
  private static func line(_ diagnostic: [String: Any]) -> String {
    func place(_ name: String) -> String {
      let position = (diagnostic["range"] as? [String: Any])?[name] as? [String: Int]
      return "\(position?["line"] ?? -1):\(position?["character"] ?? -1)"
    }
    return "\(place("start"))-\(place("end")) \(diagnostic["code"] as? String ?? "?")"
  }

  /// Returns the content of a message, whose header must be exact.
  static func content(_ message: [UInt8]) -> String {
    let text = String(decoding: message, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return "no header: " + text }
    let content = String(text[end.upperBound...])
    return text.hasPrefix("Content-Length: \(content.utf8.count)\r\n") ? content : "wrong length: " + text
  }
}
