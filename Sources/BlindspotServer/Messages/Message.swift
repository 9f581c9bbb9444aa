import BlindspotEncoding

/// The number or the text by which a request and its response belong together.
package enum RequestID: Hashable, Sendable {
  case number(Int)
  case text(String)

  init?(_ value: JSONValue?) {
    if let number = value?.integer {
      self = .number(number)
    } else if let text = value?.string {
      self = .text(text)
    } else {
      return nil
    }
  }
}

/// A message from the client (JSON-RPC 2.0).
package enum Message: Sendable {
  case request(id: RequestID, method: String, parameters: JSONValue?)
  case notification(method: String, parameters: JSONValue?)
  /// The response to a request of the server.
  case response(id: RequestID)
  /// Bytes that are not a message, with the id of the request if it is known.
  case invalid(id: RequestID?, ResponseError)

  /// Reads a part of the stream.
  package init(_ part: MessageSplitter.Part) {
    switch part {
    case .failure(let reason):
      self = .invalid(id: nil, ResponseError(.parseError, reason))
    case .content(let content):
      guard let value = JSONValue(content) else {
        self = .invalid(id: nil, ResponseError(.parseError, "the content of a message is not valid JSON"))
        return
      }
      self.init(value)
    }
  }

  private init(_ value: JSONValue) {
    let id = RequestID(value["id"])
    guard value.isObject, value["jsonrpc"]?.string == "2.0" else {
      self = .invalid(id: id, ResponseError(.invalidRequest, "a message is not an object of JSON-RPC 2.0"))
      return
    }
    guard let method = value["method"]?.string else {
      if let id, value["method"] == nil {
        self = .response(id: id)
      } else {
        self = .invalid(id: id, ResponseError(.invalidRequest, "a message has no method"))
      }
      return
    }
    if let id {
      self = .request(id: id, method: method, parameters: value["params"])
    } else if value["id"] != nil {
      self = .invalid(id: nil, ResponseError(.invalidRequest, "the id of a request is neither a number nor a text"))
    } else {
      self = .notification(method: method, parameters: value["params"])
    }
  }
}

/// An error in a response.
package struct ResponseError: Error, Hashable, Sendable {
  /// The codes of JSON-RPC 2.0 and LSP 3.17.
  package enum Code: Int, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
    case requestCancelled = -32800
    case requestFailed = -32803
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension JSONWriter {
  /// Writes a member with the id of a request, or `null`.
  mutating func member(_ name: StaticString, id: RequestID?) {
    switch id {
    case .number(let number): member(name, number)
    case .text(let text): member(name, text)
    case nil: member(name, nil as String?)
    }
  }

  /// Returns a message with its header.
  ///
  /// - Parameter members: writes the members after `jsonrpc`.
  static func message(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter(.compact)
    json.object { json in
      json.member("jsonrpc", "2.0")
      members(&json)
    }
    return Array("Content-Length: \(json.bytes.count)\r\n\r\n".utf8) + json.bytes
  }
}
