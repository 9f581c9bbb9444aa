import ArgumentParser
import BlindspotEncoding
import BlindspotRules
import BlindspotWorkspace

/// `blindspot except`: writes an exception for a finding.
struct ExceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "except", _superCommandName: Product.name,
    abstract: "Writes an exception for a finding to the configuration, or as a comment.",
    discussion: """
      The configuration keeps its comments and its layout; without one, .blindspot.yml is created. The exception \
      names the rule, the file and the path of the text. Nothing is written if it would not cover the finding.
      """)

  @Argument(help: "The rule of the finding.")
  var rule: String

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "The place of the finding as in a report: file and line, or file and JSON Pointer.", valueName: "file:line"),
    completion: .file())
  var at: String

  @Option(name: .customLong("reason"), help: ArgumentHelp("Why the finding is accepted.", valueName: "text"))
  var reason: String

  @Option(
    name: .customLong("until"),
    help: ArgumentHelp("The last day of the exception, as 2027-12-31.", valueName: "day"))
  var until: String?

  @Flag(name: .customLong("comment"), help: "Write a comment above the text instead; only YAML and Terraform.")
  var comment = false

  @OptionGroup(title: "Policy") var policy: PolicyOptions

  func validate() throws {
    try ExceptionReason.check(reason)
    if until.map({ Day($0) == nil }) ?? false { throw ValidationError("--until must be a day such as 2027-12-31") }
    if comment, until != nil { throw ValidationError("a comment has no last day; remove --until or --comment") }
    if place == nil { throw ValidationError("--at must be FILE:LINE or FILE:/POINTER") }
  }

  func run() throws {
    guard let place else { return }
    let workspace = try Workspace.load(policy.choices())
    let request = LintRequest(.paths([place.file]))
    let plan =
      comment
      ? try workspace.planExceptionComment(for: request, rule: rule, at: place.place, reason: reason)
      : try workspace.planExceptions(
        for: request, rule: rule, at: place.place, reason: reason, until: until.flatMap { Day($0) })
    try workspace.write(plan)
    let count = Decimals.count(plan.findings.count, "finding")
    Console.write("wrote an exception for \(count) to \(plan.file)\n")
  }

  /// The file and the place of `--at`.
  private var place: (file: String, place: Workspace.ExceptionPlace)? {
    if let colon = at.firstRange(of: ":/") ?? at.firstRange(of: ":#doc"), colon.lowerBound > at.startIndex {
      return (String(at[..<colon.lowerBound]), .path(String(at[at.index(after: colon.lowerBound)...])))
    }
    // A column after the line is accepted, as reports print it.
    let parts = at.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.reversed().prefix { Int($0) != nil }.count
    guard (1...2).contains(numbers), parts.count > numbers, let line = Int(parts[parts.count - numbers]), line > 0
    else {
      return nil
    }
    let file = parts.dropLast(numbers).joined(separator: ":")
    return file.isEmpty ? nil : (file, .line(line))
  }
}

/// The reason of an exception on the command line.
enum ExceptionReason {
  /// Throws an error unless a text is one line with a word.
  static func check(_ reason: String) throws {
    if !reason.utf8.contains(where: { $0 > 0x20 }) { throw ValidationError("the reason is empty") }
    if reason.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw ValidationError("the reason must be one line without control characters")
    }
  }
}
