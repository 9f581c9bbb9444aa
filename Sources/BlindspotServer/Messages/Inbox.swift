import Synchronization

/// The messages that arrived and are not handled yet.
///
/// A class, because a check that goes on looks into it: it ends early if a newer text of its document has arrived.
package final class Inbox: Sendable {
  private struct State {
    var splitter = MessageSplitter()
    var messages: [Message] = []
    /// The number of messages at the start of ``messages`` that were handled.
    var handled = 0
    var isAtEnd = false
    /// The time of the last look at the stream during a check.
    var lastLook: ContinuousClock.Instant?
  }

  private let channel: any Channel
  private let state = Mutex(State())
  /// The shortest time between two looks at the stream during a check.
  private static let interval = Duration.milliseconds(2)

  package init(_ channel: any Channel) { self.channel = channel }

  /// Whether the client closed its stream and every message was handled.
  package var isFinished: Bool { state.withLock { $0.isAtEnd && $0.handled == $0.messages.count } }

  /// Reads everything that arrived.
  ///
  /// - Parameter waits: whether to wait if no message has arrived.
  package func receive(waiting waits: Bool) {
    state.withLock { state in
      while !state.isAtEnd {
        let isIdle = state.handled == state.messages.count
        guard let bytes = channel.receive(waiting: waits && isIdle ? nil : 0) else {
          state.isAtEnd = true
          return
        }
        guard !bytes.isEmpty else { return }
        state.splitter.append(bytes)
        while let part = state.splitter.next() { state.messages.append(Message(part)) }
      }
    }
  }

  /// Returns the next message, or a cancelled request as an error.
  package func next() -> Message? {
    state.withLock { state in
      guard state.handled < state.messages.count else { return nil }
      let message = state.messages[state.handled]
      state.handled += 1
      defer {
        if state.handled == state.messages.count {
          state.messages = []
          state.handled = 0
        }
      }
      guard case .request(let id, _, _) = message else { return message }
      let isCancelled = state.messages[state.handled...].contains { $0.cancelledID == id }
      return isCancelled
        ? .invalid(id: id, ResponseError(.requestCancelled, "the client cancelled the request")) : message
    }
  }

  /// Whether a message has arrived that makes a check of a document useless: a newer text, its end, or that of the server.
  package func outdates(_ uri: String) -> Bool {
    let now = ContinuousClock.now
    let isDue = state.withLock { state in
      if let last = state.lastLook, now - last < Self.interval { return false }
      state.lastLook = now
      return true
    }
    if isDue { receive(waiting: false) }
    return state.withLock { state in
      state.messages[state.handled...].contains { message in
        guard case .notification(let method, let parameters) = message else { return false }
        switch method {
        case "exit": return true
        case "textDocument/didChange", "textDocument/didClose":
          return parameters?["textDocument"]?["uri"]?.string == uri
        default: return false
        }
      }
    }
  }
}

extension Message {
  /// The id of the request that the message cancels.
  fileprivate var cancelledID: RequestID? {
    guard case .notification("$/cancelRequest", let parameters) = self else { return nil }
    return RequestID(parameters?["id"])
  }
}
