/// Parses a file into documents with the reader of its syntax.
struct DocumentParser {
  /// The limits of the readers.
  let limits: ExportLimits

  /// Parses a file.
  func parse(_ file: SourceFile, syntax: ExportSyntax) -> ReadResult {
    switch syntax {
    case .i3: i3(file)
    case .json: JSONReader.read(file, vocabulary: ExportKey.vocabulary, limits: limits.json, mode: .concatenated)
    case .yaml: yaml(file)
    case .hcl: HCLReader.read(file, vocabulary: ExportKey.vocabulary, limits: limits.hcl)
    case .csv: CSVReader.read(file, vocabulary: ExportKey.vocabulary, limits: limits.csv)
    }
  }

  /// Parses the JSON text in the envelope of an Architect export.
  private func i3(_ file: SourceFile) -> ReadResult {
    let text: [UInt8]
    do throws(I3Envelope.Failure) {
      text = try I3Envelope.open(file.bytes.span)
    } catch {
      let message: ShownText =
        I3Envelope.matches(file.bytes.span)
        ? error.message : "the file does not start like an Architect export; export the flow again"
      return ReadResult(problems: [Problem(file: file.name, code: .syntaxError, message: message)])
    }
    var result = JSONReader.read(
      SourceFile(name: file.name, bytes: text), vocabulary: ExportKey.vocabulary, limits: limits.json, hasLines: false)
    for index in result.problems.indices {
      let message = result.problems[index].message
      result.problems[index].message = "the export is truncated or damaged (\(message)); export the flow again"
    }
    return result
  }

  /// Parses YAML, or a template of YAML.
  private func yaml(_ file: SourceFile) -> ReadResult {
    let result = YAMLReader.read(file, vocabulary: ExportKey.vocabulary, limits: limits.yaml)
    guard !result.problems.isEmpty, let masked = TemplateMask.mask(file.bytes) else { return result }
    var template = YAMLReader.read(
      SourceFile(name: file.name, bytes: masked), vocabulary: ExportKey.vocabulary, limits: limits.yaml)
    guard template.problems.isEmpty else { return result }
    template.documents = template.documents.map { TemplateMask.unmask($0, source: file.bytes) }
    return template
  }
}
