package import BlindspotEncoding
import BlindspotHashing
import BlindspotParser

/// Writes the fingerprints of findings.
///
/// SHA-256 takes blocks of 64 bytes. The file, the rule and the kind of the field are most of the first one, so the findings
/// of a file have few first blocks, and the maker keeps their hashes.
package struct FingerprintMaker: Sendable {
  private var text = ByteWriter()
  private var beginnings: [Beginning] = []
  /// The place in ``beginnings`` of the next one.
  private var next = 0

  /// The size of a block, in bytes.
  private static let block = 64
  /// The most beginnings that are kept.
  private static let mostBeginnings = 16

  /// A block with which a text begins.
  private struct Beginning {
    let key: UInt64
    let bytes: [UInt8]
    let hash: SHA256.Stream
  }

  /// Creates a maker.
  package init() {}

  /// Returns the ``Finding/fingerprint``.
  package mutating func fingerprint(of finding: Finding) -> String {
    var out = ByteWriter()
    write(finding, to: &out)
    return out.text
  }

  /// Writes the ``Finding/fingerprint``.
  package mutating func write(_ finding: Finding, to out: inout ByteWriter) {
    text.removeAll()
    guard finding.writeHashedText(to: &text) else { return out.write(finding.fingerprint) }
    // The buffer is a local variable while it is read: the search for a beginning changes the maker as a whole.
    var content = ByteWriter()
    swap(&content, &text)
    let hash = content.withBytes { self.hash(of: $0) }
    swap(&content, &text)
    Fingerprint.write(hash, to: &out)
  }

  private mutating func hash(of text: Span<UInt8>) -> SHA256.Stream {
    guard text.count >= Self.block else {
      var hash = SHA256.Stream()
      hash.add(text)
      return hash
    }
    var hash = hash(ofBeginning: text.extracting(..<Self.block))
    hash.add(text.extracting(Self.block...))
    return hash
  }

  private mutating func hash(ofBeginning bytes: Span<UInt8>) -> SHA256.Stream {
    let key = FNV.hash(FNV.seed, bytes: bytes)
    for index in beginnings.indices where beginnings[index].key == key {
      let known = beginnings[index].bytes
      if known.span.hasSameBytes(as: bytes) { return beginnings[index].hash }
    }
    var hash = SHA256.Stream()
    hash.add(bytes)
    let beginning = Beginning(key: key, bytes: [UInt8](bytes), hash: hash)
    if beginnings.count < Self.mostBeginnings { beginnings.append(beginning) } else { beginnings[next] = beginning }
    next = (next + 1) % Self.mostBeginnings
    return hash
  }
}
