import Foundation

/// A running language server with pipes to it.
final class ServerProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var buffer = Data()
  private(set) var requests = 0

  /// Starts the built command in a folder.
  init(in folder: String, _ arguments: [String] = []) throws {
    process.executableURL = URL(fileURLWithPath: Command.binary)
    process.arguments = ["server"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var variables = ProcessInfo.processInfo.environment
    let profiles = variables["BLINDSPOT_PROFILES"]
    variables["LLVM_PROFILE_FILE"] = profiles.map { $0 + "/%4m.profraw" } ?? "/dev/null"
    process.environment = variables
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  /// Sends bytes.
  func send(_ bytes: some Sequence<UInt8>) { try? input.fileHandleForWriting.write(contentsOf: Data(bytes)) }

  func notify(_ method: String, _ parameters: String) {
    send(message: "{\"jsonrpc\":\"2.0\",\"method\":\"\(method)\",\"params\":\(parameters)}")
  }

  /// Sends a request and returns the response.
  func request(_ method: String, _ parameters: String) throws -> [String: Any] {
    requests += 1
    let id = requests
    send(message: "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"\(method)\",\"params\":\(parameters)}")
    while true {
      guard let message = try next() else { throw Ended() }
      if message["id"] as? Int == id { return message }
    }
  }

  /// Returns the diagnostics that the server publishes next, as `line rule`.
  func diagnostics() throws -> [String] {
    while true {
      guard let message = try next() else { throw Ended() }
      guard let parameters = message["params"] as? [String: Any],
        let diagnostics = parameters["diagnostics"] as? [[String: Any]]
      else { continue }
      return diagnostics.map { diagnostic in
        let start = (diagnostic["range"] as? [String: Any])?["start"] as? [String: Int]
        return "\(start?["line"] ?? -1) \(diagnostic["code"] as? String ?? "")"
      }
    }
  }

  /// Closes the input and returns the exit status.
  func end() throws -> Int32 {
    try input.fileHandleForWriting.close()
    while try next() != nil {}
    process.waitUntilExit()
    return process.terminationStatus
  }

  private struct Ended: Error {}

  private func send(message: String) { send("Content-Length: \(message.utf8.count)\r\n\r\n\(message)".utf8) }

  /// Returns the next message; nil at the end of the output.
  private func next() throws -> [String: Any]? {
    while true {
      if let end = buffer.firstRange(of: Data("\r\n\r\n".utf8)) {
        let header = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        let length = Int(header.replacing("Content-Length: ", with: "")) ?? 0
        if buffer.endIndex - end.upperBound >= length {
          let content = buffer[end.upperBound..<end.upperBound + length]
          buffer = Data(buffer[(end.upperBound + length)...])
          return try JSONSerialization.jsonObject(with: content) as? [String: Any]
        }
      }
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { return nil }
      buffer += bytes
    }
  }
}
