# Prompts and a flow of Willow Creek Dental as CX as Code. Two texts hold personal data on purpose.
resource "genesyscloud_architect_user_prompt" "closed" {
  name        = "Closed"
  description = "Played outside the opening hours"
  resources {
    language   = "en-us"
    tts_string = "We are closed. In an emergency call Tom Whitfield at 212-555-0187."
  }
  resources {
    language   = "es-us"
    tts_string = <<-TEXT
      Estamos cerrados.
      Llame otra vez mañana.
    TEXT
  }
}

resource "genesyscloud_flow" "main_line" {
  filepath = "${path.module}/main-line.yaml"
  substitutions = {
    flow_name        = "Willow Creek Main Line"
    default_language = "en-us"
    greeting         = "Hello, you are speaking with the office of Maria Castellano."
    queue_name       = var.queue_name
  }
}

resource "genesyscloud_flow_outcome" "booked" {
  name        = "Appointment booked"
  description = "The caller has an appointment"
}
