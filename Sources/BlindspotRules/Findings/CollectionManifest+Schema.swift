extension CollectionManifest {
  /// The schema of a manifest.
  package static let schema = SettingSchema.mapping(
    SettingGroup(
      "the manifest",
      [
        SettingKey("version", .count(1...1), isRequired: true, "The version of the format: 1."),
        SettingKey("tool", .text, "The name and the version of the tool that wrote the manifest."),
        SettingKey("started", .text, isRequired: true, "The start of the collection (ISO 8601, UTC)."),
        SettingKey("finished", .text, "The end of the collection (ISO 8601, UTC)."),
        SettingKey("region", .text, "The domain of the platform's region, such as mypurecloud.de."),
        SettingKey("complete", .flag, isRequired: true, "Whether the collection ended and all requests are complete."),
        SettingKey("notRequested", .list(.text), mayBeEmpty: true, "The kinds of objects that were not requested."),
        SettingKey("requests", .list(request), isRequired: true, mayBeEmpty: true, "The requests to the platform."),
        SettingKey(
          "files", .list(file), isRequired: true, mayBeEmpty: true, "The files that were written, except the manifest."),
      ]))

  private static let request = SettingSchema.mapping(
    SettingGroup(
      "a request",
      [
        SettingKey("name", .text, isRequired: true, "The kind of objects: users."),
        SettingKey("path", .text, "The path and the parameters of the request, without the page."),
        SettingKey(
          "expected", .count(counts), "The number of entries that the platform announced; absent if it announced none."),
        SettingKey("received", .count(counts), isRequired: true, "The number of entries in the files."),
        SettingKey("status", .choice(["complete", "incomplete"]), isRequired: true, "Whether nothing is missing."),
        SettingKey("missing", .list(part), mayBeEmpty: true, "The missing parts."),
      ]))

  private static let part = SettingSchema.mapping(
    SettingGroup(
      "a missing part",
      [
        SettingKey("what", .text, isRequired: true, "The part: page 2 of 3."),
        SettingKey("reason", .text, "The reason: 403 Forbidden, missing permission architect:flow:view."),
      ]))

  private static let file = SettingSchema.mapping(
    SettingGroup(
      "a file",
      [
        SettingKey("path", .text, isRequired: true, "The path relative to the folder of the manifest, with slashes."),
        SettingKey("sha256", .text, isRequired: true, "The SHA-256 of the bytes in hexadecimal digits."),
        SettingKey("bytes", .count(counts), "The size in bytes."),
        SettingKey("request", .text, "The name of the request that the file answers."),
      ]))

  private static let counts = 0...1_000_000_000_000
}
