import Foundation
import TestSupport
import Testing

/// Custom rules, through the command.
@Suite struct CustomRuleCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a.yaml", "inboundCall:\n  name: Hello ACME-0012345 goodbye\n  defaultLanguage: en-us\n")
    try folder.write("b.yaml", "inboundCall:\n  name: Hello ACME-0012345 goodbye\n")
  }

  /// Returns the findings of a run as `file rule`, with `configuration` after the rule files.
  private func found(_ configuration: String, _ arguments: String...) throws -> [String] {
    try folder.write(".blindspot.yml", "rule-files: rules\n" + configuration)
    let result = try Command.run(["a.yaml", "b.yaml", "--format", "concise"] + arguments, in: folder.path)
    #expect(result.status < 2, "\(result.errors)\(result.output)")
    return result.output.split(separator: "\n").map { line in
      "\(line.prefix { $0 != ":" }) \(line.split(separator: "[").last?.dropLast() ?? "")"
    }
  }

  private func rule(_ id: String, _ more: String) throws {
    try folder.write("rules/\(id).yml", "id: \(id)\ncategory: account-number\n\(more)\n")
  }

  @Test func `a preview rule is off by default`() throws {
    try rule(
      "acme-new", "stage: preview\nextends: words\nwords: [goodbye]\nexamples: {match: [goodbye], no_match: [x]}")
    let on = ["a.yaml acme-new", "b.yaml acme-new"]
    #expect(try found("") == [])
    #expect(try found("preview: true\n") == on)
    #expect(try found("", "--preview") == on)
    #expect(try found("", "--rule", "acme-new") == on)
    #expect(try found("rules: {acme-new: on}\n") == on)
    #expect(try found("rules: {acme-new: error}\n") == on)
    #expect(try found("rules: {acme-new: {min-confidence: 0.1}}\n") == on)
    #expect(try found("rules: {acme-new: off}\npreview: true\n") == [])
    #expect(try found("overrides: [{files: b.yaml, rules: {acme-new: on}}]\n") == ["b.yaml acme-new"])
    #expect(try Command.run(["rules", "test", "rules"], in: folder.path).status == 0)
    for arguments in [["rules"], ["rules", "--format", "json"], ["explain", "acme-new"]] {
      #expect(try Command.run(arguments, in: folder.path).output.lowercased().contains("preview"), "\(arguments)")
    }
  }

  @Test func `deprecated and renamed rules work, and naming them prints a warning`() throws {
    try rule(
      "acme-old",
      "stage: deprecated\nreplaced-by: acme-number\naliases: [acme-older]\nextends: words\nwords: [goodbye]\n"
        + "examples: {match: [goodbye], no_match: [x]}")
    try rule(
      "acme-number", "extends: pattern\npattern: 'ACME-\\d{7}'\nexamples: {match: [ACME-0012345], no_match: [x]}")
    func warnings(_ configuration: String, _ arguments: String...) throws -> String {
      try folder.write(".blindspot.yml", "rule-files: rules\n" + configuration)
      let errors = try Command.run(["a.yaml", "-q"] + arguments, in: folder.path).errors
      // A run that reports less than the defaults states so in a note.
      return errors.split(separator: "\n").filter { !$0.hasPrefix("note: ") }.map { $0 + "\n" }.joined()
    }
    #expect(try warnings("") == "")
    let deprecated = "the rule acme-old is deprecated; use acme-number\n"
    let renamed = "the rule acme-older was renamed to acme-old\n"
    #expect(try warnings("rules: {acme-old: error}\n") == "warning: .blindspot.yml:2:9: " + deprecated)
    #expect(try warnings("rules: {acme-older: error}\n") == "warning: .blindspot.yml:2:9: " + renamed)
    #expect(try warnings("", "--rule", "acme-older").hasPrefix("warning: --rule: " + renamed))
    #expect(try warnings("", "--disable", "acme-old").hasPrefix("warning: --disable: " + deprecated))
    #expect(try found("rules: {acme-older: off}\n") == ["a.yaml acme-number", "b.yaml acme-number"])
    #expect(try found("", "--rule", "acme-older") == ["a.yaml acme-old", "b.yaml acme-old"])
    #expect(try Command.run(["explain", "acme-older"], in: folder.path).output.contains("use `acme-number`"))
    try folder.write("a.yaml", "inboundCall:\n  name: goodbye # blindspot: allow acme-older -- renamed since\n")
    #expect(try found("", "--rule", "acme-old") == ["b.yaml acme-old"])
  }

  @Test func `a rule applies to its languages, and flows without a language have the configured one`() throws {
    try rule(
      "acme-word", "languages: [de]\nextends: words\nwords: [goodbye]\nexamples: {match: [goodbye], no_match: [x]}")
    #expect(try found("") == ["b.yaml acme-word"])
    #expect(try found("languages: [en]\n") == [])
    #expect(try found("languages: [en, de-at]\n") == ["b.yaml acme-word"])
    #expect(try found("languages: [de]\n", "--language", "en") == [])
    try folder.write("a.yaml", "inboundCall:\n  name: Hello goodbye\n  defaultLanguage: de-de\n")
    #expect(try found("languages: [en]\n") == ["a.yaml acme-word"])
    // The language also decides whose telephone numbers are likely.
    try folder.write("b.yaml", "inboundCall:\n  name: Linie 0151 23456789\n")
    #expect(try Command.run(["b.yaml", "--no-config", "--language", "de"], in: folder.path).status == 1)
    #expect(try Command.run(["b.yaml", "--no-config", "--language", "en-us"], in: folder.path).status == 0)
    try folder.write(".blindspot.yml", "languages: [german]\n")
    #expect(try Command.run(["config", "check"], in: folder.path).errors.contains("the language is not a valid code"))
    #expect(try Command.run(["b.yaml", "--language", "german"], in: folder.path).status == 2)
  }

  @Test(arguments: [
    ("luhn", "79927398713", "79927398714"), ("verhoeff", "234123412346", "234123412347"),
    ("mod11-10", "65929970489", "65929970488"), ("us-npi", "1234567893", "1234567894"),
    ("uk-nhs", "9434765919", "9434765918"),
    ("{name: mod11, weights: [10, 9, 8, 7, 6, 5, 4, 3, 2]}", "9434765919", "9434765918"),
  ]) func `checksums of built-in rules can be used by name`(check: String, good: String, bad: String) throws {
    try rule(
      "acme-check",
      "extends: checksum\ndigits: 8-12\nchecksum: \(check)\nexamples: {match: ['\(good)'], no_match: ['\(bad)']}")
    let result = try Command.run(["rules", "test", "rules"], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(arguments: [
    ("extends: checksum\ndigits: 8\nchecksum: us-nip", "did you mean us-npi?"),
    ("extends: checksum\ndigits: 8\nchecksum: lunh", "did you mean luhn?"),
    ("extends: checksum\ndigits: 8\nvalidator: verhoef", "did you mean verhoeff?"),
    ("extends: patern\npattern: x", "did you mean pattern?"),
    ("extends: words\nwords: [x]\npattern: y", "pattern has no effect on a rule that extends words"),
    ("extends: pattern\npattern: 'a(b'", "rules/acme-bad.yml:4:14: error: the pattern of acme-bad cannot be compiled"),
    ("extends: pattern\npattern: x\nlanguages: [german]", "the language is not a valid code"),
    ("extends: pattern\npattern: x\nshapes: [x]", "a rule file has no key ••••; it may have id, "),
    ("extends: pattern\npattern: x\nreplaced-by: person-nam", "did you mean person-name?"),
    ("extends: pattern\npattern: x\naliases: [person-name]", "choose another alias"),
    ("extends: pattern\npattern: y", "finds nothing in this example"),
  ]) func `a broken rule is an error at its line and disables no other rule`(rule body: String, message: String) throws
  {
    try rule("acme-good", "extends: words\nwords: [goodbye]\nexamples: {match: [goodbye], no_match: [y]}")
    try rule("acme-bad", body + "\nexamples: {match: [x], no_match: [z]}")
    try folder.write(".blindspot.yml", "rule-files: rules\n")
    let result = try Command.run(["a.yaml", "--format", "concise"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.output.contains(message) && result.output.contains("rules/acme-bad.yml:"), "\(result.output)")
    #expect(result.output.contains("[acme-good]"))
  }

  @Test func `a pattern with runaway backtracking is a problem and does not delay the run`() throws {
    try rule("acme-slow", "extends: pattern\npattern: '(a+)+$'\nexamples: {match: [aaa], no_match: [x]}")
    let text = String(repeating: "a", count: 10_000) + "!"
    try folder.write("a.yaml", "inboundCall:\n  name: \(text)\n  description: Born 14.05.1987\n")
    try folder.write(".blindspot.yml", "rule-files: rules\n")
    let result = try Command.run(["a.yaml", "--format", "concise"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.output.contains("a.yaml:2:9: error: the pattern of acme-slow took too many steps on this text"))
    #expect(result.output.contains("[date-of-birth]"), "the rest is checked all the same")
    // A rule is spared texts of a file that it gave up on too often, and no text of another file.
    let slow = String(repeating: "    - task: {name: \(text)}\n", count: 10)
    try folder.write("a.yaml", "inboundCall:\n  name: Slow\n  tasks:\n\(slow)")
    try folder.write(
      "b.yaml", "inboundCall:\n  name: Slow\n  tasks:\n    - task: {name: \(text)}\n    - task: {name: baaa}\n")
    let both = try Command.run(["a.yaml", "b.yaml", "--format", "concise", "--jobs", "1"], in: folder.path).output
    #expect(both.contains("on 8 texts, the first one here, and did not check them or any text behind"))
    #expect(both.contains("b.yaml:4:20: error: the pattern") && both.contains("b.yaml:5:21: warning:"))
  }

  @Test func `a word list of fifty thousand entries is matched`() throws {
    let words = (0..<50_000).map { "w\(String($0, radix: 36))x" }
    try folder.write("words.txt", "# a list\n" + words.joined(separator: "\n") + "\nZebra Quux\n")
    try rule(
      "acme-list", "extends: dictionary\ndictionary: ../words.txt\nexamples: {match: [zebra-quux], no_match: [zebra]}")
    try folder.write("a.yaml", "inboundCall:\n  name: The ZebraQuux project\n")
    try folder.write("b.yaml", Flow.clean)
    #expect(try found("") == ["a.yaml acme-list"])
  }
}
