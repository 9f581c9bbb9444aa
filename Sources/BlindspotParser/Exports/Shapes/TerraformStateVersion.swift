/// Finds states of Terraform in a version we cannot read.
enum TerraformStateVersion {
  /// What to say of a state of version 3 or older (Terraform before 0.12), which keeps resources under modules and
  /// attributes flat; nil for anything else.
  static func problem(of documents: [Document], file: String) -> Problem? {
    guard let document = documents.first else { return nil }
    var hasModules = false
    var isState = false
    var cursor = document.entryCursor(of: document.root)
    while let (key, _) = document.nextEntry(&cursor) {
      switch ExportKey(document[key].symbol) {
      case .modules: hasModules = true
      case .terraformVersion, .lineage: isState = true
      default: break
      }
    }
    guard isState, hasModules else { return nil }
    return Problem(
      file: file, code: .unreadable,
      message:
        "this Terraform state is older than version 4; run `terraform apply -refresh-only` with Terraform 0.13 or "
        + "later and lint the new state")
  }
}
