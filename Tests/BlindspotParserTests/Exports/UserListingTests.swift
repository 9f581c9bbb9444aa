import BlindspotParser
import Testing

@Suite struct UserListingTests {
  /// A user whose members precede those of a variant.
  private static let user =
    #"{"id": "00000000-0000-4000-9000-000000000001", "name": "Ada Probe", "email": "ada@example.com"}"#

  /// Texts that are read as listings of users.
  private static let listings =
    members.map { "{\"entities\": [\(user), {\($0)}, \(user)], \"pageSize\": 3, \"total\": 3}" }
    + [
      "[\(user)]", "\u{FEFF} [\(user)\n,\r\n\t\(user) ]\n", "{\"total\":2,\"entities\":[\(user),\(user)]}",
      "{\"more\": {\"a\": [1, [], {}, null]}, \"entities\": [\(user)], \"selfUri\": \"/api/v2/users\"}",
      "{\"entities\": [\(user)], \"entities\": [{\"id\": \"1\", \"name\": \"Nobody Else\", \"email\": \"x\"}]}",
      "[\(user), \(user.replacing("Ada", with: "Zoë"))]",
    ]

  /// Members of users that are read without a tree.
  private static let members = [
    #""name": "Bo Probe", "email": "bo@example.com", "state": "active""#,
    #""id": "", "email": "bo@example.com", "name": "Bo Probe""#,
    #""id": 12, "email": "bo@example.com", "name": "Bo Probe""#,
    #""id": "1", "id": "2", "name": "Bo Probe", "email": """#,
    #""email": "bo@example.com", "email": "other@example.com", "name": "Bo Probe", "id": "last-0000-1111""#,
    #""id": "1", "name": "Zo\u00eb \"Bo\" Probe", "email": "bo@example.com", "presence": {"message": "\n"}"#,
    #""id": "1", "name": "null", "email": "${var.email}", "title": "x""#,
    #""id": "1", "name": {"givenName": "Bo", "familyName": "Probe", "name": {"name": {"name": "Deep"}}}, "email": "b@example.com""#,
    #""id": "1", "name": "Bo Probe", "email": "b@example.com", "firstName": "Bo", "lastName": "Other""#,
    #""id": "1", "name": "Bo Probe", "email": "b@example.com", "firstName": "", "lastName": "Other""#,
    #""id": "1", "name": "Bo Probe", "username": "bo", "primaryContactInfo": [{"address": "+1 212 555 0101", "mediaType": "PHONE"}]"#,
    #""id": "1", "name": "Bo Probe", "username": "bo", "addresses": [[{"address": "+12125550102"}], 7, "x", null]"#,
    #""id": "1", "name": "Bo Probe", "username": "bo", "addresses": {"extension": 1234, "value": -0.5, "number": true}"#,
    #""id": "1", "name": "Bo Probe", "email": "b@example.com", "addresses": [[[[[[[{"address": "+12125550103"}]]]]]]]"#,
    #""id": "1", "name": "Bo Probe", "email": "b@example.com", "employerInfo": {"employeeId": "E-0042", "officialName": "Bo P. Probe"}"#,
    #""id": "1", "name": "Bo Probe", "email": "b@example.com", "manager": {"id": "2", "name": "Not Me", "email": "n@example.com"}"#,
    #""id": "1", "name": "Bo Probe", "email": "b@example.com", "division": {"id": "2", "name": "Home"}, "a": [], "b": {}"#,
    #""presence": {"presenceDefinition": {"systemPresence": "Away"}, "message": "Bo"}, "chat": {"jabberId": "bo@example.com"}"#,
    #""name": "Bo Probe", "selfUri": "/api/v2/users/1""#,
    #""phone_work": "212 555 0104", "phoneWork2": "212 555 0105", "name": "Bo Probe", "id": "1", "email": "b@example.com""#,
    #""id": "1", "name": "Bo Probe", "email": "\#(String(repeating: "b", count: 250))@example.com""#,
  ]

  /// Texts that are not, or not surely, such listings.
  private static let others = [
    "", "{}", "[]", "{\"entities\": []}", "{\"entities\": [\(user)", "{\"entities\": [\(user)]} {}", "[\(user),]",
    "{\"entities\": [\(user) \(user)]}", "{\"entities\": [\(user)], \"total\": 2}",
    "[\(user), {\"name\": \"No user\"}]",
    "{\"entities\": 1, \"entities\": [\(user)]}", "{\"results\": [\(user)], \"entities\": [\(user)]}",
    "{\"entities\": [\(user)], \"flowSequenceItemList\": []}", "{\"entities\": [\(user)], \"users\": [\(user)]}",
    "{\"entities\": [\(user)], \"data\": {\"users\": [\(user)]}}", "{\"entities\": [\(user)], \"nextUri\": \"/2\"}",
    "[\(user), \(user.replacing("\"id\"", with: "\"i\\u0064\""))]",
    "[\(user), \(user.replacing("Ada", with: "A\\x"))]", "[\(user), \(user.replacing("Ada", with: "A\n"))]",
    "[\(user), \(user.replacing("}", with: ", \"superiors\": [\(user)]}"))]",
    "[\(user), \(user.replacing("}", with: ", \"flowSequenceItemList\": []}"))]",
    "[\(user), \(user.replacing("}", with: ", \"startUpRef\": {}}"))]",
    "[\(user), \(user.replacing("}", with: ", \"self_uri\": \"/api/v2/users/1\"}"))]",
    "[\(user), \(user.replacing("}", with: ", \"selfUri\": \"/api/v2/groups/1\"}"))]",
    "[\(user), \(user.replacing("}", with: ", \"a\": [0\(String(repeating: ",0", count: 5000))]}"))]",
    "[\(user), \(user.replacing("}", with: ", \"a\": 01}"))]",
    "[\(user), \(user.replacing("}", with: ", \"a\": 1e5}"))]",
    "[\(user), \(user.replacing("}", with: ", \"a\": tru}"))]", "[\(user), \(user.replacing("}", with: ",}"))]",
    "[\(user), \(user.replacing("}", with: ", \"a\" 1}"))]", "[\(user), \(user.replacing("}", with: ", \"a\": 1]"))]",
    "[\(user), \(user.replacing("}", with: ", \"a\": \(String(repeating: "[", count: 40))\(String(repeating: "]", count: 40))}"))]",
    "[\(user), {\((0..<200).map { "\"k\($0)\": 1" }.joined(separator: ",")), \"name\": \"A\", \"id\": \"1\", \"email\": \"a\"}]",
  ]

  private func people(of file: SourceFile) -> KnownPeople? {
    var people = KnownPeople()
    return ExportReader.readUsers(of: file, options: ReadOptions(), into: &people) ? people : nil
  }

  private func texts(of people: KnownPeople) -> [[String]] {
    (0..<people.count).map { person in
      people.details(of: person).map { "\($0.kind) \(String(decoding: people.bytes[$0.range], as: UTF8.self))" }
    }
  }

  @Test(arguments: listings)
  func `a listing has the same people without a tree`(_ text: String) throws {
    let file = SourceFile(name: "users.json", bytes: Array(text.utf8))
    guard case .export(let export) = ExportReader.read(file) else {
      Issue.record("the listing is not an export")
      return
    }
    var wanted = KnownPeople()
    var reader = ProfileReader()
    for document in export.documents { reader.read(document, into: &wanted) }
    #expect(try texts(of: #require(people(of: file))) == texts(of: wanted))
  }

  @Test(arguments: listings, [150, 300, 100_000])
  func `a listing has the same people in windows`(_ text: String, length: Int) throws {
    let file = SourceFile(name: "users.json", bytes: Array(text.utf8))
    let inWindows = people(of: file, windowLength: length)
    // A window can be too short for one user.
    guard inWindows != nil || length > text.utf8.count else { return }
    #expect(try texts(of: #require(inWindows)) == texts(of: #require(people(of: file))))
  }

  @Test(arguments: [200, 400, 1000, 4000])
  func `a long listing has the same people in windows of any length`(length: Int) throws {
    let users = (0..<200).map { number in
      let name = number % 7 == 0 ? #"Zo\u00eb"# : number % 3 == 0 ? "Zoë" : "Ada"
      let user = Self.user.replacing("Ada", with: name).replacing("ada@", with: "ada\(number)@")
      return number % 5 == 0 ? user.replacing("}", with: ", \"a\": [\(number)]}") : user
    }
    let text =
      "{\"entities\": [" + users.joined(separator: " ,\n") + "], \"total\": 200}\n" + String(repeating: " ", count: 999)
    let file = SourceFile(name: "users.json", bytes: Array(text.utf8))
    #expect(try texts(of: #require(people(of: file, windowLength: length))) == texts(of: #require(people(of: file))))
    for broken in [
      text.replacing("ada150@", with: "\u{1}"), text.replacing("\"total\": 200", with: "\"nextUri\": \"/2\""),
      text + "x",
    ] {
      let file = SourceFile(name: "users.json", bytes: Array(broken.utf8))
      let found = people(of: file, windowLength: length)?.count
      #expect(found == nil)
    }
    var bytes = file.bytes
    let umlaut = try #require(bytes.lastIndex(of: 0xAB))
    bytes.remove(at: umlaut)
    #expect(people(of: SourceFile(name: "users.json", bytes: bytes), windowLength: length)?.count == nil)
  }

  @Test(arguments: 2...7)
  func `a long listing has the same people in parts`(parts: Int) throws {
    // Texts and objects that look like users in places where none begins.
    let decoys = [
      #""title": "x}, {\"id\": \"1\", \"name\": \"No User\", \"email\": \"no@example.com\"}, {""#,
      #""title": ", {},{""#, "\"x\": [1, \(Self.user), \(Self.user), \(Self.user)]", "\"x\": \(Self.user)",
    ]
    let users = (0..<200).map { number in
      let user = Self.user.replacing("ada@", with: "ada\(number)@")
      return number % 3 == 0 ? user.replacing("}", with: ", \(decoys[number / 3 % decoys.count])}") : user
    }
    var read = 0
    for separator in [",", ", ", " ,\n"] {
      let text = "{\"entities\": [" + users.joined(separator: separator) + "], \"total\": 200}"
      let file = SourceFile(name: "users.json", bytes: Array(text.utf8))
      // Parts that do not fit together are left to the reader of one part.
      if let found = people(of: file, parts: parts) {
        read += 1
        #expect(try texts(of: found) == texts(of: #require(people(of: file))))
      }
      for broken in [
        text.replacing("ada150@", with: "\u{1}"), text.replacing("\"total\": 200", with: "\"nextUri\": \"/2\""),
        text + "x", text.replacing("\"total\": 200", with: "\"total\": 201"),
      ] {
        let found = people(of: SourceFile(name: "users.json", bytes: Array(broken.utf8)), parts: parts)?.count
        #expect(found == nil)
      }
    }
    let plainUsers = users.map { $0.contains("title") || $0.contains("\"x\"") ? Self.user : $0 }
    let plain = "[" + plainUsers.joined(separator: ",") + "]"
    let file = SourceFile(name: "users.json", bytes: Array(plain.utf8))
    #expect(try texts(of: #require(people(of: file, parts: parts))) == texts(of: #require(people(of: file))))
    #expect(people(of: file, parts: parts, maximumSize: plain.utf8.count - 1) == nil)
  }

  @Test(arguments: others, 2...3)
  func `any other text is not read in parts`(_ text: String, parts: Int) {
    #expect(people(of: SourceFile(name: "users.json", bytes: Array(text.utf8)), parts: parts) == nil)
  }

  /// Returns the people of a listing that is read in parts; nil if it cannot be read so.
  private func people(of file: SourceFile, parts: Int, maximumSize: Int = .max) -> KnownPeople? {
    let size = file.bytes.count
    var options = ReadOptions()
    options.limits.json.bytes = min(options.limits.json.bytes, maximumSize)
    return ExportReader.users(named: file.name, size: size, options: options, parts: parts) { count, body in
      (0..<count).map { body($0) }
    } _: { offset, body in
      var start = offset
      while true {
        let end = min(start + 4000, size)
        guard let count = body(file.bytes.span.extracting(start..<end), end == size) else { return false }
        if end == size { return true }
        start += count
      }
    }
  }

  /// Returns the people of a listing that is read in windows; nil if it cannot be read so.
  private func people(of file: SourceFile, windowLength: Int) -> KnownPeople? {
    var people = KnownPeople()
    let size = file.bytes.count
    let isRead = ExportReader.readUsers(named: file.name, size: size, options: ReadOptions(), into: &people) { body in
      var start = 0
      while true {
        let end = min(start + windowLength, size)
        guard let count = body(file.bytes.span.extracting(start..<end), end == size) else { return false }
        if end == size { return true }
        start += count
      }
    }
    return isRead ? people : nil
  }

  @Test(arguments: others, [150, 300, 100_000])
  func `any other text is not read in windows`(_ text: String, length: Int) {
    #expect(people(of: SourceFile(name: "users.json", bytes: Array(text.utf8)), windowLength: length) == nil)
  }

  @Test(arguments: others)
  func `any other text is left to the readers of trees`(_ text: String) {
    #expect(people(of: SourceFile(name: "users.json", bytes: Array(text.utf8))) == nil)
  }

  @Test func `limits are those of the readers of trees`() {
    let users = "[\((0..<100).map { _ in Self.user }.joined(separator: ","))]"
    let file = SourceFile(name: "users.json", bytes: Array(users.utf8))
    func isRead(_ change: (inout ReadOptions) -> Void) -> Bool {
      var options = ReadOptions()
      change(&options)
      var people = KnownPeople()
      return ExportReader.readUsers(of: file, options: options, into: &people)
    }
    #expect(isRead { _ in })
    #expect(!isRead { $0.limits.json.expandedNodes = 700 })
    #expect(!isRead { $0.limits.json.depth = 2 })
    #expect(!isRead { $0.limits.json.bytes = 1000 })
  }
}
