/// The content of a file that is written piece by piece, so that it need not be in memory as a whole.
package struct FileContent: Sendable {
  /// Receives a piece. Pieces after one that could not be written are dropped.
  package typealias Sink = @Sendable (_ piece: Span<UInt8>) -> Void

  private let body: @Sendable (_ sink: @escaping Sink) -> Void

  /// Creates a content that `body` makes. It passes all pieces before it returns.
  package init(_ body: @escaping @Sendable (_ sink: @escaping Sink) -> Void) { self.body = body }

  /// Creates a content of bytes in memory.
  package init(_ bytes: [UInt8]) { body = { $0(bytes.span) } }

  /// Passes all pieces to `sink`.
  func write(to sink: @escaping Sink) { body(sink) }
}
