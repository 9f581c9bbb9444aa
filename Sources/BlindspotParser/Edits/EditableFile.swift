/// A file whose texts can be replaced without a change of any other byte.
///
/// ```
/// file      name: "Call \"Ana\""  # the owner
/// edit      Ana -> Person 1, in the decoded text
/// bytes     name: "Call \"Person 1\""  # the owner
/// ```
///
/// Quoting, escapes outside the replaced range, indentation, comments, line ends, the encoding and the byte-order mark
/// stay as they are. An `.i3` file is decoded, edited, and encoded again as the platform does.
public struct EditableFile: Sendable {
  /// The bytes of the file as they are on disk.
  public let bytes: [UInt8]
  /// The export that was read from them.
  public let export: ParsedExport

  /// Creates the file.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of the file as they are on disk, in UTF-8 or UTF-16.
  ///   - export: the export that was read from exactly these bytes.
  public init(_ bytes: [UInt8], export: ParsedExport) {
    self.bytes = bytes
    self.export = export
  }

  /// Returns the edit of a scalar that replaces a range of a field's text.
  ///
  /// - Parameters:
  ///   - range: a range in the UTF-8 bytes of the field's text. Escapes and line breaks in it are replaced as a whole.
  ///   - field: the index of the field in its document.
  ///   - document: the index of the document.
  ///   - text: the new text.
  package func scalarEdit(
    of range: TextRange, inField field: Int, of document: Int, text: [UInt8]
  ) throws(EditRefusal) -> ScalarEdit {
    let export = self.export.documents[document]
    let field = export.fields[field]
    guard let written = ScalarWriter.write(text, as: field.encoding) else { throw EditRefusal(Self.badText) }
    return fitted(
      ScalarEdit(
        document: document, node: field.node, range: export.document.scalarRange(of: range, in: field), text: written))
  }

  /// Returns an edit that keeps the type of its scalar: a number of JSON becomes one of the same length, all ones, if the
  /// new text is not a number.
  func fitted(_ edit: ScalarEdit) -> ScalarEdit {
    let node = export.documents[edit.document].document[edit.node]
    guard node.style == .jsonToken, edit.range == TextRange(start: 0, end: node.textLength),
      !ScalarWriter.isNumber(edit.text)
    else { return edit }
    let number = [UInt8](repeating: UInt8(ascii: "1"), count: node.textLength)
    return ScalarEdit(document: edit.document, node: edit.node, range: edit.range, text: number)
  }

  /// Returns the bytes that replace a part of a scalar, and their place in ``BlindspotParser/Document/source``.
  ///
  /// - Throws: ``EditRefusal`` if the scalar cannot contain the text, or if its bytes are not known exactly.
  package func sourceEdit(_ edit: ScalarEdit) throws(EditRefusal) -> ByteEdit {
    let document = export.documents[edit.document].document
    let node = document[edit.node]
    if node.style == .hclExpression { throw EditRefusal("the text is computed by an expression") }
    guard node.style != .synthetic else { throw EditRefusal("the file does not contain the text itself") }
    let map = ScalarSourceMap(of: edit.node, in: document)
    guard map.isExact else { throw EditRefusal("the bytes of the text are not known exactly") }
    let place = ScalarWriter.Place(
      style: node.style, isAtStart: edit.range.start == 0, isAtEnd: edit.range.end == node.textLength)
    guard let written = ScalarWriter.write(edit.text, at: place) else {
      throw EditRefusal(node.style == .plain ? "the new text needs quotes here" : Self.badText)
    }
    let source = map.sourceRange(of: edit.range)
    guard source.end > source.start || edit.range.isEmpty else {
      throw EditRefusal("the bytes of the text are not known exactly")
    }
    return ByteEdit(range: source.start..<source.end, replacement: written)
  }

  /// Returns the edits of the file's bytes for edits of its text.
  ///
  /// - Parameter edits: the edits of scalars (``sourceEdit(_:)``) and of the text between them, in any order.
  /// - Returns: the edits of the text and those of the bytes, both ascending.
  /// - Throws: ``EditRefusal`` if edits overlap, or the encoding cannot be repeated.
  package func byteEdits(
    for edits: [ByteEdit]
  ) throws(EditRefusal) -> (text: [ByteEdit], bytes: [ByteEdit]) {
    guard !edits.isEmpty else { return ([], []) }
    let text = edits.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    for (first, second) in zip(text, text.dropFirst()) where second.range.lowerBound < first.range.upperBound {
      throw EditRefusal("two edits overlap")
    }
    if export.format == .i3Flow { return (text, [try envelopeEdit(text)]) }
    if let order = TextEncoding.utf16Order(of: bytes) { return (text, try wide(text, order: order)) }
    return (text, text)
  }

  private static let badText: ShownText = "the text cannot contain the replacement"

  // MARK: Encodings

  /// Returns the edit of the envelope of an Architect export.
  private func envelopeEdit(_ edits: [ByteEdit]) throws(EditRefusal) -> ByteEdit {
    let start = bytes.span.contentStart
    var end = bytes.count
    while end > start, bytes[end - 1] <= ASCII.space { end -= 1 }
    let json = export.documents[0].document.source
    guard I3Envelope.close(json).span.hasSameBytes(as: bytes.span.extracting(start..<end)) else {
      throw EditRefusal("the file is not encoded as the platform encodes exports; export the flow again")
    }
    return ByteEdit(range: start..<end, replacement: I3Envelope.close(ByteEdit.apply(edits, to: json)))
  }

  /// Returns edits of UTF-16 for edits of the same text in UTF-8.
  private func wide(_ edits: [ByteEdit], order: TextEncoding.ByteOrder) throws(EditRefusal) -> [ByteEdit] {
    let text = export.file.bytes
    guard TextEncoding.utf16(text, order: order) == bytes else {
      throw EditRefusal("the file is not encoded in a way that can be repeated")
    }
    var position = 0
    var offset = 0
    func advance(to end: Int) -> Int {
      offset += 2 * text.span.extracting(position..<end).utf16Count
      position = end
      return offset
    }
    return edits.map { edit in
      let start = advance(to: edit.range.lowerBound)
      return ByteEdit(
        range: start..<advance(to: edit.range.upperBound),
        replacement: TextEncoding.utf16(edit.replacement, order: order))
    }
  }
}
