/// The two streams between client and server.
package protocol Channel: Sendable {
  /// Returns the next bytes from the client; empty if none arrived in time; nil at the end of the stream.
  ///
  /// - Parameter milliseconds: the longest time to wait; nil waits until bytes arrive or the stream ends.
  func receive(waiting milliseconds: Int?) -> [UInt8]?

  /// Sends bytes to the client. A closed stream is ignored: the end of the other stream ends the server.
  func send(_ bytes: [UInt8])
}
