extension String {
  /// Calls `body` with the UTF-8 bytes of the text.
  ///
  /// The same as `utf8Span` without two calls of the standard library, which take 50 instructions.
  @inlinable @inline(__always) package func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    if let result = unsafe utf8.withContiguousStorageIfAvailable({ unsafe body($0.span) }) { return result }
    return body(utf8Span.span)
  }

  /// Makes a text of the bytes that `write` appends, which are UTF-8. Malformed bytes are repaired.
  ///
  /// An array of the bytes, and a text decoded from it, take three times as many instructions.
  ///
  /// - Parameter capacity: the most bytes.
  @inlinable @inline(__always)
  package init(capacity: Int, writing write: (inout OutputSpan<UInt8>) -> Void) {
    unsafe self.init(unsafeUninitializedCapacity: capacity) { buffer in
      var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
      write(&output)
      return unsafe output.finalize(for: buffer)
    }
  }

  /// Makes a text of bytes, which are UTF-8. Malformed bytes are repaired.
  package init(bytes: Span<UInt8>) {
    let count = bytes.count
    unsafe self.init(unsafeUninitializedCapacity: count) { buffer in
      unsafe bytes.withUnsafeBufferPointer { source in
        _ = unsafe buffer.update(fromContentsOf: source)
      }
      return count
    }
  }
}

extension OutputSpan<UInt8> {
  /// Appends the bytes of a literal.
  @inlinable
  package mutating func append(_ literal: StaticString) {
    for offset in 0..<literal.utf8CodeUnitCount { append(literal.byte(at: offset)) }
  }

  /// Appends a number, which is not negative, in decimal digits.
  package mutating func append(decimal number: Int) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// Appends the bytes of a short text. For those, a loop takes fewer instructions than a copy in one operation.
  @inlinable @inline(__always)
  package mutating func append(_ text: Span<UInt8>) { for index in text.indices { append(text[index]) } }

  /// Appends the bytes of a text in one operation.
  package mutating func append(copying text: Span<UInt8>) {
    let size = text.count
    precondition(size <= freeCapacity)
    unsafe withUnsafeMutableBufferPointer { buffer, count in
      unsafe text.withUnsafeBufferPointer { source in
        _ = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...]).update(fromContentsOf: source)
      }
      count += size
    }
  }
}
