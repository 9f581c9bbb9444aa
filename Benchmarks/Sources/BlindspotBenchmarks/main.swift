import Benchmark
import BlindspotParser
import BlindspotRules
import Foundation

/// Measures the libraries in one process, over the organization that generate.py wrote.
///
///     ORGANIZATION=FOLDER swift run -c release BlindspotBenchmarks --iterations 5
///
/// The time of a row is that of the whole folder (or of the million texts); README.md has the figures of whole runs.
func files(_ folder: String, _ ending: String) -> [SourceFile] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter { $0.contains(".\(ending)") }.sorted().compactMap { name in
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
    return SourceFile(name: name, bytes: [UInt8](data))
  }
}

let root = ProcessInfo.processInfo.environment["ORGANIZATION"] ?? "."
let engine = Engine()

for (title, folder, suffix) in [
  ("yaml", "yaml", "yaml"), ("clean yaml", "clean", "yaml"), ("json", "json", "json"), ("i3", "i3", "i3"),
  ("clean json", "clean-json", "json"), ("clean i3", "clean-i3", "i3"), ("texts", "texts", "yaml"),
  ("directory", "directory", "json"),
] {
  let inputs = files("\(root)/\(folder)", suffix)
  let exports = inputs.compactMap { file -> ParsedExport? in
    guard case .export(let export) = ExportReader.read(file) else { return nil }
    return export
  }
  benchmark("\(title): read into fields") {
    for file in inputs { blackHole(ExportReader.read(file)) }
  }
  benchmark("\(title): detect") {
    for export in exports { blackHole(engine.check(export)) }
  }
}

/// Keeps the optimiser from leaving work out whose result nobody reads.
@inline(never)
func blackHole<Value>(_ value: Value) {}

Benchmark.main()
