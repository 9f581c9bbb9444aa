/// Detects Terraform states in a version that is not supported.
enum TerraformStateVersion {
  /// Returns the problem of a state in version 3 or older (Terraform before 0.12), which has resources below modules and
  /// flat attributes; nil for any other document.
  static func problem(of document: Document, file: String) -> Problem? {
    let tree = ExportTree(document)
    guard tree.value(.modules, of: tree.root) != nil,
      tree.value(.terraformVersion, of: tree.root) != nil || tree.value(.lineage, of: tree.root) != nil
    else { return nil }
    return Problem(
      file: file, code: .unreadable,
      message:
        "this Terraform state is older than version 4; run `terraform apply -refresh-only` with Terraform 0.13 or "
        + "later and lint the new state")
  }
}
