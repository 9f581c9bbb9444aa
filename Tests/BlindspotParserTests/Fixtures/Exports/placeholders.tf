# Texts inside interpolations are texts; references are not.
resource "genesyscloud_flow" "a" {
  name        = "${var.isOpen ? "Call Lena Novak" : "Call Omar Haddad"}"
  description = "${format("Ask %s and Grace Okafor", var.x)}"
}
resource "genesyscloud_flow" "b" {
  name        = "${lower("Ask Lena Novak")}"
  description = "${join(" ", ["Ask Priya Sharma", var.x])}"
}
resource "genesyscloud_flow" "c" {
  name        = "${coalesce(var.x, "Ask ${var.first} Novak")}"
  description = "${local.people["Lena Novak"].about}"
}
resource "genesyscloud_flow" "d" {
  name        = "${replace("Ask Lena Novak", "Ask", "Tell")}"
  description = "${try(var.x, 'Ask Lena Novak')}"
}
resource "genesyscloud_flow" "e" {
  name        = "${NAME:-Ask Lena Novak}"
  description = "%{ if var.x }Ask Lena Novak%{ endif }"
}
resource "genesyscloud_flow" "references" {
  name        = "${var.name}"
  description = "${local.texts["en-us"]}"
}
resource "genesyscloud_flow" "more_references" {
  name        = "${local.names[count.index]}"
  description = "${max(1, var.x) > 2 ? var.a : var.b}"
}
