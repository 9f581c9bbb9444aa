import BlindspotParser

/// Returns one line per text of an export: `line:column, kind, breadcrumb, text`.
package func outline(of file: SourceFile) -> [String] {
  guard case .export(let export) = ExportReader.read(file) else { return [] }
  return export.documents.flatMap { document in
    document.fields.map { field in
      let position = document.location(of: field).map { "\($0.line):\($0.column)" } ?? "-"
      let breadcrumb = document.breadcrumb(of: field).map { $0.name ?? $0.kind.rawValue }.joined(separator: " > ")
      return "\(position), \(field.kind.rawValue), \(breadcrumb), \(document.text(of: field))"
    }
  }
}
