/// What identifies a container in the platform, as typed in the export. Read only for containers of findings.
package struct ContainerIdentity: Sendable {
  /// A text that is a part of the document, so that it needs no copy, or another one.
  package enum Text: Sendable {
    case part(TextSlice)
    case other(String)
  }

  /// The stable id: that of the platform object if the export contains it, else that of the export format.
  package var identifier: Text?
  /// The tracking number that Architect gives to states, tasks and actions.
  package var trackingID: Text?
  /// The type of a flow (`inboundCall`), or the node of the key or the value that is the type of an action.
  package var type: Text?
  /// The type and the label of a Terraform resource.
  package var resource: (type: String, label: String)?
}

extension Document {
  /// Calls `body` with the bytes of a text of an identity.
  package func withBytes<Result>(of text: ContainerIdentity.Text, _ body: (Span<UInt8>) -> Result) -> Result {
    switch text {
    case .part(let slice): withBytes(of: slice, body)
    case .other(let string): body(string.utf8Span.span)
    }
  }
}

extension ExportDocument {
  /// Returns what identifies a container.
  ///
  /// - Parameters:
  ///   - index: an index into ``containers``.
  ///   - format: the format of the file.
  ///   - locator: the locator of ``document``.
  package func identity(of index: Int, in format: ExportFormat, _ locator: inout NodeLocator) -> ContainerIdentity {
    let container = containers[index]
    let tree = ExportTree(document)
    var identity = ContainerIdentity()
    identity.identifier = container.identifierSlice.map { .part($0) }
    let members = Members(of: container.node, in: tree)
    if let id = text(members.id, tree), !hasGUID(identity.identifier), hasGUID(id) { identity.identifier = id }
    identity.trackingID = members.trackingID.map { .part(tree.slice(of: $0)) }
    switch container.kind {
    case .flow:
      let key = locator.key(of: container.node).map { keyText($0) }
      for text in [key, text(members.type, tree)] {
        guard let text, document.withBytes(of: text, ExportKey.isFlowType(anyCase:)) else { continue }
        identity.type = text
        break
      }
    case .action: identity.type = text(members.typeName, tree) ?? locator.key(of: container.node).map { keyText($0) }
    case .person:
      if !hasGUID(identity.identifier), let user = userID(around: container.node, &locator) {
        identity.identifier = .other(user)
      }
    default: break
    }
    if format.hasTerraformResources { identity.resource = resource(around: container.node, &locator) }
    return identity
  }

  private func text(_ node: NodeID?, _ tree: ExportTree) -> ContainerIdentity.Text? {
    tree.text(node).map { .part($0) }
  }

  private func keyText(_ key: NodeID) -> ContainerIdentity.Text {
    document[key].kind == .scalar ? .part(document.slice(of: key)) : .other(document.keyText(of: key))
  }

  private func hasGUID(_ text: ContainerIdentity.Text?) -> Bool {
    guard let text else { return false }
    return document.withBytes(of: text) { $0.isGUID }
  }

  /// The members of a container that identify it, found in one pass: the first of each name, and the last tracking number.
  private struct Members {
    private(set) var id: NodeID?
    private(set) var type: NodeID?
    private(set) var typeName: NodeID?
    private(set) var trackingID: NodeID?

    init(of node: NodeID, in tree: ExportTree) {
      var cursor = tree.entryCursor(of: node)
      while let (key, value) = tree.document.nextEntry(&cursor) {
        switch tree.key(key) {
        case .id: id = id ?? value
        case .type: type = type ?? value
        case .typeName: typeName = typeName ?? value
        case .some: break
        case nil:
          let isTrackingID = tree[key].textLength == 10 && tree.withText(of: key) { $0.matches("trackingId") }
          if isTrackingID, tree[value].kind == .scalar { trackingID = value }
        }
      }
    }
  }

  /// The number of members that an object of the platform has at most.
  private static let objectMembers = 64

  // MARK: Users

  /// Returns the id of the user whose presence a node is: from its own reference, the topic of a notification, or the key
  /// of a mapping by users.
  private func userID(around node: NodeID, _ locator: inout NodeLocator) -> String? {
    let tree = ExportTree(document)
    var current: NodeID? = node
    for _ in 0..<4 {
      guard let id = current else { return nil }
      for key in [ExportKey.userId, .selfUri, .topicName] {
        if let slice = tree.text(tree.value(key, of: id, within: Self.objectMembers)),
          let user = Self.guid(in: document.string(slice))
        {
          return user
        }
      }
      if let user = tree.value(.user, of: id, within: Self.objectMembers),
        let slice = tree.text(tree.value(.id, of: user))
      {
        if let found = Self.guid(in: document.string(slice)) { return found }
      }
      if let key = locator.key(of: id), let user = Self.guid(in: document.keyText(of: key)) { return user }
      current = locator.parent(of: id)
    }
    return nil
  }

  /// Returns the first GUID in a text.
  private static func guid(in text: String) -> String? {
    text.split { !$0.isHexDigit && $0 != "-" }.map(String.init).first(where: isGUID)
  }

  /// Whether a text is a GUID.
  package static func isGUID(_ text: String) -> Bool { text.utf8Span.span.isGUID }

  // MARK: Terraform

  /// Returns the Terraform resource around a node: from the blocks of a configuration, or the members of a plan or a state.
  private func resource(around node: NodeID, _ locator: inout NodeLocator) -> (type: String, label: String)? {
    let tree = ExportTree(document)
    func isType(_ slice: TextSlice) -> Bool { document.withBytes(of: slice) { $0.hasPrefix("genesyscloud_") } }
    var label: NodeID?
    var current: NodeID? = node
    for _ in 0..<5 {
      guard let id = current else { return nil }
      if let type = tree.text(tree.value(.type, of: id, within: Self.objectMembers)), isType(type),
        let name = tree.text(tree.value(.name, of: id, within: Self.objectMembers))
      {
        return (document.string(type), document.string(name))
      }
      if let key = locator.key(of: id) {
        if document.kind(of: key) == .scalar, isType(document.slice(of: key)), let label {
          return (document.keyText(of: key), document.keyText(of: label))
        }
        label = key
      }
      current = locator.parent(of: id)
    }
    return nil
  }
}

extension ExportFormat {
  /// Whether the search for blocks, plans and states of Terraform is of use. It reads the nodes around each container; flows
  /// have the most containers, and never any of those.
  fileprivate var hasTerraformResources: Bool {
    switch self {
    case .archyYAML, .archyJSON, .i3Flow, .flowConfiguration: false
    case .apiListing, .directory, .scim, .peopleCSV, .terraform, .terraformJSON, .terraformState: true
    }
  }
}

extension Span<UInt8> {
  /// Whether the text is a GUID.
  package var isGUID: Bool { count == 36 && hasGUID(at: 0) }
}
