import BlindspotParser

extension ShownText {
  /// Creates the text that redaction returns. Nothing else calls this.
  init(redacted string: String) { self.init(nonExport: string) }
}
