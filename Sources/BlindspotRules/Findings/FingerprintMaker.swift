package import BlindspotEncoding
import BlindspotHashing
import BlindspotParser

/// Writes the fingerprints of findings: the first half of a SHA-256 in 32 hexadecimal digits. The hashed bytes are
///
/// ```
/// 2 NUL file NUL …                  NULs up to whole blocks of SHA-256
/// 16 bytes                          the first half of the SHA-256 of: rule NUL kind of field
/// place NUL text NUL ordinal        the keyed hash of the value in place of the text, if there is one
/// ```
///
/// So the hash of the file and that of the rule are made once for many findings, and the rest is mostly one block. Each block
/// takes 3,300 instructions.
package struct FingerprintMaker: Sendable {
  /// A file and the hash after its blocks.
  private var file: (name: String, hash: SHA256.Stream)?
  /// The rules and kinds of the last findings, each with half of its hash.
  private var rules: [(rule: String, kind: FieldKind, hash: [UInt8])] = []
  private var text = ByteWriter()

  /// The size of a block, in bytes.
  private static let block = 64
  /// The most rules that are kept.
  private static let mostRules = 32

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
    if let given = finding.givenFingerprint { return out.write(given) }
    if let identity = finding.identity { write(identity, ordinal: finding.ordinal, to: &out) }
  }

  /// Writes the fingerprint of an identity.
  ///
  /// - Parameter ordinal: the number of findings of the same identity before this one.
  package mutating func write(_ identity: FindingIdentity, ordinal: Int, to out: inout ByteWriter) {
    var hash = fileHash(of: identity.file)
    let rule = ruleHash(of: identity.rule, in: identity.kind)
    text.removeAll()
    text.write(rule.span)
    text.write(identity.place)
    text.write(byte: ASCII.null)
    if let value = identity.value { text.write(value) } else { text.write(identity.text) }
    text.write(byte: ASCII.null)
    text.write(ordinal)
    text.withBytes { hash.add($0) }
    Fingerprint.write(hash, to: &out)
  }

  /// Returns the hash of whole blocks with the name of a file.
  private mutating func fileHash(of name: String) -> SHA256.Stream {
    if let file, file.name == name { return file.hash }
    text.removeAll()
    text.write(literal: "2\0")
    text.write(name)
    text.write(byte: ASCII.null)
    let rest = text.count % Self.block
    if rest > 0 { text.write(ASCII.null, count: Self.block - rest) }
    var hash = SHA256.Stream()
    text.withBytes { hash.add($0) }
    file = (name, hash)
    return hash
  }

  /// Returns half of the hash of a rule and a kind of field.
  private mutating func ruleHash(of rule: String, in kind: FieldKind) -> [UInt8] {
    for index in rules.indices where rules[index].kind == kind && rules[index].rule == rule {
      return rules[index].hash
    }
    text.removeAll()
    text.write(rule)
    text.write(byte: ASCII.null)
    text.write(kind.rawValue)
    var hash = SHA256.Stream()
    text.withBytes { hash.add($0) }
    let digest = hash.digest()
    let half = [UInt8](digest.span.extracting(..<Fingerprint.length))
    if rules.count == Self.mostRules { rules.removeAll(keepingCapacity: true) }
    rules.append((rule, kind, half))
    return half
  }
}
