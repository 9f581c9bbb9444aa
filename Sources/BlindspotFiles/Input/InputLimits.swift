/// The limits of the input of a run. Reaching one is a problem with exit status 2, never a silent pass.
package struct InputLimits: Sendable {
  /// The largest file, or archive member after unpacking, in bytes.
  package var fileSize = 256 << 20
  /// The most members of one archive, those of nested archives included.
  package var archiveMembers = 20_000
  /// The most bytes that one archive may unpack to, nested archives included.
  package var archiveSize = 1 << 30
  /// The largest ratio of unpacked to packed size of a member. Deflate itself ends at 1032; exports reach about 60.
  package var archiveRatio = 250
  /// The deepest nesting of archives; 1 is an archive that is not inside another.
  package var archiveDepth = 3

  package init() {}
}
