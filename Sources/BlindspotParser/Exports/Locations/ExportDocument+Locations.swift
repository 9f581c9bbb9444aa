/// A range of a file, in bytes and as people count it.
public struct SourceLocation: Hashable, Sendable {
  /// The bytes of the file, 0-based.
  public let range: SourceRange
  /// The first character.
  public let start: SourcePosition
  /// The position after the last character.
  public let end: SourcePosition

  /// The line of the first character, 1-based.
  public var line: Int { start.line }
  /// The column of the first character, 1-based, in Unicode scalars.
  public var column: Int { start.column }
}

/// One step of a breadcrumb: a container by its kind and its name.
public struct BreadcrumbStep: Hashable, Sendable {
  /// The kind of the container.
  public let kind: Container.Kind
  /// The name as typed; nil if the container does not have one.
  public let name: String?
  /// The stable ID in the export; nil if the container does not have one.
  public let identifier: String?
}

extension ExportDocument {
  // MARK: Positions

  /// Returns the position of a field's text; nil if the file does not have lines that a person can use (`.i3`), or the
  /// text is not in the file.
  public func location(of field: Field) -> SourceLocation? { location(of: field.textRange, in: field) }

  /// Returns the position of a range of a field's decoded text; nil if the file does not have lines that a person can
  /// use (`.i3`), or the text is not in the file.
  ///
  /// - Parameters:
  ///   - range: a range in the UTF-8 bytes of ``text(of:)``.
  ///   - field: a field of this document.
  public func location(of range: TextRange, in field: Field) -> SourceLocation? {
    guard let lines, let source = self.range(of: range, in: field) else { return nil }
    let (start, end) = lines.positions(of: source)
    return SourceLocation(range: source, start: start, end: end)
  }

  /// Returns the bytes of a field's text in the file; nil if the file does not contain them, as in an `.i3` file.
  public func range(of field: Field) -> SourceRange? { range(of: field.textRange, in: field) }

  /// Returns the bytes of a range of a field's decoded text in the file; nil if the file does not contain them, as in
  /// an `.i3` file. Escapes and folded line breaks are included as a whole.
  ///
  /// - Parameters:
  ///   - range: a range in the UTF-8 bytes of ``text(of:)``.
  ///   - field: a field of this document.
  public func range(of range: TextRange, in field: Field) -> SourceRange? {
    document.sourceRange(of: range, in: field)
  }

  // MARK: Containers

  /// Returns the containers of a field, the outermost first.
  public func breadcrumb(of field: Field) -> [BreadcrumbStep] {
    containers(from: field.container).reversed().map { index in
      let container = containers[index]
      return BreadcrumbStep(kind: container.kind, name: name(of: container), identifier: identifier(of: container))
    }
  }

  /// Returns the name of a container as typed; nil if it does not have one.
  public func name(of container: Container) -> String? { container.nameSlice.map(document.string) }

  /// Returns the stable ID of a container in the export; nil if it does not have one.
  public func identifier(of container: Container) -> String? { container.identifierSlice.map(document.string) }
}
