resource "render_web_service" "api" {
  env_vars = {
    CLERK_SECRET_KEY      = { value = var.clerk_secret_key }
    CLERK_PUBLISHABLE_KEY = { value = "pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ" }
    # CLERK_API_URL = { value = "https://api.acme.test" }
    CLERK_API_VERSION = { description = "which one", sensitive = false }
  }
}
