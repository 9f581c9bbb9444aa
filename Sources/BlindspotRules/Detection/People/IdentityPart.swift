/// A word of a person's data with the properties that determine whether it identifies the person.
struct IdentityPart {
  let token: IdentityToken
  /// Whether it is a common word or a number.
  let isCommon: Bool
  /// Whether it is a particle of names: `van`, `de`, `bin`.
  let isParticle: Bool

  /// Whether it helps to identify the person.
  var isRelevant: Bool { !isCommon && !isParticle }
}
