/// The columns of a people list, by the cells of its header row.
struct PeopleColumns {
  /// The content of a column.
  enum Column {
    case name
    case email
    /// Free text of the profile.
    case profile
    /// The personal status.
    case status
    case other
  }

  /// The content of each column.
  private(set) var columns: [Column] = []

  /// The longest header that is looked for, in bytes. Without a bound, a text that opens a quote and never closes it
  /// would be read to its end to find out that it is not a people list.
  private static let maximumHeader = 1 << 16

  /// Columns that are added cell by cell.
  init() {}

  /// Reads the header row of a file in UTF-8. Quoted cells can hold delimiters and line breaks.
  init(header bytes: Span<UInt8>) {
    let bytes = bytes.extracting(0..<min(bytes.count, Self.maximumHeader))
    var scanner = CSVScanner(bytes, start: TextEncoding.markLength(of: bytes))
    for cell in scanner.nextRow(in: bytes) ?? [] { add(bytes.extracting(cell.text)) }
  }

  /// Adds the next column, given the text of its header cell.
  mutating func add(_ header: Span<UInt8>) { columns.append(Self.column(header)) }

  /// Whether a file with these columns lists people.
  var isPeopleList: Bool {
    columns.count > 1 && columns.contains(.email) && columns.contains { $0 != .email && $0 != .other }
  }

  private static func column(_ header: Span<UInt8>) -> Column {
    // Spaces, line breaks and quotes within a name make no difference; longer names have no meaning here.
    var name: [UInt8] = []
    for index in header.indices where header[index] > ASCII.space && name.count < 64 {
      let byte = header[index]
      if byte != ASCII.quote, byte != ASCII.apostrophe { name.append(byte.lowercased) }
    }
    switch String(decoding: name, as: UTF8.self) {
    case "name", "vorname", "nachname", "first_name", "firstname", "last_name", "lastname", "first", "last", "fullname",
      "full_name", "displayname", "general.name", "givenname", "surname":
      return .name
    case "email", "e-mail", "mail", "useremail", "user_email", "username", "emailaddress", "email_address",
      "contactinfo.email_main", "contactinfo.email_work":
      return .email
    case "title", "department", "abteilung", "titel", "general.title", "general.department", "location_work", "notes",
      "jobtitle", "job_title":
      return .profile
    case "statusmessage", "status_message", "status-message", "personalstatus", "personal_status", "presencemessage",
      "presence_message", "presence.message", "statustext", "status_text", "statusnachricht",
      "integrationpresence.message":
      return .status
    default: return .other
    }
  }
}
