import Testing

@testable import BlindspotRules

@Suite struct RoleMailboxTests {
  @Test(arguments: [
    "support", "Support", "us.billing+vip", "no-reply", "do_not_reply.eu", "sales-2", "first.last", "emergency",
    "info", "hr.de", "it",
  ])
  func `a mailbox of a role is recognized`(local: String) { #expect(isRole(local)) }

  @Test(arguments: [
    "anna", "inform", "informations", "supportx", "anna.support", "sales2", "us", "do", "s", "emergencyx", "i",
  ])
  func `any other mailbox is not one of a role`(local: String) { #expect(!isRole(local)) }

  private func isRole(_ local: String) -> Bool {
    let text = Array((local + "@example.com").utf8)
    return RoleMailbox.isRole(text.span, local: 0..<local.utf8.count)
  }
}
