/// The checks that rule files refer to (`validator: us-ssn`). Each implements the published rules of the number.
package enum Validator: String, Sendable, CaseIterable {
  case none
  case luhn
  case verhoeff
  case iban, card, uatp, routingNumber = "aba-routing", vin, imei
  case usSSN = "us-ssn", usITIN = "us-itin", usEIN = "us-ein", usMBI = "us-mbi", usNPI = "us-npi", usDEA = "us-dea"
  case caSIN = "ca-sin", caHealth = "ca-health", mxCURP = "mx-curp", mxRFC = "mx-rfc"
  case brCPF = "br-cpf", arCUIT = "ar-cuit", clRUT = "cl-rut", coNIT = "co-nit", peCUI = "pe-cui", peRUC = "pe-ruc"
  case ecCI = "ec-ci", uyCI = "uy-ci", doCedula = "do-cedula", cuNI = "cu-ni"
  case ukNINO = "uk-nino", ukNHS = "uk-nhs", ukUTR = "uk-utr", ukDriving = "uk-driving", iePPS = "ie-pps"
  case deTaxID = "de-tax-id", deTaxIDForm = "de-tax-id-form", dePension = "de-pension", deDocument = "de-document"
  case deHealth = "de-health"
  case atVNR = "at-vnr", chAHV = "ch-ahv", frNIR = "fr-nir", frNIF = "fr-nif", beNN = "be-nn", nlBSN = "nl-bsn"
  case luMatricule = "lu-matricule", deTaxNumber = "de-tax-number"
  case esDNI = "es-dni", esNIE = "es-nie", ptNIF = "pt-nif", ptCC = "pt-cc", itCF = "it-cf", itCFForm = "it-cf-form"
  case plPESEL = "pl-pesel", czRC = "cz-rc", huTAJ = "hu-taj", huTax = "hu-tax", roCNP = "ro-cnp", bgEGN = "bg-egn"
  case bgPNF = "bg-pnf", hrOIB = "hr-oib", jmbg, eeCode = "ee-code", ltCode = "lt-code", lvCode = "lv-code"
  case grAMKA = "gr-amka"
  case sePersonnummer = "se-personnummer", noNumber = "no-number", dkCPR = "dk-cpr", fiHETU = "fi-hetu"
  case isKennitala = "is-kennitala", trNumber = "tr-number", ilNumber = "il-number", uaNumber = "ua-number"
  case ruINN = "ru-inn", ruSNILS = "ru-snils"
  case inPAN = "in-pan", inPANForm = "in-pan-form", krRRNForm = "kr-rrn-form", krLicence = "kr-licence"
  case inAadhaar = "in-aadhaar", sgNRIC = "sg-nric", sgNRICForm = "sg-nric-form"
  case myNRIC = "my-nric", thNumber = "th-number"
  case idNIK = "id-nik", jpMyNumber = "jp-my-number", krRRN = "kr-rrn", cnRIC = "cn-ric", hkID = "hk-id"
  case twID = "tw-id", zaID = "za-id", pkCNIC = "pk-cnic", muNID = "mu-nid", phPhilSys = "ph-number"
  case auTFN = "au-tfn", auMedicare = "au-medicare", nzIRD = "nz-ird"

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
