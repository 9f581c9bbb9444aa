/// Reads Terraform's native syntax (HCL 2: `.tf`, `.tfvars`) into the tree that the same configuration has as JSON
/// (HCL JSON syntax specification), so that one layer above serves both:
///
/// ```
/// resource "genesyscloud_flow" "main" { name = "Main" }
/// { "resource": { "genesyscloud_flow": { "main": { "name": "Main" } } } }
/// ```
///
/// Blocks of one type and one set of labels that occur several times become a sequence, so that every pointer is
/// unique. Of an expression that is no literal the texts in it are kept as a sequence (``Node/Style/hclExpression``).
package enum HCLReader {
  /// Reads one file. A line that is no HCL is a problem and is passed over; the rest is read.
  ///
  /// - Parameters:
  ///   - file: the bytes; UTF-16 is transcoded first, and the document then refers to the transcoded bytes.
  ///   - vocabulary: the scalars to recognise.
  ///   - limits: what is too much.
  package static func read(
    _ file: SourceFile, vocabulary: Vocabulary = Vocabulary(), limits: ReadLimits = .hcl
  ) -> ReadResult {
    do throws(Problem) {
      try limits.checkSize(of: file)
      let file = try TextEncoding.utf8(file)
      _ = try TextEncoding.checkUTF8(file)
      var parser = HCLParser(start: TextEncoding.markLength(of: file.bytes), maximumDepth: limits.depth)
      var items: [HCLItem] = []
      var failures: [HCLParser.Failure] = []
      do throws(HCLParser.Failure) {
        items = try parser.body(in: file.bytes.span, isBlock: false)
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
