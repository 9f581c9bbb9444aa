/// Reads Terraform's native syntax (HCL 2: `.tf`, `.tfvars`) into the tree of the same configuration in JSON (HCL JSON
/// syntax specification), so that the layer above handles both in the same way:
///
/// ```
/// resource "genesyscloud_flow" "main" { name = "Main" }
/// { "resource": { "genesyscloud_flow": { "main": { "name": "Main" } } } }
/// ```
///
/// Several blocks with the same type and the same labels become a sequence, so that every pointer is unique. An
/// expression that is not a literal becomes a sequence of the texts in it (``Node/Style/hclExpression``).
package enum HCLReader {
  /// Reads one file. A line that is not HCL is a problem and is skipped.
  ///
  /// - Parameters:
  ///   - file: the bytes; UTF-16 is transcoded first, and the document then refers to the transcoded bytes.
  ///   - vocabulary: the scalars to recognize.
  ///   - limits: the limits of size and depth.
  package static func read(
    _ file: SourceFile, vocabulary: Vocabulary = Vocabulary(), limits: ReadLimits = .hcl
  ) -> ReadResult {
    do throws(Problem) {
      try limits.checkSize(of: file)
      let file = try TextEncoding.utf8(file)
      _ = try TextEncoding.checkUTF8(file)
      var parser = HCLParser(start: TextEncoding.markLength(of: file.bytes), limits: limits)
      var items: [HCLItem] = []
      var failures: [HCLParser.Failure] = []
      do throws(HCLParser.Failure) {
        try parser.body(in: file.bytes.span, isBlock: false, into: &items)
      } catch {
        failures = [error]
      }
      let lines = parser.failures.isEmpty && failures.isEmpty ? nil : LineIndex(file.bytes)
      let problems = (parser.failures + failures).map { failure in
        Problem(
          file: file.name, position: lines?.position(of: failure.offset), code: failure.code, message: failure.message)
      }
      var writer = HCLTreeWriter(file: file, vocabulary: vocabulary)
      return ReadResult(documents: [writer.document(of: items)], problems: problems)
    } catch {
      return ReadResult(problems: [error])
    }
  }
}
