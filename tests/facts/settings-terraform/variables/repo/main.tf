variable "clerk_secret_key" {
  type      = string
  sensitive = true
}
variable "clerk_publishable_key" { default = "pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ" }
locals {
  env = {
    CLERK_SECRET_KEY = var.clerk_secret_key
    "CLERK_API_URL"  = "https://${var.host}" # api
  }
}
