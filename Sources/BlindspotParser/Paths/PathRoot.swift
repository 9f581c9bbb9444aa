/// The start of a path that is not a component.
///
/// The forms of Windows are described in "Naming Files, Paths, and Namespaces" of the Windows documentation.
package struct PathRoot: Hashable, Sendable {
  /// The form of a root.
  package enum Kind: Hashable, Sendable {
    /// No root: the path starts at the working folder.
    case none
    /// `/`; in the style of Windows, `\`, which is the root of the current drive.
    case folder
    /// `C:\`
    case drive
    /// `C:`, the working folder of a drive.
    case driveFolder
    /// `\\server\share\`
    case share
    /// `\\.\`, the namespace of devices.
    case device
    /// `\\?\C:\` or `\\?\UNC\server\share\`. Only `\` separates components, and `.` and `..` are ordinary names.
    case verbatim
  }

  package let kind: Kind
  /// The number of bytes before the first component.
  let length: Int
  /// The number of bytes of the root without the separators at its end. `/` and `\` have none.
  private let coreLength: Int

  private init(_ kind: Kind, core: Int, length: Int) {
    self.kind = kind
    coreLength = core
    self.length = length
  }

  /// Reads the root of a path.
  init(of bytes: [UInt8], _ style: PathStyle) {
    self = style == .posix ? Self.posix(bytes) : Self.windows(bytes)
  }

  /// Whether a path with this root does not depend on a working folder.
  func isAbsolute(_ style: PathStyle) -> Bool {
    switch kind {
    case .none, .driveFolder: false
    case .folder: style == .posix
    case .drive, .share, .device, .verbatim: true
    }
  }

  /// Whether a byte separates components after this root.
  func isSeparator(_ byte: UInt8, _ style: PathStyle) -> Bool {
    switch style {
    case .posix: byte == ASCII.slash
    case .windows: byte == ASCII.backslash || byte == ASCII.slash && kind != .verbatim
    }
  }

  /// Returns the normalized spelling of the root of a path: with a drive letter in upper case and one separator at the
  /// end, except for `C:`.
  func spelling(in bytes: [UInt8], _ style: PathStyle) -> [UInt8] {
    if kind == .none { return [] }
    if style == .posix { return [ASCII.slash] }
    var root = bytes[..<coreLength].map { $0 == ASCII.slash ? ASCII.backslash : $0 }
    if root.last == ASCII.colon, root.count > 1 { root[root.count - 2] = root[root.count - 2].uppercased }
    if kind != .driveFolder { root.append(ASCII.backslash) }
    return root
  }

  private static func posix(_ bytes: [UInt8]) -> PathRoot {
    guard bytes.first == ASCII.slash else { return PathRoot(.none, core: 0, length: 0) }
    return PathRoot(.folder, core: 0, length: bytes.prefix { $0 == ASCII.slash }.count)
  }

  private static func windows(_ bytes: [UInt8]) -> PathRoot {
    func isSeparator(_ index: Int) -> Bool { index < bytes.count && isWindowsSeparator(bytes[index]) }
    if isDrive(bytes[...]) {
      return isSeparator(2) ? root(.drive, core: 2, of: bytes) : PathRoot(.driveFolder, core: 2, length: 2)
    }
    guard isSeparator(0) else { return PathRoot(.none, core: 0, length: 0) }
    guard isSeparator(1), bytes.count > 2, !isSeparator(2) else { return root(.folder, core: 0, of: bytes) }
    if bytes.starts(with: #"\\?\"#.utf8) { return verbatim(bytes) }
    if bytes[2] == ASCII.period || bytes[2] == ASCII.questionMark, isSeparator(3) {
      return root(.device, core: 3, of: bytes)
    }
    return root(.share, core: endOfShare(from: 2, in: bytes, isWindowsSeparator), of: bytes)
  }

  private static func verbatim(_ bytes: [UInt8]) -> PathRoot {
    let prefix = 4
    let rest = bytes[prefix...]
    func isSeparator(_ byte: UInt8) -> Bool { byte == ASCII.backslash }
    let core: Int
    if rest.prefix(4).map(\.uppercased).elementsEqual(#"UNC\"#.utf8) {
      core = endOfShare(from: prefix + 4, in: bytes, isSeparator)
    } else {
      core = rest.firstIndex(where: isSeparator) ?? bytes.count
    }
    return PathRoot(.verbatim, core: core, length: core + bytes[core...].prefix(while: isSeparator).count)
  }

  /// Returns a root with all separators after its core.
  private static func root(_ kind: Kind, core: Int, of bytes: [UInt8]) -> PathRoot {
    PathRoot(kind, core: core, length: core + bytes[core...].prefix(while: isWindowsSeparator).count)
  }

  /// Returns the end of `server\share`, which begins at `start`.
  private static func endOfShare(from start: Int, in bytes: [UInt8], _ isSeparator: (UInt8) -> Bool) -> Int {
    let server = bytes[start...].firstIndex(where: isSeparator) ?? bytes.count
    guard let share = bytes[server...].firstIndex(where: { !isSeparator($0) }) else { return server }
    return bytes[share...].firstIndex(where: isSeparator) ?? bytes.count
  }

  private static func isWindowsSeparator(_ byte: UInt8) -> Bool { byte == ASCII.backslash || byte == ASCII.slash }

  /// Whether a text begins with a letter and a colon.
  static func isDrive(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= 2 && text[text.startIndex].isLetter && text[text.startIndex + 1] == ASCII.colon
  }
}
