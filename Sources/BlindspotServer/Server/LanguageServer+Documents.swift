import BlindspotParser

extension LanguageServer {
  /// Adds a document.
  mutating func didOpen(_ parameters: JSONValue?) {
    guard let item = parameters?["textDocument"], let uri = item["uri"]?.string, let text = item["text"]?.utf8 else {
      return log("a document was opened without its address or its text")
    }
    revision += 1
    let document = ServerDocument(
      DocumentURI(uri), version: item["version"]?.integer, text: text, revision: revision)
    documents[document.uri] = document
    changed.append(document.uri)
    needsRefresh = true
  }

  /// Applies the changes of a document in their order.
  mutating func didChange(_ parameters: JSONValue?) {
    guard let item = parameters?["textDocument"], let uri = item["uri"]?.string.map({ DocumentURI($0) }),
      let changes = parameters?["contentChanges"]?.elements, documents[uri] != nil
    else { return log("a document was changed that is not open, or without its changes") }
    for change in changes {
      guard let text = change["text"]?.utf8 else { continue }
      guard let range = change["range"] else {
        documents[uri]?.text = TextBuffer(text)
        continue
      }
      guard let start = Position(range["start"]), let end = Position(range["end"]) else {
        log("a change of a document has an invalid range")
        continue
      }
      let encoding = client.encoding
      documents[uri]?.text.replace(start..<max(start, end), with: text, in: encoding)
    }
    revision += 1
    documents[uri]?.revision = revision
    documents[uri]?.isDirty = true
    if let version = item["version"]?.integer { documents[uri]?.version = version }
    changed.append(uri)
    if documents[uri]?.isExport == false { needsRefresh = true }
  }

  /// Removes a document and its diagnostics.
  mutating func didClose(_ parameters: JSONValue?) {
    guard let uri = parameters?["textDocument"]?["uri"]?.string.map({ DocumentURI($0) }) else { return }
    documents[uri] = nil
    publish([], for: uri, version: nil)
    // The file may be a configuration, whose text on disk counts again.
    needsRefresh = true
  }

  /// Returns the open document of a request with an up-to-date check.
  ///
  /// - Throws: an error if no such document is open.
  mutating func document(_ parameters: JSONValue?) throws(ResponseError) -> ServerDocument {
    guard let uri = parameters?["textDocument"]?["uri"]?.string.map({ DocumentURI($0) }) else {
      throw ResponseError(.invalidParams, "the request names no document")
    }
    guard documents[uri] != nil else {
      throw ResponseError(.invalidParams, "the document of the request is not open")
    }
    if needsRefresh { refresh() }
    if documents[uri]?.isDirty == true { check(uri, canEndEarly: false) }
    guard let document = documents[uri] else {
      throw ResponseError(.invalidParams, "the document of the request is not open")
    }
    return document
  }
}

extension TextBuffer {
  /// Replaces the text between two positions.
  mutating func replace(_ range: Range<Position>, with text: [UInt8], in encoding: PositionEncoding) {
    let start = offset(of: range.lowerBound, in: encoding)
    let end = offset(of: range.upperBound, in: encoding)
    replace(start..<max(start, end), with: text)
  }
}
