import BlindspotParser
import BlindspotRules
import Synchronization
import Testing

/// The cache of texts and of their shapes does not affect the findings.
@Suite struct DetectionCacheTests {
  /// Returns a flow with the texts as names of actions under the names of a flow and a task.
  private func export(of texts: [String], under task: String, in flow: String = "Main") throws -> ParsedExport {
    var lines = [
      "inboundCall:", "  name: \(flow)", "  defaultLanguage: en-us", "  tasks:", "    - task:", "        name: \(task)",
      "        actions:",
    ]
    for text in texts { lines += ["          - updateData:", "              name: \"\(text)\""] }
    return try ExportReader.read(Array(lines.joined(separator: "\n").utf8), named: "flow.yaml")
  }

  /// Returns the findings in each text, checked in order under the names of a flow and a task.
  private func rules(of texts: [String], under task: String, in flow: String = "Main") throws -> [[String]] {
    let export = try export(of: texts, under: task, in: flow)
    var options = Engine.Options()
    options.minSeverity = .note
    var rules = [[String]](repeating: [], count: texts.count)
    for finding in Engine(options: options).check(export).findings {
      let line = try #require(finding.location.start?.line)
      if line >= 9 { rules[(line - 9) / 2].append("\(finding.rule) \(finding.range)") }
    }
    return rules
  }

  /// A generator with the same numbers in each run.
  private struct Dice {
    var state: UInt64

    /// Returns a number from 0 to `count` - 1.
    mutating func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }

  private static let shapes = [
    "###-##-####", "##########", "### ### ####", "(###) ###-####", "+1 ### ### ####", "###-####", "####-##-##",
    "19##-0#-1#", "1#.0#.19##", "##.##.####", "########", "19##0#1#", "#########", "######", "#####", "#",
    "###.###.#.##", "##:##", "####-##-## ##:##", "##############", "4### #### #### ####", "784-####-#######-#",
    "756##########", "9########", "A9#######",
    "AB######A", "##.#####, ##.#####", "5#.1####, 1#.####", "##-##-##-##-##-##", "#####-####", "10#", "#b", "L#",
    "x##", "##%", "12 Main Street, #### Brno", "# April 19##", "5 5 5 0 1 # # #", "2001:db8::##", "2a02:1::##",
    "#FVC#G#F+#X", "########+##", "##,#####  ##,#####", "#°##'##N #°##'##E", "####", "(####)", "###", "(###)",
  ]
  private static let words = [
    "Order", "Case", "call", "mobile", "SSN", "dob", "born", "IBAN", "passport", "Version", "Step", "Batch", "Release",
    "PIN", "zip", "Legge", "H", "na", "UK mobile", "plate", "Timeout", "#", "account", "PIN of the cupboard",
    "is the gate code", "my son", "her age", "she is", "turned", "birthday", "years old",
  ]

  private static func text(_ dice: inout Dice) -> String {
    var parts: [String] = []
    for _ in 0..<1 + dice.roll(3) {
      parts.append(dice.roll(2) == 0 ? words[dice.roll(words.count)] : shapes[dice.roll(shapes.count)])
    }
    return parts.joined(separator: [" ", " ", "-", ": ", "_", "#"][dice.roll(6)])
  }

  @Test(arguments: ["Menu", "Call back", "Check SSN", "Date of birth"])
  func `cached results equal fresh results`(task: String) throws {
    var dice = Dice(state: UInt64(task.utf8.count))
    var texts: [String] = []
    for _ in 0..<60 {
      let shape = Self.text(&dice)
      for _ in 0..<8 {
        texts.append(shape.map { $0 == "#" && dice.roll(30) > 0 ? "\(dice.roll(10))" : "\($0)" }.joined())
      }
    }
    let together = try rules(of: texts, under: task)
    for (index, text) in texts.enumerated() {
      #expect(try rules(of: [text], under: task).first == together[index], "\(text)")
    }
    #expect(together.contains { !$0.isEmpty })
  }

  /// The contract of ``ShapeDetector``, for every built-in detector.
  @Test func `a detector that ignores digit values finds the same in all texts of a shape`() throws {
    var dice = Dice(state: 7)
    let detectors = BuiltInDetectors().members
    var independent = [Int](repeating: 0, count: detectors.count)
    for _ in 0..<1500 {
      let shape = Self.text(&dice)
      let texts = (0..<4).map { _ in shape.map { $0 == "#" ? "\(dice.roll(10))" : "\($0)" }.joined() }
      for (index, detector) in detectors.enumerated() {
        let kind: FieldKind = dice.roll(2) == 0 ? .taskName : .tts
        let results = texts.map { candidates(in: $0, as: kind, of: detector) }
        guard results[0].candidates.isEmpty, !results[0].dependsOnDigitValues else { continue }
        independent[index] += 1
        #expect(results.allSatisfy { $0.candidates.isEmpty }, "\(type(of: detector)) \(texts)")
      }
    }
    #expect(independent.allSatisfy { $0 > 100 })
  }

  private func candidates(
    in text: String, as kind: FieldKind = .taskName, of detector: any ShapeDetector
  ) -> (candidates: [Candidate], dependsOnDigitValues: Bool) {
    let bytes = Array(text.utf8)
    let profile = TextProfile(bytes.span)
    let context = FieldContext(kind: kind, languages: ["en-us"])
    var candidates: [Candidate] = []
    detector.detect(in: bytes.span, profile: profile, context: context, into: &candidates)
    // The word lists contain phrases with digits, for which the cache never stores a shape.
    let dependsOnDigitValues =
      WordAutomaton.builtIn.mayReadDigits(in: bytes.span)
      || detector.dependsOnDigitValues(in: bytes.span, profile: profile, context: context)
    return (candidates, dependsOnDigitValues)
  }

  /// Most texts with digits repeat with other digits. If one detector depends on their values, every such text is read anew,
  /// which takes twice as long.
  @Test(arguments: [
    "Ref 914177763170", "Batch 90736625", "Case 74890-6828", "Step 836.075", "Timeout 83867 ms", "SKU-3915000",
  ])
  func `an ordinary number is cached by its shape`(text: String) {
    for detector in BuiltInDetectors().members {
      #expect(!candidates(in: text, of: detector).dependsOnDigitValues, "\(type(of: detector))")
    }
  }

  @Test func `a keyword with digits is not part of a shape`() throws {
    let found = try rules(of: ["ahvn99 7569217076985", "ahvn13 7569217076985"], under: "Menu")
    let fresh = try rules(of: ["ahvn13 7569217076985"], under: "Menu")
    #expect(found[1] == fresh[0])
  }

  @Test(arguments: [
    ("2019 is the gate code", "4471 is the gate code"), ("PIN for the cupboard (2019)", "PIN for the cupboard (4471)"),
    ("her age: 905", "her age: 105"), ("my son is 905", "my son is 105"),
  ])
  func `the value of a year or an age is not part of a shape`(harmless: String, personal: String) throws {
    let found = try rules(of: [harmless, personal], under: "Menu")
    #expect(found.map(\.isEmpty) == [true, false])
  }

  @Test func `a number sign is not a digit of a shape`() throws {
    let found = try rules(of: ["212555014#", "2125550143"], under: "Menu")
    #expect(found[1].first?.hasPrefix("phone-number") == true)
  }

  @Test func `other names of containers yield other findings`() throws {
    let texts = ["Try 219099999", "Try 219099998", "Try 219099997"]
    #expect(try rules(of: texts, under: "Menu").allSatisfy(\.isEmpty))
    #expect(try rules(of: texts, under: "Check SSN").allSatisfy { $0.first?.hasPrefix("us-ssn") == true })
    #expect(try rules(of: texts, under: "Menu", in: "Check SSN").allSatisfy { $0.first?.hasPrefix("us-ssn") == true })
  }

  /// Records the texts that the detectors read.
  private struct Recorder: ShapeDetector {
    final class Texts: Sendable {
      let list = Mutex<[String]>([])
    }

    let texts = Texts()

    func detect(
      in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
    ) {
      let bytes = text.indices.map { text[$0] }
      texts.list.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
    }

    func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool { false }

    /// Returns the texts since the last call.
    func take() -> [String] {
      texts.list.withLock { list in
        defer { list = [] }
        return list
      }
    }
  }

  @Test func `after an edit, only the new text is read`() throws {
    let texts = [
      "Disconnect", "Order 4711", "Ask Dana Whitfield", "Call 212-555-0143", "Äsk Dana Whitfield",
      "press one two three four", "Try 219099999", "Write to dana@example.com, code 12",
      String(repeating: "Please hold the line for Dana Whitfield. ", count: 40),
      String(repeating: "Please hold the line for a moment. ", count: 40),
    ]
    let recorder = Recorder()
    let engine = Engine(detectors: BuiltInDetectors.all + [recorder])
    func check(_ texts: [String], under task: String, _ scanner: inout EngineScanner) throws -> [Finding] {
      engine.check(try export(of: texts, under: task), with: &scanner).findings
    }
    func fresh(_ texts: [String], under task: String) throws -> [Finding] {
      defer { _ = recorder.take() }
      var scanner = engine.makeScanner()
      return try check(texts, under: task, &scanner)
    }
    var scanner = engine.makeScanner(cacheLimits: .edits)
    #expect(try check(texts, under: "Menu", &scanner) == fresh(texts, under: "Menu"))
    for index in texts.indices {
      var edited = texts
      edited[index] += " \(index)"
      let found = try check(edited, under: "Menu", &scanner)
      #expect(recorder.take() == [edited[index]])
      #expect(try found == fresh(edited, under: "Menu"))
    }
    // The name of the task is a keyword for one of the texts.
    let found = try check(texts, under: "Check SSN", &scanner)
    #expect(found.contains { $0.rule == "us-ssn" })
    #expect(try found == fresh(texts, under: "Check SSN"))
  }

  @Test(arguments: [("legge 105", true), ("H1N", true), ("h-2", true), ("Order 104", false), ("nah 4", false)])
  func `phrases with digits are recognized by their beginning`(text: String, mayReadDigits: Bool) {
    let bytes = Array(text.utf8)
    #expect(WordAutomaton.builtIn.mayReadDigits(in: bytes.span) == mayReadDigits)
  }
}
