import BlindspotParser

/// Mailboxes of a role and not of a person (RFC 2142 and common names).
enum RoleMailbox {
  /// Whether the local part in `local` contains only roles and their qualifiers: `support`, `no-reply`, `us.billing+vip`.
  static func isRole(_ text: Span<UInt8>, local: Range<Int>) -> Bool {
    var hasRole = false
    var start = local.lowerBound
    var words = 0
    while start < local.upperBound {
      var end = start
      while end < local.upperBound, text[end].isWordByte { end += 1 }
      if end > start {
        if contains(roles, text, start..<end) {
          hasRole = true
        } else if !contains(qualifiers, text, start..<end), !(words > 0 && isNumber(text, start..<end)) {
          return isJoinedRole(text, local)
        }
        words += 1
      }
      if end < local.upperBound, text[end] == ASCII.plus { break }
      start = end + 1
    }
    return hasRole
  }

  /// Whether the local part is a role of several words: `no-reply`, `customer_service`.
  private static func isJoinedRole(_ text: Span<UInt8>, _ local: Range<Int>) -> Bool {
    for role in joined where text.hasWord(role, at: local.lowerBound) {
      let end = local.lowerBound + role.utf8CodeUnitCount
      if end == local.upperBound || !text[end].isWordByte { return true }
    }
    return false
  }

  private static func contains(_ words: ContextWords, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let phrases = words.phrases
    let second = range.count > 1 ? text[range.lowerBound + 1].lowercased : 0
    var isFound = false
    words.forEachPhrase(from: text[range.lowerBound].lowercased, second) { start in
      let end = start + range.count
      guard !isFound, end <= phrases.utf8CodeUnitCount,
        end == phrases.utf8CodeUnitCount || phrases.byte(at: end) == ASCII.bar
      else { return }
      isFound = (0..<range.count).allSatisfy {
        phrases.byte(at: start + $0) == text[range.lowerBound + $0].lowercased
      }
    }
    return isFound
  }

  private static func isNumber(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where !text[index].isDigit { return false }
    return true
  }

  private static let roles: ContextWords = """
    support|info|information|noreply|donotreply|reply|replies|billing|sales|help|helpdesk|hello|hi|contact|contactus|admin|\
    administrator|administration|webmaster|postmaster|hostmaster|abuse|security|privacy|gdpr|dpo|office|team|marketing|\
    press|media|jobs|careers|recruiting|recruitment|hr|payroll|accounts|accounting|accountspayable|ap|ar|invoice|\
    invoices|invoicing|orders|order|service|services|customerservice|customercare|customersupport|customer|customers|\
    care|feedback|enquiries|enquiry|inquiries|inquiry|reception|booking|bookings|reservations|returns|refunds|\
    complaints|compliance|legal|notifications|notification|notify|alerts|alert|newsletter|news|root|daemon|mailer|it|\
    itsupport|servicedesk|operations|ops|noc|soc|devops|claims|dispatch|frontdesk|general|callcenter|contactcenter|\
    queue|voicemail|fax|genesys|system|robot|bot|automation|test|tester|demo|dev|user|username|someone|somebody|anyone|\
    name|yourname|email|mail|mailbox|you|me|git|kontakt|anfrage|buchhaltung|rechnung|rechnungen|vertrieb|kundenservice|\
    kundendienst|kundenbetreuung|bewerbung|datenschutz|hilfe|zentrale|bestellung|contacto|ventas|soporte|facturacion|\
    atencion|atencionalcliente|ayuda|clientes|reservas|contato|suporte|vendas|atendimento|faturamento|sac|facturation|\
    ventes|serviceclient|recrutement|accueil|comptabilite|assistance|aide|supporto|vendite|amministrazione|fatture|\
    assistenza|clienti|klantenservice|verkoop|administratie|facturen|klanten|pedidos|commandes|ordini|emergency
    """

  private static let qualifiers: ContextWords = """
    us|usa|uk|eu|emea|apac|na|latam|de|fr|es|it|nl|br|mx|ca|au|in|global|north|south|east|west|group|desk|dept|\
    department|inbox|the|my|our|web|online|prod|stage|vip|premium|europe|asia|tech|technical|center|centre|and|no|do
    """

  private static let joined: [StaticString] = [
    "no-reply", "no_reply", "no.reply", "do-not-reply", "do_not_reply", "do.not.reply", "first.last",
    "firstname.lastname",
    "first_last", "mailer-daemon", "accounts-payable", "accounts.payable", "front-desk", "front.desk",
  ]
}
