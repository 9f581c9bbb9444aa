import BlindspotEncoding
public import BlindspotParser

/// A listing of the extracted texts of exports, with kind and position.
///
/// Unlike a report, it contains the texts unmasked: it shows which texts the parser extracts.
public struct FieldListing: Sendable {
  /// The form of a listing.
  public enum Format: String, Sendable, CaseIterable {
    /// One line per text, `file:line:column: kind: text`, with controls escaped.
    case text
    /// One JSON object per line.
    case jsonl
  }

  private let format: Format

  private let kinds: Set<FieldKind>

  /// Creates a listing of the texts of `kinds`.
  public init(format: Format, kinds: Set<FieldKind>) {
    self.format = format
    self.kinds = kinds
  }

  /// Returns the lines of one export.
  public func lines(of export: ParsedExport) -> [UInt8] {
    var json = JSONWriter(.compact)
    var text = ByteWriter()
    for (number, document) in export.documents.enumerated() {
      let flow = document.containers.first { $0.kind == .flow }.flatMap { document.name(of: $0) }
      for field in document.fields where kinds.contains(field.kind) {
        let location = document.location(of: field)
        let line = Line(
          file: export.file.name, start: location?.start, end: location?.end, kind: field.kind,
          path: document.path(of: field, number: number),
          text: document.text(of: field), flow: flow)
        switch format {
        case .text: line.write(to: &text)
        case .jsonl: line.write(to: &json)
        }
      }
    }
    return format == .text ? text.bytes : json.bytes
  }

  /// One listed text.
  private struct Line {
    let file: String
    let start: SourcePosition?
    let end: SourcePosition?
    let kind: FieldKind
    let path: String
    let text: String
    let flow: String?

    func write(to out: inout ByteWriter) {
      let place = start.map { ":\($0.line):\($0.column)" } ?? ":\(path)"
      out.line("\(VisibleText.escaped(file + place)): \(kind.rawValue): \(VisibleText.escaped(text))")
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("file", file)
        json.member("line", start?.line)
        json.member("column", start?.column)
        json.member("endLine", end?.line)
        json.member("endColumn", end?.column)
        json.member("kind", kind.rawValue)
        json.member("path", path)
        json.member("text", text)
        json.member("flow", flow)
      }
      json.endLine()
    }
  }
}
