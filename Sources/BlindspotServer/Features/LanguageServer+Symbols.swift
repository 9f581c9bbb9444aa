import BlindspotEncoding
import BlindspotParser
import BlindspotWorkspace

extension LanguageServer {
  /// Lists the flows, tasks, states, actions and other named parts of a document.
  mutating func symbols(_ parameters: JSONValue?) throws(ResponseError) -> Answer {
    var document = try document(parameters)
    var symbols: [DocumentSymbol] = []
    for part in document.checked?.export?.documents ?? [] {
      symbols += DocumentSymbol.all(in: part, of: &document.text, client.encoding)
    }
    let (uri, isNested) = (document.uri.text, client.nestsSymbols)
    return { json in
      json.array("result") { json in
        for symbol in symbols {
          if isNested { json.element(symbol) } else { json.elements(flat: symbol, of: uri, in: nil) }
        }
      }
    }
  }
}

extension JSONWriter {
  /// Writes a symbol with those in it as the next element.
  fileprivate mutating func element(_ symbol: DocumentSymbol) {
    object { json in
      json.member("name", symbol.name)
      json.member("detail", symbol.detail)
      json.member("kind", symbol.kind)
      json.member("range", symbol.range)
      json.member("selectionRange", symbol.selectionRange)
      if !symbol.children.isEmpty {
        json.array("children") { json in for child in symbol.children { json.element(child) } }
      }
    }
  }

  /// Writes a symbol and those in it as the next elements, each with the name of the one around it.
  fileprivate mutating func elements(flat symbol: DocumentSymbol, of uri: String, in container: String?) {
    object { json in
      json.member("name", symbol.name)
      json.member("kind", symbol.kind)
      json.object("location") { json in
        json.member("uri", uri)
        json.member("range", symbol.range)
      }
      if let container { json.member("containerName", container) }
    }
    for child in symbol.children { elements(flat: child, of: uri, in: symbol.name) }
  }
}
