import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

@Suite struct ConfigurationTests {
  @Test func `an unknown word is an error at its place with the most similar name`() throws {
    let complaints = Policy(
      """
      fail-om: error
      rules:
        person-nam: off
        email-address: {severity: loud}
      fields: [task-names]
      min-confidence: 2
      """
    ).problemLines
    let expected = try Fixture.rows("configuration-errors.tsv").map { $0.joined(separator: ": ") }
    #expect(complaints == expected)
  }

  @Test func `the nearest file upwards is found, and the files that it extends are read first`() {
    let files = MemoryFiles(texts: [
      "/repo/.blindspot.yml": "extends: shared/base.yml\nfail-on: error\n",
      "/repo/shared/base.yml": "fail-on: never\nmin-confidence: 0.7\nrule-files: [mine]\n",
    ])
    let outcome = ConfigurationLoader(files: files, formats: []).load(workingFolder: "/repo/exports/voice")
    #expect(outcome.problems.isEmpty)
    #expect(outcome.configuration.failOn == Sourced(.error, .file("/repo/.blindspot.yml:2:10")))
    #expect(outcome.configuration.minConfidence == Sourced(0.7, .file("/repo/shared/base.yml:2:17")))
    #expect(outcome.configuration.ruleFiles.map(\.value) == ["/repo/shared/mine"])
  }

  @Test func `the command line wins over the file`() {
    var commandLine = ConfigurationLayer()
    commandLine.failOn = Sourced(.never, .commandLine("--fail-on"))
    let files = MemoryFiles(texts: [".blindspot.yml": "fail-on: error\n"])
    let configuration = ConfigurationLoader(files: files, formats: []).load(
      workingFolder: ".", commandLine: commandLine
    )
    .configuration
    #expect(configuration.failOn == Sourced(.never, .commandLine("--fail-on")))
  }

  @Test func `every declared key is in the list of keys`() {
    let declared = Mirror(reflecting: ConfigurationKeys.declared).children.compactMap { child in
      (child.value as? any AnyConfigurationKey)?.name
    }
    #expect(declared.sorted() == ConfigurationKeys.declared.all.map(\.name).sorted())
    #expect(declared.count == 19)
  }

  @Test func `the help of an option names its choices and default`() {
    let keys = ConfigurationKeys.declared
    #expect(keys.severity.optionHelp == "Lowest severity to report: note, warning, error (default: warning).")
    #expect(keys.preview.optionHelp == "Turns on the rules in preview.")
    #expect(Limit.archiveDepth.optionHelp == "Deepest nesting of archives in archives (default: 3).")
    #expect(Limit.fileSize.optionHelp == "Largest file, and largest member of an archive (default: 256M).")
  }

  @Test func `files that extend each other are an error`() {
    let files = MemoryFiles(texts: [".blindspot.yml": "extends: other.yml\n", "other.yml": "extends: .blindspot.yml\n"])
    let problems = ConfigurationLoader(files: files, formats: []).load(workingFolder: ".").problems
    #expect(problems.map(\.file) == ["other.yml"])
    #expect(problems.first?.message.string.contains("extends itself") ?? false)
  }

  @Test func `a malformed file is a problem with its place`() throws {
    for text in ["rules: [", "a: b: c", "- 1", "fields: {a: b}", "exceptions: [{rule: []}]", "\u{0}", "rules:\n  off"] {
      #expect(!Policy(text).problems.isEmpty, "\(text)")
    }
    #expect(Policy("").problems.isEmpty)
    #expect(Policy("# nothing\n").problems.isEmpty)
  }

  @Test func `severities depend on configuration, file and field`() throws {
    let policy = Policy(
      """
      rules: {email-address: off, person-name: error}
      overrides:
        - {files: "lab/**", rules: {person-name: {severity: note, fields: [default]}}}
        - {fields: tts, rules: {person-name: off}}
      """)
    #expect(policy.problems.isEmpty)
    let engine = policy.engine()
    let name = BuiltInRule.personName.index
    let levels = engine.policy.levels(for: "a.yaml", rules: engine.rules)
    let lab = engine.policy.levels(for: "./lab/x/a.yaml", rules: engine.rules)
    #expect(levels[BuiltInRule.emailAddress.index, .taskName] == nil)
    #expect([levels[name, .taskName], levels[name, .tts], levels[name, .utterance]] == [.error, nil, nil])
    #expect([lab[name, .taskName], lab[name, .tts]] == [.note, nil])
  }

  @Test func `extended fields are checked on request`() {
    let engine = Policy("fields: extended\n").engine()
    let levels = engine.policy.levels(for: "a.yaml", rules: engine.rules)
    #expect(levels[BuiltInRule.personName.index, .utterance] == .error)
    #expect(levels.kinds.contains(.literalValue))
  }

  @Test func `allowed values are not reported in any spelling`() throws {
    let policy = Policy(
      """
      allow:
        texts: ["Acme Direct"]
        people: ["Ada Mary Byron"]
        lines: ["+1 (800) 555-0100", "+44 20 7946 *"]
        domains: [example.com]
        patterns: ['^test-\\d+$']
      """)
    #expect(policy.problems.isEmpty)
    let engine = policy.engine()
    for row in try Fixture.rows("allowed.tsv") {
      let category = try #require(Category(rawValue: row[1]))
      let bytes = Array(row[2].utf8)
      let isAllowed = engine.policy.allows(bytes.span, rule: RuleIndex(0), category: category)
      #expect(isAllowed == (row[0] == "yes"), "\(row)")
    }
  }

  @Test func `of thousands of mistakes the first ones are listed`() {
    for (count, listed) in [(99, 99), (100, 100), (50_000, 101)] {
      let keys = (0..<count).map { "k\($0): 1\n" }.joined()
      #expect(Policy(keys).problems.count == listed)
    }
    let rules = (0..<5000).map { "  r\($0): off\n" }.joined()
    #expect(Policy("rules:\n" + rules).problems.count == 100)
  }

  @Test func `the parts of a very long name are not allowed, the name is`() {
    // The parts of this name have a total length of a billion words.
    let name = String(repeating: "Ann Smith ", count: 1000) + "Byron"
    let engine = Policy("allow: {people: [\"\(name)\"]}\n").engine()
    for (text, isAllowed) in [(name, true), ("Ann Smith", false)] {
      let bytes = Array(text.utf8)
      #expect(engine.policy.allows(bytes.span, rule: RuleIndex(0), category: .personName) == isAllowed)
    }
  }

  @Test func `globs match as people expect them`() throws {
    for row in try Fixture.rows("globs.tsv") {
      let subject: GlobPattern.Subject = row[1] == "path" ? .path : row[1] == "name" ? .name : .pointer
      #expect(GlobPattern(row[2], for: subject).matches(row[3]) == (row[0] == "yes"), "\(row)")
    }
    let hostile = GlobPattern(String(repeating: "*a", count: 200), for: .path)
    #expect(!hostile.matches(String(repeating: "a", count: 2000) + "b"))
  }
}
