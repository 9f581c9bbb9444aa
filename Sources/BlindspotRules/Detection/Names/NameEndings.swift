import BlindspotParser

/// The endings of declined names: the end of a form, and the end of the name in its place. Folded.
///
/// Each string has the pairs `ending-nominative` of the endings with one last letter, the longest first, separated by
/// spaces. Sources are the declension classes of reference grammars. Left out are endings that a name keeps in the
/// nominative often.
enum NameEndings {
  /// Polish `Bartosza`, `Marka` (Marek), `Nowakowska`; Czech `Nováková`, `Drahošova`; Croatian `Ivana`; Latvian `Jāņa`;
  /// Finnish `Eetulla`; Estonian `Kertuga`.
  private static let a: StaticString =
    "sella-nen selta-nen sesta-nen sena-nen ikova-ik kova-ek ovna- lla- lta- ssa- sta- ova- eva- ina-a ska-ski cka-cki ka-ek ca-ec ga- a- a-s a-as a-o"
  /// Polish `Grażynce`, `Annie`, `Nowakowie`; Czech `Nováka`; Croatian `Ane`; Finnish `Eetulle`; Turkish `Kemale`.
  private static let e: StaticString =
    "selle-nen ikovie-ik kowie-ek owie- ove- lle- dze-ga rze-ra sze-cha cie-ta zie-da le-la ce-ka tte- nne- ie-a ie- ye- de- te- le- e-a e- e-is"
  /// Turkish `Feridunun`; Croatian `Ivanom`; Lithuanian `Jonui`; Polish `Zenonowi`, `Kasi`, `Hanki`; Romanian `Mariei`.
  private static let i: StaticString =
    "skui-ski kowi-ek owi- ikovi-ik kovi-ek covi-ec ovi- iui-is iui-ius aui-us ui-as ui-us ei-a ei-e ai-a ai-as yi- yi-y ni- ii-ia ji-ja ski-ska li-la i-ia i-a i-is i- i-e i-o"
  private static let o: StaticString = "iego-i ego-y ego- ojo-oj io-is io-ius o-as o-a o-"
  private static let u: StaticString =
    "iemu-i emu-y emu- ovu- inu-a ku-ek cu-ec ju-ja ju-j u-a u-s u-as u-us u- u-o"
  private static let y: StaticString = "oly-ol ky-ka y-a y-"
  /// Czech `Bořkem`; Polish `Benedyktem`, `Markiem`; Croatian `Anom`; Latvian `Jānim`; Turkish `Ayşem`.
  private static let m: StaticString =
    "skim-ski ckim-cki kiem-ek iem-ie iem- kem-ek cem-ec em- kom-ek com-ec om-a om-o om- im-is im- am-s am-a um-"
  /// Turkish `Rojdanın`, `Ayşeden`; Finnish `Mäkisen`, `Eetun`; Hungarian `Annán`.
  private static let n: StaticString = "sen-nen nin- nun- yin- dan- den- tan- ten- in- un- en- on- n-"
  /// Hungarian `Gergőnek`, `Szabóék`; Polish `Nowaków`.
  private static let k: StaticString = "nak- nek- ek-"
  /// Hungarian `Annával`, `Péterrel`, `Katinál`; Turkish `Ayşegil`.
  private static let l: StaticString =
    "bbal-b ccal-c ddal-d ggal-g kkal-k llal-l mmal-m rral-r ssal-s ttal-t zzal-z szal-s bbel-b ddel-d ggel-g kkel-k llel-l mmel-m rrel-r ssel-s ttel-t zzel-z val- vel- nal- nel- rol- tol- bol- gil- el-"
  private static let r: StaticString = "giller- ler- lar-"
  /// Lithuanian `Jonas` in the genitive `Onos`, `Petraus`; Latvian `Annas`, `Ilzes`.
  private static let s: StaticString = "aus-us us- os-a"
  /// Hungarian `Annát`, `Gergőt`, `Péterért`; Estonian `Kertult`.
  private static let t: StaticString = "ert- lt- et- ot- t-"
  /// Hungarian `Annához`.
  private static let z: StaticString = "hoz- hez-"
  private static let v: StaticString = "kov-ek ev- ov-"
  private static let w: StaticString = "kow-ek ow-"
  /// Czech and Slovak `Novákových`; Polish `Kowalskich`.
  private static let h: StaticString = "ikovych-ik kovych-ek ovych- ich-i"
  /// Polish `Kowalskiej`.
  private static let j: StaticString = "skiej-ski ckiej-cki ej-a oj-a"
  private static let none: StaticString = ""

  /// Returns the pairs of the endings with this last letter.
  static func pairs(lastLetter: UInt8) -> StaticString {
    switch lastLetter {
    case UInt8(ascii: "a"): a
    case UInt8(ascii: "e"): e
    case UInt8(ascii: "h"): h
    case UInt8(ascii: "i"): i
    case UInt8(ascii: "j"): j
    case UInt8(ascii: "k"): k
    case UInt8(ascii: "l"): l
    case UInt8(ascii: "m"): m
    case UInt8(ascii: "n"): n
    case UInt8(ascii: "o"): o
    case UInt8(ascii: "r"): r
    case UInt8(ascii: "s"): s
    case UInt8(ascii: "t"): t
    case UInt8(ascii: "u"): u
    case UInt8(ascii: "v"): v
    case UInt8(ascii: "w"): w
    case UInt8(ascii: "y"): y
    case UInt8(ascii: "z"): z
    default: none
    }
  }
}
