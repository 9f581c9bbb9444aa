/// A kind of personal data. The raw values occur in reports and rule files and do not change.
public enum Category: String, Sendable, CaseIterable {
  case personName = "person-name"
  case emailAddress = "email-address"
  case phoneNumber = "phone-number"
  case postalAddress = "postal-address"
  case dateOfBirth = "date-of-birth"
  case governmentID = "government-id"
  case paymentCard = "payment-card"
  case bankAccount = "bank-account"
  case ipAddress = "ip-address"
  case onlineHandle = "online-handle"
  case accountNumber = "account-number"
  case health
  case belief
  case lifeEvent = "life-event"
  case location
  case vehicle
  case credential
  /// Findings about the run itself: an unused exception, an export without the field to check.
  case coverage
}
