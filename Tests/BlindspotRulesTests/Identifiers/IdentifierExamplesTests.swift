import BlindspotParser
import BlindspotRules
import Testing

/// The examples that stand in the files of the rules on identifiers, numbers and addresses.
@Suite struct IdentifierExamplesTests {
  private static let categories: Set<Category> = [
    .emailAddress, .phoneNumber, .governmentID, .paymentCard, .bankAccount, .ipAddress, .accountNumber, .vehicle,
  ]

  @Test func `every example of a rule holds`() {
    var options = Engine.Options()
    options.minSeverity = .note
    let engine = Engine(options: options)
    var complaints: [String] = []
    for file in BuiltInRule.files where Self.categories.contains(file.rule.category) {
      let rule = file.rule
      if rule.id == "private-contact" { continue }
      if rule.matching.count < 5 || rule.nonMatching.count < 5 { complaints.append("\(rule.id): fewer than five") }
      for text in rule.matching where !finds(rule.id, text, engine) { complaints.append("\(rule.id) misses: \(text)") }
      for text in rule.nonMatching where finds(rule.id, text, engine) {
        complaints.append("\(rule.id) must not match: \(text)")
      }
    }
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  private func finds(_ rule: String, _ text: String, _ engine: Engine) -> Bool {
    engine.matches(in: text, as: .taskName).contains { $0.rule == rule }
  }
}
