extension Validator {
  /// Whether `value`, in upper case and without separators, can be such a number.
  package func accepts(_ value: borrowing DigitString) -> Bool {
    switch self {
    case .none: true
    case .luhn: CheckDigits.luhn(value)
    case .verhoeff: CheckDigits.verhoeff(value)
    case .iban: IBAN.isValid(value)
    case .card: PaymentCard.isValid(value)
    case .uatp: PaymentCard.isAirTravel(value)
    case .routingNumber: BankNumbers.isRoutingNumber(value)
    case .vin: VehicleIdentification.isValid(value)
    case .imei: value.count == 15 && !value.isRepetition && CheckDigits.luhn(value)
    case .usSSN, .usITIN, .usEIN, .usMBI, .usNPI, .usDEA, .caSIN, .caHealth: acceptsNorthAmerican(value)
    case .mxCURP, .mxRFC, .brCPF, .arCUIT, .clRUT, .coNIT, .peCUI, .peRUC, .ecCI, .uyCI, .doCedula, .cuNI:
      acceptsLatinAmerican(value)
    case .ukNINO, .ukNHS, .ukUTR, .ukDriving, .iePPS: acceptsBritish(value)
    case .deTaxID, .deTaxIDForm, .dePension, .deDocument, .deHealth, .atVNR, .chAHV, .luMatricule, .deTaxNumber:
      acceptsGerman(value)
    case .frNIR, .frNIF, .beNN, .nlBSN, .esDNI, .esNIE, .ptNIF, .ptCC, .itCF, .itCFForm, .grAMKA:
      acceptsWestern(value)
    case .plPESEL, .czRC, .huTAJ, .huTax, .roCNP, .bgEGN, .bgPNF, .hrOIB, .jmbg, .eeCode, .ltCode, .lvCode, .uaNumber,
      .ruINN,
      .ruSNILS:
      acceptsEastern(value)
    case .sePersonnummer, .noNumber, .dkCPR, .fiHETU, .isKennitala: acceptsNordic(value)
    case .trNumber, .ilNumber, .inPAN, .inPANForm, .inAadhaar, .sgNRIC, .sgNRICForm, .myNRIC, .thNumber, .idNIK,
      .jpMyNumber,
      .krRRN,
      .krRRNForm, .krLicence, .cnRIC, .hkID, .twID, .pkCNIC, .phPhilSys:
      acceptsAsian(value)
    case .zaID, .muNID, .auTFN, .auMedicare, .nzIRD: acceptsSouthern(value)
    }
  }
}
