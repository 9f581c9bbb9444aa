package import BlindspotParser

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The environment and the arguments of the process.
package enum Environment {
  /// Returns the value of a variable, or nil if it is not set.
  package static func value(of name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// The number of processors that are online, at least 1.
  package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Returns the path of an argument.
  ///
  /// A `String` cannot hold bytes that are not UTF-8, so an argument with such bytes is looked up in the arguments of the
  /// process.
  package static func path(ofArgument argument: String) -> FilePath {
    guard argument.unicodeScalars.contains("\u{FFFD}") else { return FilePath(argument) }
    for index in 0..<Int(CommandLine.argc) {
      guard let pointer = unsafe CommandLine.unsafeArgv[index] else { continue }
      let bytes = unsafe UnsafeBufferPointer(start: pointer, count: strlen(pointer)).map { UInt8(bitPattern: $0) }
      if String(decoding: bytes, as: UTF8.self) == argument { return FilePath(bytes: bytes) }
    }
    return FilePath(argument)
  }
}
