import BlindspotFiles
import BlindspotParser

/// Reads inputs and hands the exports among them on, one at a time.
struct ExportRun: Sendable {
  let reader: InputReader
  let options: ReadOptions

  /// What happened on the way to the exports of one input.
  struct Outcome: Sendable {
    /// What kept files from being read. Problems inside an export stand in its own ``ParsedExport/problems``.
    var problems: [Problem] = []
    /// How many files are no exports and were passed over.
    var skipped = 0
    /// How many files were read as exports.
    var exports = 0
  }

  /// Calls `body` with each export behind an input: one for a file, any number for an archive.
  ///
  /// - Parameter read: how a file is read.
  func read(
    _ input: Input, by read: (SourceFile, ReadOptions) -> ReadOutcome = { ExportReader.read($0, options: $1) },
    _ body: (ParsedExport) -> Void
  ) -> Outcome {
    var outcome = Outcome()
    outcome.problems =
      reader.read(input) { file, isNamed in
        var options = options
        options.expectsExport = isNamed
        switch read(file, options) {
        case .export(let export):
          outcome.exports += 1
          body(export)
        case .failed(let problems):
          outcome.problems += problems
        case .notAnExport where isNamed:
          outcome.problems.append(Self.notAnExport(file.name, "The file is no export that Blindspot knows"))
        case .notAnExport:
          outcome.skipped += 1
        }
      } + outcome.problems
    if input.isNamed, outcome.exports == 0, outcome.problems.isEmpty {
      outcome.problems = [Self.notAnExport(input.name, "The archive holds no export that Blindspot knows")]
    }
    return outcome
  }

  private static func notAnExport(_ name: String, _ start: String) -> Problem {
    Problem(
      file: name, code: .notAnExport,
      message: start + "; name an exported flow or a listing of users, or the folder around them.")
  }
}

extension InputList {
  /// All that kept inputs from being read. If nothing at all was read that is a problem of its own: a gate must not pass
  /// because it was pointed at the wrong folder.
  func problems(beside outcomes: [ExportRun.Outcome]) -> [Problem] {
    let problems = problems + outcomes.flatMap(\.problems)
    guard problems.isEmpty, !outcomes.contains(where: { $0.exports > 0 }) else { return problems }
    let skipped = outcomes.reduce(skipped) { $0 + $1.skipped }
    let message = "No export was found here (\(skipped) other files were passed over); name the folder that holds them."
    return arguments.map { Problem(file: $0.name, code: .notAnExport, message: message) }
  }
}
