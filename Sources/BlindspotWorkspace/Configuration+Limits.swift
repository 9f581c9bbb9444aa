import BlindspotFiles
import BlindspotParser
import BlindspotRules

extension Configuration {
  /// Returns the limit in effect: configured, or the default; nil only where the defaults of the readers differ.
  func value(of limit: Limit) -> Int? { self.limits[limit]?.value ?? limit.standard }

  /// The limits of files and archives.
  var inputLimits: InputLimits {
    // Every limit of a file or an archive has a default; only that of `depth` depends on the format.
    func value(_ limit: Limit) -> Int { self.value(of: limit) ?? limit.range.lowerBound }
    return InputLimits(
      fileSize: value(.fileSize), archiveMembers: value(.archiveMembers), archiveSize: value(.archiveSize),
      archiveRatio: value(.archiveRatio), archiveDepth: value(.archiveDepth))
  }

  /// How exports are read: which texts, and up to which limits.
  var readOptions: ReadOptions {
    var options = ReadOptions(readsExtended: checkedKinds.hasExtended)
    func set(_ limit: Limit, _ change: (inout ExportLimits, Int) -> Void) {
      if let value = value(of: limit) { change(&options.limits, value) }
    }
    set(.fileSize) { ($0.yaml.bytes, $0.json.bytes, $0.csv.bytes) = ($1, $1, $1) }
    set(.hclSize) { $0.hcl.bytes = $1 }
    set(.depth) { ($0.yaml.depth, $0.json.depth, $0.hcl.depth) = ($1, $1, $1) }
    set(.flowDepth) { $0.yaml.flowDepth = $1 }
    // A cell of CSV has the header of its column as its key, so that two bytes of a file can be two nodes.
    set(.nodes) { ($0.yaml.expandedNodes, $0.json.expandedNodes, $0.csv.expandedNodes) = ($1, $1, $1 / 2) }
    set(.documents) { ($0.yaml.documents, $0.json.documents) = ($1, $1) }
    set(.embeddedSize) { $0.embedded.bytes = $1 }
    set(.embeddedDepth) { $0.embedded.depth = $1 }
    set(.expressionDepth) { $0.expressionDepth = $1 }
    return options
  }
}
