import ArgumentParser

/// A command whose other arguments are paths.
protocol PathCommand: ParsableCommand {
  var input: InputOptions { get set }
}
