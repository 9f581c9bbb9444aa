import BlindspotParser

/// A container with those around it, shared by all findings in it and in the containers inside it.
package final class ContainerChain: Hashable, Sendable {
  /// The container.
  package let container: Finding.ContainerReference
  /// The container around it; nil for the outermost one.
  package let outer: ContainerChain?
  /// The number of containers.
  private let count: Int

  init(_ container: Finding.ContainerReference, in outer: ContainerChain?) {
    self.container = container
    self.outer = outer
    count = (outer?.count ?? 0) + 1
  }

  /// The containers, outermost first.
  var containers: [Finding.ContainerReference] {
    var containers: [Finding.ContainerReference] = []
    containers.reserveCapacity(count)
    forEach { containers.append($0) }
    return containers
  }

  /// Calls `body` with each container, outermost first.
  package func forEach(_ body: (Finding.ContainerReference) -> Void) {
    outer?.forEach(body)
    body(container)
  }

  /// The outermost flow.
  var outermostFlow: Finding.ContainerReference? { sharedFlow?.container }

  /// The outermost flow with those around it.
  var sharedFlow: ContainerChain? { outer?.sharedFlow ?? (container.kind == .flow ? self : nil) }

  /// The name of the outermost flow with a name.
  var flow: ShownText? { outer?.flow ?? (container.kind == .flow ? container.name : nil) }

  package static func == (one: ContainerChain, other: ContainerChain) -> Bool {
    one === other || one.container == other.container && one.outer == other.outer
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(container)
    hasher.combine(outer)
  }
}
