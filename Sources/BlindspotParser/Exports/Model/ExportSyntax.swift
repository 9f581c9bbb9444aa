/// The syntax that an export is written in.
enum ExportSyntax {
  /// JSON in the envelope of Architect's own export format.
  case i3
  case json
  case yaml
  case hcl
  case csv
}
