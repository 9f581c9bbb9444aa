import BlindspotParser

extension Keywords {
  /// The lists of the detector of telephone numbers.
  static let phone = [called, published, announcements, identifiers]

  /// Keywords for a telephone number.
  static let called = Keywords(
    words: """
      area code|dialing code|dialling code|vorwahl|indicatif|prefijo|prefisso|kierunkowy|netnummer|riktnummer|\
      phone|telephone|tel|telefono|telefon|telephon|phone number|phone no|cell|cellphone|cellular|mobile|mobil|movil|celular|\
      handy|portable|gsm|whatsapp|whats app|cel|call|transfer|transfer to|xfer|send to|callback|called|caller|dial|dialed|dials|ring|text|sms|ani|dnis|cli|clid|did|caller id|\
      callerid|fwd|forward|pager|contact|reach|hotline|helpline|landline|fixe|festnetz|rufnummer|telefonnummer|appel|\
      appelez|appeler|joindre|llamar|llame|llama|marcar|ligar|ligue|telefone|telemovel|chiama|chiamare|chiamata|cellulare|\
      bel|bellen|mobiel|anrufen|anzurufen|rufen|anruf|rueckruf|ruckruf|ruf|durchwahl|fax|msisdn|puhelin|puh|matkapuhelin|tlf|mob|mobilnummer|\
      telefonnr|nummer|numero|numer|telepono|cellphone no|komorka|komorkowy|telefonu|telefoon|telefoonnummer|cep|gsm no|電話|电话|手机|手機|携帯|전화|휴대폰|\
      연락처|тел|телефон|моб|звоните|τηλ|τηλεφωνο|κινητο|טלפון|נייד|هاتف|جوال|موبايل|फोन|मोबाइल|โทร|โทรศัพท์|dien thoai|sdt
      """, number: 255)

  /// Keywords for the published number of a company.
  static let published = Keywords(
    words: """
      call us|reach us|contact us|our number|our office|our main|our toll free|customer service|customer care|customer support|\
      toll free|tollfree|freephone|support line|main line|main number|llamenos|nuestro numero|appelez nous|notre numero|\
      rufen sie uns|unsere nummer|ligue para nos|nosso numero|chiamateci|nostro numero|bel ons
      """, number: 254)

  /// Keywords directly before a number that is not a telephone number.
  static let identifiers = Keywords(
    words: "id|ids|guid|uuid|user id|pin|code|extension|key|token|hash|number of", number: 252)

  /// Nouns that can follow the name of a country: `My Japanese number is …`, `UK mobile: …`.
  static let announcements = Keywords(
    words: "number|phone|phone number|mobile|cell|mobile number|cell number", number: 253)
}

extension KeywordContext {
  /// Whether the word directly before the number at `index` is a keyword for the number of an item or for an id.
  mutating func followsNonPhoneKeyword(at index: Int, in text: Span<UInt8>) -> Bool {
    followsItemNumberKeyword(at: index, in: text) || match(.identifiers, before: index, within: 12, in: text) != nil
  }

  /// Whether a keyword for the published number of a company precedes `index`.
  mutating func isPublished(before index: Int, in text: Span<UInt8>) -> Bool {
    match(.published, before: index, within: 40, in: text) != nil
  }

  /// Returns the region named by the words before the number at `index`: `My Japanese number is …`.
  mutating func announcedRegion(before index: Int, in text: Span<UInt8>) -> String? {
    guard let noun = match(.announcements, before: index, within: 32, in: text) else { return nil }
    let words = words(of: text)
    let last = words.tokens.partitioningIndex { $0.end > noun.start } - 1
    guard last >= 0 else { return nil }
    let token = words.tokens[last]
    if token.end - token.start == 2, !text[token.start].isUpper { return nil }
    return PhoneRegions.named.first { words.end(of: $0.words, at: last) == token.end }?.region
  }
}
