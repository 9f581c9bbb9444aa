import BlindspotEncoding
import BlindspotParser

extension LanguageServer {
  /// Lists the changes that an editor offers at a range.
  mutating func codeActions(_ parameters: JSONValue?) throws(ResponseError) -> Answer {
    _ = try document(parameters)
    return { json in json.array("result") { _ in } }
  }
}
