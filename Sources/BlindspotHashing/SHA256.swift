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
