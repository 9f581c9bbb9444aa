import BlindspotParser
import BlindspotRules

/// Plans the fixes of a run, so that names change everywhere or not at all.
///
/// ```
/// findings  ->  texts with findings       equal texts become equal texts
///           ->  occurrences of the texts  names in references, copies in the same file
///           ->  edits                     through the source maps
///           ->  verification              parse again, check again; what fails stays, and the plan is made again
/// ```
struct FixPlanner {
  /// The extent of the fixes.
  struct Settings: Sendable {
    /// Whether replacements that can make a sentence untrue are included.
    var includesSuggested = false
    /// Whether names of objects outside the run change too, and every text in all files.
    var changesReferences = false
    /// Whether the text of comments is removed.
    var removesComments = false
    /// Whether every file of the run was read.
    var isComplete = true
  }

  /// A text that changes although it is not the text of a finding: the name of a file, the name of a person in a directory.
  struct KnownText: Sendable {
    let text: [UInt8]
    let parts: [PlannedText.Part]
  }

  let settings: Settings
  let inputs: [FixInput]
  /// Texts that change too, in files with such texts.
  let knownTexts: [KnownText]
  /// Checks an export like the run did.
  let check: (ParsedExport) -> FileReport
  let rule: (String) -> Rule?
  private(set) var maker: ReplacementMaker
  var texts: [PlannedText] = []
  var numbers: [[UInt8]: Int] = [:]
  /// The text of each finding that can change, by input and index of the finding.
  var planned: [[Int: Int]]
  /// The reasons of the findings that stay whatever the texts become.
  var reasons: [[Int: ShownText]]
  /// The values that are replaced wherever they occur, with the texts that they are from.
  var values: [(value: [UInt8], replacement: [UInt8], text: Int)] = []
  var search = ValueSearch([])
  /// The last result of each input, with the texts that changed in it.
  var results: [Int: (texts: Set<Int>, outcome: Outcome)] = [:]
  /// The possible edits of each input, in the order of the file.
  var edits: [[PossibleEdit]] = []

  /// Prepares a plan.
  ///
  /// - Parameters:
  ///   - inputs: the exports of the run, sorted by name.
  ///   - knownTexts: texts that change too.
  ///   - rule: returns the rule with an id.
  ///   - check: checks an export like the run did.
  init(
    _ settings: Settings, inputs: [FixInput], knownTexts: [KnownText] = [], rule: @escaping (String) -> Rule?,
    check: @escaping (ParsedExport) -> FileReport
  ) {
    self.settings = settings
    self.inputs = inputs
    self.knownTexts = knownTexts
    self.check = check
    self.rule = rule
    planned = Array(repeating: [:], count: inputs.count)
    reasons = planned.map { _ in [:] }
    var last: [Placeholder.Family: Int] = [:]
    for input in inputs {
      for document in input.file.export.documents.prefix(1) {
        Placeholder.forEach(in: document.document.source.span) { last[$0] = max(last[$0] ?? 0, $1) }
      }
    }
    maker = ReplacementMaker(after: last)
  }

  /// Makes the plan.
  mutating func plan() -> FixPlan {
    collectTexts()
    for known in knownTexts {
      let text = addText(known.text)
      for part in known.parts { texts[text].add(part) }
    }
    for index in texts.indices { texts[index].makeChanges(with: &maker) }
    findRoles()
    keepNames()
    refuseCollisions()
    if settings.changesReferences { collectValues() }
    collectEdits()
    var files: [Int: FixPlan.File] = [:]
    var failures: [String: ShownText] = [:]
    while true {
      var isStable = true
      files = [:]
      failures = [:]
      for index in inputs.indices {
        switch result(of: index) {
        case .unchanged: break
        case .changed(let file): files[index] = file
        case .failed(let reason): failures[inputs[index].name] = reason
        case .refused(let refusals):
          for (text, reason) in refusals { texts[text].refuse(reason, in: index) }
          isStable = false
        }
      }
      if isStable { break }
    }
    return FixPlan(
      files: files.sorted { $0.key < $1.key }.map(\.value), fixed: findings { $0 == nil }.map(\.finding),
      unfixed: findings { $0 != nil }.compactMap { finding, reason in
        reason.map { FixPlan.Unfixed(finding: finding, reason: $0) }
      }, failures: failures, mapping: mapping)
  }

  /// The values that are replaced in a file, in the order of their first places, each once.
  private var mapping: [ReplacementMaker.Entry] {
    var seen: Set<ReplacementMaker.Entry> = []
    var changed = results.values.reduce(into: Set<Int>()) { $0.formUnion($1.texts) }
    changed.formUnion(knownTexts.compactMap { numbers[$0.text] })
    return texts.indices.filter(changed.contains).flatMap { texts[$0].entries }.filter { seen.insert($0).inserted }
  }

  /// Returns the findings of the run with the reasons why they stay, as far as the reasons match.
  private func findings(where isWanted: (ShownText?) -> Bool) -> [(finding: Finding, reason: ShownText?)] {
    var found: [(Finding, ShownText?)] = []
    for (index, input) in inputs.enumerated() {
      for number in input.selected {
        let reason = reasons[index][number] ?? planned[index][number].flatMap { texts[$0].refusal(in: index) }
        if isWanted(reason) { found.append((input.findings[number], reason)) }
      }
    }
    return found
  }

  // MARK: Texts

  private mutating func collectTexts() {
    for (index, input) in inputs.enumerated() {
      for number in input.selected {
        let finding = input.findings[number]
        guard let target = finding.target else {
          reasons[index][number] = "the finding is about the run, not about a text"
          continue
        }
        guard let rule = rule(finding.rule) else {
          reasons[index][number] = "the rule is unknown"
          continue
        }
        if isLeftOut(input) {
          reasons[index][number] = "the file is made by Terraform; fix the configuration and apply it"
          continue
        }
        let field = input.field(of: target)
        let text = input.text(of: field, in: target.document)
        guard settings.includesSuggested || rule.isFixSafe else {
          reasons[index][number] = "the replacement can make the text untrue; --unsafe includes it"
          continue
        }
        let name = addText(text)
        planned[index][number] = name
        texts[name].add(PlannedText.Part(range: target.range, rule: rule, kind: field.kind))
        if field.kind.nameRole(in: input.file.export.format) != .reference { texts[name].inputs.insert(index) }
      }
    }
  }

  /// Returns what the name of a file or a folder becomes.
  func changedName(_ name: String) -> String {
    guard let text = numbers[Array(name.utf8)], texts[text].isRunWide else { return name }
    return String(decoding: texts[text].result, as: UTF8.self)
  }

  /// Whether a file stays because it is made from others. A copy for others has all files.
  func isLeftOut(_ input: FixInput) -> Bool { input.isDerived && !settings.changesReferences }

  private mutating func addText(_ text: [UInt8]) -> Int {
    if let number = numbers[text] { return number }
    numbers[text] = texts.count
    texts.append(PlannedText(text))
    return texts.count - 1
  }

  /// Finds out which texts are names of objects and of parts of flows, and which findings only refer to other objects.
  private mutating func findRoles() {
    for input in inputs where !isLeftOut(input) {
      forEachKnownText(of: input) { field, text in
        switch field.kind.nameRole(in: input.file.export.format) {
        case .object: texts[text].referenceWords += field.kind.referenceWords
        case .part: texts[text].isPart = true
        case .reference, .text: break
        }
      }
    }
    guard !settings.changesReferences else {
      for index in texts.indices { texts[index].isRunWide = true }
      return
    }
    if !settings.isComplete {
      for index in texts.indices where texts[index].isObject {
        texts[index].refuse("a file of this run could not be read and may refer to it", in: nil)
      }
    }
    for (index, input) in inputs.enumerated() {
      for (number, text) in planned[index] {
        guard !texts[text].isObject, let target = input.findings[number].target,
          input.field(of: target).kind.nameRole(in: input.file.export.format) == .reference
        else { continue }
        reasons[index][number] =
          "it refers to an object that no file of this run defines; rename the object and export again"
      }
    }
  }

  private func forEachKnownText(of input: FixInput, _ body: (Field, Int) -> Void) {
    for (number, document) in input.file.export.documents.enumerated() {
      for field in document.fields {
        if let text = numbers[input.text(of: field, in: number)] { body(field, text) }
      }
    }
  }

  /// Keeps the names that an exception, the baseline or the selection of the run keeps somewhere.
  private mutating func keepNames() {
    guard !settings.changesReferences else { return }
    for (index, input) in inputs.enumerated() where !isLeftOut(input) {
      for target in input.kept {
        let field = input.field(of: target)
        guard field.kind.nameRole(in: input.file.export.format) != .text,
          let text = numbers[input.text(of: field, in: target.document)],
          texts[text].isObject || texts[text].inputs.contains(index)
        else { continue }
        texts[text].refuse(
          "the same name stays in another place, which is accepted or outside the selection", in: index)
      }
    }
  }

  /// Keeps names that would become equal to another name of the same kind in a file.
  private mutating func refuseCollisions() {
    guard !settings.changesReferences else { return }
    // The old names by the new ones. The names of parts are compared in their file, those of objects in the run.
    var objects: [FieldKind: [[UInt8]: [UInt8]]] = [:]
    for (index, input) in inputs.enumerated() where !isLeftOut(input) {
      var others: [FieldKind: [[UInt8]: [UInt8]]] = [:]
      for (number, document) in input.file.export.documents.enumerated() {
        for field in document.fields {
          let role = field.kind.nameRole(in: input.file.export.format)
          guard role != .text else { continue }
          let old = input.text(of: field, in: number)
          let text = numbers[old].map { texts[$0] }
          let new = text.flatMap { $0.isRunWide || $0.isObject || $0.inputs.contains(index) ? $0.result : nil } ?? old
          if let other = others[field.kind]?[new] ?? objects[field.kind]?[new], other != old {
            for name in [old, other] {
              if let text = numbers[name] { texts[text].refuse("two names would become the same", in: index) }
            }
          }
          if role == .object {
            objects[field.kind, default: [:]][new] = old
          } else {
            others[field.kind, default: [:]][new] = old
          }
        }
      }
    }
  }
}

extension Rule {
  /// Whether the text around a replaced value of the rule is as true as before: a role for a person, a reserved number
  /// for a number, or the text that the rule specifies.
  var isFixSafe: Bool {
    if fix != nil { return true }
    switch category {
    case .personName, .emailAddress, .phoneNumber: return true
    default: return false
    }
  }
}
