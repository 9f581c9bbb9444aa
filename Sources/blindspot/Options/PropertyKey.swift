import ArgumentParser

/// The key of a property of options, for the decoder of the library.
///
/// All options share this type and are decoded by hand: the compiler makes a type of keys for each, and the library's
/// container of each type of keys takes 180,000 instructions to make at every start.
struct PropertyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }

  init?(intValue: Int) { nil }
}

/// The values of the options of a command or group.
struct PropertyValues {
  private let container: KeyedDecodingContainer<PropertyKey>

  init(_ decoder: any Decoder) throws { container = try decoder.container(keyedBy: PropertyKey.self) }

  /// Reads the property with a name.
  func read<Property: Decodable>(_ name: String, _ property: inout Property) throws {
    property = try container.decode(Property.self, forKey: PropertyKey(stringValue: name))
  }
}
