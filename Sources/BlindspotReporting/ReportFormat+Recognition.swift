import BlindspotRules

extension ReportFormat {
  /// Whether a file that begins with `bytes` is a report of this program, in any format.
  ///
  /// Used before a report replaces an existing file. The text formats have no header; their first line is recognized.
  package static func isReport(beginningWith bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    if beginnings.contains(where: { text.hasPrefix($0.start) && ($0.mark.isEmpty || text.contains($0.mark)) }) {
      return true
    }
    // `file:line:column: severity: message [rule]`
    let line = text.prefix { !$0.isNewline }
    return Severity.allCases.contains { line.contains(": \($0.rawValue): ") } && line.hasSuffix("]")
  }

  /// The beginnings of formats with a header, and a text within the first 4,096 bytes that only this program writes.
  private static let beginnings: [(start: String, mark: String)] = [
    ("{\n  \"version\": 1,\n  \"tool\": {\n    \"name\": \"blindspot\"", ""),
    ("{\n  \"$schema\": ", "\"driver\": {\n          \"name\": \"blindspot\""),
    ("<?xml ", "<testsuites name=\"blindspot\""),
    ("<?xml ", "<checkstyle "),
    ("<!doctype html>", "<title>Blindspot report</title>"),
    ("[]\n", ""),
    ("[\n  {\n    \"type\": \"issue\",\n    \"check_name\": ", ""),
    ("{\"rule\":\"", "\"fingerprint\":"),
    ("{\"summary\":{\"files\":", ""),
    ("{\"problem\":", ""),
    ("type,severity,rule,category,confidence,", ""),
    ("# Personal data in Genesys Cloud exports", ""),
    ("━━ ", ""),
    ("✓ ", ""), ("✗ ", ""),
    ("::", "title=blindspot"),
    ("Dossier on the request of a ", ""), ("# Dossier on the request of a ", ""),
    ("<!doctype html>", "<title>Blindspot dossier</title>"),
    ("Inventory of personal data\n", ""), ("# Inventory of personal data\n", ""),
    ("<!doctype html>", "<title>Blindspot inventory</title>"), ("table,name,column,count\r\n", ""),
    ("record,person,class,name,value,hash,", ""),
  ]
}
