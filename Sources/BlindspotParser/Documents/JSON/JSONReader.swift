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
    let failure = read(file, vocabulary: vocabulary, limits: limits, mode: mode, hasLines: hasLines) { document, _ in
      result.documents.append(document)
    }
    if let failure {
      result.problems.append(failure.problem)
      result.partial = failure.partial
    }
    return result
  }

  /// Reads the JSON texts of a file, those with a long array in pages.
  ///
  /// - Parameter body: gets each document, and which part of a text it is.
  /// - Returns: the problem that ended reading; nil if the whole file was read.
  static func readPages(
    of file: SourceFile, vocabulary: Vocabulary, limits: ReadLimits, paging: JSONPaging,
    _ body: (Document, JSONPaging.Part) -> Void
  ) -> Problem? {
    read(file, vocabulary: vocabulary, limits: limits, mode: .concatenated, hasLines: true, paging: paging, body)?
      .problem
  }

  /// The problem that ended reading, with the text up to it.
  private struct Failure {
    let problem: Problem
    var partial: Document?
  }

  private static func read(
    _ file: SourceFile, vocabulary: Vocabulary, limits: ReadLimits, mode: Mode, hasLines: Bool,
    paging: JSONPaging? = nil,
    _ body: (Document, JSONPaging.Part) -> Void
  ) -> Failure? {
    var partial: Document?
    do throws(Problem) {
      try limits.checkSize(of: file)
      let file = try TextEncoding.utf8(file)
      let source = file.bytes.span
      var scanner = JSONScanner(
        vocabulary: vocabulary, limits: limits, start: TextEncoding.markLength(of: file.bytes), paging: paging)
      do throws(JSONScanner.Failure) {
        var count = 0
        repeat {
          var isWhole = true
          var isLast = false
          while !isLast {
            let page = try scanner.scanPage(in: source)
            isLast = page.isLast
            isWhole = isWhole && isLast
            body(
              Document(source: file.bytes, nodes: page.nodes, decoded: page.decoded, hasLines: hasLines),
              JSONPaging.Part(isWhole: isWhole, isLast: isLast))
          }
          count += 1
          try scanner.checkDocuments(count)
        } while try !scanner.isAtEnd(of: source, mode: mode)
      } catch {
        partial = scanner.partialDocument(source: file.bytes, hasLines: hasLines)
        throw Problem(
          file: file.name, position: LineIndex(file.bytes).position(of: error.offset), code: error.code,
          message: error.message)
      }
      return nil
    } catch {
      return Failure(problem: hasLines ? error : error.withoutPosition, partial: partial)
    }
  }
}
