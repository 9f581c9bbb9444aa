/// A word of people's data, with what decides whether it can stand for a person.
struct IdentityPart {
  let token: IdentityToken
  /// Whether it is a word that everybody uses, or a number.
  let isCommon: Bool
  /// Whether it is a particle of names: `van`, `de`, `bin`.
  let isParticle: Bool

  /// Whether it says something about who is meant.
  var isRelevant: Bool { !isCommon && !isParticle }
}
