locals {
  greeting = "Hello from Nora."
  note     = "Ask Nora about this"
  prompts = {
    closed = { title = "Closed", words = "We are closed.", language = "en-us" }
  }
  texts = { bye = "Good bye." }
}

variable "words" {
  default = "Please hold for Nora."
}

resource "genesyscloud_architect_user_prompt" "p" {
  for_each = local.prompts
  name     = each.value.title
  resources {
    language   = "en-us"
    tts_string = each.value.words
  }
}

resource "genesyscloud_architect_user_prompt" "q" {
  for_each    = { "Nora_Lind" = "Please ask Nora." }
  name        = each.key
  description = var.words
  dynamic "resources" {
    for_each = toset(["One for Nora."])
    content {
      language   = "en-us"
      tts_string = resources.value
    }
  }
}

resource "genesyscloud_flow" "Recall_Nora" {
  filepath = "flow.yaml"
  substitutions = merge(local.common, {
    flow_name = "Recall Nora"
    greeting  = local.texts.bye
  })
}

data "genesyscloud_flow" "old" {
  name = "Old line of Nora"
}

data "genesyscloud_routing_queue" "sales" {
  name = "Sales queue"
}

resource "genesyscloud_routing_queue" "q" {
  name                   = "Sales"
  description            = "Ask Nora about the queue"
  whisper_words          = "New words from Nora"
  calling_party_name     = "Nora Lind"
  acw_timeout_ms         = 1000
  skill_evaluation_method = "BEST"
}

resource "aws_sns_topic" "t" {
  display_name = "Nora Lind"
}

module "sales_queue" {
  source      = "../queues"
  name        = "Sales"
  description = "Ask Nora about the queue"
}

module "main_flow" {
  source      = "../flows"
  name        = "Main line"
  description = "Ask Nora about the flow"
}

module "prompt" {
  source      = "./prompt"
  for_each    = { a = { name = "Holiday of Nora" } }
  name        = each.value.name
  description = "Prompt of Nora"
}
