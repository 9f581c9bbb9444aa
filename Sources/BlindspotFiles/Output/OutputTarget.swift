package import BlindspotParser

/// A file to write, and the files that must not be replaced or reached on the way.
package struct OutputTarget: Sendable {
  /// The folders that the path may lead through.
  package enum Scope: Sendable {
    /// The user named the file. No folder of its path inside the boundary, or inside another repository, may be a link.
    case named(FileBoundary)
    /// A configuration named the file. It must also be inside the boundary.
    case configured(FileBoundary)
    /// Any folder.
    case any
  }

  /// The path of the file.
  package let path: FilePath
  private let scope: Scope
  /// Whether an existing file that begins with these bytes may be replaced; nil allows any.
  private let mayReplace: (@Sendable (_ beginning: [UInt8]) -> Bool)?
  /// The inputs of the run, which are never replaced.
  private let inputs: [FilePath]

  /// The number of bytes that the beginning of a file has at most.
  private static let beginning = 1 << 12

  /// Creates the target.
  ///
  /// - Parameters:
  ///   - path: the path of the file.
  ///   - scope: the folders that the path may lead through.
  ///   - inputs: the inputs of the run, which are never replaced.
  ///   - mayReplace: returns whether an existing file that is not empty may be replaced, from up to 4,096 bytes of its
  ///     beginning; nil allows any.
  package init(
    _ path: FilePath, scope: Scope = .any, inputs: [FilePath] = [],
    replacing mayReplace: (@Sendable (_ beginning: [UInt8]) -> Bool)? = nil
  ) {
    self.path = path
    self.scope = scope
    self.inputs = inputs
    self.mayReplace = mayReplace
  }

  /// The reason why the file must not be written, as a phrase that follows `cannot be written: `; nil if it may.
  var refusal: String? {
    scopeRefusal ?? existingFileRefusal
  }

  private var scopeRefusal: String? {
    let violation: FileBoundary.Violation? =
      switch scope {
      case .any: nil
      case .named(let boundary): isDevicePath ? nil : boundary.violation(byWriting: path, mayLeave: true)
      case .configured(let boundary): boundary.violation(byWriting: path, mayLeave: false)
      }
    return switch violation {
    case nil: nil
    case .outside: "it is outside the repository of the configuration; name it on the command line"
    case .link:
      "a folder in its path is a symbolic link that is not followed; name the target of the link on the command line"
    case .versionControl:
      "it is in a folder of a version control system; write to another folder"
    }
  }

  private var existingFileRefusal: String? {
    guard !isDevicePath, let entry = try? FileSystem.entry(at: path, followingLinks: false) else { return nil }
    switch entry.kind {
    case .link: return "it is a symbolic link; remove the link or write to another file"
    case .folder, .special: return nil
    case .file: break
    }
    let isInput = inputs.contains { input in
      (try? FileSystem.entry(at: input, followingLinks: true))?.identity == entry.identity
    }
    if isInput { return "it is an input of this run; write to another file" }
    guard let mayReplace, entry.size > 0 else { return nil }
    if let start = try? FileSystem.beginning(of: path, count: Self.beginning), mayReplace(start) { return nil }
    return "the existing file is not a report; write to another file, or replace it with --force"
  }

  /// Whether the file is a terminal, a FIFO, a socket or a device, which is written in place.
  var isSpecial: Bool {
    isDevicePath || (try? FileSystem.entry(at: path, followingLinks: false))?.kind == .special
  }

  /// Whether the path is in `/dev`, where the links belong to the system: `/dev/stdout`, or `/dev/fd/63` for the process
  /// substitution of a shell.
  var isDevicePath: Bool {
    path.normalized().isWithin(FilePath("/dev"))
  }
}
