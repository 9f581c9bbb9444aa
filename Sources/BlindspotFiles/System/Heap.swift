#if canImport(Glibc)
  internal import CMalloc
#endif

/// The settings of the C library's allocator.
package enum Heap {
  /// Keeps freed memory for the next file instead of returning it to the system, which would have to clear every page of
  /// it again: for 300 flows the same megabyte was returned and requested 300 times.
  ///
  /// Only the GNU C library needs this.
  package static func keepFreedMemory() {
    #if canImport(Glibc)
      _ = mallopt(M_TRIM_THRESHOLD, 64 << 20)
      _ = mallopt(M_MMAP_THRESHOLD, 64 << 20)
      _ = mallopt(M_TOP_PAD, 1 << 20)
    #endif
  }
}
