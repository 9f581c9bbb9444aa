/// How much input a run accepts. Reaching a limit is a problem with exit status 2, never a silent pass.
package struct InputLimits: Sendable {
  /// Bytes of one file or of one archive member after unpacking.
  package var fileSize = 256 << 20
  /// Members of one archive, those of archives in it included.
  package var archiveMembers = 20_000
  /// Bytes that one archive may unpack to in all, those of archives in it included.
  package var archiveSize = 1 << 30
  /// How many times larger than packed a member may be. Deflate itself ends at 1032; exports reach about 60.
  package var archiveRatio = 250
  /// How deep archives may stand in archives; 1 is an archive that stands in none.
  package var archiveDepth = 3

  package init() {}
}
