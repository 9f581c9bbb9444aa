/// One shape of exports: the structure that a tool gives to its files.
///
/// A new shape is a type in this folder with a `read` function and a row in `all`. Documentation/exports.md lists the
/// formats; a test compares both.
struct ExportShape: Sendable {
  /// The syntaxes that files with this shape are written in.
  let syntaxes: [ExportSyntax]
  /// Reads a document; nil if it does not have the shape.
  let read: @Sendable (ShapeInput) -> ShapeReading?

  /// The shapes, the most specific first: the first one that recognizes a document reads it.
  private static let all = [
    ExportShape(syntaxes: [.i3, .json, .yaml], read: FlowConfiguration.read),
    ExportShape(syntaxes: [.json, .yaml], read: ArchyFlow.read),
    ExportShape(syntaxes: [.json, .yaml], read: Terraform.readState),
    ExportShape(syntaxes: [.json, .yaml, .hcl], read: Terraform.readConfiguration),
    ExportShape(syntaxes: [.json, .yaml, .hcl], read: Terraform.readVariables),
    ExportShape(syntaxes: [.json, .yaml], read: PlatformObjects.read),
    ExportShape(syntaxes: [.csv], read: PeopleList.read),
  ]

  /// Reads a document as the first shape that recognizes it; nil if none does. A document with keys in another spelling is
  /// an export if it is one without them, if one of them is distinctive, or if it follows an export in the same file.
  static func read(_ input: ShapeInput) -> ShapeReading? {
    guard input.syntax != .hcl, input.syntax != .csv, let respelled = KeySpelling.respelled(input.tree) else {
      return readKnownKeys(input)
    }
    let reading = readKnownKeys(input)
    guard reading != nil || respelled.isDistinctive || input.isBesideExport else { return nil }
    return readKnownKeys(input.with(respelled.tree)) ?? reading
  }

  private static func readKnownKeys(_ input: ShapeInput) -> ShapeReading? {
    for shape in all where shape.syntaxes.contains(input.syntax) {
      if let reading = shape.read(input) { return reading }
    }
    return nil
  }
}
