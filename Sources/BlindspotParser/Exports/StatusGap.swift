/// The gaps in an export of people: without their personal statuses, an export without findings is not a clean one.
enum StatusGap {
  /// Returns the gaps of `file`, an export that lists `people`.
  static func gaps(of file: SourceFile, for format: ExportFormat, people: PeopleCount) -> [Gap] {
    guard let message = message(for: format, people: people) else { return [] }
    var gap = Gap(file: file.name, message: message)
    gap.subject = .statuses
    return [gap]
  }

  private static func message(for format: ExportFormat, people: PeopleCount) -> ShownText? {
    guard people.total > 0, people.withPresence < people.total else { return nil }
    let command: ShownText = "gc users list -a --expand presence,integrationPresence"
    switch format {
    case .scim:
      return "SCIM does not contain personal statuses; to check them, export with `\(command)`"
    case .peopleCSV:
      return "a people list does not contain personal statuses; to check them, export with `\(command)`"
    case .terraform, .terraformJSON, .terraformState:
      return "Terraform does not contain personal statuses; to check them, export with `\(command)`"
    default:
      guard people.withPresence > 0 else {
        return "0 of \(people.total) people have a presence, so no personal status could be checked; "
          + "export with `\(command)`"
      }
      let missing = people.total - people.withPresence
      return "\(missing) of \(people.total) people do not have a presence, so their personal status could not be "
        + "checked; fetch it with `gc users presences purecloud bulk`"
    }
  }
}
