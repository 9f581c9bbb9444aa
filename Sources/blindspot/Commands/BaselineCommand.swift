import ArgumentParser
import BlindspotFiles
import BlindspotRules

/// `blindspot baseline`: accepts today's findings, so that only new ones fail.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Accepts today's findings without storing what they say.",
    subcommands: [Create.self, Update.self, Check.self])

  /// What the three commands take.
  struct Options: ParsableArguments {
    @OptionGroup(title: "Input") var input: InputOptions
    @OptionGroup(title: "Policy") var policy: PolicyOptions
    @OptionGroup(title: "Baseline") var baseline: BaselineOptions

    /// The findings of today, and what the baseline says so far.
    func run() throws -> (findings: [Finding], old: Baseline?, key: FindingKey?, path: String) {
      let policy = try policy.load()
      guard let path = baseline.path(policy.configuration) else { throw Failure("The baseline is switched off.") }
      let key = try baseline.key()
      let engine = try policy.engine(reading: input, key: key, makesExcerpts: false)
      let result = try LintRun(policy: policy, engine: engine, input: input).result()
      // A baseline of half the exports would call the other half new.
      try ExitStatus.end(result.problems)
      let isThere = (try? FileSystem.entry(at: FilePath(path), followingLinks: true)) != nil
      return (result.findings, isThere ? try baseline.load(policy.configuration) : nil, key, path)
    }
  }

  /// `blindspot baseline create`
  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create", abstract: "Writes a baseline that accepts all findings of today.")

    @OptionGroup var options: Options

    @Flag(help: "Replaces a baseline that is there.")
    var force = false

    func run() throws {
      let (findings, old, key, path) = try options.run()
      if old != nil, !force {
        throw Failure("There is a baseline in \(path); 'blindspot baseline update' shrinks it, --force replaces it.")
      }
      try Baseline(accepting: findings, key: key).save(to: path)
    }
  }

  /// `blindspot baseline update`
  struct Update: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "update", abstract: "Takes findings that are gone out of the baseline.")

    @OptionGroup var options: Options

    @Flag(help: "Accepts the findings that are new as well.")
    var acceptNew = false

    func run() throws {
      let (findings, old, key, path) = try options.run()
      guard let old else { throw Failure("There is no baseline in \(path); 'blindspot baseline create' writes one.") }
      try old.updated(with: findings, acceptNew: acceptNew, key: key).save(to: path)
    }
  }

  /// `blindspot baseline check`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Says how the findings of today differ from the baseline; status 1 if they do.")

    @OptionGroup var options: Options

    func run() throws {
      let (findings, old, key, path) = try options.run()
      guard let old else { throw Failure("There is no baseline in \(path); 'blindspot baseline create' writes one.") }
      let comparison = old.compare(findings, key: key)
      Console.write("\(comparison.known) known, \(comparison.new.count) new, \(comparison.stale.count) gone\n")
      let isStale = Console.tell(comparison, strictly: true)
      if isStale || !comparison.new.isEmpty { throw ExitStatus.findings }
    }
  }
}

extension Baseline {
  /// Writes the baseline whole or not at all.
  fileprivate func save(to path: String) throws(Failure) {
    do throws(OutputFiles.Failure) {
      try OutputFiles.write([OutputFiles.File(path: FilePath(path), bytes: Array(text.utf8))])
    } catch {
      throw Failure("\(path) cannot be written: \(error.reason).")
    }
    let note = keyName == nil ? "; without a key (BLINDSPOT_KEY) it knows places and not values" : ""
    Console.complain("\(path) accepts \(count == 1 ? "1 finding" : "\(count) findings")\(note).")
  }
}
