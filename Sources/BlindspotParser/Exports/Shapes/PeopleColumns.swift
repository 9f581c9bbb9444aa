/// The columns of a people list: which delimiter parts them, and what each one holds.
struct PeopleColumns {
  /// What a column holds.
  enum Column {
    case name
    case email
    /// Free text of the profile.
    case profile
    case other
  }

  /// The byte between two cells.
  let delimiter: UInt8
  /// The meaning of each column.
  let columns: [Column]

  /// Whether a file with this header lists people.
  var isPeopleList: Bool {
    columns.count > 1 && columns.contains(.email) && columns.contains { $0 != .email && $0 != .other }
  }

  /// Reads the first line of a file.
  init(header: Span<UInt8>) {
    var best = (delimiter: UInt8(ascii: ","), count: 0)
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")] {
      var count = 0
      for index in header.indices where header[index] == delimiter { count += 1 }
      if count > best.count { best = (delimiter, count) }
    }
    delimiter = best.delimiter
    var columns: [Column] = []
    var cell: [UInt8] = []
    for index in header.indices {
      if header[index] == best.delimiter {
        columns.append(Self.column(cell))
        cell.removeAll(keepingCapacity: true)
      } else {
        cell.append(header[index].lowercased)
      }
    }
    columns.append(Self.column(cell))
    self.columns = columns
  }

  private static func column(_ cell: [UInt8]) -> Column {
    let name = String(
      decoding: cell.filter { $0 != 0x22 && $0 != 0x27 && $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF },
      as: UTF8.self)
    switch name {
    case "name", "vorname", "nachname", "first_name", "firstname", "last_name", "lastname", "first", "last", "fullname",
      "full_name", "displayname", "general.name", "givenname", "surname":
      return .name
    case "email", "e-mail", "mail", "useremail", "user_email", "username", "emailaddress", "email_address",
      "contactinfo.email_main", "contactinfo.email_work":
      return .email
    case "title", "department", "abteilung", "titel", "general.title", "general.department", "location_work", "notes",
      "jobtitle", "job_title":
      return .profile
    default: return .other
    }
  }
}
