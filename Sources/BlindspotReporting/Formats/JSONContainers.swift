import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// Writes the containers of findings and their ids as JSON. What the containers of a finding share with those of the finding
/// before is copied.
struct JSONContainers {
  /// The containers around the last finding, each with the end of its JSON in ``written``.
  private var last = ContainerStack<Int>()
  private var written = JSONWriter.Fragment()
  /// The ids of the containers of a finding. A variable of the writer, so that its memory is used again.
  private var ids = FindingIDs()

  /// Writes the members `container` and `ids` of a field.
  mutating func write(_ field: Finding.FieldReference, to json: inout JSONWriter) {
    json.array("container") { json in
      if let innermost = field.innermost {
        write(innermost, to: &json)
      } else {
        field.forEachContainer { container in json.object { container.write(to: &$0) } }
      }
    }
    ids.removeAll()
    field.forEachContainer { ids.add($0) }
    ids.write(to: &json)
  }

  /// Writes a container after those around it.
  private mutating func write(_ chain: ContainerChain, to json: inout JSONWriter) {
    if let end = last.value(of: chain) {
      written.truncate(to: end)
      return json.write(written)
    }
    if let outer = chain.outer { write(outer, to: &json) } else { written.truncate(to: 0) }
    json.record(addingTo: &written) { json in json.object { chain.container.write(to: &$0) } }
    last.add(chain, written.count)
  }
}
