import ArgumentParser
import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

/// `blindspot fix`: replaces findings in place.
struct FixCommand: PathCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", _superCommandName: Product.name,
    abstract: "Replaces personal data in exports with placeholders.",
    discussion: """
      A person becomes 'Person 1', an e-mail address 'person-1@example.com', a phone number zeros before 555-01xx; the same \
      value gets the same number in the whole run. Names change together with everything that refers to them, or stay. \
      Only the bytes of values change, and a file is written only if it can be read as before and the findings are gone.

      Exit status: 0, nothing is left to fix; 1, findings at or above --fail-on stay, or with --check or --diff a file \
      would change; 2, the job could not be done.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Policy") var policy: PolicyOptions
  @OptionGroup(title: "Baseline") var baseline: BaselineOptions

  @Flag(name: .customLong("diff"), help: "Print the changes and write nothing; values and other words are masked.")
  var diff = false

  @Flag(name: .customLong("check"), help: "Write nothing; status 1 if a file would change.")
  var check = false

  @Flag(
    name: .customLong("unsafe"),
    help: "Also replace data of other categories, which can make a sentence untrue.")
  var unsafe = false

  @OptionGroup var mapping: MapOptions

  @Flag(name: .customLong("show-values"), help: "Show the lines of --diff in clear text.")
  var showValues = false

  @Flag(name: .shortAndLong, help: "Print no list of fixed files and no summary.")
  var quiet = false

  func validate() throws {
    if input.staged { throw ValidationError("fix changes files of the working tree; use --changed-since") }
    if input.paths.contains("-") { throw ValidationError("fix changes files in place; standard input is not a file") }
    if showValues, !diff { throw ValidationError("--show-values needs --diff") }
    if mapping.map != nil, diff || check {
      throw ValidationError("--map needs a run that writes; remove --diff and --check")
    }
  }

  func run() throws {
    let workspace = try Workspace.load(policy.choices(limits: input.limits))
    var request = input.request
    request.baseline = baseline.file
    request.key = try baseline.key()
    request.details.remove(.excerpt)
    if let map = mapping.map { try workspace.checkMapPath(map) }
    let outcome = try workspace.planFixes(of: request, includingSuggested: unsafe)
    let plan = outcome.plan
    if diff {
      for file in plan.files {
        let text = FixDiff(file, showsValues: showValues).render()
        if showValues { Console.write(text) } else { Console.write(String(decoding: text, as: UTF8.self)) }
      }
    } else if !check {
      if let map = mapping.map, !plan.files.isEmpty { try workspace.writeMap(of: plan, to: map) }
      try workspace.write(plan)
    }
    FixSummary(outcome, isWritten: !diff && !check, isQuiet: quiet).print()
    if !outcome.result.problems.isEmpty { throw ExitStatus.failed }
    if diff || check {
      if !plan.files.isEmpty { throw ExitStatus.findings }
      return
    }
    let failOn = workspace.policy.configuration.failOn.value
    if plan.unfixed.contains(where: { failOn.fails($0.finding.severity) }) { throw ExitStatus.findings }
  }
}
