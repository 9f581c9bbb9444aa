/// The syntax of paths: the bytes that separate components, and the spelling of a root.
package enum PathStyle: Hashable, Sendable {
  /// `/` separates components and is the root.
  case posix
  /// `\` and `/` separate components. The root is a drive (`C:\`), a share (`\\server\share\`) or a namespace (`\\?\C:\`).
  case windows

  /// The style of the system that the program runs on.
  package static var platform: PathStyle {
    #if os(Windows)
      .windows
    #else
      .posix
    #endif
  }

  /// The byte that is written between components.
  package var separator: UInt8 { self == .posix ? ASCII.slash : ASCII.backslash }
}
