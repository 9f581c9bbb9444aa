#if canImport(Glibc)
  internal import CMalloc
#endif

/// How the C library treats memory that was freed.
package enum Heap {
  /// Keeps freed memory for the next file instead of handing it back to the system, which would have to clear every page
  /// of it again: 300 flows gave back and fetched the same megabyte 300 times.
  ///
  /// Elsewhere than in the GNU C library nothing needs to be said.
  package static func keepFreedMemory() {
    #if canImport(Glibc)
      _ = mallopt(M_TRIM_THRESHOLD, 64 << 20)
      _ = mallopt(M_MMAP_THRESHOLD, 64 << 20)
      _ = mallopt(M_TOP_PAD, 1 << 20)
    #endif
  }
}
