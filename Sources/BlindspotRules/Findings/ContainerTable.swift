/// Values of some containers of a document. Most containers have no finding, and so no value.
///
/// An array of optional values would take a destruction for each container.
struct ContainerTable<Value> {
  /// For each container the index of its value in ``values``, plus one; 0 for none.
  private var places: [UInt32]
  private var values: [Value] = []

  /// Creates a table without values for `count` containers.
  init(count: Int) { places = [UInt32](repeating: 0, count: count) }

  /// The value of a container; nil if it has none.
  subscript(container: Int) -> Value? {
    let place = places[container]
    return place == 0 ? nil : values[Int(place) - 1]
  }

  /// Adds the value of a container that has none.
  mutating func insert(_ value: Value, for container: Int) {
    values.append(value)
    places[container] = UInt32(truncatingIfNeeded: values.count)
  }
}
