extension Coverage {
  /// A collection of exports whose manifest is in a folder of the arguments, compared with the files.
  public struct Collection: Sendable, Hashable {
    /// The name of the manifest as given.
    public var manifest: String
    /// The start of the collection (ISO 8601); empty if the manifest cannot be read.
    public var started = ""
    /// The domain of the platform's region; nil if unknown.
    public var region: String?
    /// The number of requests.
    public var requests = 0
    /// The incomplete requests with their counts: `users (4 of 7)`.
    public var incomplete: [String] = []
    /// The kinds of objects that were not requested.
    public var notRequested: [String] = []
    /// The number of files in the manifest.
    public var files = 0
    /// The files of the manifest that do not exist.
    public var missingFiles: [String] = []
    /// The files whose contents are not those that were collected.
    public var changedFiles: [String] = []
    /// The files that the manifest does not contain.
    public var unlistedFiles: [String] = []

    /// Makes the statement that nothing is known.
    public init(manifest: String) { self.manifest = manifest }
  }
}
