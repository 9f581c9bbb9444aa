import BlindspotEncoding
import BlindspotParser

/// Writes the rows of a CSV table (RFC 4180); lines end in CR LF.
struct CSVWriter {
  private var out: ByteWriter
  private var isFirst = true
  /// A buffer for cells that are put together.
  private var scratch = ByteWriter()

  /// Creates a writer.
  ///
  /// - Parameter sink: Receives the bytes; see `ByteWriter`. Nil to keep all of them.
  init(_ sink: ByteSink?) { out = ByteWriter(sink) }

  /// The bytes written so far.
  var bytes: [UInt8] { out.bytes }

  /// Writes cells that need no quotation marks, separated by commas.
  mutating func cells(_ text: StaticString) {
    separate()
    out.write(literal: text)
  }

  /// Writes a word of the program.
  mutating func word(_ word: String) {
    separate()
    out.write(word)
  }

  /// Writes a number, or an empty cell.
  mutating func number(_ number: Int?) {
    separate()
    if let number { out.write(number) }
  }

  /// Writes a number rounded to hundredths.
  mutating func hundredths(_ value: Double) {
    separate()
    out.write(hundredths: value)
  }

  /// Writes a text from outside, or an empty cell.
  mutating func text(_ text: String?) {
    separate()
    text?.withBytes { CSVText.write(cell: $0, to: &out) }
  }

  /// Writes what `content` writes as a text from outside.
  mutating func text(_ content: (inout ByteWriter) -> Void) {
    separate()
    scratch.removeAll()
    content(&scratch)
    scratch.withBytes { CSVText.write(cell: $0, to: &out) }
  }

  /// Ends a row.
  mutating func endRow() {
    out.write(literal: "\r\n")
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { out.write(byte: ASCII.comma) }
    isFirst = false
  }
}
