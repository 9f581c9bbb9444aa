import BlindspotEncoding

/// Parts of a JSON report that occur again: the last few, each with the value that it shows.
struct KeptFragments<Key: Equatable> {
  private var fragments: [(key: Key, fragment: JSONWriter.Fragment)] = []
  /// The place of the next new fragment.
  private var next = 0

  /// The most fragments that are kept.
  private static var most: Int { 16 }

  /// Writes the fragment of a key, which `content` writes if it is not known. A key that was first in its object or array must
  /// be first each time, and no other may be: the fragments of the others begin with a comma.
  mutating func write(_ key: Key, to json: inout JSONWriter, _ content: (inout JSONWriter) -> Void) {
    for index in fragments.indices where fragments[index].key == key { return json.write(fragments[index].fragment) }
    let fragment = json.record(content)
    if fragments.count < Self.most { fragments.append((key, fragment)) } else { fragments[next] = (key, fragment) }
    next = (next + 1) % Self.most
  }
}
