# Each text that `for_each` iterates over has the kind of the argument that uses it.
resource "genesyscloud_flow" "tomap" {
  for_each = tomap({ a = "First text" })
  name     = each.value
}
resource "genesyscloud_flow" "merge" {
  for_each = merge({ a = "Second text" }, { b = "Third text" })
  name     = "${each.value}"
}
resource "genesyscloud_flow" "nested_set" {
  for_each = toset(flatten([["Fourth text"], ["Fifth text"]]))
  name     = "${each.key} flow"
}
resource "genesyscloud_flow" "string_index" {
  for_each    = { x = { title = "Sixth text", "about" = "Seventh text" } }
  name        = each.value["title"]
  description = each.value.about
}
resource "genesyscloud_flow" "list" {
  for_each = { x = ["Eighth text", "Ninth text"] }
  name     = each.value[0]
}
locals {
  names = ["Tenth text"]
  pages = { "Eleventh text" = { texts = { en = "Twelfth text" } } }
}
resource "genesyscloud_flow" "count" {
  count = length(local.names)
  name  = local.names[count.index]
}
resource "genesyscloud_flow" "attribute_of_attribute" {
  for_each    = local.pages
  name        = each.key
  description = each.value.texts.en
}
resource "genesyscloud_flow" "condition" {
  for_each = var.isOpen ? { a = "Thirteenth text" } : { b = "Fourteenth text" }
  name     = each.value
}
resource "genesyscloud_architect_user_prompt" "iterator" {
  name = "iterator"
  dynamic "resources" {
    for_each = { "en-us" = "Fifteenth text" }
    iterator = item
    content {
      language   = item.key
      tts_string = item.value
    }
  }
}
resource "genesyscloud_flow" "unused_key" {
  for_each = { "Sixteenth text here" = 1, billing = 2, en-us = 3 }
  filepath = "flow.yaml"
}
resource "genesyscloud_flow" "for_expression" {
  for_each = { for name in ["Seventeenth text"] : lower(name) => name }
  name     = each.value
}
