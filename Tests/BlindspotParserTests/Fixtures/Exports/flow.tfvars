flow_name = "Named in variables"
greeting  = "Hello from variables"
region    = "us-east-1"
