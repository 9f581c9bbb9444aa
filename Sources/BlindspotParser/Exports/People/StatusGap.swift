/// What an export of people does not show of their personal statuses. An export without a status must not pass for a
/// clean one.
enum StatusGap {
  /// The gaps of an export that lists `people`.
  static func gaps(for format: ExportFormat, people: PeopleCount) -> [Gap] {
    guard people.total > 0, people.withPresence < people.total else { return [] }
    let command = "gc users list -a --expand presence,integrationPresence"
    switch format {
    case .scim:
      return [Gap(message: "SCIM carries no personal status, so none could be checked; export with `\(command)`")]
    case .peopleCSV:
      return [
        Gap(message: "a people list carries no personal status, so none could be checked; export with `\(command)`")
      ]
    case .terraform, .terraformJSON, .terraformState:
      return [Gap(message: "Terraform carries no personal status, so none could be checked; export with `\(command)`")]
    default:
      guard people.withPresence > 0 else {
        return [
          Gap(
            message:
              "0 of \(people.total) people come with a presence, so no personal status could be checked; "
              + "export with `\(command)`")
        ]
      }
      let missing = people.total - people.withPresence
      return [
        Gap(
          message:
            "\(missing) of \(people.total) people come without a presence, so their personal status could not be "
            + "checked; fetch it with `gc users presences purecloud bulk`")
      ]
    }
  }
}
