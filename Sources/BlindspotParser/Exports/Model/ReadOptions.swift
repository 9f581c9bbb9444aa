/// Options for reading an export.
public struct ReadOptions: Sendable {
  /// Whether fields of the kinds in the group `extended` are read.
  public var readsExtended: Bool
  /// Whether the file is expected to be an export. If so, a file with a syntax error is a failure; if not, it is one only
  /// if its content looks like an export, so that a search through a folder skips broken files of other kinds.
  public var expectsExport: Bool
  /// Whether another file of the folder configures the platform with Terraform, so that the locals, variables and module
  /// calls of this one belong to it.
  public var isInTerraformFolder = false
  /// The limits of reading. A service that reads untrusted files can lower them.
  public var limits = ExportLimits()

  /// Creates options; by default, kinds of the groups `mission` and `near` are read.
  public init(readsExtended: Bool = false, expectsExport: Bool = true) {
    self.readsExtended = readsExtended
    self.expectsExport = expectsExport
  }
}
