/// The limits of the input of a run. Reaching one is a problem with exit status 2, never a silent pass.
///
/// `Limit` in BlindspotRules declares the defaults.
package struct InputLimits: Sendable {
  /// The largest file, or archive member after unpacking, in bytes.
  package var fileSize: Int
  /// The most members of one archive, those of nested archives included.
  package var archiveMembers: Int
  /// The most bytes that one archive may unpack to, nested archives included.
  package var archiveSize: Int
  /// The largest ratio of unpacked to packed size of a member. Deflate itself ends at 1032; exports reach about 60.
  package var archiveRatio: Int
  /// The deepest nesting of archives; 1 is an archive that is not inside another.
  package var archiveDepth: Int

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - fileSize: the largest file, or archive member after unpacking, in bytes.
  ///   - archiveMembers: the most members of one archive, those of nested archives included.
  ///   - archiveSize: the most bytes that one archive may unpack to, nested archives included.
  ///   - archiveRatio: the largest ratio of unpacked to packed size of a member.
  ///   - archiveDepth: the deepest nesting of archives.
  package init(fileSize: Int, archiveMembers: Int, archiveSize: Int, archiveRatio: Int, archiveDepth: Int) {
    self.fileSize = fileSize
    self.archiveMembers = archiveMembers
    self.archiveSize = archiveSize
    self.archiveRatio = archiveRatio
    self.archiveDepth = archiveDepth
  }
}
