/// Reads JSON (RFC 8259) into positioned trees: every valid text is accepted and every other refused with its place.
///
/// Beyond the grammar: a byte-order mark is passed over (section 8.1 allows that), duplicate keys are kept, an escape
/// of half a surrogate pair stands for U+FFFD, and depth and size are bounded (section 9 allows that).
package enum JSONReader {
  /// How many JSON texts an input holds.
  package enum Mode: Sendable {
    /// One, as RFC 8259 has it.
    case single
    /// One behind the other, with or without white space between them: what tools print that stream their pages.
    case concatenated
  }

  /// Reads the JSON text, or texts, of a file.
  ///
  /// - Parameters:
  ///   - file: the bytes; UTF-16 is transcoded first, and the documents then refer to the transcoded bytes.
  ///   - vocabulary: the strings to recognise.
  ///   - limits: what is too much.
  ///   - mode: whether several texts may follow each other; those before an error are kept.
  ///   - hasLines: whether lines and columns of `file` mean anything to a person.
  package static func read(
    _ file: SourceFile, vocabulary: Vocabulary = Vocabulary(), limits: ReadLimits = .json, mode: Mode = .single,
    hasLines: Bool = true
  ) -> ReadResult {
    var result = ReadResult()
    do throws(Problem) {
      try limits.checkSize(of: file)
      let file = try TextEncoding.utf8(file)
      let source = file.bytes.span
      var scanner = JSONScanner(
        vocabulary: vocabulary, limits: limits, start: TextEncoding.markLength(of: file.bytes))
      do throws(JSONScanner.Failure) {
        repeat {
          let tree = try scanner.scanText(in: source)
          result.documents.append(
            Document(source: file.bytes, nodes: tree.nodes, decoded: tree.decoded, hasLines: hasLines))
          try scanner.checkDocuments(result.documents.count)
        } while try !scanner.isAtEnd(of: source, mode: mode)
      } catch {
        throw Problem(
          file: file.name, position: LineIndex(file.bytes).position(of: error.offset), code: error.code,
          message: error.message)
      }
    } catch {
      result.problems.append(hasLines ? error : error.withoutPosition)
    }
    return result
  }
}
