variable "closed_greeting" {
  type    = string
  default = "We are closed, says the variable."
}
locals {
  flow_name = "Named in a local"
  region    = "us-east-1"
}
resource "genesyscloud_architect_user_prompt" "welcome" {
  name        = "Welcome"
  description = "First words"
  resources {
    language   = "en-us"
    tts_string = "Good day to \"you\"."
  }
  resources {
    language = "de-de"
    text     = "Guten Tag, ${var.name}."
  }
}
resource "genesyscloud_flow" "main" {
  filepath = "${path.module}/main.yaml"
  substitutions = {
    flow_name        = join("-", ["Main", var.site])
    default_language = "en-us"
    greeting         = "Hello from a substitution"
    queue_name       = "Queue"
    menu_name        = var.menu_name
    closed_message   = "${var.closed}"
  }
}
resource "genesyscloud_user" "sam" {
  name   = "Sam Sample"
  email  = "sam@example.com"
  title  = "Agent"
  locations {
    notes = "third floor"
  }
}
resource "genesyscloud_group" "team" {
  name        = "Team Sam"
  description = "All of reception"
}
resource "genesyscloud_flow_milestone" "paid" {
  name        = "Paid"
  description = "The caller has paid"
}
resource "aws_instance" "other" {
  name = "not ours"
}
module "night_line" {
  source         = "./modules/line"
  name           = "not a flow for sure"
  night_greeting = "Hello from an argument of a module"
}
