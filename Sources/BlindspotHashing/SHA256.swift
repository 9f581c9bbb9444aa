#if canImport(CryptoKit)
  import CryptoKit
#else
  import CSodium
#endif

/// SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104), computed by CryptoKit on Apple platforms and by libsodium elsewhere.
///
/// This is the only file that imports a cryptographic library.
package enum SHA256 {
  /// Returns the 32-byte digest of `bytes`.
  package static func digest(of bytes: [UInt8]) -> [UInt8] {
    #if canImport(CryptoKit)
      return Array(CryptoKit.SHA256.hash(data: bytes))
    #else
      var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
      unsafe _ = crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
      return digest
    #endif
  }

  /// Returns the 32-byte authentication code of `bytes` under a key of any length.
  package static func authenticationCode(of bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    #if canImport(CryptoKit)
      return Array(HMAC<CryptoKit.SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
    #else
      var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
      var state = crypto_auth_hmacsha256_state()
      unsafe _ = crypto_auth_hmacsha256_init(&state, key, key.count)
      unsafe _ = crypto_auth_hmacsha256_update(&state, bytes, UInt64(bytes.count))
      unsafe _ = crypto_auth_hmacsha256_final(&state, &code)
      return code
    #endif
  }
}

extension SHA256 {
  /// A hash of bytes that come in parts. Copies continue independently.
  package struct Stream: Sendable {
    #if canImport(CryptoKit)
      private var hash = CryptoKit.SHA256()

      /// Starts with no bytes.
      package init() {}

      /// Adds bytes to those that are hashed.
      package mutating func add(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
      }

      /// Returns the digest of all bytes so far.
      package func digest() -> [32 of UInt8] {
        let digest = hash.finalize()
        var result = [32 of UInt8](repeating: 0)
        for (index, byte) in digest.enumerated() { result[index] = byte }
        return result
      }
    #else
      private var state = crypto_hash_sha256_state()

      /// Starts with no bytes.
      package init() { unsafe _ = crypto_hash_sha256_init(&state) }

      /// Adds bytes to those that are hashed.
      package mutating func add(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { bytes in
          unsafe _ = crypto_hash_sha256_update(&state, bytes.baseAddress, UInt64(bytes.count))
        }
      }

      /// Returns the digest of all bytes so far.
      package func digest() -> [32 of UInt8] {
        var state = state
        var digest = [32 of UInt8](repeating: 0)
        var output = digest.mutableSpan
        unsafe output.withUnsafeMutableBufferPointer { output in
          if let start = output.baseAddress { unsafe _ = crypto_hash_sha256_final(&state, start) }
        }
        return digest
      }
    #endif
  }
}
