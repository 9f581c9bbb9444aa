/// Reads JSON (RFC 8259) into trees with positions. Accepts every valid text and reports the position of the error in
/// any other.
///
/// In addition to the grammar: a byte-order mark is skipped (section 8.1 permits that), duplicate keys are kept, an
/// unpaired surrogate escape becomes U+FFFD, and depth and size have limits (section 9 permits that).
package enum JSONReader {
  /// The number of JSON texts in an input.
  package enum Mode: Sendable {
    /// One, as in RFC 8259.
    case single
    /// Several, with or without white space in between, as tools print them that stream pages of a listing.
    case concatenated
  }

  /// Reads the JSON text, or texts, of a file.
  ///
  /// - Parameters:
  ///   - file: the bytes; UTF-16 is transcoded first, and the documents then refer to the transcoded bytes.
  ///   - vocabulary: the strings to recognize.
  ///   - limits: the limits of size, depth and number.
  ///   - mode: whether several texts can follow each other. Texts before an error are kept.
  ///   - hasLines: whether lines and columns of `file` are useful to a person.
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

  /// Reads the JSON texts of a file, and those with a long array in pages.
  ///
  /// - Parameter body: receives each document, and the part of a text that it is.
  /// - Returns: the problem that ended the reading; nil if the whole file was read.
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
      var pager = JSONPager(
        vocabulary: vocabulary, limits: limits, start: TextEncoding.markLength(of: file.bytes), paging: paging)
      do throws(JSONScanner.Failure) {
        var count = 0
        repeat {
          var isWhole = true
          var isLast = false
          while !isLast {
            let page = try pager.nextPage(in: source)
            isLast = page.isLast
            isWhole = isWhole && isLast
            body(
              Document(source: file.bytes, nodes: page.nodes, decoded: page.decoded, hasLines: hasLines),
              JSONPaging.Part(isWhole: isWhole, isLast: isLast))
          }
          count += 1
          try pager.checkDocuments(count)
        } while try !pager.isAtEnd(of: source, mode: mode)
      } catch {
        partial = pager.partialDocument(source: file.bytes, hasLines: hasLines)
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
